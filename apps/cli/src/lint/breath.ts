/**
 * Lets a process hear signals: a loop that waits for nothing but what is there already would hear Ctrl-C at its end.
 */

/** How long such a loop may go on, in ms. */
const LONGEST = 50;

/** To be waited for at every step; now and then it takes a turn of the event loop, and then it resolves to `true`. */
export function createBreath(): () => Promise<boolean> {
  let last = Date.now();
  return async () => {
    if (Date.now() - last < LONGEST) return false;
    await new Promise((resolve) => setImmediate(resolve));
    last = Date.now();
    return true;
  };
}
