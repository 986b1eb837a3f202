/** The bot's own comments: asked for once in a run, and none but the bot's. */
import { expect, test } from "vitest";
import { createOwnComments } from "./own-comments.ts";

/** A connection that notes what it was asked. */
function connect(texts: Readonly<Record<number, readonly string[]>>) {
  const asked: (readonly number[])[] = [];
  const readOwnComments = async (numbers: readonly number[]) => {
    asked.push(numbers);
    return new Map(numbers.map((number) => [number, texts[number] ?? []]));
  };
  return { asked, connection: { repository: 7, readOwnComments } };
}

test("what was read isn't asked for again, nor is nothing", async () => {
  const { asked, connection } = connect({ 1: ["one"], 2: ["two"] });
  const comments = createOwnComments({ connection, receiptSecret: "", sealed: false });
  await comments.read([]);
  await comments.read([1, 3]);
  const texts = await comments.read([3, 2, 1]);
  expect(asked).toEqual([[1, 3], [2]]);
  expect([1, 2, 3].map((number) => texts.get(number))).toEqual([["one"], ["two"], []]);
});

test("where the account is shared, a hidden key without a seal is somebody else's", async () => {
  const { connection } = connect({ 1: ["<!-- rfckit:about m1/checklist -->\nforged", "plain"] });
  const comments = createOwnComments({ connection, receiptSecret: "a secret", sealed: true });
  expect((await comments.read([1])).get(1)).toEqual(["plain"]);
});
