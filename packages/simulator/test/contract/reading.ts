/** Files, their earlier versions, and who is who. */
import { describe, expect, test } from "vitest";
import type { Benches } from "./bench.ts";

export function describeReading({ bench, describeInWorld }: Benches): void {
  describe("reading files", () => {
    test("gives a file's earlier versions, newest first, deletions among them", async () => {
      const { repository } = bench.stage;
      const notes = repository.freshPath("notes.md");
      for (const text of ["two\n", null, "four\n", "five\n"]) await repository.commit({ [notes]: text });
      await repository.commit({ [repository.freshPath("other.md")]: "no matter" });
      await bench.inTime(async () => {
        const versions = await bench.github.readHistory(repository.id, notes);
        expect(versions.map((version) => version?.text ?? null)).toEqual(["four\n", null, "two\n"]);
      });
    });

    test("gives only what stood on the default branch, and nothing of a merged branch's own steps", async () => {
      const { repository } = bench.stage;
      const notes = repository.freshPath("notes.md");
      await repository.commit({ [notes]: "one\n" });
      const pull = await repository.openPull({ [notes]: "never on the default branch\n" });
      await pull.push({ [notes]: "three\n" });
      await pull.mergeByHand();
      await bench.inTime(async () => {
        const versions = await bench.github.readHistory(repository.id, notes);
        expect(versions.map((version) => version?.text ?? null)).toEqual(["one\n"]);
      });
    });

    test("gives no history for what never was", async () => {
      const { id, freshPath } = bench.stage.repository;
      expect(await bench.github.readHistory(id, freshPath("never.md"))).toEqual([]);
    });

    test("reads files of branches and commits in the order asked for, and null for what is no text there", async () => {
      const { repository, pull } = bench.stage;
      const [old, image] = [repository.freshPath("old.md"), repository.freshPath("image.png")];
      await repository.commit({ [old]: "# Old\n", [image]: "\u0089PNG\0\0" });
      const { head } = (await bench.look()).pull;
      const wanted = [
        { ref: head, path: pull.path },
        { ref: repository.defaultBranch, path: pull.path },
        { ref: repository.defaultBranch, path: old },
        { ref: repository.defaultBranch, path: image },
        { ref: "nowhere", path: old },
      ];
      await bench.inTime(async () => {
        const files = await bench.github.readFiles(repository.id, wanted);
        const texts = files.map((file) => file?.text ?? null);
        expect(texts).toEqual(["# Example\n", null, "# Old\n", null, null]);
      });
    });

    test("the same content has the same blob", async () => {
      const { repository, pull } = bench.stage;
      const { pull: shown } = await bench.look();
      const [file] = await bench.github.readFiles(repository.id, [{ ref: shown.head, path: pull.path }]);
      expect(file?.blob).toMatch(/^[0-9a-f]{40}$/u);
      expect(file?.blob).toBe(shown.files[0]?.blob);
    });
  });

  describe("lookUp", () => {
    test("gives people by what was asked, and null for the unknown", async () => {
      const { repository, author } = bench.stage;
      const asked = { logins: [author.toUpperCase(), "nobody--at--all"], teams: [] };
      const { logins, teams } = await bench.github.lookUp(repository.id, asked);
      const id = (await bench.look()).pull.author?.id;
      expect([...logins]).toEqual([
        [author.toUpperCase(), { id, login: author }],
        ["nobody--at--all", null],
      ]);
      expect([...teams]).toEqual([]);
    });
  });

  describeInWorld("reading files", "thirty versions of a file", (bench) => {
    test("gives twenty versions at most", async () => {
      for (let number = 0; number < 30; number += 1)
        bench.stage.repository.commit("main", { "notes.md": `${number}` });
      const versions = await bench.github.readHistory(bench.stage.repository.id, "notes.md");
      expect([versions.length, versions[0]?.text]).toEqual([20, "28"]);
    });
  });

  describeInWorld("lookUp", "teams", (bench) => {
    test("gives people and teams by what was asked, and null for the unknown", async () => {
      const ana = bench.stage.world.addUser("ana");
      bench.stage.world.addTeam("acme/core", ["ana", "ben"]);
      const { logins, teams } = await bench.github.lookUp(bench.stage.repository.id, {
        logins: ["ANA", "nobody"],
        teams: ["acme/core", "acme/none"],
      });
      expect([...logins]).toEqual([
        ["ANA", { id: ana.id, login: "ana" }],
        ["nobody", null],
      ]);
      expect([...teams].map(([team, people]) => [team, people?.map(({ login }) => login) ?? null])).toEqual([
        ["acme/core", ["ana", "ben"]],
        ["acme/none", null],
      ]);
    });
  });
}
