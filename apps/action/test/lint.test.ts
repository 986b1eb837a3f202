/** The action lints what a pull request changes, without a checkout: on the simulated GitHub, over HTTP. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DEFAULT_TEMPLATES } from "@rfckit/lint";
import type { OpenPull } from "@rfckit/simulator";
import { afterEach, describe, expect, test } from "vitest";
import {
  type ActionStage,
  CONFIG,
  DRAFT,
  FULL,
  pullPayload,
  type RunOptions,
  useActionStage,
} from "./action-stage.ts";

const setStage = useActionStage();
const READS = { contents: "read", metadata: "read", pull_requests: "read" } as const;

function lintPull(stage: ActionStage, pull: Omit<OpenPull, "author">, more: Partial<RunOptions> = {}) {
  const opened = stage.repository.openPull({ author: "zed", draft: false, ...pull });
  return stage.run({
    event: "pull_request",
    payload: pullPayload(opened, opened.view().head),
    permissions: READS,
    ...more,
    inputs: { mode: "lint", ...more.inputs },
  });
}

/** Of the log's remarks: level, file, line and rule. */
function remarksIn(log: string) {
  return [...log.matchAll(/^::(\w+) file=([^,]*),line=(\d+).*,title=([\w-]+)::/gmu)].map(
    ([, level, file, line, rule]) => `${level} ${file}:${line} ${rule}`,
  );
}

describe("what a pull request changes", () => {
  test("and has no problems is a success, from the bundle in a process of its own", async () => {
    const stage = await setStage();
    const files = { "accepted/new-idea.md": FULL };
    const { status, log, outputs, summary } = await lintPull(stage, { files }, { apart: true });
    expect({ status, log, outputs }).toEqual({
      status: 0,
      log: "1 file looked at: no problems.\n",
      outputs: { errors: "0", warnings: "0", infos: "0", "looked-at": '["accepted/new-idea.md"]' },
    });
    expect(summary).toBe("### RFC lint\n\n1 file looked at: no problems.\n");
    expect(stage.requests().writes).toBe(0);
  });

  test("is remarked on beside its lines, and summed up; the pull request's own files count as there", async () => {
    const stage = await setStage({ files: { "accepted/old.md": `${FULL}\n## Deep down\n\nText.\n` } });
    const links = "[new](other-idea.md) [old](old.md#deep-down) [gone](nowhere.md) [no](old.md#deep-dwon)";
    const text = `${FULL.replace("# Motivation", "# Motivations")}\n${links}\n`;
    const answer = await lintPull(stage, {
      files: { "accepted/new-idea.md": text, "accepted/other-idea.md": FULL },
    });
    const line = text.split("\n").indexOf(links) + 1;
    expect(answer.status).toBe(1);
    expect(remarksIn(answer.log)).toEqual([
      `error accepted/new-idea.md:${line} link-relative`,
      `error accepted/new-idea.md:${line} link-anchor`,
      "warning accepted/new-idea.md:7 section-name",
    ]);
    expect(answer.log).toContain("2 files looked at: 2 errors, 1 warning.\n");
    expect(answer.summary).toContain("| [link-anchor](https://");
    expect(answer.outputs).toMatchObject({ errors: "2", warnings: "1" });
  });

  test.each([
    [true, DRAFT, 0],
    [false, FULL, 0],
    [false, DRAFT, 1],
  ])("is held to its draft flag (%s)", async (draft, text, status) => {
    const stage = await setStage();
    expect((await lintPull(stage, { draft, files: { "accepted/new-idea.md": text } })).status).toBe(status);
  });

  test("is judged by its base branch's templates and configuration, and not by its own", async () => {
    const stage = await setStage();
    const files = {
      "accepted/new-idea.md": FULL.replace(/# Rationale[\s\S]*?(?=\n# )/u, ""),
      "templates/full.md": DEFAULT_TEMPLATES.full.replace(/# Rationale[\s\S]*?(?=\n# )/u, ""),
      ".github/rfcbot.yml": `${CONFIG}lint: { rules: { section-missing: off } }\n`,
    };
    for (const event of ["pull_request", "pull_request_target"]) {
      const { log, status } = await lintPull(stage, { files }, { event });
      expect([status, remarksIn(log)]).toEqual([1, ["error accepted/new-idea.md:1 section-missing"]]);
    }
  });

  test("is linted where it was renamed to, and not where it was removed", async () => {
    const stage = await setStage({
      files: { "accepted/one.md": FULL, "accepted/two.md": `${FULL}\n[one](one.md)\n` },
    });
    const files = {
      "accepted/one.md": null,
      "accepted/first.md": FULL,
      "accepted/two.md": `${FULL}\nNow [one](one.md).\n`,
    };
    const { outputs, log } = await lintPull(stage, { files });
    expect(outputs["looked-at"]).toBe('["accepted/first.md","accepted/two.md"]');
    expect(remarksIn(log)).toEqual([expect.stringContaining("accepted/two.md")]);
    expect(log).toContain('There is no "accepted/one.md" in the repository.');
  });

  test("and has nothing to do with RFCs is a success, with a sentence", async () => {
    const stage = await setStage();
    const { status, log, outputs } = await lintPull(stage, {
      files: { "README.md": "# Hi", "docs/a.md": "x" },
    });
    expect([status, log]).toEqual([
      0,
      "Nothing to lint: what the pull request changes has no RFC in accepted/.\n",
    ]);
    expect(outputs["looked-at"]).toBe("[]");
  });

  test("brings files along: one that no RFC shows is told, one that an old RFC shows isn't", async () => {
    const stage = await setStage({ files: { "accepted/old.md": `${FULL}\n![Old](old-map.png)\n` } });
    const files = {
      "accepted/new-idea.md": `${FULL}\n![New](new-idea-map.png)\n`,
      "accepted/new-idea-map.png": "p1",
      "accepted/old-map.png": "p2",
      "accepted/new-idea-lost.png": "p3",
      "accepted/elsewhere.png": "p4",
    };
    const { log } = await lintPull(stage, { files });
    expect(remarksIn(log)).toEqual([
      "warning accepted/elsewhere.png:1 asset-name",
      "warning accepted/elsewhere.png:1 asset-unused",
      "warning accepted/new-idea-lost.png:1 asset-unused",
    ]);
  });
});

describe("what nobody may do by a name or a text", () => {
  const PWNED = "::set-output name=pwned::x";

  test("a path or a text is no command to the runner", async () => {
    const stage = await setStage();
    const files = {
      [`accepted/%0A${PWNED} ##[add-mask]a.md`]: `${FULL}\n[x](%0A${PWNED}.md) ##[add-mask]b\n${PWNED}\n`,
      [`accepted/${PWNED}.md`]: FULL,
    };
    const title = `%0A${PWNED}\n${PWNED}`;
    const { log, summary } = await lintPull(stage, { files, title });
    const commands = log.split("\n").filter((line) => line.trim().startsWith("::") || line.includes("##["));
    expect(commands.length).toBeGreaterThan(0);
    for (const line of commands)
      expect(line).toMatch(/^::(?:error|warning|notice) file=accepted\/[^:,]*,line=\d/u);
    expect(log).not.toContain("\n::set-output");
    expect(summary).not.toMatch(/^::/mu);
  });

  test("what GitHub shows no remark for stands in the log and in the summary", async () => {
    const stage = await setStage();
    const links = Array.from({ length: 80 }, (_, number) => `[a](::debug-${number}.md)`);
    const { log, summary } = await lintPull(stage, {
      files: { "accepted/new-idea.md": `${FULL}\n${links.join("\n\n")}\n` },
    });
    expect(remarksIn(log)).toHaveLength(10);
    expect(log.match(/^accepted\/new-idea\.md:\d+:1: error: /gmu)).toHaveLength(70);
    expect(summary.match(/^\| accepted/gmu)).toHaveLength(80);
  });

  test("a text that stalls the parser is cut off when its time is up", async () => {
    const stage = await setStage({ files: { ".github/rfcbot.yml": `${CONFIG}lint: { time-limit: 1s }\n` } });
    const began = performance.now();
    const { log, status } = await lintPull(stage, {
      files: { "accepted/new-idea.md": `${FULL}\n${"*a_".repeat(21_000)}` },
    });
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(status).toBe(1);
    expect(remarksIn(log)).toEqual([expect.stringContaining("time-limit")]);
  });
});

describe("other events", () => {
  const push = (before: string, after: string, ref = "refs/heads/main") => ({
    ref,
    before,
    after,
    deleted: false,
  });

  test("a push to the default branch: what it changed, as full RFCs", async () => {
    const stage = await setStage({ files: { "accepted/old.md": DRAFT } });
    const before = stage.repository.head("main");
    const after = stage.repository.commit("main", { "accepted/new.md": DRAFT, "accepted/deep/er.md": FULL });
    const { outputs, log } = await stage.run({
      event: "push",
      payload: push(before, after),
      inputs: { mode: "lint" },
    });
    expect(outputs["looked-at"]).toBe('["accepted/deep/er.md","accepted/new.md"]');
    expect(remarksIn(log)).toEqual([expect.stringMatching(/^error accepted\/new\.md:\d+ stage-mismatch$/u)]);
  });

  test("a push to another branch: what it has of its own, as what it says that it is", async () => {
    const stage = await setStage({ files: { "accepted/old.md": FULL } });
    stage.repository.createBranch("idea");
    const after = stage.repository.commit("idea", { "accepted/new.md": DRAFT });
    const payload = push("0".repeat(40), after, "refs/heads/idea");
    const { outputs, status } = await stage.run({ event: "push", payload, inputs: { mode: "lint" } });
    expect([outputs["looked-at"], status]).toEqual(['["accepted/new.md"]', 0]);
    const gone = { ...payload, after: "0".repeat(40), deleted: true };
    const { log } = await stage.run({ event: "push", payload: gone, inputs: { mode: "lint" } });
    expect(log).toBe("A branch was deleted: nothing to lint.\n");
  });

  test("by hand: all of them, or those that are named", async () => {
    const stage = await setStage({
      files: { "accepted/a.md": FULL, "accepted/b.md": FULL, "rfcs/2026/c.md": DRAFT },
    });
    const dispatch = (paths: string, more: Record<string, string> = {}) =>
      stage.run({ event: "workflow_dispatch", inputs: { mode: "lint", paths, ...more } });
    expect((await dispatch("")).outputs["looked-at"]).toBe('["accepted/a.md","accepted/b.md"]');
    const { outputs, status } = await dispatch("rfcs/**/*.md\naccepted/b.md", { stage: "draft" });
    expect(outputs["looked-at"]).toBe('["accepted/b.md","rfcs/2026/c.md"]');
    expect(status).toBe(1);
    expect((await dispatch("accepted/z.md")).log).toContain("has no RFC among accepted/z.md");
  });

  test("a merge queue: what is about to be on the default branch", async () => {
    const stage = await setStage();
    const base_sha = stage.repository.head("main");
    stage.repository.createBranch("queue");
    const head_sha = stage.repository.commit("queue", { "accepted/new.md": DRAFT });
    const payload = { action: "checks_requested", merge_group: { head_sha, base_sha } };
    const { log } = await stage.run({ event: "merge_group", payload, inputs: { mode: "lint" } });
    expect(remarksIn(log)).toEqual([expect.stringContaining("stage-mismatch")]);
  });
});

describe("a checkout", () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  const checkOut = (files: Readonly<Record<string, string>>): string => {
    const folder = mkdtempSync(join(tmpdir(), "rfckit-workspace-"));
    folders.push(folder);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return folder;
  };

  test("saves requests where it has the very file, and is passed over where it has another", async () => {
    const stage = await setStage();
    const files = { "accepted/new-idea.md": FULL };
    const asked = async (workspace: string) => {
      const before = stage.requests().reads;
      const { status } = await lintPull(stage, { files }, { env: { GITHUB_WORKSPACE: workspace } });
      expect(status).toBe(0);
      return stage.requests().reads - before;
    };
    const without = await asked(checkOut({}));
    expect(await asked(checkOut(files))).toBe(without - 1);
    expect(await asked(checkOut({ "accepted/new-idea.md": "# Nothing\n" }))).toBe(without);
  });
});

describe("what a person has to mend", () => {
  test.each([
    [{ mode: "" }, "::error::The input mode is missing: lint or process."],
    [{ mode: "lintt" }, '::error::The input mode is "lintt", and should be lint or process.'],
    [
      { mode: "lint", "dry-run": "true" },
      "::error::The input dry-run goes with mode process, and mode is lint. Take it out.",
    ],
    [{ mode: "lint", stage: "done" }, '::error::The input stage is "done", and should be draft or full.'],
    [
      { mode: "lint", "max-warnings": "-1" },
      '::error::The input max-warnings is "-1", and should be a whole number such as 0.',
    ],
    [
      { mode: "lint", token: "" },
      "::error::The input token is empty. Leave it out, and the workflow's own is used.",
    ],
  ])("an input: %j", async (inputs, line) => {
    const stage = await setStage();
    const { status, log } = await stage.run({ event: "workflow_dispatch", inputs });
    expect([status, log]).toEqual([1, `${line}\n`]);
  });

  test("warnings beyond the limit", async () => {
    const stage = await setStage();
    const files = { "accepted/new-idea.md": FULL.replace("# Motivation", "# Motivations") };
    expect((await lintPull(stage, { files })).status).toBe(0);
    const { status, log } = await lintPull(stage, { files }, { inputs: { "max-warnings": "0" } });
    expect(status).toBe(1);
    expect(log).toContain("::error::There is more than max-warnings allows: 1 warning, and not 0.");
  });

  test("a permission", async () => {
    const stage = await setStage();
    const files = { "accepted/new-idea.md": FULL };
    const { status, log } = await lintPull(
      stage,
      { files },
      { permissions: { contents: "read", metadata: "read" } },
    );
    expect(status).toBe(1);
    expect(log).toBe(
      "::error::The workflow lacks `pull-requests: read`. Add it under permissions in the workflow's file, and run it again.\n",
    );
  });

  test("a broken configuration or template", async () => {
    const broken = `${CONFIG}lint: { rules: { section-mising: off } }\n`;
    const stage = await setStage({ files: { ".github/rfcbot.yml": broken } });
    const { status, log } = await lintPull(stage, { files: { "accepted/new-idea.md": FULL } });
    expect(status).toBe(2);
    expect(log).toContain(
      "::error::The configuration names a rule `section-mising`, and there is none. Did you mean `section-missing`?",
    );
  });

  test("GitHub is down, and that nothing was looked at: but not before it was asked three times", async () => {
    const stage = await setStage();
    const files = { "accepted/new-idea.md": FULL };
    stage.world.setFaults({ fail: { status: 502, times: 2 } });
    const patient = await lintPull(stage, { files });
    expect([patient.status, patient.log.split("\n").slice(0, 2)]).toEqual([
      0,
      ["GitHub unavailable (502). Asking again in 2 s.", "GitHub unavailable (502). Asking again in 10 s."],
    ]);
    stage.world.setFaults({ fail: { status: 502, times: 3 } });
    const { status, log } = await lintPull(stage, { files });
    expect(status).toBe(2);
    expect(log).toContain(
      "::error::Nothing was looked at: GitHub unavailable (502). Run it again in a while.\n",
    );
  });

  test("a token that is none", async () => {
    const stage = await setStage();
    const { status, log } = await lintPull(
      stage,
      { files: { "a.md": "" } },
      { inputs: { token: "ghs_wrong" } },
    );
    expect(status).toBe(1);
    expect(log).toMatch(/^::error::GitHub doesn't take the token \(401\)\. /u);
  });
});
