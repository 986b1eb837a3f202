/** Registering an app from a manifest: what GitHub takes, what it says to the rest, and what the code is worth. */
import { createPrivateKey } from "node:crypto";
import { describe, expect, test } from "vitest";
import { useFrontStage } from "../../../test/front-stage.ts";
import { PLAIN_MANIFEST, postManifest, pressButton, registerApp } from "../../../test/register-app.ts";
import { readAppManifest } from "./app-manifest.ts";

const HOUR = 3_600_000;
const setStage = useFrontStage();

const HOOK = { url: "https://rfcs.example.org/api/github/webhooks", active: false };
const WHOLE = {
  ...PLAIN_MANIFEST,
  name: "RFC Bot",
  description: "Keeps the list",
  hook_attributes: HOOK,
  default_permissions: { contents: "read", pull_requests: "write" },
  default_events: ["push", "pull_request", "repository"],
};

describe("GitHub takes no manifest", () => {
  const { url: _, ...homeless } = WHOLE;
  const hooked = (hook: object) => ({ ...WHOLE, hook_attributes: hook });
  test.each<[string, unknown, string]>([
    ["that is no JSON", "{", "The manifest is not valid JSON."],
    ["without a homepage", homeless, '"url" wasn\'t supplied.'],
    ["with an inactive webhook that goes nowhere", hooked({ active: false }), '"url" wasn\'t supplied.'],
    ["that chooses the secret", hooked({ ...HOOK, secret: "mine" }), '"secret" is not a permitted key.'],
    [
      "whose webhook goes to the maker's own machine",
      hooked({ url: "http://localhost:3000/api/github/webhooks" }),
      "Hook url is not supported because it isn't reachable over the public Internet (localhost)",
    ],
    ["whose webhook has no address", hooked({ url: "rfcs.example.org" }), "Hook url must be a valid URL"],
    [
      "that is told of events and has no webhook",
      { ...WHOLE, hook_attributes: undefined },
      "Hook url cannot be blank",
    ],
    [
      "with an event that every app is told of anyway",
      { ...WHOLE, default_events: ["push", "installation"] },
      "Default events unsupported: installation",
    ],
    [
      "with an event that its permissions don't cover",
      { ...WHOLE, default_events: ["push", "status", "issue_comment"] },
      "Default events are not supported by permissions: status, issue_comment",
    ],
    [
      "with a permission that there isn't",
      { ...WHOLE, default_permissions: { ...WHOLE.default_permissions, pulls: "write" } },
      "Default permission records resource is not included in the list (pulls)",
    ],
    [
      "with a permission of a level that it hasn't",
      { ...WHOLE, default_permissions: { ...WHOLE.default_permissions, contents: "admin" } },
      '"default_permissions.contents" is invalid.',
    ],
    ["with a long name", { ...WHOLE, name: "x".repeat(35) }, "Name is too long (maximum is 34 characters)"],
  ])("%s", (_, manifest, problem) => {
    const read = readAppManifest(typeof manifest === "string" ? manifest : JSON.stringify(manifest));
    expect(read.ok ? [] : read.problems).toContain(problem);
  });

  test("and says so on the page", async () => {
    const { front } = await setStage();
    const answer = await postManifest(front.baseUrl, { ...WHOLE, url: "" });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("Error &#34;url&#34; wasn&#39;t supplied.");
  });
});

test("the button sends the browser back with a code, and with what was given along", async () => {
  const { front } = await setStage();
  const asked = await postManifest(front.baseUrl, WHOLE, "/organizations/acme/settings/apps/new?state=a%20b");
  expect([asked.status, asked.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
  const page = await asked.text();
  expect(page).toContain("Create GitHub App for acme");
  expect(page).toContain('value="RFC Bot"');
  const sent = await pressButton(front.baseUrl, page, "RFC Bot");
  expect(sent.status).toBe(302);
  expect(sent.headers.get("location")).toMatch(/^http:\/\/127\.0\.0\.1:1\/created\?code=\w{40}&state=a\+b$/u);
  const again = await pressButton(front.baseUrl, page, "RFC Bot");
  expect([again.status, await again.text()]).toEqual([422, expect.stringContaining("has expired")]);
});

test.each([
  ["", "Name can&#39;t be blank"],
  ["--", "Name can&#39;t be blank"],
  ["rfcbot", "Name is already taken"],
  ["RFC Bot of a very long and great name", "Name is too long"],
])("a name that GitHub doesn't take is asked for again: %j", async (name, problem) => {
  const { front } = await setStage();
  const page = await (await postManifest(front.baseUrl, WHOLE)).text();
  const answer = await pressButton(front.baseUrl, page, name);
  expect(answer.status).toBe(422);
  const next = await answer.text();
  expect(next).toContain(problem);
  expect((await pressButton(front.baseUrl, next, "Another one")).status).toBe(302);
});

describe("the code", () => {
  test("is good for the app and its secrets", async () => {
    const { front, octokitWith } = await setStage();
    const code = await registerApp(front.baseUrl, WHOLE, "RFC Bot");
    const { data } = await octokitWith().rest.apps.createFromManifest({ code });
    expect(data).toMatchObject({
      id: expect.any(Number),
      slug: "rfc-bot",
      name: "RFC Bot",
      owner: { login: "octocat" },
      html_url: "https://github.com/apps/rfc-bot",
      external_url: "https://example.com",
      description: "Keeps the list",
      permissions: { metadata: "read", contents: "read", pull_requests: "write" },
      events: ["push", "pull_request", "repository"],
      webhook_secret: expect.stringMatching(/^\w{40}$/u),
      created_at: "2026-01-05T09:00:00Z",
    });
    expect(data.pem).toMatch(/^-----BEGIN RSA PRIVATE KEY-----\n/u);
    expect(createPrivateKey(data.pem).asymmetricKeyType).toBe("rsa");
    const another = await registerApp(front.baseUrl, WHOLE, "Another one");
    const { data: second } = await octokitWith().rest.apps.createFromManifest({ code: another });
    expect(second.id).not.toBe(data.id);
  });

  test("of an app without a webhook brings no secret for it", async () => {
    const { front, octokitWith } = await setStage();
    const code = await registerApp(front.baseUrl);
    const { data } = await octokitWith().rest.apps.createFromManifest({ code });
    expect(data.webhook_secret).toBeNull();
  });

  test("is good once, for an hour, and nobody guesses it", async () => {
    const { front, advance, octokitWith } = await setStage();
    const convert = (code: string) =>
      octokitWith()
        .rest.apps.createFromManifest({ code })
        .then(({ status }) => status as number)
        .catch((error: { readonly status: number }) => error.status);
    const [first, second, third] = [
      await registerApp(front.baseUrl, PLAIN_MANIFEST, "One"),
      await registerApp(front.baseUrl, PLAIN_MANIFEST, "Two"),
      await registerApp(front.baseUrl, PLAIN_MANIFEST, "Three"),
    ];
    expect(await convert(first)).toBe(201);
    expect(await convert(first)).toBe(404);
    advance(HOUR - 1000);
    expect(await convert(second)).toBe(201);
    advance(1000);
    expect(await convert(third)).toBe(404);
    expect(await convert("0".repeat(40))).toBe(404);
  });
});
