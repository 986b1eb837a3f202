/** Who may ask, what they see, and lists in pages. */
import { expect, test } from "vitest";
import { REPO, setApi } from "../../../test/rest-world.ts";
import { publishedDescription } from "../described/index.ts";
import { API } from "../render/index.ts";
import { OPERATIONS } from "./operations.ts";

test("each operation is one of those that GitHub describes, and is there once", () => {
  const names = OPERATIONS.map(({ method, path }) => `${method} ${path}`);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(publishedDescription().docs(name), name).toContain("docs.github.com");
});

test("the app is told what it is, and where it is installed", async () => {
  const { ask, take, world } = await setApi();
  expect(take("app", "GET /app")).toMatchObject({ id: 4711, slug: "rfcbot" });
  expect(take("app", "GET /app/installations")).toMatchObject([{ id: 31_337 }]);
  expect(take("app", "GET /app/installations/31337")).toMatchObject({ account: { login: "acme" } });
  expect(ask("app", "GET /app/installations/1").status).toBe(404);
  expect(take("app", `GET ${REPO}/installation`)).toMatchObject({ id: 31_337 });
  world.addRepository({ owner: "other", name: "theirs" });
  expect(ask("app", "GET /repos/other/theirs/installation").status).toBe(404);
  expect(ask("zed", "GET /app").status).toBe(401);
});

test("a token may less than its installation, and never more", async () => {
  const { ask, take, issued, installation, repository, world } = await setApi();
  const other = world.addRepository({ owner: "other", name: "theirs" });
  const TOKENS = "POST /app/installations/31337/access_tokens";
  expect(take("app", TOKENS)).toMatchObject({
    repository_selection: "all",
    permissions: installation.permissions,
  });
  expect(issued.at(-1)).toEqual({ installation: 31_337, permissions: null, repositories: null });
  expect(take("app", TOKENS, { repositories: ["RFCs"], permissions: { issues: "read" } })).toMatchObject({
    repository_selection: "selected",
    repositories: [{ full_name: "acme/rfcs" }],
    permissions: { metadata: "read", issues: "read" },
  });
  expect(issued.at(-1)).toMatchObject({ repositories: new Set([repository.id]) });
  const refused = [
    { repositories: ["theirs"] },
    { repository_ids: [other.id] },
    { permissions: { administration: "read" } },
    { permissions: { metadata: "read", members: "write" } },
  ];
  for (const wanted of refused) expect(ask("app", TOKENS, wanted).status).toBe(422);
  expect(issued).toHaveLength(2);
  installation.suspended = true;
  expect(ask("app", TOKENS)).toMatchObject({
    status: 403,
    body: { message: "This installation has been suspended" },
  });
});

test("an installation sees its owner's repositories, and a narrower token those that it was made for", async () => {
  const { ask, take, world } = await setApi();
  const second = world.addRepository({ owner: "acme", name: "second", private: true });
  world.addRepository({ owner: "other", name: "theirs" });
  const LIST = "GET /installation/repositories";
  expect(take("bot", LIST)).toMatchObject({
    total_count: 2,
    repositories: [{ name: "rfcs" }, { name: "second" }],
  });
  const narrowed = { repositories: new Set([second.id]) };
  expect(take("bot", LIST, null, narrowed)).toMatchObject({ total_count: 1 });
  expect(ask("bot", `GET ${REPO}`, null, narrowed).status).toBe(404);
  expect(ask("bot", `GET ${REPO}/issues/1`, null, narrowed).status).toBe(404);
  expect(ask("bot", "GET /repos/other/theirs").status).toBe(404);
  expect(ask("zed", LIST).status).toBe(403);
});

test("a private repository is there for those who have a role in it", async () => {
  const { ask, take, world } = await setApi();
  const hidden = world.addRepository({ owner: "acme", name: "hidden", private: true });
  for (const who of ["zed", "nobody"]) expect(ask(who, "GET /repos/acme/hidden").status).toBe(404);
  hidden.grant("zed", "read");
  for (const who of ["zed", "acme"]) {
    expect(take(who, "GET /repos/ACME/Hidden")).toMatchObject({ private: true });
  }
  expect(take("nobody", `GET ${REPO}`)).toMatchObject({ full_name: "acme/rfcs" });
  expect(ask("nobody", `POST ${REPO}/issues/1/comments`, { body: "hello" }).status).toBe(401);
});

test("accounts by login and by id, until they are gone", async () => {
  const { ask, take, world, state, app } = await setApi();
  const { id } = world.addUser("zed");
  expect(take("zed", "GET /user")).toMatchObject({ login: "zed", two_factor_authentication: true });
  expect(take("bot", "GET /users/ZED")).toMatchObject({ id, type: "User", public_repos: 0 });
  expect(take("bot", `GET /user/${id}`)).toMatchObject({ login: "zed" });
  expect(take("zed", "GET /users/rfcbot%5Bbot%5D")).toMatchObject({ id: app.account.id, type: "Bot" });
  expect(ask("bot", "GET /user").status).toBe(403);
  world.removeUser("zed");
  expect(state.accounts.byId.has(id)).toBe(true);
  for (const path of ["/users/zed", `/user/${id}`]) expect(ask("bot", `GET ${path}`).status).toBe(404);
});

test("a team, and who is in it", async () => {
  const { ask, take, world } = await setApi();
  world.addTeam("acme/core", ["ada", "zed", "cy"]);
  world.addTeam("other/core", ["ada"]);
  world.removeUser("cy");
  expect(take("bot", "GET /orgs/acme/teams/core")).toMatchObject({
    slug: "core",
    members_count: 2,
    organization: { login: "acme" },
  });
  const members = "GET /orgs/Acme/teams/Core/members";
  expect(take("bot", members)).toMatchObject([{ login: "ada" }, { login: "zed" }]);
  expect(ask("bot", "GET /orgs/acme/teams/nobodys").status).toBe(404);
  expect(ask("bot", "GET /orgs/other/teams/core").status).toBe(404);
  expect(take("ada", "GET /orgs/other/teams/core")).toMatchObject({ members_count: 1 });
});

test("lists come in pages, with the addresses of the others", async () => {
  const { ask, take, pull } = await setApi();
  for (let number = 1; number <= 65; number += 1) pull.comment({ by: "ada", body: `No. ${number}` });
  const LIST = `${REPO}/issues/1/comments`;
  const linkOf = (query: string) => ask("bot", `GET ${LIST}${query}`).headers?.["link"];
  const at = (query: string) => `<${API}${LIST}?${query}>`;
  expect(take("bot", `GET ${LIST}`)).toHaveLength(30);
  expect(linkOf("")).toBe(`${at("page=2")}; rel="next", ${at("page=3")}; rel="last"`);
  expect(linkOf("?per_page=20&page=2")).toBe(
    [
      `${at("per_page=20&page=1")}; rel="prev"`,
      `${at("per_page=20&page=3")}; rel="next"`,
      `${at("per_page=20&page=4")}; rel="last"`,
      `${at("per_page=20&page=1")}; rel="first"`,
    ].join(", "),
  );
  expect(linkOf("?page=3")).toBe(`${at("page=2")}; rel="prev", ${at("page=1")}; rel="first"`);
  expect(take("bot", `GET ${LIST}?page=3`)).toMatchObject(
    [61, 62, 63, 64, 65].map((number) => ({ body: `No. ${number}` })),
  );
  expect(take("bot", `GET ${LIST}?per_page=500`)).toHaveLength(65);
  expect(linkOf("?per_page=500")).toBeUndefined();
  expect(take("bot", `GET ${LIST}?page=9`)).toEqual([]);
});
