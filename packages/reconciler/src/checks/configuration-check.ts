/**
 * The check `rfc config`: on any pull request that changes the configuration, whether that version could be used.
 *
 * It is judged as it would be on the default branch: GitHub is asked for its people and teams, and a login that has
 * changed hands since an earlier version is found out.
 */
import { namesToLookUp, readConfiguration, resolveConfiguration } from "@rfckit/config";
import type { Host } from "../host.ts";
import type { Look } from "../look.ts";
import type { Snapshot } from "../ports/snapshot.ts";
import { CONFIGURATION_PATH } from "../settings/load-settings.ts";
import { type ConfigurationFinding, sayConfiguration } from "../wording/index.ts";
import { digestCheck, type WantedCheck } from "./wanted-check.ts";

const NAME = "rfc config";

/** To be raised whenever the same file would be judged differently. */
const VERSION = 1;

/** Whoever opens a pull request can name as many people as they like: of more than these nobody is looked up. */
const MOST_NAMES = 1000;

/** The check, where the pull request changes the configuration; otherwise `null`. */
export function configurationCheck(host: Host, { snapshot }: Look): WantedCheck | null {
  const changed = snapshot.pull.files.find(({ path, previousPath }) =>
    [path, previousPath].includes(CONFIGURATION_PATH),
  );
  if (changed === undefined) return null;
  const blob = changed.path === CONFIGURATION_PATH ? changed.blob : null;
  return {
    name: NAME,
    digest: digestCheck(NAME, VERSION, blob),
    make: async () => sayConfiguration(blob === null ? { kind: "gone" } : await judge(host, snapshot)),
  };
}

async function judge(host: Host, snapshot: Snapshot): Promise<ConfigurationFinding> {
  const { id } = snapshot.repository;
  const path = CONFIGURATION_PATH;
  const [file] = await host.github.readFiles(id, [{ ref: snapshot.pull.head, path }]);
  if (file == null) return { kind: "no-text" };
  const read = readConfiguration(file.text);
  if (!read.ok) return { kind: "read", path, problems: read.problems };
  const names = namesToLookUp(read.value);
  const count = names.logins.length + names.teams.length;
  if (count > MOST_NAMES) return { kind: "too-many-names", names: count, most: MOST_NAMES };
  const found = count === 0 ? { logins: [], teams: new Map() } : await host.github.lookUp(id, names);
  const logins = new Map([...found.logins].map(([login, person]) => [login.toLowerCase(), person]));
  const { identities } = await host.ledger.readBook(id);
  const earlier = new Map(Object.entries(identities));
  const resolved = resolveConfiguration(read.value, { logins, teams: found.teams }, earlier);
  return { kind: "read", path, problems: resolved.ok ? [] : resolved.problems };
}
