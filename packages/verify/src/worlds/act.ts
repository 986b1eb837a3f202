/**
 * One thing that can happen in a state, and the list in which all of them are collected.
 */
import type { Command, CommandEntry, Entry, Person } from "@rfckit/core";
import { commandOf } from "./command-of.ts";
import type { Node, Text, World } from "./world.ts";

export interface Act {
  /** In words, for a history. */
  readonly label: string;
  /** Whose doing it is; `null` for GitHub's and time's. */
  readonly by: Person | "bot" | null;
  /** What the core is told, in this order. */
  readonly entries: readonly Entry[];
  readonly now: number;
  readonly hindered: boolean;
  readonly widened: boolean;
}

/** Facts are named for the ledger's sake, which has no part in this. */
export const KEY = "fact";

export class ActList {
  readonly acts: Act[] = [];
  readonly node: Node;
  readonly world: World;
  readonly present: Text;

  constructor(node: Node, world: World) {
    this.node = node;
    this.world = world;
    this.present = (node.standing.text?.digest ?? "first") as Text;
  }

  add(label: string, by: Act["by"], entries: readonly Entry[], more: Partial<Act> = {}): void {
    const { now, hindered, widened } = this.node;
    this.acts.push({ label, by, entries, now, hindered, widened, ...more });
  }

  called(person: Person): string {
    return person === this.world.cast.namesake ? `another ${person.login}` : person.login;
  }

  command(by: Person, command: Command, at: number = this.node.now): CommandEntry {
    return commandOf(this.world, { by, command, text: this.present, widened: this.node.widened, at });
  }

  /** What was written earlier matters only right after something else was done. */
  mayBeLate(): boolean {
    const { standing, now } = this.node;
    const { motion } = standing;
    if (!this.world.may.late || motion === null) return false;
    return motion.at === now || motion.period?.startedAt === now || motion.decision?.at === now;
  }
}
