/**
 * Who did what when: the facts that led to a standing, each with the rules that gave it its effect.
 *
 * Motions that ended before the last one are a sentence each; the last one is told in full.
 */
import type { EndedMotion, Motion, MotionEnd, SignOff } from "./motion.ts";
import type { Objection } from "./objection.ts";
import { presentText, type Standing } from "./standing.ts";
import { doneTo, enumerate, type Sentence, type Voice } from "./voice.ts";

/** The facts, oldest first; those of one instant in the order in which they counted, those without one last. */
export function factsOf(standing: Standing, voice: Voice): Sentence[] {
  const { motion, ended } = standing;
  const last = motion === null ? ended.at(-1) : undefined;
  const earlier = last === undefined ? ended : ended.slice(0, -1);
  const facts: Sentence[] = earlier.map((each) => sayEnd(each, voice));
  const shown = motion ?? last?.motion;
  if (shown !== undefined) facts.push(...factsOfMotion(standing, shown, voice));
  if (last !== undefined) facts.push(sayEnd(last, voice));
  if (standing.pausedSince !== null) {
    facts.push({ text: "The bot was paused.", at: standing.pausedSince, rules: ["D34"] });
  }
  const dated = facts
    .filter((fact) => fact.at !== undefined)
    .sort((one, other) => (one.at ?? 0) - (other.at ?? 0));
  return [...dated, ...facts.filter((fact) => fact.at === undefined)];
}

function factsOfMotion(standing: Standing, motion: Motion, voice: Voice): Sentence[] {
  const facts = sayMotion(motion, voice);
  if (motion.approvedBefore.length > 0) {
    const people = enumerate(motion.approvedBefore.map(voice.person), "and");
    facts.push({
      text: `${people} had approved before the motion, which does not count.`,
      at: motion.at,
      rules: ["D11"],
    });
  }
  const present = motion === standing.motion ? presentText(standing) : null;
  for (const signOff of motion.signOffs) {
    if (signOff.how !== "motion") facts.push(saySignOff(signOff, present, voice));
  }
  for (const objection of motion.objections) facts.push(...sayObjection(motion, objection, voice));
  facts.push(...sayClock(motion, voice));
  if (motion.presentRoster !== null) {
    const text =
      "The labels or the configuration name other stakeholders by now. The motion keeps its roster.";
    facts.push({ text, rules: ["D7"] });
  }
  return facts;
}

/** Who moved; and where people had run it by hand, who had it taken over, and what of theirs counts. */
function sayMotion(motion: Motion, voice: Voice): Sentence[] {
  const { mover, disposition, adopted, source } = motion;
  const by = adopted === undefined ? "" : " by hand";
  const moved: Sentence = {
    text: `${voice.person(mover)} moved${by} to ${disposition} it, for ${enumerate(motion.projects.map(voice.title), "and")}.`,
    at: adopted?.movedAt ?? motion.at,
    rules: ["R5", "R8", "D7"],
    url: source.url,
  };
  if (adopted === undefined) return [moved];
  const who = adopted.by === null ? "its operator" : voice.person(adopted.by);
  const facts: Sentence[] = [
    moved,
    {
      text: `The bot took this motion over, as ${who} asked it to. What was signed before counts for the final comment period, and not for deciding sooner.`,
      at: motion.at,
      rules: ["R9", "R13", "D15"],
    },
  ];
  if (adopted.toSignAgain.length > 0) {
    const people = enumerate(adopted.toSignAgain.map(voice.person), "and");
    const text = `Somebody else had ticked the box of ${people}, which does not count.`;
    facts.push({ text, at: motion.at, rules: ["D11", "D31"] });
  }
  return facts;
}

const SIGNED: Readonly<Record<SignOff["how"], string>> = {
  motion: "signed off by making the motion",
  command: "signed off",
  tick: "signed off by ticking a box",
  review: "signed off by an approving review",
};

function saySignOff(signOff: SignOff, present: string | null, voice: Voice): Sentence {
  const { by, at, how, url, text } = signOff;
  const earlier = present !== null && text !== present;
  const sentence = `${voice.person(by)} ${SIGNED[how]}${earlier ? ", an earlier text" : ""}.`;
  return { text: sentence, at, rules: earlier ? ["D11", "D15"] : ["D11"], url };
}

function sayObjection(motion: Motion, objection: Objection, voice: Voice): Sentence[] {
  const { by, at, source, carried, resolution, seconds } = objection;
  const name = voice.quote(objection.name);
  const facts: Sentence[] = [
    { text: `${voice.person(by)} objected: ${name}.`, at, rules: ["R11", "D22"], url: source.url },
  ];
  if (carried) {
    facts.push({
      text: `${name} was open when an earlier motion ended, and stands against this one.`,
      at: motion.at,
      rules: ["D21"],
    });
  }
  if (seconds.length > 0) {
    facts.push({
      text: `${enumerate(seconds.map(voice.person), "and")} seconded ${name}.`,
      rules: ["D26"],
    });
  }
  if (resolution === null) return facts;
  const who = resolution.by === null ? "" : voice.person(resolution.by);
  const text = {
    resolved: `${who} resolved ${name}.`,
    overruled: `${who} overruled ${name} as an admin.`,
    lapsed: `${name} lapsed, for nobody seconded it in time.`,
  }[resolution.how];
  facts.push({ text, at: resolution.at, rules: [resolution.how === "lapsed" ? "D26" : "D24"] });
  return facts;
}

/** The last period, and the decision. */
function sayClock(motion: Motion, voice: Voice): Sentence[] {
  const facts: Sentence[] = [];
  const { lastPeriod, decision } = motion;
  if (lastPeriod !== null) {
    const { number, startedAt, endsAt, url, moves } = lastPeriod;
    const which = number === 1 ? "The final comment period" : `Final comment period ${number}`;
    const text = `${which} began, to end on ${voice.time(endsAt)}${moves > 0 ? " (its end was moved)" : ""}.`;
    facts.push({
      text,
      at: startedAt,
      rules: moves > 0 ? ["R9", "R10", "D17", "D16"] : ["R9", "R10", "D17"],
      url,
    });
  }
  if (decision !== null) {
    const because =
      decision.because === "period-ended"
        ? "the final comment period had run out with no open objection"
        : "one stakeholder of each group had signed off, and no objection was open";
    const text = `It was decided that the RFC is to be ${doneTo(motion.disposition)}: ${because}.`;
    facts.push({ text, at: decision.at, rules: [decision.because === "period-ended" ? "R12" : "R13"] });
    const { hindrance } = decision;
    if (hindrance !== null) {
      facts.push({ text: "GitHub did not let the bot carry it out.", at: hindrance.at, rules: ["D20"] });
    }
  }
  return facts;
}

function sayEnd(ended: EndedMotion, voice: Voice): Sentence {
  const { motion, end, at, by } = ended;
  const it = `The motion to ${motion.disposition}, made by ${voice.person(motion.mover)},`;
  return { ...endOf(end, it, by === null ? "" : ` by ${voice.person(by)}`), at, url: motion.source.url };
}

function endOf(
  end: MotionEnd,
  it: string,
  by: string,
): { readonly text: string; readonly rules: readonly string[] } {
  switch (end.kind) {
    case "accepted":
      return { text: `${it} was carried out: the RFC is accepted.`, rules: ["R12"] };
    case "rejected":
      return { text: `${it} was carried out: the RFC is rejected.`, rules: ["R12", "R15"] };
    case "withdrawn":
      return { text: `${it} ended, for the pull request was closed${by}.`, rules: ["D10"] };
    case "merged-by-hand":
      return { text: `${it} ended, for the pull request was merged by hand${by}.`, rules: ["D10"] };
    case "cancelled":
      return { text: `${it} was cancelled${by}${end.admin ? ", an admin" : ""}.`, rules: ["D6"] };
    case "lapsed":
      return { text: `${it} lapsed, for ${LAPSED[end.because].why}.`, rules: [LAPSED[end.because].rule] };
  }
}

const LAPSED: Readonly<
  Record<
    Extract<MotionEnd, { readonly kind: "lapsed" }>["because"],
    { readonly why: string; readonly rule: string }
  >
> = {
  draft: { why: "the pull request became a draft again", rule: "D9" },
  "left-rfc": { why: "the pull request is no longer about an RFC only, on the default branch", rule: "D1" },
  "kept-changing": {
    why: "the text was still changing after its end had been moved as far as it may be",
    rule: "D16",
  },
};
