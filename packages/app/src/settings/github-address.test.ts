import { describe, expect, test } from "vitest";
import { type AddressSource, isOpenToReaders, readGitHubAddress } from "./github-address.ts";

function read(source: Partial<AddressSource>) {
  return readGitHubAddress({ apiUrl: undefined, host: undefined, protocol: undefined, ...source });
}

describe("GitHub is at", () => {
  test.each<[string, Partial<AddressSource>]>([
    ["https://api.github.com", {}],
    ["https://api.github.com", { protocol: "http" }],
    ["https://api.github.com", { apiUrl: "https://api.github.com/" }],
    ["https://github.example.com/api/v3", { host: "github.example.com" }],
    ["https://github.example.com:8443/api/v3", { host: "GitHub.example.com:8443" }],
    ["http://127.0.0.1:4000/api/v3", { host: "127.0.0.1:4000", protocol: "http" }],
    ["http://[::1]:4000/api/v3", { host: "[::1]:4000", protocol: "http" }],
    ["https://github.example.com/api/v3", { apiUrl: "https://github.example.com/api/v3/" }],
    ["https://a.example/api/v3", { apiUrl: "https://a.example/api/v3", host: "a.example" }],
    ["http://127.0.0.1:4000", { apiUrl: "http://127.0.0.1:4000" }],
  ])("%s", (value, source) => expect(read(source)).toEqual({ ok: true, value }));
});

describe("no address of GitHub's", () => {
  test.each<[string, string, Partial<AddressSource>]>([
    ["GHE_HOST", "an address", { host: "https://github.example.com" }],
    ["GHE_HOST", "a path", { host: "github.example.com/api" }],
    ["GHE_HOST", "a password", { host: "a:b@github.example.com" }],
    ["GHE_PROTOCOL", "another protocol", { host: "github.example.com", protocol: "ssh" }],
    ["GITHUB_API_URL", "no address", { apiUrl: "api.github.com" }],
    ["GITHUB_API_URL", "another protocol", { apiUrl: "ftp://api.github.com" }],
    ["GITHUB_API_URL", "a password", { apiUrl: "https://a:canary@api.github.com" }],
    ["GITHUB_API_URL", "a query", { apiUrl: "https://api.github.com/?token=canary" }],
    ["GITHUB_API_URL", "the pages", { apiUrl: "https://github.com" }],
    ["GITHUB_API_URL", "another one than the host's", { apiUrl: "https://a.example", host: "b.example" }],
  ])("%s: %s", (setting, _, source) => {
    const outcome = read(source);
    expect(outcome).toMatchObject({ ok: false, problem: { setting } });
    expect(JSON.stringify(outcome)).not.toContain("canary");
  });
});

test.each([
  ["https://api.github.com", false],
  ["http://localhost:4000", false],
  ["http://127.0.0.1:4000/api/v3", false],
  ["http://[::1]:4000", false],
  ["http://github.example.com/api/v3", true],
  ["http://127.0.0.1.example.com", true],
])("whether %s can be read on the way: %s", (address, open) => expect(isOpenToReaders(address)).toBe(open));
