/**
 * The process written down a second time: as definitions over the whole history, from the RFC's sentences alone.
 *
 * `signed(n)` is who has signed once the first `n` facts are counted, `due(n)` when the decision falls if nothing more
 * happens; `once` only remembers answers. The surprise is that no phase is needed: a decision stands while `due` lies in
 * the past. The bot is prompt: it counts all facts of an instant, then judges (R9, R12, R13) and acts, at that instant.
 *
 * Left out: how commands are spelt and answered (D4, D13, D27-D31), rosters and settings that change (D7, D32), pull
 * requests not about an RFC (D1), a late bot (D17, D18), `second` (D26), reminders and pauses (D33, D34), labels. `hinder`
 * is all that GitHub refuses (D20). Where the sentences are silent: of a person's signatures the last one counts, only
 * a motion to merge depends on the text, and the seven days of D16 are reckoned anew from an end that D20 set.
 */
export type Disposition = "merge" | "close" | "postpone";
/** `days` of the period; `minimum` and `changeGrace` in ms, the grace no longer than the period. */
export interface Settings extends Readonly<Record<"days" | "minimum" | "changeGrace", number>> {
  readonly groups: Readonly<Record<string, readonly number[]>>;
  readonly admins: readonly number[];
  readonly onChange: "keep" | "restart";
  readonly reviews: boolean;
  readonly resolvers: "objector" | "group";
}

/** Who did what, at which instant (UTC, ms). A history begins with a `push`: the text it was opened with. */
export type Fact = { readonly at: number; readonly by: number } & (
  | { readonly did: Disposition | "cancel" | "sign" | "tick" | "unreview" | "untick" }
  | { readonly did: "approve"; readonly text?: string } // of the commit reviewed, where it isn't the newest
  | { readonly did: "object"; readonly name: string }
  | { readonly did: "resolve"; readonly name: string | null }
  | { readonly did: "push"; readonly text: string; readonly complete: boolean }
  | { readonly did: "draft" | "ready" | "hinder" | "unhinder" | "close by hand" | "merge by hand" | "reopen" }
);
export type Ending = "accepted" | "rejected" | "cancelled" | "lapsed" | "withdrawn" | "merged by hand";
type Objections = readonly { readonly name: string; readonly by: number }[];

const DAY = 24 * 3_600_000;
const NEVER = Number.POSITIVE_INFINITY;
const once = <Answer>(ask: (n: number) => Answer): ((n: number) => Answer) => {
  const known = new Map<number, Answer>();
  return (n) => known.get(n) ?? (known.set(n, ask(n)).get(n) as Answer);
};

/** Takes the history, in the order in which facts count; gives how the last motion stands, or ended, at an instant. */
export const secondOpinion = (settings: Settings, history: readonly Fact[]) => {
  const fact = (i: number) => history[i] as Fact;
  const at = (i: number) => history[i]?.at ?? (i < 0 ? -NEVER : NEVER);
  const range = (a: number, b: number) => Array.from({ length: Math.max(0, b - a) }, (_, i) => a + i);
  const last = (n: number, is: (fact: Fact, i: number) => boolean, from = 0): number => {
    for (let i = n - 1; i >= from; i--) if (is(fact(i), i)) return i;
    return -1;
  };
  const newest = (n: number, ...dids: Fact["did"][]) => history[last(n, (f) => dids.includes(f.did))];
  const through = (instant: number) => last(history.length, (f) => f.at <= instant) + 1;

  const names = Object.keys(settings.groups);
  const groupsOf = once((user) => names.filter((name) => settings.groups[name]?.includes(user)));
  const isStakeholder = (user: number) => groupsOf(user).length > 0;
  const isAdmin = (user: number) => settings.admins.includes(user);
  const pushed = once((n) => newest(n, "push") as Fact & { did: "push" });
  const changes = (i: number) => i > 0 && pushed(i).text !== pushed(i + 1).text; // D15: by the difference, not the head.
  const isDraft = (n: number) => newest(n, "draft", "ready")?.did === "draft";
  const isFull = (n: number) => !isDraft(n) && pushed(n).complete; // R6
  const isHindered = (n: number) => newest(n, "hinder", "unhinder")?.did === "hinder";

  /** The life of the motion that fact `first` made; objections `carried` stand against it from the start (D21). */
  const lifeOf = (first: number, disposition: Disposition, carried: Objections) => {
    const mover = fact(first).by;
    const merging = disposition === "merge";
    // R8, D11: the ways to sign. D14: how to withdraw. D15: each signature remembers its text, the last one counts.
    const isSignature = ({ did, by }: Fact) =>
      isStakeholder(by) && (/^(sign|tick)$/.test(did) || (did === "approve" && merging && settings.reviews));
    const isWithdrawal = ({ did, by, at }: Fact, i: number) =>
      /^(unreview|untick)$/.test(did) && by !== mover && !(ground(i) && starts(i) < at);
    const isReplaced = (i: number) => (f: Fact, j: number) =>
      f.by === fact(i).by && (isSignature(f) || isWithdrawal(f, j));
    const signatures = once((n): readonly number[] => {
      const signs = range(first, n).filter((i) => i === first || isSignature(fact(i)));
      return signs.filter((i) => last(n, isReplaced(i), i + 1) < 0);
    });
    const people = (signs: readonly number[]) => signs.map((i) => fact(i).by);
    const textOf = (i: number) => (fact(i) as { text?: string }).text ?? pushed(i).text;
    const signedThis = once((n) => people(signatures(n).filter((i) => textOf(i) === pushed(n).text)));

    // R11, D21-D24: raised by a stakeholder under a name that no open one has, until resolved by whom it may be.
    const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
    const isOfGroup = (a: number, b: number) => groupsOf(a).some((name) => groupsOf(b).includes(name));
    const mayResolve = (a: number, by: number) =>
      a === by || isAdmin(a) || (settings.resolvers === "group" && isOfGroup(a, by));
    const open = once((n): Objections => {
      if (n <= first + 1) return carried;
      const before = open(n - 1);
      const f = fact(n - 1);
      if (f.did === "resolve") {
        const isMeant = (o: string) => (f.name === null ? before.length === 1 : isSame(o, f.name));
        return before.filter((o) => !(isMeant(o.name) && mayResolve(f.by, o.by)));
      }
      const isNew = f.did === "object" && isStakeholder(f.by) && !before.some((o) => isSame(o.name, f.name));
      return isNew ? [...before, { name: f.name, by: f.by }] : before;
    });

    // R9, D12: somebody of a group that the mover isn't in has signed, and no objection is open.
    const isSeconded = (n: number) =>
      people(signatures(n)).some((user) => groupsOf(user).some((name) => !groupsOf(mover).includes(name)));
    const ground = once((n): boolean => n > first && open(n).length === 0 && isSeconded(n));
    /** The fact since which that has held without a break (R11, D25). */
    const began = once((n): number => (ground(n - 1) ? began(n - 1) : n - 1));
    const changed = (n: number, is = changes) => last(n, (_, i) => changes(i) && is(i), began(n) + 1);

    // R13, R14, D12: every group has signed the present text, by two people at least.
    const hasEveryGroup = (n: number) =>
      signedThis(n).length >= 2 && new Set(signedThis(n).flatMap(groupsOf)).size === names.length;
    // D17, D20: the period starts when its ground began (D15: or anew), or with the change that undid what decided at once.
    const starts = once((n): number => {
      const isAnew = (i: number) => settings.onChange === "restart" && merging && !isDecided(i);
      const since = Math.max(began(n), changed(n, isAnew));
      const isShort = (i: number) => settings.minimum === 0 && hasEveryGroup(Math.min(n, through(at(i))));
      const isStart = (i: number) => (i === since || (merging && changes(i))) && !isShort(i);
      return at(range(since, n).find(isStart) ?? since);
    });
    // R10; D16: a late change moves the end, by seven days in all.
    const runsOut = (n: number) => starts(n) + settings.days * DAY;
    const moved = (change: number) => (merging ? at(change) + settings.changeGrace : -NEVER);
    const ends = once((n): number => Math.max(runsOut(n), moved(changed(n))));
    const latest = (n: number) => Math.max(runsOut(n), moved(changed(n, isDecided))) + 7 * DAY;
    /** R12, R13, D19: the instant of the decision, if nothing more than the first `n` facts happens. */
    const due = once((n): number => {
      if (!ground(n)) return NEVER;
      if (began(n) < n - 1 && isDecided(n - 1) && !(merging && changes(n - 1))) return due(n - 1); // D20
      const soonest = hasEveryGroup(n) ? starts(n) + settings.minimum : NEVER;
      return Math.max(at(changed(n)), Math.min(ends(n), soonest));
    });
    /** Whether a decision made before the instant of fact `i` still stands when that happens (D9, D10, D20). */
    const isDecided = (i: number): boolean => range(through(at(i) - 1), i + 1).every((n) => due(n) < at(i));

    const falls = (n: number) => Math.max(due(n), at(n - 1));
    /** R12, R13: whether the bot carries it out with the first `n` facts counted; D8, D20: as soon as GitHub lets it. */
    const isCarriedOut = (n: number) => falls(n) < at(n) && !isHindered(n) && (!merging || isFull(n));
    /** How fact `i` ends the motion: D6, D9, D10, and D16 for a change that would move the end too far. */
    const endedBy = (i: number): Ending | null => {
      const f = history[i];
      if (f === undefined) return null;
      if (f.did === "cancel") return f.by === mover || isAdmin(f.by) ? "cancelled" : null;
      if (f.did === "close by hand") return !merging && isDecided(i) ? "rejected" : "withdrawn";
      if (f.did === "merge by hand") return merging && isDecided(i) ? "accepted" : "merged by hand";
      if (!merging || isDecided(i)) return null;
      if (f.did === "draft" && !isDraft(i)) return "lapsed";
      const isTooLate = ground(i) && changes(i) && moved(i) > latest(i);
      return isTooLate && settings.onChange === "keep" ? "lapsed" : null;
    };
    const end = (() => {
      for (const n of range(first + 1, history.length + 1)) {
        const isByBot = isCarriedOut(n);
        const how = isByBot ? (merging ? "accepted" : "rejected") : endedBy(n);
        if (how !== null) return { how, at: isByBot ? falls(n) : at(n), n, counted: isByBot ? n : n + 1 };
      }
      return null;
    })();
    /** When the decision that stands fell, and why: it fell anew since R9 last began to hold or the text changed (D20). */
    const decision = (n: number, instant: number) => {
      const since = Math.max(began(n), merging ? changed(n) : -1) + 1;
      const k = range(since, n + 1).find((k) => falls(k) < Math.min(at(k), instant + 1));
      if (k === undefined || !ground(n)) return null;
      const isShort = hasEveryGroup(k) && falls(k) >= starts(k) + settings.minimum;
      return { at: falls(k), why: isShort ? ("short-cut" as const) : ("end of period" as const) };
    };
    const describe = (counted: number, instant: number) => {
      const hasEnded = end !== null && end.at <= instant;
      const n = hasEnded ? end.n : counted;
      const decided = decision(n, hasEnded ? end.at : instant);
      const periodEnds = !hasEnded && decided === null && ground(n) ? ends(n) : null;
      const motion = hasEnded ? end.how : ("pending" as const);
      const signed = { signed: people(signatures(n)), signedThisText: hasEnded ? [] : signedThis(n) };
      const endedAt = hasEnded ? end.at : null;
      return { motion, disposition, mover, ...signed, open: open(n), periodEnds, decided, endedAt };
    };
    return { disposition, open, end, describe };
  };
  /** All motions that the first `n` facts made, the newest first. */
  const motions = once((n): readonly ReturnType<typeof lifeOf>[] => {
    if (n === 0) return [];
    const f = fact(n - 1);
    const before = motions(n - 1);
    if (f.did !== "merge" && f.did !== "close" && f.did !== "postpone") return before; // D3
    const isPending = before[0] !== undefined && (before[0].end?.counted ?? NEVER) >= n; // D5
    const mayMove = isStakeholder(f.by) && groupsOf(f.by).length < names.length; // R5, D2
    if (isPending || isShut(n - 1) || !mayMove || (f.did === "merge" && !isFull(n - 1))) return before;
    const earlier = before.find((motion) => motion.disposition === f.did); // D21
    return [lifeOf(n - 1, f.did, earlier?.end ? earlier.open(earlier.end.n) : []), ...before];
  });
  /** D10: closed or merged, by hand or by the bot; what is closed can be opened again, what is merged can't. */
  const isShut = once((n): boolean => {
    const ended = motions(n)[0]?.end;
    if (n === 0 || (ended?.how === "rejected" && ended.counted === n)) return n > 0;
    if (last(n, (f, i) => f.did === "merge by hand" && !isShut(i)) >= 0) return true;
    if (ended?.how === "accepted" && ended.counted <= n) return true;
    return fact(n - 1).did === "close by hand" || (fact(n - 1).did !== "reopen" && isShut(n - 1));
  });
  return (instant: number) => motions(through(instant))[0]?.describe(through(instant), instant) ?? null;
};
export type Opinion = ReturnType<ReturnType<typeof secondOpinion>>;
