/** Labels, and which of them a pull request bears. The world keeps none of plain issues. */
import { denyNewLabel, makeLabel } from "../../github/labels.ts";
import { createPullHandle } from "../../github/pull-handle.ts";
import { FieldError, NotServed, refuseField } from "./field-error.ts";
import { demandLabels, demandRepository, demandThread } from "./find-node.ts";
import { type Input, type Mutations, textOf } from "./mutation.ts";
import { demandWrite, type Reader, talkOf } from "./reader.ts";
import { showLabel } from "./show-label.ts";
import { showPull } from "./show-pull.ts";

export function labelMutations(reader: Reader): Mutations {
  const { world, account } = reader;
  const change = (input: Input, which: "add" | "remove") => {
    const thread = demandThread(reader, input["labelableId"]);
    demandWrite(reader, ...talkOf(thread));
    if (thread.kind !== "pull") throw new NotServed("This simulator has no labels of issues.");
    const labels = demandLabels(reader, thread.repository, input["labelIds"]);
    createPullHandle(world, thread).label({ by: account.login, [which]: labels });
    return { labelable: showPull(reader, thread) };
  };

  return {
    createLabel(input) {
      const repository = demandRepository(reader, input["repositoryId"]);
      demandWrite(reader, "issues", "pull_requests");
      const name = textOf(input, "name");
      const denial = denyNewLabel(repository, account, name);
      if (denial?.status === 422 && repository.labels.has(name.toLowerCase())) {
        throw new FieldError("UNPROCESSABLE", "Name has already been taken");
      }
      refuseField(denial);
      makeLabel(repository, name);
      return { label: showLabel(repository, name) };
    },
    addLabelsToLabelable: (input) => change(input, "add"),
    removeLabelsFromLabelable: (input) => change(input, "remove"),
  };
}
