/** Documents without any problem, into which the defects of `planted-defects.ts` are planted; and what lies beside them. */

export interface CleanDocument {
  readonly path: string;
  readonly stage: "draft" | "full";
  readonly text: string;
}

/** A full RFC with something of everything in it. */
export const BELLS: CleanDocument = {
  path: "accepted/tidal-bells.md",
  stage: "full",
  text: `---
title: Tidal bells
authors: [mira, joost]
start: 2026-03-02
tracking-issue: 41
---

Contents: [why](#motivation), [how](#proposal), [what it costs](#costs).

# Summary
[summary]: #summary

Each buoy rings a bell whose pitch tells the height of the tide, so that skippers hear it in fog.

# Motivation
[motivation]: #motivation

Fog lies on the bay for ninety days a year[^fog]. The [ferry](ferry-timetable.md#delays) then waits, as
[the harbour's log][harbour] shows.

[^fog]: Counted from the lighthouse, 2019 to 2024.

[harbour]: https://example.org/log

# Proposal
[proposal]: #proposal

![A buoy, cut open: bell, float and hammer](tidal-bells-buoy.png)

The hammer hangs on a float. <a id="pitch"></a>A higher tide lifts it towards the rim, where the [pitch](#pitch) is higher.

## Costs

One buoy costs as much as three days of waiting:

| part | price |
| --- | --- |
| bell | 700 |
| float | 90 |

### Upkeep

Two visits a year, see [the plan](../plans/upkeep.txt).

# Rationale and alternatives
[rationale-and-alternatives]: #rationale-and-alternatives

Horns were tried in [acme/buoys#7](https://github.com/acme/buoys/issues/7). They carry farther, and nobody tells two of
them apart.

# Open questions
[open-questions]: #open-questions

- [x] Do seals mind?
- [x] Who winds the clock? See [above][motivation].
`,
};

/** A draft, with its sections at level 2 below a title. */
export const KITES: CleanDocument = {
  path: "accepted/kite-post.md",
  stage: "draft",
  text: `# Kite post

## Summary

Letters go up the hill by kite.

## Motivation

The hill road is closed whenever it rains. Then the upper village gets no letters, and the lower one
no cheese.

## Proposal sketch

A kite on a loop of line, with a basket below it. <img src="kite-post-loop.svg" alt="The loop">

## Open questions

How much does the basket hold? Who buys the line?
`,
};

/** The other files of the repository. */
export const BESIDE: Readonly<Record<string, string>> = {
  "accepted/ferry-timetable.md": "# Ferry timetable\n\n## Delays\n\nMany.\n",
  "accepted/kite-post-loop.svg": "",
  "accepted/tidal-bells-buoy.dot": "",
  "accepted/tidal-bells-buoy.png": "",
  "plans/upkeep.txt": "",
};
