/**
 * Reads a request's body within its limits, whoever sends it and however.
 */
import type { IncomingMessage } from "node:http";
import { type Allotment, BodyBuffer } from "./body-buffer.ts";
import type { Limits } from "./limits.ts";

export type Body =
  | { readonly kind: "whole"; readonly buffer: BodyBuffer }
  /** `crowded`: too many bodies arrive at once; `gone`: the sender hung up. Of none of these anything is kept. */
  | { readonly kind: "too-large" | "too-slow" | "crowded" | "gone" };

/**
 * Resolves as soon as it is known what becomes of the body; never rejects. The buffer of a whole one is the caller's to
 * release. With `keep` false the body is measured and thrown away.
 */
export function readBody(
  request: IncomingMessage,
  limits: Pick<Limits, "bodyBytes" | "bodyTime">,
  allotment: Allotment,
  keep: boolean,
): Promise<Body> {
  // Node holds a body to its length, where it has one.
  const most = Number(request.headers["content-length"] ?? limits.bodyBytes);
  if (most > limits.bodyBytes) return Promise.resolve({ kind: "too-large" });
  return new Promise((resolve) => {
    const buffer = new BodyBuffer(allotment, most);
    let length = 0;
    const end = (body: Body): void => {
      clearTimeout(timer);
      request.off("data", onData).off("end", onEnd).off("error", onGone).off("close", onGone);
      // From here on somebody else may end the connection; its error is no news.
      request.on("error", () => {});
      if (body.kind !== "whole") buffer.release();
      resolve(body);
    };
    const onData = (piece: Buffer): void => {
      length += piece.length;
      if (length > limits.bodyBytes) end({ kind: "too-large" });
      else if (keep && !buffer.add(piece)) end({ kind: "crowded" });
    };
    const onEnd = (): void => end({ kind: "whole", buffer });
    const onGone = (): void => end({ kind: "gone" });
    const timer = setTimeout(() => end({ kind: "too-slow" }), limits.bodyTime);
    request.on("data", onData).on("end", onEnd).on("error", onGone).on("close", onGone);
  });
}
