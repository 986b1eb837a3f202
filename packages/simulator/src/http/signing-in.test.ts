/** Who may ask GitHub's HTTP API: an app by its own token, its installation, and people. */
import { describe, expect, test } from "vitest";
import { type FrontStage, RFCS, useFrontStage } from "../../test/front-stage.ts";
import { outcome, said } from "../../test/said.ts";

const HOUR = 3_600_000;
const MINUTE = 60_000;
const setStage = useFrontStage();
const comment = (body: string) => ({ ...RFCS, issue_number: 1, body });

describe("an app signs in by its own token", () => {
  test("and learns who it is, and where it is installed", async () => {
    const { app, front } = await setStage();
    const { data: shown } = await app().rest.apps.getAuthenticated();
    expect(shown).toMatchObject({ id: 4711, slug: "rfcbot" });
    const { data: installations } = await app().rest.apps.listInstallations();
    expect(installations).toMatchObject([{ id: front.app.installations[0]?.id, account: { login: "acme" } }]);
    const { data: here } = await app().rest.apps.getRepoInstallation(RFCS);
    expect(here.id).toBe(installations[0]?.id);
  });

  const now = Date.UTC(2026, 0, 5, 9) / 1000;
  const UNDECODABLE = "401 A JSON web token could not be decoded";
  const EXPIRED =
    "401 'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires";
  const TOO_FAR = "401 'Expiration time' claim ('exp') is too far in the future";
  const NOT_YET =
    "401 'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";
  test.each<[string, Parameters<FrontStage["appToken"]>, string | number]>([
    ["as octokit makes it", [{}], 200],
    ["with its id as text", [{ iss: "4711" }], 200],
    ["at the last moment", [{ exp: now + 1 }], 200],
    ["for exactly ten minutes", [{ exp: now + 600 }], 200],
    ["by a clock that is a minute ahead", [{ iat: now + 60 }], 200],
    ["that has expired", [{ exp: now }], EXPIRED],
    ["that says no time at which it expires", [{ exp: Number.NaN }], EXPIRED],
    ["for more than ten minutes", [{ exp: now + 601 }], TOO_FAR],
    ["of a later time", [{ iat: now + 61 }], NOT_YET],
    ["of another app", [{ iss: 4712 }], "404 Integration not found"],
    ["with a signature by another key", [{}, { forged: true }], UNDECODABLE],
    ["that says it isn't signed", [{}, { alg: "none" }], UNDECODABLE],
  ])("%s", async (_, token, expected) => {
    const { appToken, octokitWith } = await setStage();
    expect(await outcome(octokitWith(appToken(...token)).rest.apps.getAuthenticated())).toBe(expected);
  });

  test("which no other token stands for, and which stands for no other", async () => {
    const { app, bot, person } = await setStage();
    expect(await outcome((await bot()).rest.apps.getAuthenticated())).toBe(UNDECODABLE);
    expect(await outcome(person("ana").rest.apps.getAuthenticated())).toBe(UNDECODABLE);
    expect((await said(app().rest.issues.createComment(comment("x")))).status).toBe(403);
  });
});

describe("an installation's token", () => {
  test("is good for an hour of the world's clock", async () => {
    const { bot, advance } = await setStage();
    const octokit = await bot();
    advance(HOUR - 1);
    expect(await outcome(octokit.rest.issues.createComment(comment("in time")))).toBe(201);
    advance(1);
    expect(await outcome(octokit.rest.issues.createComment(comment("too late")))).toBe("401 Bad credentials");
  });

  test("or as long as the front was told", async () => {
    const { bot, advance } = await setStage({ tokenLifetime: MINUTE });
    const octokit = await bot();
    advance(MINUTE);
    expect((await said(octokit.rest.repos.get(RFCS))).status).toBe(401);
  });

  test("tells what it gives, and until when", async () => {
    const { app, front, repository } = await setStage();
    const [installation] = front.app.installations;
    const { data } = await app().rest.apps.createInstallationAccessToken({
      installation_id: installation?.id ?? 0,
      repository_ids: [repository.id],
      permissions: { issues: "read" },
    });
    expect(data).toMatchObject({
      expires_at: "2026-01-05T10:00:00Z",
      permissions: { issues: "read" },
      repository_selection: "selected",
      repositories: [{ full_name: "acme/rfcs" }],
    });
  });

  test("may be narrower than the installation", async () => {
    const { bot, secret } = await setStage();
    const reader = await bot({ permissions: { issues: "read", metadata: "read" } });
    expect(await outcome(reader.rest.issues.listComments({ ...RFCS, issue_number: 1 }))).toBe(200);
    expect(await outcome(reader.rest.issues.createComment(comment("x")))).toBe(
      "403 Resource not accessible by integration",
    );
    const elsewhere = await bot({ repositories: ["rfcs"] });
    expect(await outcome(elsewhere.rest.repos.get({ owner: "acme", repo: "secret" }))).toBe("404 Not Found");
    const { data } = await (
      await bot({ repository_ids: [secret.id] })
    ).rest.apps.listReposAccessibleToInstallation();
    expect(data.repositories.map(({ name }) => name)).toEqual(["secret"]);
  });

  test.each<[string, object]>([
    ["a permission that it lacks", { permissions: { administration: "read" } }],
    ["more of one than it has", { permissions: { members: "write" } }],
    ["a repository that isn't there", { repositories: ["nowhere"] }],
    ["a repository of somebody else's", { repository_ids: [4711] }],
  ])("can't be asked for %s", async (_, narrowed) => {
    const { botToken } = await setStage();
    expect((await said(botToken(narrowed).then(() => ({ status: 201, headers: {} })))).status).toBe(422);
  });

  test("gives no more than its installation still has", async () => {
    const { bot, front } = await setStage();
    const octokit = await bot();
    const [installation] = front.app.installations;
    if (installation === undefined) throw new Error("The app is installed.");
    installation.permissions = { ...installation.permissions, issues: "read", pull_requests: "read" };
    expect((await said(octokit.rest.issues.createComment(comment("x")))).status).toBe(403);
    installation.repositories = new Set();
    expect((await said(octokit.rest.repos.get({ owner: "acme", repo: "secret" }))).status).toBe(404);
    const query = `{ repository(owner: "acme", name: "secret") { id } }`;
    await expect(octokit.graphql(query)).rejects.toMatchObject({ errors: [{ type: "NOT_FOUND" }] });
  });

  test("is worth nothing while the installation is suspended", async () => {
    const { bot, app, front } = await setStage();
    const octokit = await bot();
    const [installation] = front.app.installations;
    if (installation === undefined) throw new Error("The app is installed.");
    installation.suspended = true;
    const SUSPENDED = "403 This installation has been suspended";
    expect(await outcome(octokit.rest.issues.createComment(comment("x")))).toBe(SUSPENDED);
    expect(
      await outcome(octokit.graphql("{ viewer { login } }").then(() => ({ status: 200, headers: {} }))),
    ).toBe(SUSPENDED);
    const wanted = { installation_id: installation.id };
    expect(await outcome(app().rest.apps.createInstallationAccessToken(wanted))).toBe(SUSPENDED);
    const { data } = await app().rest.apps.listInstallations();
    expect(data[0]?.suspended_at).not.toBeNull();
    installation.suspended = false;
    expect(await outcome(octokit.rest.issues.createComment(comment("x")))).toBe(201);
  });
});

describe("people", () => {
  test("are who their token says", async () => {
    const { front, person, pull, wakes } = await setStage();
    await person("ana").rest.issues.createComment(comment("hello"));
    expect(pull.view().comments).toMatchObject([{ author: "ana", viaApp: false, body: "hello" }]);
    expect(wakes.at(-1)).toMatchObject({ event: "comment", by: { login: "ana" } });
    for (const scheme of ["token", "Bearer", "bearer"]) {
      const headers = { authorization: `${scheme} ${front.tokenOf("ana")}` };
      const answer = await fetch(`${front.baseUrl}/user`, { headers });
      expect(await answer.json()).toMatchObject({ login: "ana" });
    }
  });

  test("who don't sign in read what is public, and no more", async () => {
    const { octokitWith } = await setStage();
    const nobody = octokitWith();
    expect(await outcome(nobody.rest.repos.get(RFCS))).toBe(200);
    expect(await outcome(nobody.rest.repos.get({ owner: "acme", repo: "secret" }))).toBe("404 Not Found");
    expect(await outcome(nobody.rest.issues.createComment(comment("x")))).toBe("401 Requires authentication");
    expect((await said(nobody.rest.users.getAuthenticated())).status).toBe(401);
  });

  test("see what is private where they have a role", async () => {
    const { person, secret } = await setStage();
    const look = () => outcome(person("ana").rest.repos.get({ owner: "acme", repo: "secret" }));
    expect(await look()).toBe("404 Not Found");
    secret.grant("ana", "read");
    expect(await look()).toBe(200);
  });

  test("with a wrong token are nobody, and so are those who are gone", async () => {
    const { world, person, octokitWith } = await setStage();
    const ana = person("ana");
    world.removeUser("ana");
    for (const octokit of [ana, octokitWith("ghp_nobody"), octokitWith("x.y.z")]) {
      const { status } = await said(octokit.rest.repos.get(RFCS));
      expect(status).toBe(401);
    }
  });
});
