/**
 * What one delivery does: it is learnt from, and it rings. Nothing here asks GitHub anything, so all it waits for is the
 * store.
 */
import { type Connections, type Ring, ringsOf } from "@rfckit/github";
import { type Bot, rings } from "@rfckit/reconciler";

interface Bells {
  readonly bot: Bot;
  readonly connections: Connections;
}

/** Rings for whatever the delivery tells of, and gives how often it rang, 0 for most. Throws `StoreUnavailable`. */
export async function ringFor(name: string, payload: unknown, bells: Bells): Promise<number> {
  const { connections } = bells;
  connections.learn(name, payload);
  let rung = 0;
  for (const ring of ringsOf(name, payload, connections.self())) {
    if (await ringOnce(ring, bells)) rung += 1;
  }
  return rung;
}

async function ringOnce(ring: Ring, { bot, connections }: Bells): Promise<boolean> {
  switch (ring.kind) {
    case "pull":
    case "issue": {
      if (!rings(ring.event, bot.mentionsOf(ring.key.repository))) return false;
      await (ring.kind === "pull" ? bot.ring(ring.key) : bot.ringIssue(ring.key));
      return true;
    }
    case "repository":
      await bot.ringRepository(ring.repository);
      return true;
    case "installations":
      // Repositories came or went: whatever is open in a new one is to be found. And what was refused before may be granted now.
      connections.forget();
      await bot.sweep({ busy: true });
      return true;
  }
}
