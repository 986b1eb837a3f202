/**
 * What the bot counts, for Prometheus. Labels have few values: never a repository, a pull request or a person.
 *
 * What lives in the database is asked when it is scraped, for two seconds at most: while the database is away
 * `rfckit_database_up` is 0, the gauges that come from there are missing, and all else is told as ever.
 */
import type { App, AppMeter } from "@rfckit/app";
import { type Duration, type Instant, SECOND } from "@rfckit/core";
import type { Clock, Log, Store } from "@rfckit/reconciler";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { withinTime } from "./within-time.ts";

/** How long a scrape waits for the database. */
const PATIENCE: Duration = 2 * SECOND;
/** GitHub has some seventy kinds of deliveries. Their name isn't signed, so there may be no end of them. */
const MOST_EVENTS = 100;

export interface Metrics {
  readonly meter: AppMeter;
  /** A log that goes where that one does, and counts its warnings. */
  countWarnings(log: Log): Log;
  /** When an errand last ended, by the host's clock; `null` before the first. */
  lastRan(): Instant | null;
  /** All of it, as Prometheus reads it. */
  render(sources: Sources): Promise<{ readonly type: string; readonly text: string }>;
}

/** What is asked at a scrape. */
export interface Sources {
  readonly backlog: Store["wakeUps"]["backlog"];
  readonly allotments: App["allotments"];
}

export function createMetrics(clock: Clock): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const instruments = makeInstruments(registry);
  const events = new Set<string>();
  let lastRan: Instant | null = null;
  let newestDelivery: Instant | null = null;
  let clockAhead: Duration | null = null;

  const nameOf = (event: string): string => {
    if (events.size < MOST_EVENTS) events.add(event);
    return events.has(event) ? event : "other";
  };

  return {
    meter: {
      ran(errand, ending, took) {
        lastRan = clock.now();
        instruments.passes.inc({ errand, ending });
        instruments.passSeconds.observe({ errand }, took / SECOND);
      },
      decision: (what) => instruments.decisions.inc({ what }),
      clockAhead(by) {
        clockAhead = by;
      },
      delivered(event, outcome) {
        if (outcome !== "failed") newestDelivery = clock.now();
        instruments.deliveries.inc({ event: nameOf(event), outcome });
      },
      turnedAway: (status) => instruments.turnedAway.inc({ status }),
      asked: (kind, status) => instruments.requests.inc({ kind, status: status ?? "none" }),
    },
    countWarnings: (log) => ({
      info: (event, fields) => log.info(event, fields),
      warn(event, fields) {
        instruments.warnings.inc({ event });
        log.warn(event, fields);
      },
    }),
    lastRan: () => lastRan,
    async render({ backlog, allotments }) {
      show(instruments.deliveryAge, newestDelivery === null ? null : (clock.now() - newestDelivery) / SECOND);
      show(instruments.clockAhead, clockAhead === null ? null : clockAhead / SECOND);
      instruments.allowance.reset();
      for (const { installation, resource, left } of allotments()) {
        instruments.allowance.set({ installation, resource }, left);
      }
      const waiting = await withinTime(backlog(), PATIENCE).catch(() => null);
      instruments.databaseUp.set(waiting === null ? 0 : 1);
      show(instruments.due, waiting?.due ?? null);
      show(instruments.oldest, waiting === null ? null : waiting.oldest / SECOND);
      show(instruments.parked, waiting?.parked.length ?? null);
      return { type: registry.contentType, text: await registry.metrics() };
    },
  };
}

/** Has the gauge show this; `null` for nothing, where 0 would be a claim. */
function show(gauge: Gauge, value: number | null): void {
  gauge.remove();
  if (value !== null) gauge.set(value);
}

function makeInstruments(registry: Registry) {
  const registers = [registry];
  const counter = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Counter({ name: `rfckit_${name}`, help, labelNames: [...labelNames], registers });
  const gauge = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Gauge({ name: `rfckit_${name}`, help, labelNames: [...labelNames], registers });
  return {
    deliveries: counter("deliveries_total", "Signed deliveries from GitHub, and what became of them.", [
      "event",
      "outcome",
    ]),
    deliveryAge: gauge(
      "newest_delivery_age_seconds",
      "Since GitHub's newest delivery; missing before the first.",
    ),
    turnedAway: counter("turned_away_total", "Requests refused at the door, by HTTP status.", ["status"]),
    due: gauge("wake_ups_due", "Errands that are due and wait to be run."),
    oldest: gauge("wake_ups_oldest_age_seconds", "How long the errand that waits longest has been due."),
    parked: gauge("wake_ups_parked", "Errands that failed so often that they are left alone for long."),
    passes: counter("passes_total", "Errands that were run, and how they ended.", ["errand", "ending"]),
    passSeconds: new Histogram({
      name: "rfckit_pass_duration_seconds",
      help: "How long errands took.",
      labelNames: ["errand"],
      buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
      registers,
    }),
    requests: counter("github_requests_total", "Requests to GitHub, and the status of the answer.", [
      "kind",
      "status",
    ]),
    allowance: gauge("github_rate_limit_remaining", "What GitHub still lets an installation ask.", [
      "installation",
      "resource",
    ]),
    decisions: counter("decisions_total", "Motions decided and carried out, or hindered.", ["what"]),
    warnings: counter("warnings_total", "Warnings in the log, by event: what went wrong.", ["event"]),
    clockAhead: gauge("clock_ahead_seconds", "How far this machine's clock is ahead of GitHub's."),
    databaseUp: gauge("database_up", "Whether the database answered this scrape."),
  };
}
