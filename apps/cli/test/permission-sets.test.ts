/** Both permission sets on the simulated GitHub: what an app can do with them, and where a person has to help. */
import { httpEngine } from "@rfckit/rehearsal";
import { parseScenario, playScenario } from "@rfckit/simulator";
import { describe, expect, test } from "vitest";
import { permissionsOf, type SetName } from "../src/app/permission-sets.ts";

const DECIDED = `
  - comment: { by: cho, body: "@rfcbot reviewed" }
  - comment: { by: dee, body: "@rfcbot reviewed" }
`;
const MERGE = `
name: a merge is decided
steps:
  - comment: { by: ana, body: "@rfcbot merge" }${DECIDED}`;
const CLOSE = `
name: a close is decided
steps:
  - comment: { by: ana, body: "@rfcbot close" }${DECIDED}`;

/** In ms: each plays whole lives over HTTP. */
const SLOW = { timeout: 30_000 };

/** What did not hold of a scenario, played by an app that was given these permissions. */
async function play(set: SetName, text: string): Promise<readonly unknown[]> {
  const parsed = parseScenario(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const makeEngine = httpEngine({
    onLife: ({ front }) => {
      for (const installation of front.app.installations) installation.permissions = permissionsOf(set);
    },
  });
  const { failures } = await playScenario(parsed.value, { makeEngine });
  return failures;
}

describe("act", SLOW, () => {
  test("merges, and closes", async () => {
    expect(await play("act", `${MERGE}  - expect: { phase: accepted, pull: { state: merged } }\n`)).toEqual(
      [],
    );
    expect(await play("act", `${CLOSE}  - expect: { phase: rejected, pull: { state: closed } }\n`)).toEqual(
      [],
    );
  });
});

describe("advise", SLOW, () => {
  test("says that a person has to merge, and once one has, the RFC is accepted", async () => {
    const rest = `
  - expect:
      phase: finalizing
      pull: { state: open }
      checklist: { contains: ["GitHub does not give the bot the permission"] }
  - merge: { by: ada }
  - expect:
      phase: accepted
      labels: [disposition-merge, finished-final-comment-period, project-wasmtime]
`;
    expect(await play("advise", MERGE + rest)).toEqual([]);
  });
  test("closes by itself", async () => {
    expect(
      await play("advise", `${CLOSE}  - expect: { phase: rejected, pull: { state: closed } }\n`),
    ).toEqual([]);
  });
});
