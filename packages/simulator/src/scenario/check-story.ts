/**
 * What makes a story impossible to play, though each of its steps is well-formed: a comment that nobody has
 * posted yet, a clock that would have to run backwards.
 */
import { formatInstant, parseInstant, parseLength } from "./instant-text.ts";
import { type Finding, oneOf, quote } from "./problem.ts";
import type { Scenario } from "./scenario.ts";

/** Finds what can't happen in the order in which it is told. */
export function checkStory(scenario: Scenario): Finding[] {
  const findings: Finding[] = [];
  const comments = new Map<string, number>();
  let now = scenario.start;
  const demandComment = (id: string, path: Finding["path"]) => {
    if (comments.has(id)) return;
    const names = [...comments.keys()];
    findings.push({
      path,
      found: `an unknown comment ${quote(id)}`,
      expected: names.length === 0 ? "the `id` of an earlier `comment` step" : oneOf(names),
    });
  };
  for (const [index, step] of scenario.steps.entries()) {
    const path = ["steps", index, step.action];
    switch (step.action) {
      case "comment": {
        const { id } = step.with;
        if (id === undefined) break;
        const first = comments.get(id);
        if (first === undefined) comments.set(id, step.line);
        else
          findings.push({
            path: [...path, "id"],
            found: `${quote(id)} again (it is on line ${first} too)`,
            expected: "a name of its own",
          });
        break;
      }
      case "edit":
      case "delete":
        demandComment(step.with.comment, [...path, "comment"]);
        break;
      case "expect":
        for (const id of Object.keys(step.with.reactions ?? {}))
          demandComment(id, [...path, "reactions", id]);
        break;
      case "advance":
        now += parseLength(step.with) ?? 0;
        break;
      case "at": {
        const instant = parseInstant(step.with) ?? now;
        if (instant < now) {
          findings.push({
            path,
            found: quote(step.with),
            expected: `no instant before ${formatInstant(now)}, which the clock shows by then`,
          });
        }
        now = Math.max(now, instant);
        break;
      }
      case "label":
        if (step.with.add === undefined && step.with.remove === undefined) {
          findings.push({
            path,
            found: "neither `add` nor `remove`",
            expected: "labels to add or to remove",
          });
        }
        break;
      default:
        break;
    }
  }
  return findings;
}
