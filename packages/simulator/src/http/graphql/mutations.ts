/** All mutations. The rules are the world's own: what a person does rings, what an app does doesn't. */
import { checkMutations } from "./check-mutations.ts";
import { issueMutations } from "./issue-mutations.ts";
import { labelMutations } from "./label-mutations.ts";
import type { Mutations } from "./mutation.ts";
import { pullMutations } from "./pull-mutations.ts";
import type { Reader } from "./reader.ts";
import { reviewMutations } from "./review-mutations.ts";
import { talkMutations } from "./talk-mutations.ts";

/** The fields of `Mutation`, as somebody carries them out. */
export function createMutations(reader: Reader): Mutations {
  return {
    ...talkMutations(reader),
    ...reviewMutations(reader),
    ...labelMutations(reader),
    ...pullMutations(reader),
    ...issueMutations(reader),
    ...checkMutations(reader),
  };
}
