/**
 * Hostile input: no crash, no hang, memory bounded, and nothing forged, whatever people write.
 */
import type { Part } from "../proof.ts";
import { fuzzConfiguration } from "./configuration.ts";
import { fuzzForgery } from "./forgery.ts";
import { fuzzReceipts } from "./receipts.ts";
import { fuzzScanner } from "./scanner.ts";
import { fuzzScenarios } from "./scenarios.ts";

/** Five parts; together they take more than 100,000 inputs where no time is given. Counts: `inputs`. */
export function fuzzParts(): Part[] {
  return [fuzzScanner(), fuzzConfiguration(), fuzzReceipts(), fuzzScenarios(), fuzzForgery()];
}
