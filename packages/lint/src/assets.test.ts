/** The files beside the RFCs. */
import { describe, expect, test } from "vitest";
import { checkAssets } from "./index.ts";

/** The rule and what is suggested of each asset that something is said of. */
function judge(
  assets: readonly string[],
  documents: readonly string[],
  shown: Record<string, string> | null,
  judged = assets,
) {
  const found = checkAssets(
    { judged, assets, documents, shown: shown === null ? null : new Map(Object.entries(shown)) },
    () => ({}),
  );
  return found.map(({ path, problem: { rule, suggestion = "" } }) => `${path} ${rule} ${suggestion}`.trim());
}

describe("asset-name", () => {
  test.each([
    ["the stem and a hyphen", "rfcs/tunnel-map.png", []],
    ["the stem and a dot", "rfcs/tunnel.svg", []],
    ["the stem itself", "rfcs/tunnel", []],
    ["in a folder of that name", "rfcs/tunnel/map.png", []],
    ["in a folder below it", "rfcs/tunnel-maps/old/map.png", []],
    [
      "the stem and more letters",
      "rfcs/tunnels-map.png",
      ["rfcs/tunnels-map.png asset-name tunnel-tunnels-map.png"],
    ],
    [
      "in another folder than the RFC",
      "maps/tunnel-map.png",
      ["maps/tunnel-map.png asset-name tunnel-tunnel-map.png"],
    ],
    ["in other case", "rfcs/Tunnel-map.png", ["rfcs/Tunnel-map.png asset-name tunnel-Tunnel-map.png"]],
    [
      "hidden behind a dot",
      "rfcs/.tunnel-map.png",
      ["rfcs/.tunnel-map.png asset-name tunnel-.tunnel-map.png"],
    ],
  ])("%s", (_, asset, expected) => {
    expect(judge([asset], ["rfcs/tunnel.md"], { [asset]: "rfcs/tunnel.md" })).toEqual(expected);
  });

  test("of an RFC whose own name isn't what it should be", () => {
    const shown = {
      "rfcs/my-tunnel-map.png": "rfcs/My_Tunnel.md",
      "rfcs/My_Tunnel-map.png": "rfcs/My_Tunnel.md",
    };
    expect(judge(Object.keys(shown), ["rfcs/My_Tunnel.md"], shown)).toEqual([]);
  });
});

describe("asset-unused", () => {
  const unused = (...args: Parameters<typeof judge>) =>
    judge(...args).filter((line) => line.includes("asset-unused"));
  const documents = ["a.md"];

  test.each([
    ["shown", ["a-x.png"], { "a-x.png": "a.md" }, []],
    ["not shown", ["a-x.png"], {}, ["a-x.png asset-unused"]],
    [
      "what a picture beside it was made from, whether that is shown or not",
      ["a-x.dot", "a-x.png"],
      {},
      ["a-x.png asset-unused"],
    ],
    [
      "what a picture of another name was made from",
      ["a-y.dot", "a-x.png"],
      { "a-x.png": "a.md" },
      ["a-y.dot asset-unused"],
    ],
    [
      "what a picture in another folder was made from",
      ["b/a-x.dot", "a-x.png"],
      { "a-x.png": "a.md" },
      ["b/a-x.dot asset-unused"],
    ],
    ["a picture that another one was made from", ["a-x.svg", "a-x.png"], { "a-x.png": "a.md" }, []],
    [
      "two pictures of one name, none of them shown",
      ["a-x.svg", "a-x.png"],
      {},
      ["a-x.svg asset-unused", "a-x.png asset-unused"],
    ],
  ])("%s", (_, assets, shown, expected) => {
    expect(unused(assets, documents, shown)).toEqual(expected);
  });

  test("is not said where not every RFC was looked at, nor of what isn't judged", () => {
    expect(unused(["a-x.png"], documents, null)).toEqual([]);
    expect(unused(["a-x.png", "a-y.png"], documents, {}, ["a-y.png"])).toEqual(["a-y.png asset-unused"]);
  });

  test("a severity is set for each path", () => {
    const input = { judged: ["a-x.png"], assets: ["a-x.png"], documents, shown: new Map() };
    expect(checkAssets(input, () => ({ "asset-unused": "off" }))).toEqual([]);
    expect(
      checkAssets(input, (path) => ({ "asset-unused": path === "a-x.png" ? "error" : "off" })),
    ).toMatchObject([{ problem: { severity: "error" } }]);
  });
});
