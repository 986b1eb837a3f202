/** The bot can't start with these settings, here: the message says why and what to do. */
export class CannotStart extends Error {
  override readonly name = "CannotStart";
}
