// vitest no longer reads workspace files by itself: the test script names this one with --config.
import { defineConfig } from "vitest/config";

const project = (name: string, folder: string) => ({
  extends: true as const,
  test: {
    name,
    root: folder,
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
  },
});

export default defineConfig({
  root: import.meta.dirname,
  test: {
    // Tests share nothing that one of them could spoil, and start faster in one place.
    isolate: false,
    maxWorkers: "100%",
    reporters: ["default", "./scripts/closing-line.ts"],
    projects: [
      project("core", "packages/core"),
      project("commands", "packages/commands"),
      project("config", "packages/config"),
      project("lint", "packages/lint"),
      project("reconciler", "packages/reconciler"),
      project("simulator", "packages/simulator"),
      project("github", "packages/github"),
      project("store", "packages/store"),
      project("app", "packages/app"),
      project("rehearsal", "packages/rehearsal"),
      project("verify", "packages/verify"),
      project("bot", "apps/bot"),
      project("cli", "apps/cli"),
      project("house", "scripts"),
    ],
  },
});
