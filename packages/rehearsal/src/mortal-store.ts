/**
 * The store as one life of the bot's process sees it: once it is dead, none of its calls returns any more, or has any
 * effect. What it was in the middle of stays as it was.
 */
import type { Store } from "@rfckit/reconciler";

export interface Mortality {
  dead: boolean;
}

export function mortalStore(store: Store, life: Mortality): Store {
  return {
    ledger: mortal(store.ledger, life),
    leases: mortal(store.leases, life),
    wakeUps: mortal(store.wakeUps, life),
    standings: mortal(store.standings, life),
  };
}

/** Every method of these ports answers with a promise. */
function mortal<Port extends object>(port: Port, life: Mortality): Port {
  return new Proxy(port, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== "function") return method;
      return (...given: unknown[]) =>
        life.dead ? new Promise<never>(() => {}) : Reflect.apply(method, target, given);
    },
  });
}
