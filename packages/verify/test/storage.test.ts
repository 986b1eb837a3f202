import { createMemoryLeases, createMemoryStore } from "@rfckit/reconciler";
import { expect, test } from "vitest";
import type { Story } from "../src/crashes/stories/index.ts";
import type { Job } from "../src/proof.ts";
import { storageParts } from "../src/storage/index.ts";
import { memoryStorage } from "../src/storage/storage.ts";
import { storageStory } from "../src/storage/storage-story.ts";

const JOB: Job = { seed: 1, until: null, progress() {} };

const SHORT: Story = {
  name: "short",
  text: `
name: moved, asked about, signed
steps:
  - comment: { by: ana, body: "@rfcbot merge" }
  - comment: { by: sam, body: "@rfcbot merge\\n@rfcbot status" }
  - comment: { by: cho, body: "@rfcbot reviewed" }
  - expect: { phase: final-comment-period, checklist: { count: 1 }, replies: { count: 2 } }
`,
};

test("every write may go wrong in every way", async () => {
  const { counts, complete, failures } = await storageStory(SHORT, ({ clock }) => memoryStorage(clock), JOB);
  expect([complete, failures]).toEqual([true, []]);
  // Four ways each.
  expect((counts["mishaps"] ?? 0) % 4).toBe(0);
  expect(counts["mishaps"]).toBeGreaterThan(100);
}, 30_000);

test("a storage that forgets wake-ups with its process, and one that keeps its leases, are found out", async () => {
  const forgetful = await storageStory(
    SHORT,
    ({ clock }) => {
      const leases = createMemoryLeases(clock);
      const { ledger } = createMemoryStore(clock);
      return {
        // Fingerprints are kept, as if everything had been looked at.
        open: async () => {
          const store = createMemoryStore(clock, { ledger, leases });
          return { ...store, wakeUps: { ...store.wakeUps, compare: async () => {} } };
        },
        tear: async () => {},
        die: async () => leases.abandon(),
        expire: async () => leases.abandon(),
        end: async () => {},
      };
    },
    JOB,
  );
  expect(forgetful.failures).toHaveLength(1);
  const clinging = await storageStory(
    SHORT,
    ({ clock }) => ({ ...memoryStorage(clock), die: async () => {} }),
    JOB,
  );
  expect(clinging.failures[0]?.history).toMatch(/kills|is torn/u);
}, 30_000);

test("each story is a part of its own", () => {
  expect(storageParts().length).toBeGreaterThan(4);
  expect(new Set(storageParts().map(({ name }) => name)).size).toBe(storageParts().length);
});
