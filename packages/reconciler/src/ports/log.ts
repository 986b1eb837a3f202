/**
 * The log port: structured events for the operator. Never a comment's text, never a secret.
 */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
}

export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

export const SILENT: Log = { info() {}, warn() {} };
