export { type FoundBot, findBot, findOther } from "./find-bot.ts";
export { readThread } from "./open-thread.ts";
export { createReader, type Reader, type ReaderOptions, type Reading } from "./reader.ts";
export { type Remark, sayRemark } from "./remark.ts";
export { saveThread } from "./save-thread.ts";
export { readSavedThread, type SavedThread, savedThread, writeSavedThread } from "./saved-thread.ts";
