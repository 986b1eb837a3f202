#!/usr/bin/env node
/**
 * The `rfc` command, as a file: the least that there can be before what is compiled is kept for the next start.
 */
import { enableCompileCache } from "node:module";

// Node 20 doesn't know it, and has nothing there.
enableCompileCache?.();
// Not awaited: the published form is CommonJS, which starts faster and knows no `await` out here.
void import("./start.ts");
