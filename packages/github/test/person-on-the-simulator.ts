/** A scratch repository on the simulator, served over HTTP to one person with a token. */
import { Octokit } from "@octokit/rest";
import { createVirtualClock, createWorld, type RepositoryHandle } from "@rfckit/simulator";
import { createFront } from "@rfckit/simulator/http";
import { SILENT_LOG } from "./app-on-the-simulator.ts";
import { Scratch, type ScratchOptions } from "./scratch.ts";

const PERSON = "zed";
const SECOND = 1000;

export interface ServedScratch {
  readonly scratch: Scratch;
  readonly repository: RepositoryHandle;
  /** What deviated from GitHub's own descriptions since this was last asked. */
  readonly deviations: () => readonly string[];
  close(): Promise<void>;
}

/** The person may write there, and no more. Each write takes a second of the world's time. */
export async function serveScratch(
  how: Partial<Pick<ScratchOptions, "takeTurn" | "patience" | "pause">> = {},
): Promise<ServedScratch> {
  const clock = createVirtualClock(Date.UTC(2026, 0, 5, 9));
  const world = createWorld({ clock, onWake: () => {} });
  const repository = world.addRepository({
    owner: "acme",
    name: "scratch",
    files: { "README.md": "# Scratch\n" },
  });
  repository.grant(PERSON, "write");
  const deviations: string[] = [];
  const front = await createFront(world, {
    onDeviation: (deviation) => deviations.push(JSON.stringify(deviation)),
  });
  const octokit = new Octokit({ auth: front.tokenOf(PERSON), baseUrl: front.baseUrl, log: SILENT_LOG });
  const pause = async (ms: number) => clock.advanceTo(clock.now() + ms);
  const scratch = await Scratch.open({
    octokit,
    owner: "acme",
    name: "scratch",
    takeTurn: () => pause(SECOND),
    patience: 0,
    pause,
    ...how,
  });
  return { scratch, repository, deviations: () => deviations.splice(0), close: () => front.close() };
}
