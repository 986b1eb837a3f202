import { MOST_BOXES, MOST_OBJECTIONS, type Person, type Roster } from "@rfckit/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mentionsIn, nasty } from "../../test/nasty.ts";
import { AT, ana, ben, cho, dee, nameOf, ROSTER, Story, zed } from "../../test/told.ts";
import { parseBoxes } from "./boxes.ts";
import { renderChecklist } from "./checklist.ts";

function render({ standing }: Story, room = 60_000): string {
  const common = {
    standing,
    name: nameOf,
    mention: AT,
    room,
    compareUrl: (from: string, to: string) => `https://github.example/compare/${from}..${to}`,
  };
  if (standing.motion !== null) return renderChecklist({ ...common, motion: standing.motion });
  const ended = standing.ended.at(-1);
  if (ended === undefined) throw new Error("the story has no motion");
  return renderChecklist({ ...common, ended });
}

describe("the boxes", () => {
  test("are what they were rendered from, whatever people write and groups are called", () => {
    fc.assert(
      fc.property(nasty(), nasty(), nasty(), fc.boolean(), (objection, reason, group, end) => {
        const roster: Roster = { groups: [{ name: group, members: [ana, ben] }, ...ROSTER.groups.slice(1)] };
        const story = new Story({ roster })
          .move(0, ana, "close", reason)
          .object(1, dee, objection)
          .sign(2, cho);
        if (end) story.pull(3, "closed", zed);
        const text = render(story);
        expect(parseBoxes(text)).toEqual([
          { login: "ana", checked: true },
          { login: "ben", checked: false },
          { login: "cho", checked: true },
          { login: "dee", checked: false },
          { login: "eli", checked: false },
        ]);
        expect(text).not.toContain("<!--");
        expect(new Set(mentionsIn(text))).toEqual(
          new Set(end ? ["ana", "ben", "cho", "dee", "eli", "zed"] : ["ana", "ben", "cho", "dee", "eli"]),
        );
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  test("stand once for each group that somebody is in", () => {
    const roster: Roster = { groups: [...ROSTER.groups, { name: "Core", members: [cho, dee] }] };
    const boxes = parseBoxes(render(new Story({ roster }).move(0, ana).sign(1, cho)));
    expect(boxes.filter((box) => box.login === "cho")).toEqual([
      { login: "cho", checked: true },
      { login: "cho", checked: true },
    ]);
  });

  test("bear the login that somebody has today", () => {
    const { standing } = new Story().move(0, ana);
    if (standing.motion === null) throw new Error("no motion");
    const name = (person: Person) => (person.id === cho.id ? "cho-2" : person.login);
    const text = renderChecklist({ standing, motion: standing.motion, name, mention: AT, room: 60_000 });
    expect(parseBoxes(text).map((box) => box.login)).toEqual(["ana", "ben", "cho-2", "dee", "eli"]);
  });
});

describe("at the limits", () => {
  const login = (id: number) => `${String(id).padStart(4, "0")}${"x".repeat(35)}`;
  const people = Array.from(
    { length: MOST_BOXES },
    (_, id): Person => ({ id: id + 1, login: login(id + 1) }),
  );
  const groupsOf = (size: number): Roster => ({
    groups: Array.from({ length: MOST_BOXES / size }, (_, index) => ({
      name: `${index}${"[".repeat(100)}`,
      members: people.slice(index * size, index * size + size),
    })),
  });

  function fullest(size: number): Story {
    const story = new Story({ roster: groupsOf(size) });
    const [first] = people;
    if (first === undefined) throw new Error("nobody");
    story.move(0, first, "merge", "<b>\n".repeat(20_000));
    for (let number = 1; number <= MOST_OBJECTIONS; number += 1) {
      const person = people[number];
      if (person !== undefined) story.object(1, person, `${number} ${"`\u{1f469}".repeat(59)}`);
    }
    return story;
  }

  test.each([1, 10, 100])("groups of %i and every objection there can be fit", (size) => {
    const story = fullest(size);
    expect(story.standing.motion?.objections).toHaveLength(MOST_OBJECTIONS);
    const full = render(story, Number.POSITIVE_INFINITY);
    const text = render(story, 30_000);
    expect(text.length).toBeLessThanOrEqual(30_000);
    expect(parseBoxes(text)).toEqual(parseBoxes(full));
    expect(parseBoxes(text)).toHaveLength(MOST_BOXES);
  });

  test("links go before objections do", () => {
    const story = new Story().move(0, ana).object(1, dee, "cost").resolve(2, dee);
    const full = render(story);
    const compact = render(story, full.length - 1);
    expect(compact).not.toContain("[made the motion]");
    expect(compact).toContain("`cost` by @dee: resolved by @dee");
    expect(render(story, 1)).toContain("- 1 no longer open");
  });
});
