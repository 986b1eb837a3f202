/** What docs/lint.md tells people to copy does what it says: hooks in a real repository, and the steps of workflows. */
import { spawnSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { CLEAN, createRepository } from "./lint-stage.ts";
import { guideEnv } from "./play-guide.ts";
import { fileOf, readGuide } from "./read-guide.ts";

const GUIDE = readGuide("lint.md");
const DEFECT = CLEAN.replace("# Motivation", "# Weather");
const FIXABLE = CLEAN.replace("# Motivation", "# Motivaton");

/** A repository with one commit, where everything runs as in somebody's shell. */
function createGit(files: Readonly<Record<string, string>>) {
  const repository = createRepository({ "accepted/old.md": CLEAN, ...files });
  const env = guideEnv(repository.home);
  const run = (command: string, more: Readonly<Record<string, string>> = {}) => {
    const options = { cwd: repository.root, env: { ...env, ...more }, encoding: "utf8" } as const;
    const { status, stdout, stderr } = spawnSync("bash", ["-c", command], options);
    return { status, out: stdout + stderr };
  };
  expect(run("git init -q -b main && git add . && git commit -qm begin --no-verify").status).toBe(0);
  return { ...repository, run };
}

/** They start git, and in it rfc, again and again: they run where `RFCKIT_THOROUGH` is set, as in CI. */
const testAtLength = test.skipIf((process.env["RFCKIT_THOROUGH"] ?? "") === "");

describe("lint-staged", () => {
  const BIN = join(import.meta.dirname, "../node_modules/.bin");
  const createStaged = () => {
    const repository = createGit({ "package.json": fileOf(GUIDE, "package.json") });
    const env = guideEnv(repository.home);
    env.PATH = [BIN, env.PATH].join(delimiter);
    const lintStaged = () => {
      const options = { cwd: repository.root, env, encoding: "utf8" } as const;
      const { status, stdout, stderr } = spawnSync("lint-staged", [], options);
      return { status, out: stdout + stderr };
    };
    return { ...repository, lintStaged };
  };

  testAtLength(
    "keeps a commit back for what it finds in staged RFCs, and for nothing else",
    () => {
      const repository = createStaged();
      repository.write("accepted/old.md", DEFECT);
      repository.write("accepted/deep/new.md", CLEAN);
      repository.run("git add accepted/deep");
      const clean = repository.lintStaged();
      expect(clean, clean.out).toMatchObject({ status: 0 });
      expect(repository.read("accepted/old.md")).toBe(DEFECT);
      repository.run("git add accepted");
      const { status, out } = repository.lintStaged();
      expect(status).toBe(1);
      expect(out).toContain("accepted/old.md:1:1 error section-missing");
    },
    30_000,
  );

  test("stages what was put right", () => {
    const repository = createStaged();
    repository.write("accepted/old.md", FIXABLE);
    repository.write("accepted/more.md", CLEAN);
    repository.run("git add accepted");
    expect(repository.lintStaged()).toMatchObject({ status: 0 });
    expect(repository.git("show", ":accepted/old.md")).toBe(CLEAN);
    expect(repository.read("accepted/old.md")).toBe(CLEAN);
  }, 30_000);
});

describe("pre-commit", () => {
  const config = fileOf(GUIDE, ".pre-commit-config.yaml");
  const { repos } = parse(config) as { repos: { repo: string; hooks: Record<string, unknown>[] }[] };
  const [hook = {}] = repos[0]?.hooks ?? [];
  const isThere = spawnSync("pre-commit", ["--version"]).status === 0;

  test("its hook has what pre-commit asks of one, and means the RFCs", () => {
    expect(repos).toMatchObject([{ repo: "local", hooks: [{ language: "system" }] }]);
    for (const key of ["id", "name", "entry", "files"]) expect(hook[key]).toEqual(expect.any(String));
    const files = new RegExp(String(hook["files"]), "u");
    const paths = [
      "accepted/a.md",
      "accepted/deep/b.md",
      "docs/accepted/c.md",
      "accepted/a-map.svg",
      "README.md",
    ];
    expect(paths.filter((path) => files.test(path))).toEqual(["accepted/a.md", "accepted/deep/b.md"]);
  });

  test("its entry with the staged names behind it, as pre-commit runs it", () => {
    const repository = createGit({ "accepted/two words.md": CLEAN });
    const run = () => repository.run(`${hook["entry"]} 'accepted/old.md' 'accepted/two words.md'`);
    expect(run().out).toContain("accepted/two words.md:1:1 error file-name");
    repository.write("accepted/old.md", DEFECT);
    expect(run()).toMatchObject({ status: 1, out: expect.stringContaining("accepted/old.md:1:1 error") });
  });

  test.skipIf(!isThere)(
    "the real one (skipped where pre-commit isn't installed)",
    () => {
      const repository = createGit({ ".pre-commit-config.yaml": config });
      const run = () => repository.run("git add . && pre-commit run");
      repository.write("accepted/new.md", CLEAN);
      expect(run()).toMatchObject({ status: 0, out: expect.stringContaining("Passed") });
      repository.write("accepted/new.md", DEFECT);
      expect(run()).toMatchObject({ status: 1, out: expect.stringContaining("accepted/new.md:1:1 error") });
    },
    30_000,
  );
});

test("a plain hook of git's keeps back a commit of an RFC with an error, and lets every other pass", () => {
  const path = ".git/hooks/pre-commit";
  const repository = createGit({});
  repository.write(path, fileOf(GUIDE, path));
  chmodSync(join(repository.root, path), 0o755);
  repository.write("accepted/old.md", DEFECT);
  repository.write("other.txt", "x");
  expect(repository.run("git add other.txt && git commit -qm other")).toEqual({ status: 0, out: "" });
  repository.write("accepted/a new one.md", CLEAN);
  const kept = repository.run("git add accepted && git commit -qm rfcs");
  expect(kept.status).toBe(1);
  expect(kept.out).toContain("accepted/old.md:1:1 error section-missing");
  expect(kept.out).toContain("accepted/a new one.md:1:1 error file-name");
  expect(
    repository.run("git rm -q --cached 'accepted/a new one.md' && git checkout -qf HEAD accepted").status,
  ).toBe(0);
  repository.write("accepted/new.md", CLEAN);
  expect(
    repository.run("git add accepted/new.md && git rm -q accepted/old.md && git commit -qm more"),
  ).toEqual({
    status: 0,
    out: "1 document: no problems.\n",
  });
}, 30_000);

describe("workflows", () => {
  interface Workflow {
    readonly on: unknown;
    readonly permissions: Readonly<Record<string, string>>;
    readonly jobs: Readonly<Record<string, { env?: Record<string, string>; steps: Step[] }>>;
  }
  interface Step {
    readonly run?: string;
    readonly uses?: string;
    readonly with?: Readonly<Record<string, unknown>>;
  }
  const read = (name: string) => parse(fileOf(GUIDE, `.github/workflows/${name}`)) as Workflow;

  /** What GitHub would put in the place of its expressions. */
  const fill = (text: string, isDraft: boolean) =>
    text
      .replace(/\$\{\{ github\.base_ref \}\}/u, "main")
      .replace(
        /\$\{\{ github\.event\.pull_request\.draft && 'draft' \|\| 'full' \}\}/u,
        isDraft ? "draft" : "full",
      );

  /** A pull request as a runner has checked it out, with the whole history and without a branch of its own. */
  function checkOut(files: Readonly<Record<string, string>>) {
    const repository = createGit({});
    repository.run(
      "git checkout -q --detach && git update-ref refs/remotes/origin/main main && git branch -qD main",
    );
    for (const [path, text] of Object.entries(files)) repository.write(path, text);
    expect(repository.run("git add . && git commit -qm change --no-verify").status).toBe(0);
    return repository;
  }

  /** Runs the steps that call the linter, in the environment of their job. */
  function runSteps(name: string, repository: ReturnType<typeof checkOut>, isDraft = false) {
    const [job] = Object.values(read(name).jobs);
    const env = Object.entries(job?.env ?? {}).map(([key, value]) => [key, fill(value, isDraft)]);
    const steps = (job?.steps ?? []).filter(({ run }) => run?.startsWith("rfc lint") === true);
    expect(steps.length).toBe(1);
    return repository.run(steps[0]?.run ?? "", {
      ...Object.fromEntries(env),
      GITHUB_ACTIONS: "true",
      CI: "true",
    });
  }

  test.each(["rfcs.yml", "code-scanning.yml", "matcher.yml"])(
    "%s puts nothing of the event's into a shell",
    (name) => {
      const { jobs, permissions } = read(name);
      expect(permissions["contents"]).toBe("read");
      for (const { steps } of Object.values(jobs))
        for (const { run = "" } of steps) expect(run).not.toContain("${{");
    },
  );

  test("rfcs.yml runs whenever the stage changes", () => {
    const { on } = read("rfcs.yml") as { on: { pull_request: { types: string[] } } };
    const usual = ["opened", "synchronize", "reopened"];
    expect(on.pull_request.types).toEqual([...usual, "ready_for_review", "converted_to_draft"]);
  });

  testAtLength(
    "rfcs.yml tells what the pull request changed, held to its stage",
    () => {
      const draft = "# Motivation\n\nText.\n\n# Proposal sketch\n\nText.\n\n# Open questions\n\nNone.\n";
      const repository = checkOut({ "accepted/new.md": draft, "accepted/old.md": FIXABLE });
      const warning =
        '::warning file=accepted/old.md,line=5,endLine=5,col=1,endColumn=11,title=section-name::Found the heading "Motivaton", expected "Motivation". Rename it.\n';
      expect(runSteps("rfcs.yml", repository)).toEqual({
        status: 1,
        out: expect.stringMatching(/^::error file=accepted\/new\.md,.*title=stage-mismatch::.*\n::warning /u),
      });
      expect(runSteps("rfcs.yml", checkOut({ "accepted/old.md": FIXABLE }))).toEqual({
        status: 0,
        out: warning,
      });
      expect(runSteps("rfcs.yml", checkOut({ "accepted/new.md": draft }), true)).toEqual({
        status: 0,
        out: "",
      });
    },
    30_000,
  );

  test("code-scanning.yml uploads the file that it writes", () => {
    const repository = checkOut({ "accepted/new.md": DEFECT });
    expect(runSteps("code-scanning.yml", repository)).toEqual({ status: 1, out: "" });
    const steps = Object.values(read("code-scanning.yml").jobs).flatMap((job) => job.steps);
    const upload = steps.find(({ uses }) => uses?.startsWith("github/codeql-action/upload-sarif@"));
    const { runs } = JSON.parse(repository.read(String(upload?.with?.["sarif_file"])));
    expect(runs[0].results[0]).toMatchObject({ ruleId: "section-missing", level: "error" });
    expect(read("code-scanning.yml").permissions["security-events"]).toBe("write");
  });

  test("matcher.yml adds the matcher before the report that it reads", () => {
    const steps = Object.values(read("matcher.yml").jobs).flatMap((job) =>
      job.steps.map(({ run = "" }) => run),
    );
    const added = steps.indexOf('echo "::add-matcher::.github/rfc-lint-matcher.json"');
    expect(added).toBeGreaterThan(-1);
    expect(steps.indexOf("rfc lint")).toBeGreaterThan(added);
    expect(runSteps("matcher.yml", checkOut({ "accepted/new.md": DEFECT }))).toMatchObject({ status: 1 });
  });
});
