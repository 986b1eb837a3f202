/**
 * What one delivery does: it is learnt from, and it rings. Nothing here asks GitHub anything, so it takes no time.
 */
import { type Connections, type Ring, ringsOf } from "@rfckit/github";
import { type Bot, rings } from "@rfckit/reconciler";
import type { PendingRings } from "./pending-rings.ts";

interface Bells {
  readonly bot: Bot;
  readonly connections: Connections;
  readonly pending: PendingRings;
}

/** Rings for whatever the delivery tells of, and gives how often it rang: 0 for most. */
export function ringFor(name: string, payload: unknown, bells: Bells): number {
  const { connections } = bells;
  connections.learn(name, payload);
  const rung = ringsOf(name, payload, connections.self()).filter((ring) => ringOnce(ring, bells));
  if (rung.length > 0) bells.pending.wake();
  return rung.length;
}

function ringOnce(ring: Ring, { bot, connections, pending }: Bells): boolean {
  switch (ring.kind) {
    case "pull":
    case "issue": {
      if (!rings(ring.event, bot.mentionsOf(ring.key.repository))) return false;
      if (ring.kind === "pull") bot.ring(ring.key);
      else bot.ringIssue(ring.key);
      return true;
    }
    case "repository":
      pending.ringRepository(ring.repository);
      return true;
    case "installations":
      // Repositories came or went: whatever is open in a new one is to be found.
      connections.forget();
      pending.ringEverywhere();
      return true;
  }
}
