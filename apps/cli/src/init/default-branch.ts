/** What a folder's default branch is called, as far as git can tell here: the workflows name it. */
import { askGit } from "@rfckit/checkout";

const USUAL = "main";

/** The one of `origin`, or else the present one of a repository that was never pushed; `main` where git knows neither. */
export async function defaultBranchOf(root: string): Promise<string> {
  const origin = await ask(root, ["symbolic-ref", "--short", "refs/remotes/origin/HEAD"]);
  if (origin !== null) return origin.replace(/^origin\//u, "");
  const remotes = await ask(root, ["remote"]);
  if (remotes !== null && remotes !== "") return USUAL;
  return (await ask(root, ["symbolic-ref", "--short", "HEAD"])) ?? USUAL;
}

async function ask(root: string, args: readonly string[]): Promise<string | null> {
  const answer = await askGit(root, args);
  return answer.ok ? answer.out.trim() : null;
}
