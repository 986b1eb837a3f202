/** What `npm run build` puts together, on every Node that is here: the commands that ask GitHub find all they load. */
import { execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { setGitHubStage } from "./github-stage.ts";

const ROOT = join(import.meta.dirname, "../../..");
const FOUND = (process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, "node"));
const NODES = new Set(
  [process.execPath, ...FOUND].filter((file) => existsSync(file)).map((file) => realpathSync(file)),
);

describe.runIf((process.env["RFCKIT_THOROUGH"] ?? "") !== "")(
  "as it is published",
  { timeout: 120_000 },
  () => {
    beforeAll(() => {
      execFileSync(process.execPath, [join(ROOT, "scripts/build.ts")], { stdio: "ignore" });
    }, 120_000);

    test.each([...NODES])("by %s", async (node) => {
      const stage = await setGitHubStage();
      const pull = stage.openPull();
      pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
      await stage.pass();
      writeFileSync(join(stage.folder, "policy.yml"), "fcp: { days: 5 }\n");
      const rfc = async (...args: readonly string[]) => {
        const words = [join(ROOT, "apps/cli/dist/rfc.js"), ...args];
        const { stdout, stderr } = await promisify(execFile)(node, words, {
          cwd: stage.folder,
          env: stage.env,
        });
        return stderr + stdout;
      };
      expect(await rfc("status", "acme/rfcs")).toContain("Arm (cho) or Intel (dee, eli)");
      expect(await rfc("explain", "acme/rfcs#1")).toContain("ana moved to merge it");
      expect(await rfc("reconcile", "acme/rfcs#1", "--dry-run")).toContain("The bot would do nothing");
      expect(await rfc("snapshot", "acme/rfcs#1", "--output", "thread.json")).toContain("thread.json");
      expect(await rfc("simulate", "--policy", "policy.yml", "--snapshot", "thread.json")).toContain(
        "fcp.days 10 → 5",
      );
    });

    test.each([...NODES])("rfc app create serves its page, and ends by Ctrl-C, by %s", async (node) => {
      const child = spawn(node, [join(ROOT, "apps/cli/dist/rfc.js"), "app", "create"], {
        cwd: tmpdir(),
        env: {},
      });
      const said: string[] = [];
      child.stderr.on("data", (text) => said.push(String(text)));
      child.stdout.on("data", (text) => {
        said.push(String(text));
        if (said.join("").includes("http://127.0.0.1:")) child.kill("SIGINT");
      });
      const [status] = await once(child, "close");
      expect([status, said.join("")]).toEqual([130, expect.stringContaining("http://127.0.0.1:")]);
    });
  },
);
