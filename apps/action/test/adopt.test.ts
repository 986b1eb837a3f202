/** A motion that people have run by hand, taken over by a run that somebody begins by hand. */
import { expect, test } from "vitest";
import { type ActionStage, DAY, MINUTE, useActionStage } from "./action-stage.ts";
import { looked, openPull, ownBodies, type Pull, run, says } from "./process-stage.ts";

const setStage = useActionStage();

const BY_HAND = `# Motion to finalize with a disposition to merge

### Fastly
* [x] @ana
* [ ] @ben

### Arm
* [ ] @cho

### Intel
* [ ] @dee
* [ ] @eli
`;

/** Cho ticked their own box, and ana that of dee. */
async function setStory() {
  const stage = await setStage();
  const pull = openPull(stage, "idea");
  const wait = () => stage.clock.advanceTo(stage.clock.now() + MINUTE);
  const id = pull.comment({ by: "ana", body: BY_HAND });
  const tick = (by: string, whose: string) => {
    wait();
    const body = pull.view().comments.find((each) => each.id === id)?.body ?? "";
    pull.editComment(id, { by, body: body.replace(`[ ] @${whose}`, `[x] @${whose}`) });
  };
  tick("cho", "cho");
  tick("ana", "dee");
  wait();
  return { stage, pull };
}

const adopt = (stage: ActionStage, pull: Pull, inputs: Readonly<Record<string, string>> = {}) =>
  run(
    stage,
    "workflow_dispatch",
    { sender: { id: 7, login: "ada" } },
    { inputs: { adopt: String(pull.key.number), ...inputs } },
  );

test("it goes on from there, and never sooner than a whole period", async () => {
  const { stage, pull } = await setStory();
  const answer = await adopt(stage, pull);
  expect(answer.status).toBe(0);
  expect(answer.log).toMatch(/^cho ticked their own box on /mu);
  expect(answer.log).toMatch(/^To be signed again: dee\. /mu);
  expect(answer.log).toContain("::notice::#1: The motion to merge is taken over as motion 1,");
  expect(looked(answer)).toEqual([1]);
  const [checklist, announcement, ...others] = ownBodies(pull);
  expect(checklist).toContain("- [x] @cho");
  expect(checklist).toContain("- [ ] @dee");
  expect(announcement).toContain("final comment period");
  expect(others).toEqual([]);

  // Later runs know of it by the checklist alone.
  await says(stage, pull, "dee", "@rfcbot reviewed");
  expect(pull.view().state).toBe("open");
  stage.clock.advanceTo(stage.clock.now() + 10 * DAY - 3 * MINUTE);
  await run(stage, "schedule");
  expect(pull.view().state).toBe("open");
  stage.clock.advanceTo(stage.clock.now() + 5 * MINUTE);
  await run(stage, "schedule");
  expect(pull.view().state).toBe("merged");
});

test("a dry run tells all of it and writes nothing; a second time nothing changes", async () => {
  const { stage, pull } = await setStory();
  const before = stage.requests().writes;
  const dry = await adopt(stage, pull, { "dry-run": "true" });
  expect([dry.status, stage.requests().writes - before]).toEqual([0, 0]);
  expect(dry.log).toContain("is taken over as motion 1");
  expect(JSON.parse(dry.outputs["done"] ?? "")).toContainEqual({
    pull: 1,
    what: "post a comment (m1/checklist)",
  });
  await adopt(stage, pull);
  const bodies = ownBodies(pull);
  const again = await adopt(stage, pull);
  expect(again.status).toBe(0);
  expect(again.log).toContain("already, and is on the table. Nothing was changed.");
  expect(ownBodies(pull)).toEqual(bodies);
});

test("it goes on after a checklist and everything else of the bot's was lost, and can be taken over again", async () => {
  const { stage, pull } = await setStory();
  await adopt(stage, pull);
  for (const { id, author } of pull.view().comments)
    if (author === "github-actions[bot]") pull.deleteComment(id, { by: "ada" });
  stage.clock.advanceTo(stage.clock.now() + 20 * DAY);
  await run(stage, "schedule");
  expect(pull.view().state).toBe("open");
  const again = await adopt(stage, pull);
  expect([again.status, pull.view().state]).toEqual([0, "open"]);
  expect(again.log).toContain("is taken over as motion");
});

test.each<[string, string, Readonly<Record<string, string>>, RegExp]>([
  [
    "nothing was run by hand",
    "workflow_dispatch",
    {},
    /^::error::#1: No comment is headed “Motion to finalize/mu,
  ],
  [
    "there is no such pull request",
    "workflow_dispatch",
    { adopt: "77" },
    /^::error::There is no pull request #77 here/mu,
  ],
  [
    "that is no number",
    "workflow_dispatch",
    { adopt: "#0" },
    /^::error::The input adopt is "#0", and should be a pull request's number such as 12\./mu,
  ],
  [
    "nobody began the run",
    "schedule",
    {},
    /^::error::The input adopt goes with a run that somebody began by hand/mu,
  ],
])("where %s, that is said, and the run fails", async (_, event, inputs, said) => {
  const stage = await setStage();
  openPull(stage, "idea");
  const answer = await run(
    stage,
    event,
    { sender: { id: 7, login: "ada" } },
    { inputs: { adopt: "1", ...inputs } },
  );
  expect([answer.status, answer.log]).toEqual([1, expect.stringMatching(said)]);
});
