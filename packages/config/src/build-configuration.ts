/**
 * From the file as it is written to the configuration that the process works with.
 */
import { DAY, type Duration } from "@rfckit/core";
import type { Configuration, ConfiguredGroup, LintSettings, Login, Project } from "./configuration.ts";
import { parseDuration } from "./duration.ts";
import type { Path } from "./place.ts";
import type { ConfigurationFile } from "./schema.ts";
import { normalisePath } from "./spelling.ts";
import type { Tree } from "./tree.ts";

/** Builds the configuration of a valid file; `tree` says where things stand in it. */
export function buildConfiguration(file: ConfigurationFile, tree: Tree): Configuration {
  return {
    mentions: file.mentions,
    projects: Object.entries(file.projects).map(([label, project]) => buildProject(label, project, tree)),
    admins: buildLogins(file.admins, ["admins"], tree),
    rfcs: buildRfcs(file.rfcs),
    policy: {
      fcp: {
        length: file.fcp.days * DAY,
        minimum: read(file.fcp.minimum),
        changeGrace: read(file.fcp.changeGrace),
        onChange: file.fcp.onChange,
        reminders: file.fcp.reminders.map(read),
      },
      signOffByReview: file.signOff.reviews,
      objection: {
        resolvers: file.objection.resolvers,
        secondAfter: file.objection.secondAfter === null ? null : read(file.objection.secondAfter),
      },
      merge: file.merge,
      labels: file.labels,
    },
    checks: file.checks,
    lint: buildLint(file.lint),
    paused: file.paused,
    public: file.public,
  };
}

function buildProject(label: string, project: ConfigurationFile["projects"][string], tree: Tree): Project {
  const path = ["projects", label];
  const groups = Object.entries(project.groups).map(([name, group]): ConfiguredGroup => {
    const here = [...path, "groups", name];
    if (Array.isArray(group))
      return { name, members: buildLogins(group, here, tree), at: tree.placeOf(here, "key") };
    return { name, team: group.team, at: tree.placeOf([...here, "team"]) };
  });
  return { label, title: project.title ?? label, groups, at: tree.placeOf(path, "key") };
}

function buildLogins(written: readonly string[], path: Path, tree: Tree): Login[] {
  return written.map((text, index) => {
    const [login = text, pin] = text.split("#");
    return { login, id: pin === undefined ? null : Number(pin), at: tree.placeOf([...path, index]) };
  });
}

export function buildRfcs({ directory, templates }: ConfigurationFile["rfcs"]): Configuration["rfcs"] {
  const { draft, full } = templates;
  return {
    directory: normalisePath(directory),
    templates: { draft: normalisePath(draft), full: normalisePath(full) },
  };
}

export function buildLint(lint: ConfigurationFile["lint"]): LintSettings {
  return {
    rules: lint.rules,
    overrides: lint.overrides.map(({ files, stage, rules }) => ({ files, stage: stage ?? null, rules })),
    frontMatter: lint["front-matter"],
    timeLimit: read(lint["time-limit"]),
  };
}

/** The schema has let only durations through. */
function read(duration: string): Duration {
  const length = parseDuration(duration);
  if (length === null) throw new Error(`The schema let ${duration} pass as a duration.`);
  return length;
}
