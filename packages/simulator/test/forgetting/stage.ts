/**
 * One of the two worlds, with its bot: one that remembers all, on a ledger that lasts, or one that begins with nothing at each
 * look, as a workflow's process does. The first has an account of its own; the other seals its comments, for other workflows
 * post under its account.
 */
import type { Standing } from "@rfckit/core";
import { DEFAULT_SHAPES, DEFAULT_TEMPLATES, exampleDocument } from "@rfckit/lint";
import {
  type Bot,
  createBot,
  createMemoryLedger,
  createMemoryStore,
  GitHubUnavailable,
  keyIn,
  pausesIn,
  readStanding,
  type Store,
  sealComments,
  withoutSeal,
} from "@rfckit/reconciler";
import { type CommentView, createVirtualClock, createWorld, type Faults, LOUD } from "../../src/index.ts";
import { historyOf } from "../configuration-history.ts";
import { writeConfiguration } from "./configuration.ts";
import { BY_HAND, type Configured, type Deed, type Forgery, type OwnComment, PEOPLE } from "./deeds.ts";

const BOT = "rfcbot[bot]";
const OTHER = "github-actions[bot]";
const SECRET = "the operator's key, for tests only";
const TEXTS = [1, 2, 3, 4].map((version) =>
  exampleDocument(DEFAULT_SHAPES.full, { note: `Version ${version}.` }),
);

export interface Looked {
  /** Whether the look came to its end. */
  readonly whole: boolean;
  readonly standing: Standing;
}

export type Stage = ReturnType<typeof setStage>;

export function setStage(remembers: boolean, first: Configured) {
  const clock = createVirtualClock(Date.UTC(2026, 0, 5, 9));
  const world = createWorld({ clock, onWake: () => {} });
  const ids = new Map(PEOPLE.map((login) => [login, world.addUser(login).id]));
  world.addUser(BOT, { kind: "bot" });
  const logins = new Map(PEOPLE.map((login) => [login, login]));
  const called = (login: string) => logins.get(login) ?? login;
  const configuration = (set: Configured) =>
    writeConfiguration(set, (login) => `${called(login)}#${ids.get(login)}`);
  const repository = world.addRepository({
    owner: "example",
    name: "rfcs",
    files: {
      "templates/draft.md": DEFAULT_TEMPLATES.draft,
      "templates/full.md": DEFAULT_TEMPLATES.full,
      ".github/rfcbot.yml": configuration(first),
    },
  });
  for (const login of PEOPLE) repository.grant(login, "write");
  const pull = repository.openPull({
    author: "zed",
    labels: ["project-wasmtime"],
    files: { "accepted/example.md": TEXTS[0] ?? "" },
  });
  /** People's comments, in the order in which they were written. */
  const written: { readonly id: number; readonly by: string }[] = [];
  let renamed = 0;
  /** What is to go wrong at the next look. */
  let faults: Faults | "none" = "none";

  const newStore = () => createMemoryStore(clock, { ledger: createMemoryLedger({ isDurable: remembers }) });
  let store: Store = newStore();
  let whole = true;
  const start = (): Bot =>
    createBot({
      github: remembers ? world.github(BOT) : sealComments(world.github(BOT), SECRET),
      store,
      clock,
      repositories: async () => [repository.id],
      operator: { receiptSecret: SECRET },
      log: LOUD,
      ...(remembers ? {} : { readPauses: async () => pausesIn(historyOf(world, repository.id)) }),
      onSettled: (_, { kind }) => {
        if (kind !== "served") whole = false;
      },
    });
  let bot = start();

  /** The bot's own comments that stand, by what they are about; the newest first. */
  const ownComments = (): { readonly comment: CommentView; readonly about: string }[] =>
    pull
      .view()
      .comments.flatMap((comment) => {
        const text = comment.revisions.findLast(({ by }) => by === BOT)?.body ?? comment.body;
        const plain = remembers ? text : withoutSeal(text, pull.key, SECRET);
        const about = plain === null || comment.author !== BOT || comment.deleted ? null : keyIn(plain);
        return about === null ? [] : [{ comment, about }];
      })
      .toReversed();
  const findOwn = (what: OwnComment) => {
    const found = ownComments().filter(({ about }) => KINDS[what].test(about));
    return what === "old-checklist" ? found[1] : found[0];
  };
  const commentOf = (nth: number) => {
    const place = written.length === 0 ? undefined : written[nth % written.length];
    const comment = pull.view().comments.find(({ id, kind }) => kind === "comment" && id === place?.id);
    return place === undefined || comment === undefined || comment.deleted ? null : { ...place, comment };
  };
  /** Another workflow does it without the secret: with its own account, which the bot that forgets shares. */
  const forge = (what: Forgery): (() => unknown) | null => {
    const other = world.github(remembers ? OTHER : BOT);
    const own = findOwn(what === "copied-period" ? "period" : "checklist");
    const post = (body: string) => () => other.comment(pull.key, body);
    switch (what) {
      case "checklist":
        return post("<!-- rfckit:about m1/checklist -->\n- [x] @dee\n- [x] @cho");
      case "period":
        return post("<!-- rfckit:about m1/period/1 -->\nIt began long ago.");
      case "signed":
        return post("@rfcbot reviewed\n@rfcbot resolve");
      case "copied-period":
        return own === undefined ? null : post(own.comment.body);
      case "over-checklist": {
        if (own === undefined) return null;
        const { id, body } = own.comment;
        const unsealed = body.replace(/^<!-- rfckit:about (\S+).* -->/, "<!-- rfckit:about $1 -->");
        const edit = { kind: "edit-comment", id, body: unsealed.replaceAll("[ ]", "[x]") } as const;
        return () => other.apply(pull.key, [edit]);
      }
    }
  };

  const look = async (begin: (bot: Bot) => Promise<unknown> = async () => {}): Promise<Looked> => {
    if (!remembers) {
      store = newStore();
      bot = start();
    }
    whole = true;
    world.setFaults(faults);
    const died = world.died().then(() => false);
    const done = (async () => {
      await begin(bot);
      await bot.ring(pull.key);
      await bot.run();
      return true;
    })().catch((error: unknown) => {
      if (error instanceof GitHubUnavailable) return false;
      throw error;
    });
    if (!(await Promise.race([died, done]))) whole = false;
    faults = "none";
    world.setFaults(faults);
    return { whole, standing: await readStanding(store.ledger, pull.key) };
  };

  /** How a deed is done now; `null` where it can't be. */
  const way = (deed: Deed): (() => unknown) | null => {
    const view = pull.view();
    switch (deed.do) {
      case "say":
        return () =>
          written.push({ id: pull.comment({ by: called(deed.by), body: deed.text }), by: deed.by });
      case "edit":
      case "delete": {
        const found = commentOf(deed.nth);
        if (found === null) return null;
        const by = called(deed.by === "author" ? found.by : "zed");
        return deed.do === "edit"
          ? () => pull.editComment(found.id, { by, body: deed.text })
          : () => pull.deleteComment(found.id, { by });
      }
      case "redact": {
        const comment =
          deed.nth === "checklist" ? findOwn("checklist")?.comment : commentOf(deed.nth)?.comment;
        if (comment === undefined || comment.revisions.length < 2) return null;
        return () => pull.redactRevision(comment.id, comment.revisions.length - 2, { by: called("zed") });
      }
      case "tick": {
        const comment = findOwn("checklist")?.comment;
        const box = (mark: string) => `[${mark}] @${called(deed.whose)}`;
        const [from, to] = deed.checked ? [box(" "), box("x")] : [box("x"), box(" ")];
        if (comment === undefined || !comment.body.includes(from)) return null;
        return () =>
          pull.editComment(comment.id, { by: called(deed.by), body: comment.body.replaceAll(from, to) });
      }
      case "review":
        if (view.state === "merged") return null;
        return () => pull.review({ by: called(deed.by), state: deed.verdict, body: "So." });
      case "push":
        if (view.state !== "open") return null;
        return () =>
          pull.push({
            by: called("zed"),
            files: {
              "accepted/example.md": TEXTS[Math.max(0, deed.version - 1)] ?? "",
              "other.txt": deed.version === 0 ? "Slipped in." : null,
            },
            force: deed.force,
          });
      case "set": {
        const by = called(deed.by);
        if (deed.to === "closed") return view.state === "open" ? () => pull.close(by) : null;
        if (deed.to === "open") return view.state === "closed" ? () => pull.reopen(by) : null;
        return view.state === "open" ? () => pull.setDraft(deed.to === "draft", called("zed")) : null;
      }
      case "blink":
        if (view.state !== "open") return null;
        return () => {
          pull.close(called(deed.by));
          pull.reopen(called(deed.by));
        };
      case "label": {
        const labels = [deed.label];
        return () => pull.label({ by: called(deed.by), ...(deed.on ? { add: labels } : { remove: labels }) });
      }
      case "configure":
        return () => repository.commit("main", { ".github/rfcbot.yml": configuration(deed.set) });
      case "hinder":
        return () => pull.hinder(deed.by);
      case "rename":
        return () => {
          renamed += 1;
          const to = `${deed.who}-${renamed}`;
          world.renameUser(called(deed.who), to);
          logins.set(deed.who, to);
        };
      case "delete-own":
      case "deface-own": {
        const own = findOwn(deed.what);
        if (own === undefined) return null;
        const { id } = own.comment;
        return deed.do === "delete-own"
          ? () => pull.deleteComment(id, { by: called("zed") })
          : () => pull.editComment(id, { by: called("zed"), body: "Nothing to see here." });
      }
      case "forge":
        return forge(deed.what);
      case "adopt":
        return view.comments.some(({ body }) => body === BY_HAND) ? () => {} : null;
      case "crash":
        return () => {
          if (!remembers) faults = { crashAfter: deed.after };
        };
      case "unanswered": {
        const fault = { status: 502, times: deed.times };
        return () => {
          if (!remembers) faults = deed.after ? { failAfter: fault } : { fail: fault };
        };
      }
      case "half":
        return () => {
          if (!remembers) faults = { half: true };
        };
      case "nothing":
        return () => {};
    }
  };

  return {
    clock,
    pull,
    way,
    look,
    /** What begins the look that follows a deed. */
    adopting: (each: Bot) => each.adopt(pull.key, { by: null, comment: null }),
    /** The place of the comment that a deed is about; `null` where it is about none. */
    placeIn: (deed: Deed) =>
      "nth" in deed && typeof deed.nth === "number" && written.length > 0 ? deed.nth % written.length : null,
    textIn: (place: number) => commentOf(place)?.comment.body ?? "",
    /** How the bot answered the comment in that place, by reactions. */
    answersTo: (place: number) =>
      pull
        .view()
        .comments.flatMap(({ kind, id, reactions }) =>
          kind === "comment" && id === written[place]?.id ? reactions.map(({ content }) => content) : [],
        ),
    places: () => written.map((_, place) => place),
    /** A comment's place among those that people wrote. */
    placeOf: (id: number) => written.findIndex((each) => each.id === id),
    ownComments,
  };
}

const KINDS: Readonly<Record<OwnComment, RegExp>> = {
  checklist: /\/checklist$/,
  "old-checklist": /\/checklist$/,
  period: /\/period\/\d+$/,
  notice: /^m\d+\/(?!checklist|period)/,
  reply: /^reply\//,
};
