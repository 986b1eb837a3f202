// vitest no longer reads workspace files by itself: the test script names this one with --config.
import { defineConfig } from "vitest/config";

/** Where tests are below a package's folder. */
const PLACES = ["src/**/*.test.ts", "test/**/*.test.ts"];

export default defineConfig({
  root: import.meta.dirname,
  test: {
    // One project, and not one for each package: so a worker loads each module once. Tests share nothing that one of them
    // could spoil.
    include: ["packages/*", "apps/*", "scripts"].flatMap((folder) =>
      PLACES.map((place) => `${folder}/${place}`),
    ),
    isolate: false,
    maxWorkers: "100%",
    // Nothing sleeps; a machine that does much else besides may still need a while.
    testTimeout: 30_000,
    reporters: ["default", "./scripts/closing-line.ts"],
  },
});
