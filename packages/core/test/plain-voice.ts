/** The voice in which the core's tests read sentences: logins, quotation marks, ISO times and hours. */
import { HOUR, type Voice } from "../src/index.ts";

export const PLAIN: Voice = {
  person: ({ login }) => login,
  title: (name) => name,
  quote: (words) => `"${words}"`,
  time: (instant) => new Date(instant).toISOString().slice(0, 16),
  duration: (duration) => `${duration / HOUR} hours`,
};
