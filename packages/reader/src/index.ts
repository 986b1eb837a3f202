export { type FoundBot, findBot } from "./find-bot.ts";
export { createReader, type Reader, type ReaderOptions, type Reading } from "./reader.ts";
export { type Remark, sayRemark } from "./remark.ts";
