import { describe, expect, test } from "vitest";
import { findGitHubSite } from "./github-site.ts";

test.each([
  [undefined, undefined, "https://github.com", "https://api.github.com", {}],
  ["", undefined, "https://github.com", "https://api.github.com", {}],
  ["GitHub.com", undefined, "https://github.com", "https://api.github.com", {}],
  [
    "GHE.example.com",
    undefined,
    "https://ghe.example.com",
    "https://ghe.example.com/api/v3",
    { GHE_HOST: "ghe.example.com" },
  ],
  [
    "127.0.0.1:4000",
    "http",
    "http://127.0.0.1:4000",
    "http://127.0.0.1:4000/api/v3",
    { GHE_HOST: "127.0.0.1:4000", GHE_PROTOCOL: "http" },
  ],
  [
    "acme.ghe.com",
    undefined,
    "https://acme.ghe.com",
    "https://api.acme.ghe.com",
    { GITHUB_API_URL: "https://api.acme.ghe.com" },
  ],
])("the GitHub at %j by %s", (host, protocol, pages, api, settings) => {
  expect(findGitHubSite(host, protocol)).toMatchObject({ pages, api, settings });
});

describe("no host", () => {
  test.each(["https://ghe.example.com", "ghe.example.com/", "a b", "me@ghe.example.com", "-x", "x:port"])(
    "%s",
    (host) => expect(() => findGitHubSite(host)).toThrow(/found the host .*, expected a name such as/u),
  );
  test("nor a protocol", () => {
    expect(() => findGitHubSite("ghe.example.com", "ftp")).toThrow('found GHE_PROTOCOL "ftp"');
  });
});
