/** A row for other programs: `docs/schemas/status.schema.json` describes it. Instants are ISO 8601, in UTC. */
import type { Instant } from "@rfckit/core";
import type { StatusRow } from "./status-row.ts";

export function rowJson(row: StatusRow): Readonly<Record<string, unknown>> {
  const { period, movedAt, objections, groups, mover, disposition, ...rest } = row;
  return {
    ...rest,
    motion: disposition === null ? null : { disposition, mover, at: iso(movedAt) },
    period: period === null ? null : { startedAt: iso(period.startedAt), endsAt: iso(period.endsAt) },
    groups,
    objections: objections.map((each) => ({ ...each, at: iso(each.at) })),
  };
}

function iso(instant: Instant | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}
