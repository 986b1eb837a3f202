/**
 * Tests that start several processes, each of which loads remark anew: they take seconds, and run where `RFCKIT_THOROUGH`
 * is set, as in CI. What runs always is one remark-cli over many planted repositories, one language server, and all rules in
 * this process.
 */
import { describe, test } from "vitest";

export const THOROUGH = (process.env["RFCKIT_THOROUGH"] ?? "") !== "";

export const testAtLength = test.skipIf(!THOROUGH);
export const describeAtLength = describe.skipIf(!THOROUGH);
