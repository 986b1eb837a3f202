/** What people copy into their repositories, and what `action.yml` promises: as GitHub reads it, and true of the code. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PULL_ACTIONS, WORKFLOW_PERMISSIONS } from "@rfckit/rehearsal";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readOccasion } from "../src/process/event-rings.ts";
import { INPUTS, readInputs } from "../src/runner/inputs.ts";
import { FULL, useActionStage } from "./action-stage.ts";
import { validateAction, validateWorkflow } from "./validate-workflows.ts";

const setStage = useActionStage();
const ROOT = join(import.meta.dirname, "..", "..", "..");
const FOLDER = "packages/starter/files";
const PUBLISHED = globSync("*.yml", { cwd: join(ROOT, FOLDER) }).sort();

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, { readonly types?: string[]; readonly workflows?: string[] } | null>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly steps: Step[]; readonly concurrency?: unknown }>>;
}

const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const workflow = (name: string) => parse(read(`${FOLDER}/${name}`)) as Workflow;
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps);
const action = parse(read("apps/action/action.yml")) as {
  readonly inputs: Readonly<Record<string, { readonly description: string }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
};

describe("GitHub's own reader", () => {
  test.for([...PUBLISHED.map((name) => `${FOLDER}/${name}`), ".github/workflows/release-action.yml"])(
    "finds nothing wrong with %s",
    async (path) => expect(await validateWorkflow(path, read(path))).toEqual([]),
  );

  test("finds nothing wrong with action.yml", () =>
    expect(validateAction("action.yml", read("apps/action/action.yml"))).toEqual([]));

  test("finds nothing wrong with the process by an App's token, as the docs have it", async () => {
    const blocks = [...read("docs/action.md").matchAll(/^```yaml\n( {4}[\s\S]*?)^```$/gmu)];
    const part = (name: string) => blocks.find(([, text = ""]) => text.startsWith(`    ${name}:`))?.[1];
    const text = read(`${FOLDER}/rfc-process.yml`)
      .replace(/ {4}if:[\s\S]*?(?= {4}runs-on)/u, part("if") ?? "none")
      .replace(/ {4}steps:[\s\S]*/u, part("steps") ?? "none");
    expect(text).toContain("YOUR-APP[bot]");
    expect(text).toContain("steps.app.outputs.token");
    expect(await validateWorkflow("app.yml", text)).toEqual([]);
  });

  test("finds what is wrong", async () => {
    const text = read(`${FOLDER}/rfc-process.yml`);
    const wrong = text.replace("synchronize", "synchronise").replace("checks: write", "check: write");
    expect(await validateWorkflow("wrong.yml", wrong)).toHaveLength(2);
    for (const broken of [text.replace("  push:", "  pusch:"), text.replace("runs-on:", "run-on:")])
      expect(await validateWorkflow("wrong.yml", broken)).not.toEqual([]);
    expect(validateAction("wrong.yml", "name: nothing to run")).not.toEqual([]);
  });
});

test("the three are there, each under its file's name", () => {
  expect(PUBLISHED).toEqual(["rfc-lint.yml", "rfc-process.yml", "rfc-reviews.yml"]);
  expect(PUBLISHED.map((name) => `${workflow(name).name}.yml`)).toEqual(PUBLISHED);
});

describe("what a workflow says", () => {
  test.for(PUBLISHED)("%s stands in the docs as it is", (name) => {
    expect(read("docs/action.md")).toContain(`\`\`\`yaml\n${read(`${FOLDER}/${name}`)}\`\`\`\n`);
  });

  test.for(PUBLISHED)("%s runs nothing but this action, and nothing that an event says", (name) => {
    for (const { uses, run } of stepsOf(workflow(name))) {
      if (uses !== undefined) expect(uses).toBe("rfckit/rfckit/apps/action@v1");
      expect(run ?? "").not.toContain("${{");
    }
  });

  test.for(["rfc-lint.yml", "rfc-process.yml"])("%s gives inputs that there are", (name) => {
    const [{ with: inputs = {} } = {}] = stepsOf(workflow(name));
    const env = Object.fromEntries(
      // What GitHub fills in is empty in most runs.
      Object.entries({ token: "t", ...inputs }).map(([key, value]) => [
        `INPUT_${key.toUpperCase()}`,
        value.replace(/\$\{\{.*\}\}/u, ""),
      ]),
    );
    expect(`rfc-${readInputs(env).mode}.yml`).toBe(name);
  });

  test("the process has the rights that the stories are played with, and runs one at a time", () => {
    const { metadata: _, ...rights } = WORKFLOW_PERMISSIONS;
    const { permissions, jobs } = workflow("rfc-process.yml");
    expect(
      Object.fromEntries(Object.entries(permissions).map(([name, level]) => [name.replace("-", "_"), level])),
    ).toEqual(rights);
    expect(jobs["process"]?.concurrency).toEqual({ group: "rfc-process", "cancel-in-progress": false });
  });

  test("the process begins with the events that the stories begin it with, and refuses none of them", () => {
    const { on } = workflow("rfc-process.yml");
    expect(Object.keys(on).sort()).toEqual(
      [
        "issue_comment",
        "pull_request_target",
        "push",
        "schedule",
        "workflow_dispatch",
        "workflow_run",
      ].sort(),
    );
    expect([...(on["pull_request_target"]?.types ?? [])].sort()).toEqual([...PULL_ACTIONS].sort());
    for (const event of Object.keys(on)) expect(() => readOccasion(event, {}, "bot", [])).not.toThrow();
  });

  test("a review's workflow is the one that the process waits for, and has no rights", () => {
    const { name, permissions } = workflow("rfc-reviews.yml");
    expect(workflow("rfc-process.yml").on["workflow_run"]?.workflows).toEqual([name]);
    expect(permissions).toEqual({});
  });
});

describe("action.yml", () => {
  test("has the inputs that the code reads, each described", () => {
    const all = [...INPUTS.both, ...INPUTS.lint, ...INPUTS.process];
    expect(Object.keys(action.inputs).sort()).toEqual(all.sort());
    for (const [name, { description }] of Object.entries(action.inputs)) {
      expect(description.startsWith("For `lint`"), name).toBe(INPUTS.lint.includes(name));
      expect(description.startsWith("For `process`"), name).toBe(INPUTS.process.includes(name));
    }
  });

  test("has the outputs that runs write", async () => {
    const stage = await setStage();
    stage.repository.openPull({ author: "zed", files: { "accepted/idea.md": FULL } });
    const written = new Set<string>();
    for (const mode of ["lint", "process"]) {
      const { outputs } = await stage.run({ event: "workflow_dispatch", inputs: { mode } });
      for (const name of Object.keys(outputs)) written.add(name);
    }
    expect([...written].sort()).toEqual(Object.keys(action.outputs).sort());
  });
});
