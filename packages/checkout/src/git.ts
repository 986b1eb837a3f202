/** Asks git. Where it isn't there, or says no, that is told by its words. */

export type GitAnswer =
  | { readonly ok: true; readonly out: string }
  | { readonly ok: false; readonly why: string };

/** In bytes: paths of a hundred thousand files, or all versions of two templates. */
const MOST_OUTPUT = 64 * 1024 * 1024;

export async function askGit(root: string, args: readonly string[], input = ""): Promise<GitAnswer> {
  // Loaded here: where there is no git, nobody needs it.
  const { execFile } = await import("node:child_process");
  return new Promise((resolve) => {
    const options = { cwd: root, maxBuffer: MOST_OUTPUT, encoding: "utf8", windowsHide: true } as const;
    const child = execFile("git", [...args], options, (error, out, complaint) => {
      if (error === null) return resolve({ ok: true, out });
      const words = complaint.trim().split("\n")[0] ?? "";
      const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
      resolve({ ok: false, why: missing ? "git is not installed" : words || error.message });
    });
    // Where git is gone before it has read, that is told above.
    child.stdin?.on("error", () => {});
    child.stdin?.end(input);
  });
}
