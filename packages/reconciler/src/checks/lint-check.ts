/** The check `rfc lint`: the linter's result and nothing else, with a remark beside each problem's line. */
import type { Host } from "../host.ts";
import type { Look } from "../look.ts";
import { documentsOf, lintDocuments, MOST_LINTED, stageOf } from "../read/lint-documents.ts";
import { templatePaths } from "../read/read-form.ts";
import { sayLint } from "../wording/index.ts";
import { digestCheck, type WantedCheck } from "./wanted-check.ts";

const NAME = "rfc lint";

/** To be raised whenever the linter's rules, or the words here, would say something else of the same document. */
const VERSION = 1;

/** The check for an RFC's pull request; `null` where there is none, or the configuration doesn't want it. */
export function lintCheck(host: Host, { snapshot, circumstances }: Look): WantedCheck | null {
  const { settings, subject } = circumstances;
  const paths = documentsOf(subject);
  if (settings?.checks.lint !== true || paths.length === 0) return null;
  const { files } = snapshot.pull;
  const stage = stageOf(snapshot);
  const blobs = files.filter(({ path }) => paths.includes(path)).map(({ path, blob }) => [path, blob]);
  return {
    name: NAME,
    digest: digestCheck(NAME, VERSION, stage, blobs, templatePaths(circumstances), settings.lint.rules),
    async make() {
      const results = await lintDocuments(host, snapshot, circumstances);
      return sayLint({ stage, results, left: Math.max(0, paths.length - MOST_LINTED) });
    },
  };
}
