/** Files, their earlier versions, and who is who. */
import { describe, expect, test } from "vitest";
import type { Bench } from "./bench.ts";

export function describeReading(bench: Bench): void {
  describe("reading files", () => {
    test("gives a file's earlier versions, newest first, deletions among them", async () => {
      for (const text of ["two\n", null, "four\n", "five\n"])
        bench.stage.repository.commit("main", { "notes.md": text });
      bench.stage.repository.commit("main", { "other.md": "no matter" });
      const versions = await bench.github.readHistory(bench.stage.repository.id, "notes.md");
      expect(versions.map((version) => version?.text ?? null)).toEqual(["four\n", null, "two\n"]);
    });

    test("gives only what stood on the default branch, and nothing of a merged branch's own steps", async () => {
      const { repository } = bench.stage;
      repository.commit("main", { "notes.md": "one\n" });
      const pull = repository.openPull({ author: "zed", files: { "notes.md": "never on main\n" } });
      pull.push({ by: "zed", files: { "notes.md": "three\n" } });
      pull.mergeByHand("ada");
      const versions = await bench.github.readHistory(repository.id, "notes.md");
      expect(versions.map((version) => version?.text ?? null)).toEqual(["one\n"]);
    });

    test("gives no history for what never was, and twenty versions at most", async () => {
      for (let number = 0; number < 30; number += 1)
        bench.stage.repository.commit("main", { "notes.md": `${number}` });
      const versions = await bench.github.readHistory(bench.stage.repository.id, "notes.md");
      expect([versions.length, versions[0]?.text]).toEqual([20, "28"]);
      expect(await bench.github.readHistory(bench.stage.repository.id, "never.md")).toEqual([]);
    });

    test("reads files of branches and commits in the order asked for, and null for what is no text there", async () => {
      bench.stage.repository.commit("main", { "image.png": "\u0089PNG\0\0" });
      const { head } = (await bench.look()).pull;
      const wanted = [
        { ref: head, path: "accepted/example.md" },
        { ref: "main", path: "accepted/example.md" },
        { ref: "main", path: "accepted/old.md" },
        { ref: "main", path: "image.png" },
        { ref: "nowhere", path: "accepted/old.md" },
      ];
      const files = await bench.github.readFiles(bench.stage.repository.id, wanted);
      expect(files.map((file) => file?.text ?? null)).toEqual(["# Example\n", null, "# Old\n", null, null]);
    });

    test("the same content has the same blob", async () => {
      const { pull } = await bench.look();
      const [file] = await bench.github.readFiles(bench.stage.repository.id, [
        { ref: pull.head, path: "accepted/example.md" },
      ]);
      expect(file?.blob).toBe(pull.files[0]?.blob);
    });
  });

  test("lookUp gives people and teams by what was asked, and null for the unknown", async () => {
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
}
