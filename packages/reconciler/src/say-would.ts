/** What a bot on a dry run would do, in words for the operator: none of them is out of a comment. */
import type { Would } from "./dry-run.ts";
import type { Change } from "./ports/github.ts";

/** "merge it at 1a2b3c4": without the place, which is the would's `key` or `repository`. */
export function sayWould(would: Would): string {
  switch (would.kind) {
    case "comment":
      return would.about === null ? "post a comment" : `post a comment (${would.about})`;
    case "change":
      return sayChange(would.change);
    case "merge":
      return `merge it at ${would.order.head} by ${would.order.method}`;
    case "enqueue":
      return `put it into the merge queue at ${would.head}`;
    case "close":
      return "close it";
    case "open-issue":
      return "open an issue";
    case "change-issue":
      return "change its own issue";
  }
}

function sayChange(change: Change): string {
  switch (change.kind) {
    case "edit-comment":
      return `edit its comment ${change.id}`;
    case "delete-comment":
      return `delete its comment ${change.id}`;
    case "minimize-comment":
      return `fold away its comment ${change.id}`;
    case "add-labels":
      return `add the labels ${change.labels.join(", ")}`;
    case "remove-labels":
      return `remove the labels ${change.labels.join(", ")}`;
    case "react":
      return `react to the ${change.on.kind} ${change.on.id} with ${change.content}`;
    case "check":
      return `set the check run ${change.run.name} at ${change.head}`;
  }
}
