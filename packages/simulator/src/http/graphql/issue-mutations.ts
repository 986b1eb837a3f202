/** Plain issues. */
import { createIssueHandle } from "../../github/issue-handle.ts";
import { denyIssue, openIssue } from "../../github/issues.ts";
import { ringIssue } from "../../github/wakes.ts";
import { refuseField } from "./field-error.ts";
import { demandIssue, demandRepository } from "./find-node.ts";
import { demandWithout, type Mutations, textOf } from "./mutation.ts";
import { demandWrite, type Reader } from "./reader.ts";
import { showIssue } from "./show-issue.ts";

const NOT_KEPT = ["assigneeIds", "labelIds", "milestoneId", "projectIds"] as const;

export function issueMutations(reader: Reader): Mutations {
  const { world, account } = reader;
  return {
    createIssue(input) {
      const repository = demandRepository(reader, input["repositoryId"]);
      demandWrite(reader, "issues");
      demandWithout(input, ...NOT_KEPT, "parentIssueId", "issueTemplate");
      const wanted = { title: textOf(input, "title"), body: textOf(input, "body") };
      refuseField(denyIssue(repository, account, wanted));
      const issue = openIssue(world, repository, account, wanted);
      ringIssue(world.bell, issue, "opened", account);
      return { issue: showIssue(reader, issue) };
    },
    updateIssue(input) {
      const issue = demandIssue(reader, input["id"]);
      demandWrite(reader, "issues");
      demandWithout(input, ...NOT_KEPT);
      const handle = createIssueHandle(world, issue);
      const by = account.login;
      handle.edit({
        by,
        ...(input["title"] == null ? {} : { title: textOf(input, "title") }),
        ...(input["body"] == null ? {} : { body: textOf(input, "body") }),
      });
      if (input["state"] === "CLOSED") handle.close(by);
      if (input["state"] === "OPEN") handle.reopen(by);
      return { issue: showIssue(reader, issue) };
    },
  };
}
