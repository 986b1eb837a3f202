/**
 * Who there is on GitHub: people, machine accounts, teams.
 *
 * An account is its numeric id. A login is what it is called today: after a renaming the old one is free, and
 * whoever takes it is somebody new (D32).
 */
import type { Person, UserId } from "@rfckit/core";
import type { Account } from "@rfckit/reconciler";

export interface AccountRecord {
  readonly id: UserId;
  readonly kind: "user" | "bot";
  login: string;
  /** Deleted accounts keep what they wrote, but nobody can tell any more who that was. */
  gone: boolean;
  /** Whether an app of this world acts as this account: what it does wakes nobody. */
  app: boolean;
  /** The account as GitHub shows it at present. */
  shown: Account | null;
}

export interface AccountBook {
  readonly byLogin: Map<string, AccountRecord>;
  readonly byId: Map<UserId, AccountRecord>;
  readonly teams: Map<string, readonly AccountRecord[]>;
  nextId: UserId;
  /** Grows whenever an account is shown differently. */
  revision: number;
}

export interface NewAccount {
  readonly kind?: "user" | "bot";
  /** The numeric id; the next free one where it is left out. */
  readonly id?: UserId;
}

export function createAccountBook(): AccountBook {
  return { byLogin: new Map(), byId: new Map(), teams: new Map(), nextId: 1001, revision: 0 };
}

/** The account with this login, which is made where there is none. Logins are compared without case. */
export function ensureAccount(book: AccountBook, login: string, wanted: NewAccount = {}): AccountRecord {
  const known = book.byLogin.get(login.toLowerCase());
  if (known !== undefined) {
    if (wanted.id !== undefined && wanted.id !== known.id) {
      throw new RangeError(`"${login}" has the id ${known.id} and can't get ${wanted.id}.`);
    }
    return known;
  }
  const id = wanted.id ?? book.nextId;
  if (book.byId.has(id)) throw new RangeError(`The id ${id} belongs to "${book.byId.get(id)?.login}".`);
  book.nextId = Math.max(book.nextId, id + 1);
  const kind = wanted.kind ?? (login.endsWith("[bot]") ? "bot" : "user");
  const account: AccountRecord = { id, kind, login, gone: false, app: false, shown: { id, login, kind } };
  book.byLogin.set(login.toLowerCase(), account);
  book.byId.set(id, account);
  return account;
}

/** Gives an account another login. Throws `RangeError` where nobody has the first or somebody has the second. */
export function renameAccount(book: AccountBook, from: string, to: string): AccountRecord {
  const account = existingAccount(book, from);
  const holder = book.byLogin.get(to.toLowerCase());
  if (holder !== undefined && holder !== account) throw new RangeError(`The login "${to}" is taken.`);
  book.byLogin.delete(from.toLowerCase());
  book.byLogin.set(to.toLowerCase(), account);
  account.login = to;
  account.shown = { id: account.id, login: to, kind: account.kind };
  book.revision += 1;
  return account;
}

/** Deletes an account: what it wrote stays, without an author. */
export function removeAccount(book: AccountBook, login: string): void {
  const account = existingAccount(book, login);
  book.byLogin.delete(login.toLowerCase());
  account.gone = true;
  account.shown = null;
  book.revision += 1;
}

/** The person who bears a login now, or `null`. */
export function findPerson(book: AccountBook, login: string): Person | null {
  return personOf(book.byLogin.get(login.toLowerCase()));
}

/** The present logins of those who still have an account, in the order asked for. */
export function presentLogins(book: AccountBook, ids: readonly UserId[]): Person[] {
  return ids.map((id) => personOf(book.byId.get(id))).filter((person) => person !== null);
}

/** A team's members (`organisation/slug`), or `null` where there is no such team. */
export function findTeam(book: AccountBook, team: string): Person[] | null {
  const members = book.teams.get(team.toLowerCase());
  return members?.map(personOf).filter((person) => person !== null) ?? null;
}

function personOf(account: AccountRecord | undefined): Person | null {
  return account === undefined || account.gone ? null : { id: account.id, login: account.login };
}

function existingAccount(book: AccountBook, login: string): AccountRecord {
  const account = book.byLogin.get(login.toLowerCase());
  if (account === undefined) throw new RangeError(`Nobody has the login "${login}".`);
  return account;
}
