/** Registers an app as a person in a browser does: the page that a manifest leads to, and its button. */

/** A manifest that has what GitHub demands, and nothing else. */
export const PLAIN_MANIFEST = { url: "https://example.com", redirect_url: "http://127.0.0.1:1/created" };

/** What the page says to a manifest. */
export function postManifest(
  site: string,
  manifest: unknown,
  path = "/settings/apps/new",
): Promise<Response> {
  const text = typeof manifest === "string" ? manifest : JSON.stringify(manifest);
  return fetch(`${site}${path}`, { method: "POST", body: new URLSearchParams({ manifest: text }) });
}

/** Presses the button on that page. Gives the answer, which sends the browser elsewhere. */
export async function pressButton(site: string, page: string, name: string): Promise<Response> {
  const [, proposal = ""] = /name="proposal" value="(\w+)"/u.exec(page) ?? [];
  const body = new URLSearchParams({ proposal, name });
  return fetch(`${site}/settings/apps`, { method: "POST", body, redirect: "manual" });
}

/** Both. Gives the code. */
export async function registerApp(
  site: string,
  manifest: object = PLAIN_MANIFEST,
  name = "An app",
): Promise<string> {
  const page = await (await postManifest(site, manifest)).text();
  const location = (await pressButton(site, page, name)).headers.get("location") ?? "";
  return new URL(location).searchParams.get("code") ?? "";
}
