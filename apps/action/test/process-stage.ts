/** Runs of the whole process on the stage, and who does what before them. */
import type { ActionAnswer } from "@rfckit/rehearsal";
import { type ActionStage, BOT, FULL, MINUTE, type RunOptions } from "./action-stage.ts";

const SECRET = "a secret of the repository's";

/** A run with the documented inputs; nothing is waited for. */
export function run(stage: ActionStage, event: string, payload: object = {}, more: Partial<RunOptions> = {}) {
  return stage.run({
    event,
    payload: { repository: hookRepository(stage), ...payload },
    ...more,
    inputs: { mode: "process", "receipt-secret": SECRET, patience: "0s", ...more.inputs },
  });
}

const hookRepository = (stage: ActionStage) => ({ id: stage.repository.id, default_branch: "main" });
const user = (login: string, type = "User") => ({ login, type });

export function openPull(stage: ActionStage, name: string, title?: string) {
  return stage.repository.openPull({
    author: "zed",
    draft: false,
    labels: ["project-wasmtime"],
    files: { [`accepted/${name}.md`]: FULL },
    ...(title === undefined ? {} : { title }),
  });
}

export type Pull = ReturnType<typeof openPull>;

/** Somebody comments, and the run that this begins comes a minute later. */
export async function says(
  stage: ActionStage,
  pull: Pull,
  by: string,
  body: string,
  more: Partial<RunOptions> = {},
) {
  pull.comment({ by, body });
  stage.clock.advanceTo(stage.clock.now() + MINUTE);
  return run(stage, "issue_comment", commentPayload(pull, by, body), more);
}

export function commentPayload(pull: Pull, by: string, body: string, type = "User") {
  return {
    action: "created",
    issue: { number: pull.key.number, pull_request: {} },
    comment: { id: 1, body, user: user(by, type) },
    sender: user(by, type),
  };
}

export function ownBodies(pull: Pull) {
  return pull
    .view()
    .comments.filter(({ author, deleted }) => author === BOT && !deleted)
    .map(({ body }) => body);
}

export const looked = ({ outputs }: ActionAnswer) => JSON.parse(outputs["looked-at"] ?? "null") as unknown;
