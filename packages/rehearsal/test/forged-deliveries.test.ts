/** Deliveries that nobody should believe, and one that comes twice: GitHub is asked nothing at all for them. */
import { type Delivery, installationDelivery, sendDelivery, signDelivery } from "@rfckit/simulator/http";
import { expect, test } from "vitest";
import { SECRET } from "../src/life.ts";
import { useWireStage, type WireStage } from "./wire-stage.ts";

const setStage = useWireStage();

type Headers = Readonly<Record<string, string>>;

const WAYS: readonly (readonly [
  string,
  number,
  (headers: Headers, body: string) => readonly [Headers, string],
])[] = [
  ["unsigned", 401, ({ "x-hub-signature-256": _, ...headers }, body) => [headers, body]],
  [
    "signed the old way only",
    401,
    ({ "x-hub-signature-256": _, ...headers }, body) => [
      { ...headers, "x-hub-signature": "sha1=7d38cdd689735b008b3c702edd92eea23791c5f6" },
      body,
    ],
  ],
  ["with an empty signature", 401, (headers, body) => [{ ...headers, "x-hub-signature-256": "" }, body]],
  ["signed, and then changed", 401, (headers, body) => [headers, body.replace("suspend", "deleted")]],
];

/** Whatever rings loudest: all of GitHub would be asked anew. */
const loudest = ({ world, installation }: WireStage): Delivery =>
  installationDelivery(world, installation, "suspend");

test.each(WAYS)("%s", async (_, status, forge) => {
  const stage = await setStage();
  const { headers, body } = await signDelivery({ secret: SECRET, delivery: loudest(stage) });
  const [forged, bytes] = forge(headers, body);
  const due = await stage.life.app.bot.nextDue();
  const { all } = await stage.counted(async () => {
    const answer = await fetch(stage.life.webhookUrl, { method: "POST", headers: forged, body: bytes });
    expect(answer.status).toBe(status);
    await stage.settle();
  });
  expect(all).toBe(0);
  expect(await stage.life.app.bot.nextDue()).toBe(due);
});

test("signed with another secret", async () => {
  const stage = await setStage();
  const { all } = await stage.counted(async () => {
    const sending = { url: stage.life.webhookUrl, secret: "another secret", delivery: loudest(stage) };
    expect(await sendDelivery(sending)).toEqual({ status: 401 });
    await stage.settle();
  });
  expect(all).toBe(0);
});

test("the same delivery again", async () => {
  const stage = await setStage();
  const { life, pull, arrivals } = stage;
  pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
  const [delivery] = arrivals;
  if (delivery === undefined) throw new Error("The comment told nobody.");
  await stage.settle();
  const id = "72d3162e-cc78-11e3-81ab-4c9367dc0958";
  await life.send(delivery, id);
  const first = await stage.counted(() => stage.settle());
  expect(first.byKind["graphql Observe"]).toBe(1);
  const again = await stage.counted(async () => {
    await life.send(delivery, id);
    await stage.settle();
  });
  expect(again.all).toBe(0);
});
