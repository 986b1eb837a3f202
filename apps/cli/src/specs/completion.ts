/** How `rfc completion` is called. */
import type { CommandSpec } from "../command-spec.ts";

export const completion: CommandSpec = {
  name: "completion",
  argument: { name: "<shell>", about: "which shell", choices: ["bash", "zsh", "fish"] },
  summary: "print a completion script for a shell",
  options: [],
  examples: [
    { line: "rfc completion bash > ~/.local/share/bash-completion/completions/rfc", about: "for bash" },
    { line: "rfc completion zsh > ~/.zfunc/_rfc", about: "for zsh" },
    { line: "rfc completion fish > ~/.config/fish/completions/rfc.fish", about: "for fish" },
  ],
  load: () => import("../commands/completion.ts"),
};
