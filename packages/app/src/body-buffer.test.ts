import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Allotment, BodyBuffer } from "./body-buffer.ts";

const MOST = 100_000;

describe("a body's buffer", () => {
  test("holds what came, in whatever pieces, and at most twice as much", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 5_000 }), { maxLength: 20 }), (pieces) => {
        const allotment = new Allotment(MOST);
        const buffer = new BodyBuffer(allotment, MOST);
        for (const piece of pieces) expect(buffer.add(piece)).toBe(true);
        expect(Buffer.compare(buffer.bytes, Buffer.concat(pieces))).toBe(0);
        expect(allotment.held).toBeLessThanOrEqual(Math.max(16 * 1024, 2 * buffer.bytes.length));
        buffer.release();
        expect(allotment.held).toBe(0);
      }),
      { seed: 7 },
    );
  });

  test("single bytes cost no more than one piece", () => {
    const allotment = new Allotment(MOST);
    const buffer = new BodyBuffer(allotment, MOST);
    for (let index = 0; index < 20_000; index += 1) buffer.add(Uint8Array.of(index));
    expect(buffer.bytes).toHaveLength(20_000);
    expect(allotment.held).toBe(32 * 1024);
  });

  test("what would be too much for all together isn't added, and others' bodies stay", () => {
    const allotment = new Allotment(40 * 1024);
    const [one, other] = [new BodyBuffer(allotment, MOST), new BodyBuffer(allotment, MOST)];
    expect(one.add(Buffer.from("one"))).toBe(true);
    expect(other.add(Buffer.from("other"))).toBe(true);
    expect(other.add(Buffer.alloc(16 * 1024))).toBe(false);
    expect(other.bytes.toString()).toBe("other");
    one.release();
    expect(other.add(Buffer.alloc(16 * 1024))).toBe(true);
  });
});
