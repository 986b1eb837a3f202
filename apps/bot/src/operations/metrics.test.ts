/** What Prometheus is told, and what it is not. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { HOUR, SECOND } from "@rfckit/core";
import { type Backlog, SILENT } from "@rfckit/reconciler";
import { createVirtualClock } from "@rfckit/simulator";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createMetrics, type Sources } from "./metrics.ts";

const KEY = { repository: 7, number: 12 };
const QUIET: Backlog = { due: 0, oldest: 0, parked: [] };

function setUp() {
  const clock = createVirtualClock(Date.UTC(2026, 0, 5, 9));
  const metrics = createMetrics(clock);
  const scrape = async (sources: Partial<Sources> = {}) => {
    const { text } = await metrics.render({
      backlog: async () => QUIET,
      allotments: () => [],
      ...sources,
    });
    return text.split("\n").filter((line) => line.startsWith("rfckit_"));
  };
  return { clock, metrics, scrape };
}

afterEach(() => void vi.useRealTimers());

test("before anything has happened nothing is claimed", async () => {
  const { scrape, metrics } = setUp();
  expect(await scrape()).toEqual([
    "rfckit_wake_ups_due 0",
    "rfckit_wake_ups_oldest_age_seconds 0",
    "rfckit_wake_ups_parked 0",
    "rfckit_database_up 1",
  ]);
  expect(metrics.lastRan()).toBeNull();
});

test("what has happened is counted", async () => {
  const { clock, metrics, scrape } = setUp();
  const { meter } = metrics;
  meter.delivered("push", "accepted");
  clock.advanceTo(clock.now() + 90 * SECOND);
  meter.delivered("push", "failed");
  meter.turnedAway(401);
  meter.ran("pull", "served", 300);
  meter.ran("pull", "passing", 700);
  meter.decision("merged");
  meter.asked("graphql Observe", 200);
  meter.asked("graphql Observe", null);
  meter.clockAhead(-2500);
  metrics.countWarnings(SILENT).warn("parked");
  metrics.countWarnings(SILENT).info("delivery");
  const lines = await scrape({
    backlog: async () => ({ due: 3, oldest: HOUR, parked: [{ errand: "pull", key: KEY, why: "secret" }] }),
    allotments: () => [{ installation: 5, resource: "core", left: 4321, limit: 5000, resetAt: 0, at: 0 }],
  });
  for (const line of [
    'rfckit_deliveries_total{event="push",outcome="accepted"} 1',
    'rfckit_deliveries_total{event="push",outcome="failed"} 1',
    "rfckit_newest_delivery_age_seconds 90",
    'rfckit_turned_away_total{status="401"} 1',
    'rfckit_passes_total{errand="pull",ending="served"} 1',
    'rfckit_passes_total{errand="pull",ending="passing"} 1',
    'rfckit_pass_duration_seconds_sum{errand="pull"} 1',
    'rfckit_pass_duration_seconds_bucket{le="0.5",errand="pull"} 1',
    'rfckit_decisions_total{what="merged"} 1',
    'rfckit_github_requests_total{kind="graphql Observe",status="200"} 1',
    'rfckit_github_requests_total{kind="graphql Observe",status="none"} 1',
    'rfckit_github_rate_limit_remaining{installation="5",resource="core"} 4321',
    "rfckit_clock_ahead_seconds -2.5",
    'rfckit_warnings_total{event="parked"} 1',
    "rfckit_wake_ups_due 3",
    "rfckit_wake_ups_oldest_age_seconds 3600",
    "rfckit_wake_ups_parked 1",
  ]) {
    expect(lines).toContain(line);
  }
  expect(lines.join()).not.toMatch(/secret|delivery"/u);
  expect(metrics.lastRan()).toBe(clock.now());
});

describe("a database that is away", () => {
  const gone = expect.arrayContaining(["rfckit_database_up 0"]);
  const told = /^rfckit_wake_ups/u;

  test("is told, and nothing is claimed of what is in it, also where it was there before", async () => {
    const { scrape } = setUp();
    await scrape();
    const lines = await scrape({ backlog: () => Promise.reject(new Error("away")) });
    expect([lines, lines.filter((line) => told.test(line))]).toEqual([gone, []]);
    expect(await scrape()).toContain("rfckit_database_up 1");
  });

  test("keeps nobody waiting for long", async () => {
    vi.useFakeTimers();
    const scraped = setUp().scrape({ backlog: () => new Promise(() => {}) });
    await vi.advanceTimersByTimeAsync(2000);
    expect(await scraped).toEqual(gone);
  });
});

test("an installation that is gone isn't told of any more", async () => {
  const { scrape } = setUp();
  const allotment = { installation: 5, resource: "core", left: 1, limit: 5000, resetAt: 0, at: 0 };
  await scrape({ allotments: () => [allotment] });
  expect((await scrape()).join()).not.toContain("installation");
});

test("made-up names of events don't fill the memory", async () => {
  const { metrics, scrape } = setUp();
  for (let each = 0; each < 1000; each += 1) metrics.meter.delivered(`event_${each}`, "accepted");
  const lines = (await scrape()).filter((line) => line.startsWith("rfckit_deliveries_total"));
  expect(lines).toHaveLength(101);
  expect(lines).toContain('rfckit_deliveries_total{event="other",outcome="accepted"} 900');
});

test("each has a help text, a name as Prometheus wants it, and the process's own are there too", async () => {
  const { metrics } = setUp();
  const { text, type } = await metrics.render({ backlog: async () => QUIET, allotments: () => [] });
  expect(type).toContain("text/plain");
  const names = [...text.matchAll(/^# TYPE (rfckit_\S+) (\w+)$/gmu)];
  expect(names.length).toBeGreaterThan(12);
  for (const [, name = "", kind] of names) {
    expect(name.endsWith("_total")).toBe(kind === "counter");
    expect(text).toMatch(new RegExp(`^# HELP ${name} [A-Z].+\\.$`, "mu"));
  }
  const page = readFileSync(join(import.meta.dirname, "../../../../docs/operations.md"), "utf8");
  const documented = new Set([...page.matchAll(/`(rfckit_\w+)/gu)].map(([, name]) => name));
  expect([...documented].sort()).toEqual(names.map(([, name]) => name).sort());
  expect(text).toContain("process_resident_memory_bytes");
  expect(text).toContain("nodejs_eventloop_lag_seconds");
});
