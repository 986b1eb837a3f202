/** What `rfc config pin` does: ids behind logins, on a file of somebody's own. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import type { PinRequest } from "../src/pin/run-pin.ts";
import { pin as spec } from "../src/specs/pin.ts";
import { UsageError } from "../src/usage-error.ts";
import { captureIo } from "./captured-io.ts";
import { setGitHubStage } from "./github-stage.ts";

const TEXT = `# Who decides
projects:
  project-wasmtime:
    groups:
      Fastly: [ana, ben] # both
      Arm:
        - 'cho'
admins: [ada]
`;

async function setFile(text: string, path = ".github/rfcbot.yml") {
  const stage = await setGitHubStage();
  const file = join(stage.folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return {
    stage,
    read: () => readFileSync(file, "utf8"),
    async pin(request: Partial<PinRequest> = {}, env: Readonly<Record<string, string>> = stage.env) {
      const { io, out, err } = captureIo("", stage.folder);
      const { file: named, ...options } = request;
      const { run } = await spec.load();
      const status = await run(named === undefined ? [] : [named], options, { ...io, env }).catch(
        (error: unknown) => {
          if (!(error instanceof UsageError)) throw error;
          return error.message;
        },
      );
      return { status, out: out(), err: err() };
    },
  };
}

const idIn = (stage: Awaited<ReturnType<typeof setGitHubStage>>, login: string) =>
  stage.world.addUser(login).id;

test("pins every login, keeps comments and layout, and has nothing to do afterwards", async () => {
  const { stage, pin, read } = await setFile(TEXT);
  const id = (login: string) => idIn(stage, login);
  const planned = await pin({ dryRun: true });
  expect(planned).toEqual({
    status: 0,
    err: "",
    out: `--- a/.github/rfcbot.yml
+++ b/.github/rfcbot.yml
@@ -2,7 +2,7 @@
 projects:
   project-wasmtime:
     groups:
-      Fastly: [ana, ben] # both
+      Fastly: [ana#${id("ana")}, ben#${id("ben")}] # both
       Arm:
-        - 'cho'
-admins: [ada]
+        - 'cho#${id("cho")}'
+admins: [ada#${id("ada")}]
`,
  });
  expect(read()).toBe(TEXT);
  expect(await pin()).toEqual({
    status: 0,
    err: "",
    out: ".github/rfcbot.yml: pinned 4 logins, of 4 people.\n",
  });
  expect(read()).toBe(TEXT.replaceAll(/\b(ana|ben|cho|ada)\b/gu, (login) => `${login}#${id(login)}`));
  expect(await pin()).toEqual({
    status: 0,
    err: "",
    out: ".github/rfcbot.yml: every login is pinned already.\n",
  });
});

test("tells another program what was done, and what is left", async () => {
  const { stage, pin, read } = await setFile(TEXT.replace("ben", "benn"));
  const id = (login: string) => idIn(stage, login);
  const told = {
    version: 1,
    file: ".github/rfcbot.yml",
    pinned: [
      { login: "ana", id: id("ana"), line: 5 },
      { login: "cho", id: id("cho"), line: 7 },
      { login: "ada", id: id("ada"), line: 8 },
    ],
    left: [{ login: "benn", line: 5, because: "unknown" }],
    written: false,
  };
  const planned = await pin({ format: "json", dryRun: true });
  expect([planned.status, JSON.parse(planned.out)]).toEqual([1, told]);
  expect(read()).not.toContain("#1");
  expect(JSON.parse((await pin({ format: "json" })).out)).toEqual({ ...told, written: true });
  const again = await pin({ format: "json" });
  expect([again.status, JSON.parse(again.out)]).toEqual([1, { ...told, pinned: [] }]);
});

test("lists logins that nobody bears, pins the others, and says so by its exit status", async () => {
  const { stage, pin, read } = await setFile(TEXT.replace("ben", "benn"), "my.yml");
  const { status, out, err } = await pin({ file: "my.yml" });
  expect([status, out]).toEqual([1, "my.yml: pinned 3 logins, of 3 people.\n"]);
  expect(err).toBe("my.yml:5: nobody on GitHub is called benn. Mend the login, or take it out.\n");
  expect(read()).toContain(`[ana#${idIn(stage, "ana")}, benn] # both`);
});

test.each<[string, string, Partial<PinRequest>, Record<string, string> | undefined, unknown]>([
  [
    "a broken one is left alone",
    "projects: {}\n",
    {},
    undefined,
    {
      status: 2,
      out: "",
      err: expect.stringMatching(
        /^\.github\/rfcbot\.yml:1:11: Found .*\nrfc: \.github\/rfcbot\.yml is broken, and left alone\. Mend it first\.\n$/su,
      ),
    },
  ],
  [
    "one that isn't there",
    TEXT,
    { file: "none.yml" },
    undefined,
    { status: "none.yml does not exist. Name the configuration's file.", out: "", err: "" },
  ],
  [
    "no token",
    TEXT,
    { host: "github.com" },
    { PATH: "" },
    { status: expect.stringMatching(/^there is no token for github\.com\./u), out: "", err: "" },
  ],
  [
    "a token that has expired",
    TEXT,
    {},
    { GITHUB_TOKEN: "ghp_expired" },
    { status: expect.stringMatching(/doesn't accept the token of GITHUB_TOKEN/u), out: "", err: "" },
  ],
])("%s", async (_, text, request, env, outcome) => {
  const { stage, pin, read } = await setFile(text);
  expect(
    await pin(
      request,
      env === undefined
        ? stage.env
        : { ...stage.env, ...env, ...(env["PATH"] === "" ? { GITHUB_TOKEN: "" } : {}) },
    ),
  ).toEqual(outcome);
  expect(read()).toBe(text);
});
