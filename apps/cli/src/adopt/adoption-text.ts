/** What was read of a motion made by hand, and what came of it, for a reader and for other programs. */
import type { Person } from "@rfckit/core";
import {
  type Adoption,
  type HandMade,
  sayAdoption,
  sayWould,
  tellHandMade,
  type Would,
} from "@rfckit/reconciler";
import type { z } from "zod";
import type { ADOPT_SHAPE } from "../json-shapes.ts";
import { sayAbout } from "../reconcile/say-about.ts";
import { harmless } from "../simulate/paint.ts";

export interface Told {
  /** `OWNER/REPO#12`. */
  readonly place: string;
  /** What commands begin with. */
  readonly mention: string;
  readonly adoption: Adoption;
  /** What the bot would do. */
  readonly would: readonly Would[];
}

const nameOf = ({ login }: Person) => login;

/** What it read, and what would follow. */
export function adoptionLines({ place, adoption, would }: Told): string[] {
  const read = "read" in adoption ? adoption.read : null;
  const follows = adoption.kind === "adopted" ? worthTelling(would).map(sayOne) : [];
  return [
    place,
    ...(read === null
      ? []
      : [
          "",
          `A motion to ${read.disposition}, made by hand: ${read.source.url}`,
          ...tellHandMade(read, nameOf).map((line) => `  • ${harmless(line)}`),
        ]),
    ...(follows.length === 0 ? [] : ["", "The bot would", ...follows.map((line) => `  • ${harmless(line)}`)]),
    "",
  ];
}

/** A comment that it would post it would also edit, as more comes to stand in it. */
function worthTelling(would: readonly Would[]): Would[] {
  return would.filter((each) => each.kind !== "change" || each.change.kind !== "edit-comment");
}

function sayOne(would: Would): string {
  return would.kind === "comment" ? `post ${sayAbout(would.about)}` : sayWould(would);
}

export interface Outcome extends Told {
  readonly isDone: boolean;
}

export function outcomeLines({ adoption, isDone, mention }: Outcome, dryRun: boolean): string[] {
  if (adoption.kind !== "adopted" || isDone) return [harmless(sayAdoption(adoption, nameOf, mention))];
  return [
    dryRun
      ? "This was a dry run: nothing was written."
      : "Nothing was written. To take it over without being asked, give --yes.",
  ];
}

export function adoptionJson({
  place,
  mention,
  adoption,
  would,
  isDone,
}: Outcome): z.infer<typeof ADOPT_SHAPE> {
  const [repository = "", number = ""] = place.split("#");
  return {
    repository,
    number: Number(number),
    outcome: adoption.kind === "adopted" && !isDone ? "possible" : adoption.kind,
    text:
      isDone || adoption.kind !== "adopted"
        ? sayAdoption(adoption, nameOf, mention)
        : "It can be taken over.",
    read: "read" in adoption ? readJson(adoption.read) : null,
    would: adoption.kind === "adopted" ? worthTelling(would).map(sayOne) : [],
  };
}

function readJson(read: HandMade): z.infer<typeof ADOPT_SHAPE>["read"] {
  const instant = (at: number) => new Date(at).toISOString();
  return {
    url: read.source.url,
    disposition: read.disposition,
    mover: read.mover.login,
    movedAt: instant(read.movedAt),
    reason: read.reason,
    signOffs: read.signOffs.map(({ by, at, how, url }) => ({ by: by.login, at: instant(at), how, url })),
    objections: read.objections.map(({ name, by, at, source }) => ({
      name,
      by: by.login,
      at: instant(at),
      url: source.url,
    })),
    toSignAgain: read.toSignAgain.map(nameOf),
    withoutBox: read.withoutBox.map(nameOf),
    strangers: [...read.strangers],
  };
}
