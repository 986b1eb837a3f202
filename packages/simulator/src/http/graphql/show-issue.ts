/** Plain issues. The world keeps no labels of theirs, nor when they were closed. */
import type { IssueRecord } from "../../github/records.ts";
import { nodeId } from "../node-ids.ts";
import { issueId } from "../render/index.ts";
import type { Reader } from "./reader.ts";
import { showTalk } from "./show-talk.ts";

export function showIssue(reader: Reader, issue: IssueRecord): Readonly<Record<string, unknown>> {
  const { key, state, locked } = issue;
  return {
    ...showTalk(reader, issue, issueId(issue)),
    __typename: "Issue",
    id: nodeId("Issue", key.repository, key.number),
    state: state.toUpperCase(),
    closed: state === "closed",
    locked,
  };
}
