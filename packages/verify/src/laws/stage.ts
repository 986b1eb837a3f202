/**
 * Where the laws are played: an RFC repository on the simulator, three groups, and a pull request with a full RFC.
 */
import { DEFAULT_SHAPES, DEFAULT_TEMPLATES, exampleDocument } from "@rfckit/lint";
import { createVirtualClock, createWorld, type PullHandle, type Wake, type World } from "@rfckit/simulator";

export const BOT = "rfcbot[bot]";
export const GROUPS: Readonly<Record<string, readonly string[]>> = {
  Fastly: ["ana", "ben"],
  Arm: ["cho"],
  Intel: ["dee", "eli"],
};
export const STAKEHOLDERS = Object.values(GROUPS).flat();
export const ADMIN = "ada";
/** Everybody who takes part: the last is the author, and no stakeholder. */
export const PEOPLE = [...STAKEHOLDERS, ADMIN, "zed"];

const CONFIGURATION = `projects:
  project-wasmtime:
    groups:
${Object.entries(GROUPS)
  .map(([group, logins]) => `      ${group}: [${logins.join(", ")}]`)
  .join("\n")}
admins: [${ADMIN}]
`;
const FULL = DEFAULT_SHAPES.full;
const START = Date.UTC(2026, 0, 5, 9);

export interface Stage {
  readonly world: World;
  readonly clock: ReturnType<typeof createVirtualClock>;
  readonly repository: number;
  readonly pull: PullHandle;
  /** A document that nobody has pushed yet; `partial` lacks a section that a full RFC has. */
  readonly write: (what: "full" | "partial") => string;
}

export function setStage(onWake: (wake: Wake) => void): Stage {
  const clock = createVirtualClock(START);
  const world = createWorld({ clock, onWake });
  const repository = world.addRepository({
    owner: "example",
    name: "rfcs",
    defaultBranch: "main",
    files: {
      "templates/draft.md": DEFAULT_TEMPLATES.draft,
      "templates/full.md": DEFAULT_TEMPLATES.full,
      ".github/rfcbot.yml": CONFIGURATION,
    },
  });
  for (const login of PEOPLE) {
    world.addUser(login);
    repository.grant(login, "write");
  }
  world.addUser(BOT, { kind: "bot" });
  let written = 0;
  const write = (what: "full" | "partial"): string => {
    written += 1;
    const text = exampleDocument(FULL, { note: `Version ${written}.` });
    return what === "full" ? text : text.replace("# Rationale and alternatives", "# Something else");
  };
  const pull = repository.openPull({
    author: "zed",
    draft: false,
    labels: ["project-wasmtime"],
    files: { "accepted/example.md": write("full") },
  });
  return { world, clock, repository: repository.id, pull, write };
}
