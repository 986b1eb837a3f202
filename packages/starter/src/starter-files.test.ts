/** What a new repository begins with: it is valid, and says what is true. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readConfiguration, readSettings } from "@rfckit/config";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { workflowErrors } from "../test/workflow-errors.ts";
import { writeModule } from "../test/write-module.ts";
import { README, type StarterProject, starterFiles, WORKFLOWS, writeConfiguration } from "./index.ts";

const PROJECT: StarterProject = {
  label: "project-tunnel",
  title: "The tunnel: north",
  groups: [
    { name: "North & Co", logins: ["ana", "ben#583231", "123"] },
    { name: "[South]", team: "acme/south" },
  ],
};

test("the generated module is up to date", () => {
  const module = readFileSync(join(import.meta.dirname, "files.generated.ts"), "utf8");
  expect(module, "run `node packages/starter/write-files.ts`").toBe(writeModule());
});

describe("the configuration", () => {
  test("is valid, whatever the names", () => {
    const read = readConfiguration(writeConfiguration([PROJECT, { ...PROJECT, label: "#2, {x}" }]));
    if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join("\n"));
    expect(read.value.projects.map(({ label, title }) => [label, title])).toEqual([
      ["project-tunnel", "The tunnel: north"],
      ["#2, {x}", "The tunnel: north"],
    ]);
    expect(read.value.projects[0]?.groups).toMatchObject([
      { name: "North & Co", members: [{ login: "ana" }, { login: "ben", id: 583231 }, { login: "123" }] },
      { name: "[South]", team: "acme/south" },
    ]);
  });

  test("shows each setting at its default: taking the mark away changes nothing", () => {
    const text = writeConfiguration([PROJECT]);
    const before = readSettings(text);
    const keys = before.ok ? Object.keys(before.file) : [];
    const commented = keys.filter((key) => key !== "projects" && key !== "version");
    const shown = text.replaceAll(new RegExp(`^# (?=(?:${commented.join("|")}): ?|  \\w)`, "gmu"), "");
    const after = readSettings(shown);
    if (!before.ok || !after.ok) throw new Error(JSON.stringify([before, after]));
    expect(after.file).toEqual(before.file);
    // Now nothing is left to a default.
    expect(after.settings.filter(({ at }) => at === null)).toEqual([]);
  });
});

describe("the workflows", () => {
  test.each(WORKFLOWS)("$name is valid by GitHub's own schema", ({ name, text }) => {
    expect(workflowErrors(name, text)).toEqual([]);
  });

  test("the schema notices what is wrong", () => {
    const [{ name, text } = { name: "", text: "" }] = WORKFLOWS;
    for (const broken of [
      text.replace("pull_request:", "pull_requst:"),
      text.replace("contents: read", "contents: reed"),
      text.replace("runs-on:", "run-on:"),
      text.replace("ready_for_review", "ready_to_review"),
    ])
      expect(workflowErrors(name, broken)).not.toEqual([]);
  });

  const named = new Map(WORKFLOWS.map(({ name, text }) => [name, parse(text)]));

  test("the process runs under one group, is never cut short, and hears of reviews", () => {
    const workflow = named.get("rfc-process.yml");
    expect(workflow.concurrency).toEqual({ group: "rfc-process", "cancel-in-progress": false });
    expect(workflow.on.workflow_run.workflows).toEqual([named.get("rfc-reviews.yml").name]);
    expect(Object.keys(workflow.on)).toEqual([
      "issue_comment",
      "pull_request_target",
      "workflow_run",
      "schedule",
      "workflow_dispatch",
    ]);
  });

  test("with the right to write nothing is checked out or run", () => {
    const { jobs } = named.get("rfc-process.yml");
    expect(Object.values(jobs).flatMap((job) => (job as { steps: object[] }).steps)).toEqual([
      {
        uses: "rfckit/rfckit/apps/action@v0",
        with: {
          mode: "process",
          // biome-ignore lint/suspicious/noTemplateCurlyInString: GitHub fills it in.
          token: "${{ github.token }}",
          // biome-ignore lint/suspicious/noTemplateCurlyInString: GitHub fills it in.
          "receipt-secret": "${{ secrets.RFC_RECEIPT_SECRET }}",
        },
      },
    ]);
  });

  test("the others have no right to write", () => {
    expect(named.get("rfc-lint.yml").permissions).toEqual({ contents: "read", "pull-requests": "read" });
    expect(named.get("rfc-reviews.yml").permissions).toEqual({});
  });
});

describe("the README", () => {
  const files = starterFiles({
    projects: [PROJECT],
    directory: "text",
    templates: { draft: "forms/idea.md", full: "forms/full.md" },
  });
  const readme = files.find(({ path }) => path === "README.md")?.text ?? "";
  test("leads to what is there", () => {
    const paths = new Set([...files.map(({ path }) => path), "text/"]);
    const targets = [...readme.matchAll(/\]\(([^)]+)\)/gu)].map(([, target]) => target);
    expect(targets.length).toBeGreaterThan(5);
    for (const target of targets) expect(paths).toContain(target);
  });
  test("has nothing left to fill in", () => {
    expect(README).toContain("{directory}");
    expect(readme).not.toMatch(/\{\w+\}/u);
  });
});

test("where there is a configuration, none is written", () => {
  const answers = { directory: "accepted", templates: { draft: "a.md", full: "b.md" } };
  expect(starterFiles({ ...answers, projects: null }).map(({ path }) => path)).not.toContain(
    ".github/rfcbot.yml",
  );
});
