import type { Log } from "@rfckit/reconciler";

/** A bug in the bot is no event of a story: it ends the play. What GitHub does is, and the bot deals with it. */
export const LOUD: Log = {
  info() {},
  warn(event, fields) {
    if (fields?.["bug"] === true) throw new Error(`The bot has a bug (${event}): ${fields["why"]}`);
  },
};
