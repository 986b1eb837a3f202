/** remark-cli with the preset, where it does more than report. */
import { expect } from "vitest";
import { testAtLength } from "./at-length.ts";
import { createRepository } from "./remark-stage.ts";

const SLOW = 60_000;
const SECTIONS = ["Summary", "Motivation", "Proposal", "Rationale and alternatives", "Open questions"];
const CLEAN = SECTIONS.map((name) => `# ${name}\n\n* Text of ${name.toLowerCase()}.\n`).join("\n");
const FRONT = `---\ntitle: a\n---\n\n| a | b |\n|-|-|\n| 1 | 2 |\n\n`;

testAtLength("--output writes what remark would write without the rules", { timeout: SLOW }, () => {
  const files = { "accepted/a.md": `${FRONT}${CLEAN.replace("# Motivation", "# Motivaton")}` };
  const bare = '{ "plugins": ["remark-gfm", ["remark-frontmatter", ["yaml", "toml"]]] }\n';
  const [ours, theirs] = ['{ "plugins": ["remark-preset-lint-rfc"] }\n', bare].map((text) => {
    const repository = createRepository(files, { configuration: { ".remarkrc.json": text } });
    const { stderr } = repository.remark(["accepted", "--output"]);
    return { stderr, written: repository.read("accepted/a.md") };
  });
  expect(ours?.written).toBe(theirs?.written);
  expect(ours?.stderr).toContain("section-name");
  expect(ours?.stderr).toContain("1 warning");
});

testAtLength(
  "a slow plugin behind ours loses nothing: unified-engine waits for files with errors, too",
  {
    timeout: SLOW,
  },
  () => {
    const config = `import preset from 'remark-preset-lint-rfc';
const slow = () => (_, file) => new Promise((done) => setTimeout(done, file.basename === "a.md" ? 300 : 0));
export default { plugins: [preset, slow] };
`;
    const repository = createRepository(
      { "accepted/a.md": CLEAN.replace("# Summary", "# Else"), "accepted/b.md": CLEAN },
      { configuration: { ".remarkrc.mjs": config } },
    );
    const { status, stderr } = repository.remark(["accepted"]);
    expect(stderr).toMatch(/section-missing[\s\S]*b\.md: no issues found[\s\S]*1 error/u);
    expect(status).toBe(1);
  },
);

testAtLength("a rule by its name, in JSON", { timeout: SLOW }, () => {
  const rules = '["remark-preset-lint-rfc/section-name", ["error"]], "remark-preset-lint-rfc/image-alt"';
  const repository = createRepository(
    { "accepted/a.md": `${CLEAN.replace("# Motivation", "# Motivaton")}\n![](gone.png)\n` },
    { configuration: { ".remarkrc.json": `{ "plugins": [${rules}] }\n` } },
  );
  const { status, stderr } = repository.remark(["accepted"]);
  expect(stderr.match(/\b(?:error|warning)\b.*rfc-lint/gu)?.length).toBe(2);
  expect(stderr).toMatch(/error .*section-name/u);
  expect(stderr).toMatch(/warning .*image-alt/u);
  expect(status).toBe(1);
});

testAtLength("standard input, by a name and without one", { timeout: SLOW }, () => {
  const repository = createRepository({ "accepted/b.md": CLEAN });
  const input = `${CLEAN}\n[b](b.md) [c](c.md)\n`;
  expect(repository.remark(["--file-path", "accepted/A.md"], input).stderr).toMatch(
    /file-name[\s\S]*link-relative[\s\S]*2 errors/u,
  );
  expect(repository.remark([], input).stderr).toMatch(/link-relative[\s\S]*1 error/u);
});

testAtLength("a rule that is configured wrongly is named, with what is expected", { timeout: SLOW }, () => {
  const configuration = {
    ".remarkrc.json": '{"plugins":[["remark-preset-lint-rfc/section-name",["loud"]]]}\n',
  };
  const repository = createRepository({ "accepted/a.md": CLEAN }, { configuration });
  const { status, stderr } = repository.remark(["accepted"]);
  expect(stderr).toContain('The rule section-name was given the severity "loud", expected false, "off"');
  expect(status).toBe(1);
});
