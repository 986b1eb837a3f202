/**
 * How the bot reads a thread and keeps its records, for whoever checks afterwards what it did. Nothing here writes.
 */
export { readOwnTicks } from "./adopt/hand-made-deeds.ts";
export { readHandMadeText } from "./adopt/hand-made-motion.ts";
export { canonicalJson } from "./canonical-json.ts";
export { digestOf, digestText } from "./digest.ts";
export { aboutOf, keyIn, ownText } from "./hidden-key.ts";
export { chainRows, hashRow } from "./ledger-chain.ts";
export {
  ownVersions,
  readAllCommands,
  readCommands,
  type WrittenCommand,
} from "./read/read-commands.ts";
export { readTicks } from "./read/read-ticks.ts";
export { chooseReceipts } from "./receipts/choose-receipts.ts";
export { type HeadRead, type LedgerHead, readHead, withoutHead } from "./receipts/ledger-head.ts";
export { openReceipts, type ReceiptsOpened, writeReceipts } from "./receipts/receipt-codec.ts";
export { CONFIGURATION_PATH } from "./settings/load-settings.ts";
export { DEFAULT_MENTION, mentionsOf } from "./settings/mentions.ts";
export { type Box, parseBoxes } from "./wording/boxes.ts";
export { nameIn } from "./wording/name-in.ts";
export { blockQuote, inlineQuote, plainTitle } from "./wording/quote.ts";
export { writeDuration, writeInstant, writeMoment } from "./wording/time.ts";
