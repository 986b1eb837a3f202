/** What a new repository begins with: it is valid, and says what is true. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readConfiguration, readSettings } from "@rfckit/config";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { writeModule } from "../test/write-module.ts";
import { README, type StarterProject, starterFiles, writeConfiguration } from "./index.ts";

const answers = {
  projects: null,
  directory: "accepted",
  templates: { draft: "a.md", full: "b.md" },
  branch: "main",
  mention: "@rfcbot",
  workflows: true,
};

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

describe("the README", () => {
  const files = starterFiles({
    projects: [PROJECT],
    directory: "text",
    templates: { draft: "forms/idea.md", full: "forms/full.md" },
    branch: "main",
    mention: "@acme-bot",
    workflows: true,
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
  test("names the bot as it is called here", () => {
    expect(readme).toContain("`@acme-bot fcp merge`");
    expect(readme).not.toContain("@rfcbot");
  });
  test("speaks of workflows where there are some", () => {
    const without = starterFiles({ ...answers, projects: [PROJECT], workflows: false });
    expect(readme).toContain(".github/workflows/");
    expect(without.filter(({ text }) => text.includes(".github/workflows"))).toEqual([]);
    expect(without.filter(({ path }) => path.includes("workflows"))).toEqual([]);
  });
});

test("where there is a configuration, none is written", () => {
  expect(starterFiles(answers).map(({ path }) => path)).not.toContain(".github/rfcbot.yml");
});

test("the workflows wait for the default branch, whatever it is called", () => {
  const branches = (branch: string) =>
    starterFiles({ ...answers, branch })
      .filter(({ path }) => path.endsWith(".yml"))
      .map(({ text }) => (parse(text) as { on: { push?: { branches: string[] } } }).on.push?.branches);
  expect(branches("main")).toEqual([["main"], ["main"], undefined]);
  expect(branches("on, $& 'ours'")).toEqual([["on, $& 'ours'"], ["on, $& 'ours'"], undefined]);
});
