/** The webhook about a plain issue. */
import type { IssueRecord } from "../../github/records.ts";
import { renderIssueOf } from "../render/index.ts";
import { type Delivery, deliver, type Occasion } from "./delivery.ts";

/** Tells that somebody opened an issue. */
export function issueOpenedDelivery(occasion: Occasion, issue: IssueRecord): Delivery {
  return deliver(occasion, "issues", { action: "opened", issue: renderIssueOf(occasion.world, issue) });
}
