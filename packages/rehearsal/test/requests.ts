/** The requests of which stories tell, as the simulated GitHub calls them, and what may happen to one of them. */
import type { AskedRequest } from "@rfckit/simulator/http";
import type { WireStage } from "./wire-stage.ts";

export const OBSERVE = "graphql Observe";
export const APPLY = "graphql Apply";
export const LABELS = "graphql Labels";
export const COMMENT = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments";
export const MERGE = "PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge";
export const CLOSE = "PATCH /repos/{owner}/{repo}/pulls/{pull_number}";
export const READ_PULL = "GET /repos/{owner}/{repo}/pulls/{pull_number}";
export const OPEN_ISSUE = "POST /repos/{owner}/{repo}/issues";

/** Tells requests of one kind from others. */
export function asks(name: string): (request: AskedRequest) => boolean {
  return (request) => request.name === name;
}

/** Does something in the middle of the next request of that kind, before GitHub does what it asks. */
export function during({ front }: WireStage, name: string, happen: () => void): void {
  let done = false;
  const when = (request: AskedRequest): boolean => {
    if (!done && request.name === name) {
      done = true;
      happen();
    }
    return false;
  };
  front.answerNext({ answer: "not-json", times: 1, when });
}

/** GitHub answers the next request of that kind so. */
export function refuseOnce({ front }: WireStage, name: string, status: number, message: string): void {
  front.answerNext({ answer: { status, message }, times: 1, when: asks(name) });
}
