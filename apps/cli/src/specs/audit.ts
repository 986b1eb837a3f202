/** How `rfc audit` is called. */
import type { CommandSpec } from "../command-spec.ts";
import { BOT, HOST, TOKENS } from "./asking.ts";

export const audit: CommandSpec = {
  name: "audit",
  argument: { name: "<pull>", about: "a pull request, as OWNER/REPO#NUMBER, #NUMBER or its address" },
  summary: "check whether an RFC was decided as the bot's records say",
  details: `The decision is made once more from what GitHub shows, and compared with the bot's receipts, and with its ledger where DATABASE_URL names the bot's database (it is only read). Each fact, and the whole, is confirmed, contradicted, or open where what would tell was deleted or redacted. What looks like tampering is called by its name. ${TOKENS}

docs/audit.md says what each name means, what an audit proves and what it can't.

Exit status: 0 confirmed, 1 contradicted or open, 2 it couldn't be audited.`,
  options: [
    {
      flags: "--export <name>",
      about: "also write the decision record, as NAME.json and NAME.md, in place of an older one",
    },
    HOST,
    BOT,
    {
      flags: "--format <format>",
      about: "how to print the result",
      choices: ["pretty", "json"],
      default: "pretty",
    },
  ],
  examples: [
    { line: "rfc audit acme/rfcs#12", about: "by what GitHub shows" },
    {
      line: "RECEIPT_SECRET=… DATABASE_URL=data/rfcbot.db rfc audit '#12'",
      about: "with the operator's key and ledger, in the repository's folder",
    },
    { line: "rfc audit acme/rfcs#12 --export minutes/rfc-12", about: "with the record for the minutes" },
  ],
  json: "One document, by [its schema](../schemas/audit.schema.json). Keys are only ever added. What `--export` writes has [a schema of its own](../schemas/decision-record.schema.json).",
  load: () => import("../commands/audit.ts"),
};
