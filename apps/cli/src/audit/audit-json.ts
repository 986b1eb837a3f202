/** An audit for other programs. */
import type { DecisionRecord } from "@rfckit/audit";
import type { z } from "zod";
import type { AUDIT_SHAPE } from "../json-shapes.ts";

export function auditJson(
  record: DecisionRecord,
  exported: readonly string[] | null,
): z.infer<typeof AUDIT_SHAPE> {
  const { repository, pull, readAt, bot, basis, audit, hashes } = record;
  return {
    repository: `${repository.owner}/${repository.name}`,
    number: pull.number,
    title: pull.title,
    url: pull.url,
    at: readAt,
    bot: bot === "" ? null : bot,
    basis,
    ...audit,
    hashes,
    exported: exported === null ? null : [...exported],
  };
}
