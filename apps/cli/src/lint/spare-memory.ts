/** What a run over many documents does so that it takes no more memory than one over a few. */

/** For fewer documents, what it takes to say it to V8 is more than it brings. */
const MANY = 100;

/** To be called after each document that was parsed. */
export function createSparing(): () => Promise<void> {
  let parsed = 0;
  return async () => {
    // Only when the event loop turns, Node gives back what the native parser has taken: without this, 100 MB of documents
    // would take 500 MB of memory.
    await new Promise((resolve) => setImmediate(resolve));
    parsed += 1;
    if (parsed !== MANY) return;
    const { setFlagsFromString } = await import("node:v8");
    // Trees don't live long, and have enough of the memory that V8 has set aside for what is young. It would take more and
    // more: for 100 MB of documents 158 MB in place of 95 (Node 24), and no less time.
    setFlagsFromString("--semi-space-growth-factor=1");
  };
}
