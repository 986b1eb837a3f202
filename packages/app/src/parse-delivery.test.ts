import { expect, test } from "vitest";
import { parsePayload } from "./parse-delivery.ts";

test.each<[string, string | Uint8Array, unknown]>([
  ["an object", '{"zen":"ok"}', { zen: "ok" }],
  ["an empty one", "{}", {}],
  ["of an installation", '{"installation":{"id":3}}', { installation: { id: 3 } }],
  ["of none", '{"installation":null}', { installation: null }],
  ["an installation without a number", '{"installation":{"id":"3"}}', null],
  ["nothing", "", null],
  ["text", "zen=ok", null],
  ["half of it", '{"zen":', null],
  ["a list", "[]", null],
  ["a number", "3", null],
  ["null", "null", null],
  ["bytes that are no text", Uint8Array.of(0x22, 0xff, 0xfe, 0x22), null],
  ["no text inside an object", Buffer.from('{"zen":"\xff"}', "latin1"), null],
  ["a byte order mark", "\ufeff{}", null],
  ["very deep", "[".repeat(100_000), null],
])("%s", (_, body, payload) => {
  expect(parsePayload(Buffer.from(body as string))).toEqual(payload);
});
