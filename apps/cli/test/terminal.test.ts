/** Questions, answers, Ctrl-C and completion, as somebody at a keyboard has them. */
import { describe, expect, test } from "vitest";
import { createFolder } from "./folder.ts";
import { hasTerminal, openTerminal } from "./terminal.ts";

const CONFIGURATION = "projects: { p: { groups: { A: [a], B: [b] } } }\n";
const LABEL = "Which label has the first project, such as project-tunnel?";
const FIRST = "Its first group that has a say, such as North: ana, ben?";
const SECOND = "Its second group that has a say, such as North: ana, ben?";
const ADD = "Add 8 files? [yes/no, Enter: yes]";
const TITLE = "What is it called?";

describe.skipIf(!hasTerminal)("in a real terminal (skipped where there is no tmux)", () => {
  test("rfc init asks who decides, shows its plan, and asks before it writes", async () => {
    const { root, files } = createFolder();
    const { run, enter, until, ended, screen } = openTerminal(root);
    await until("$");
    run("rfc init");
    await until(`\n${LABEL}`);
    enter("");
    await until(`is known by it.\n${LABEL}`);
    enter("project-tunnel");
    await until(`\n${FIRST}`);
    enter("North: ana, ben");
    await until(`\n${SECOND}`);
    enter("North: ana_x");
    await until(`already.\n${SECOND}`);
    enter("South: cho");
    await until(`\n\n${ADD}`);
    expect(files()).toEqual([]);
    expect(screen().replace(root, "/ROOT")).toMatchInlineSnapshot(`
      "An RFC repository has to know who decides. More projects and groups can be added later.
      Which label has the first project, such as project-tunnel?
        The label is empty. A pull request's project is known by it.
      Which label has the first project, such as project-tunnel? project-tunnel
      Its first group that has a say, such as North: ana, ben? North: ana, ben
      Its second group that has a say, such as North: ana, ben? North: ana_x
        There is a group North already.
      Its second group that has a say, such as North: ana, ben? South: cho

      /ROOT
        + add   README.md                          what an RFC is here, and how it goes
        + add   .github/rfcbot.yml                 who decides, and how
        + add   templates/draft.md                 the form of a draft
        + add   templates/full.md                  the form of a full RFC
        + add   accepted/.gitkeep                  the folder that RFCs are added to
        + add   .github/workflows/rfc-lint.yml     checks the RFCs of a pull request
        + add   .github/workflows/rfc-process.yml  runs the process: motions, sign-offs, the decision
        + add   .github/workflows/rfc-reviews.yml  lets the process know of reviews

      Add 8 files? [yes/no, Enter: yes]"
    `);
    enter("n");
    await ended(2);
    expect(screen()).toContain("\nNothing was written.\n");
    expect(files()).toEqual([]);
    run('rfc init --project p --group "A: a" --group "B: b"');
    await until(`\n\n${ADD}`);
    enter("");
    await ended(0);
    expect(screen()).toContain("This is an RFC repository now. Next:\n");
    expect(files()).toHaveLength(8);
  }, 60_000);

  test("rfc new asks for the title and the stage; Ctrl-C and Ctrl-D leave nothing behind", async () => {
    const { root, files } = createFolder({ ".github/rfcbot.yml": CONFIGURATION, "accepted/taken.md": "" });
    const { run, enter, press, until, ended, screen } = openTerminal(root);
    await until("$");
    run("rfc new");
    await until(TITLE);
    enter("?!");
    await until(`--file.\n${TITLE}`);
    enter("Taken");
    await until(`another title.\n${TITLE}`);
    press("C-c");
    await ended(130);
    expect(screen()).toMatchInlineSnapshot(`
      "What is it called? ?!
        no file can be named after this title, for nothing of it can be written in Latin letters. Name the
       file with --file.
      What is it called? Taken
        accepted/taken.md is there already. Please choose another title.
      What is it called?
      run 1: 130
      $"
    `);
    run("rfc new --full");
    await until(TITLE);
    press("C-d");
    await ended(2);
    expect(screen()).toContain("\nrfc: there was no answer, so nothing was written.\n");
    expect(files()).toEqual([".github/rfcbot.yml", "accepted/taken.md"]);
    run("rfc new");
    await until(TITLE);
    // Both answers at once, as from a paste.
    enter("A tunnel\rf");
    await ended(0);
    expect(files()).toContain("accepted/a-tunnel.md");
    expect(screen()).toContain("accepted/a-tunnel.md\nA full RFC, made from the shipped template.\n");
    run("rfc new | cat; CI=1 rfc new");
    await ended(2);
    expect(screen().match(/^rfc: a title is needed/gmu)).toHaveLength(2);
  }, 60_000);

  test("bash completes commands, their commands and their options", async () => {
    const { root } = createFolder({ "accepted/a-tunnel.md": "" });
    const { run, press, until, ended } = openTerminal(root);
    await until("$");
    run("bind 'set bell-style none'; source <(rfc completion bash)");
    await ended(0);
    for (const [typed, completed] of [
      ["rfc prom", "rfc promote"],
      ["rfc config ch", "rfc config check"],
      ["rfc config show --form", "rfc config show --format"],
      ["rfc config show --format y", "rfc config show --format yaml"],
      ["rfc promote acc", "rfc promote accepted/"],
      ["rfc help config sh", "rfc help config show"],
    ] as const) {
      press(typed, "Tab");
      await until(`\n$ ${completed}`);
      press("C-u");
      await until("\n$");
    }
  }, 60_000);
});
