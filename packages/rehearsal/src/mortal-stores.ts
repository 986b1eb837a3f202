/**
 * The ledger and the leases as one life of the bot's process sees them: once it is dead, none of its calls returns
 * any more, or has any effect. What it was in the middle of stays as it was.
 */
import type { Leases, Ledger } from "@rfckit/reconciler";

export interface Mortality {
  dead: boolean;
}

export function mortalLedger(ledger: Ledger, life: Mortality): Ledger {
  return {
    read: (key) => whileAlive(life, () => ledger.read(key)),
    append: (key, rows, token) => whileAlive(life, () => ledger.append(key, rows, token)),
    readBook: (repository) => whileAlive(life, () => ledger.readBook(repository)),
    writeBook: (repository, book) => whileAlive(life, () => ledger.writeBook(repository, book)),
    pulls: () => whileAlive(life, () => ledger.pulls()),
  };
}

export function mortalLeases(leases: Leases, life: Mortality): Leases {
  return {
    take: (key, length) => whileAlive(life, () => leases.take(key, length)),
    renew: (lease, length) => whileAlive(life, () => leases.renew(lease, length)),
    release: (lease) => whileAlive(life, () => leases.release(lease)),
  };
}

function whileAlive<T>(life: Mortality, work: () => Promise<T>): Promise<T> {
  return life.dead ? new Promise<never>(() => {}) : work();
}
