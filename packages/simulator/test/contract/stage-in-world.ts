/** The stage of a simulated world, for the cases that any GitHub can play: `zed` is the author, `ada` the maintainer. */
import type { IssueHandle, PullHandle } from "../../src/index.ts";
import { BOT, SECOND, type SimulatedStage, type Stage, type StagedIssue, type StagedPull } from "./stage.ts";

const AUTHOR = "zed";
const MAINTAINER = "ada";

/** Everything is done by the time that its promise is made. */
export function stageInWorld({ clock, repository, pull }: SimulatedStage): Stage {
  return {
    author: AUTHOR,
    maintainer: MAINTAINER,
    bot: { login: BOT, kind: "bot" },
    pull: stagePull(pull, "accepted/example.md"),
    now: () => Math.floor(clock.now() / SECOND) * SECOND,
    tolerance: 0,
    patience: 0,
    async pause(ms) {
      clock.advanceTo(clock.now() + ms);
    },
    repository: {
      id: repository.id,
      owner: "acme",
      name: "rfcs",
      private: false,
      defaultBranch: "main",
      freshPath: (name) => name,
      async commit(files) {
        repository.commit("main", files);
      },
      tip: async () => repository.show("main"),
      async createBranch(name, at) {
        repository.createBranch(name, at);
        return name;
      },
      async openPull(files) {
        return stagePull(repository.openPull({ author: AUTHOR, files }), Object.keys(files)[0] ?? "");
      },
      openIssue: async (wanted) => stageIssue(repository.openIssue({ by: AUTHOR, ...wanted })),
    },
  };
}

function stagePull(pull: PullHandle, path: string): StagedPull {
  return {
    key: pull.key,
    path,
    comment: async (body) => pull.comment({ by: AUTHOR, body }),
    editComment: async (id, body) => pull.editComment(id, { by: MAINTAINER, body }),
    deleteComment: async (id) => pull.deleteComment(id, { by: MAINTAINER }),
    minimizeComment: async (id) => pull.minimizeComment(id, { by: MAINTAINER }),
    review: async (body) => pull.review({ by: AUTHOR, state: "commented", body }),
    inline: async (body) => pull.inline({ by: AUTHOR, body }),
    push: async (files, { force = false } = {}) => pull.push({ by: AUTHOR, files, force }),
    label: async (name) => pull.label({ by: MAINTAINER, add: [name] }),
    setDraft: async (draft) => pull.setDraft(draft, AUTHOR),
    retarget: async (branch) => pull.retarget(branch, AUTHOR),
    lock: async () => pull.lock(true, MAINTAINER),
    close: async () => pull.close(AUTHOR),
    reopen: async () => pull.reopen(AUTHOR),
    mergeByHand: async () => pull.mergeByHand(MAINTAINER),
  };
}

function stageIssue(issue: IssueHandle): StagedIssue {
  return {
    key: issue.key,
    comment: async (body) => issue.comment({ by: AUTHOR, body }),
    deleteComment: async (id) => issue.deleteComment(id, { by: MAINTAINER }),
    lock: async () => issue.lock(true, MAINTAINER),
  };
}
