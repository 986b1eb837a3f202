/** Why a database can't be used, found while it is opened: nothing that a second attempt a moment later would change. */

export type WhyNot =
  /** No server answers there, or it isn't ready. */
  | "unreachable"
  /** A wrong password, or a folder, file or schema that this user may not use. */
  | "denied"
  /** There is no such database on the server. */
  | "absent"
  /** Nothing has been kept there yet, and this one only reads. */
  | "empty"
  /** Another process writes to it. */
  | "held"
  /** A newer version of the bot has changed it; or, for who only reads, no version as new as this one has yet. */
  | "version"
  /** What is there is damaged, or belongs to another program. */
  | "content"
  /** It can't keep what it is given for good: an encoding, a file system, an address. */
  | "unsuitable";

/** Its message says what was found and what to do, for the operator, and never holds a password. */
export class CannotOpenStore extends Error {
  override readonly name = "CannotOpenStore";
  readonly why: WhyNot;

  constructor(why: WhyNot, message: string) {
    super(message);
    this.why = why;
  }
}
