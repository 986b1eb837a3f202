/** The standings in SQL: each record as one text of JSON, with what it is looked for by beside it. */
import type { StandingRecord, Standings } from "@rfckit/reconciler";
import type { Database } from "./database.ts";

export function createSqlStandings(database: Database): Standings {
  return {
    record: (record, token) =>
      database.ask(async (db) => {
        const { key, at, hasBusiness } = record;
        const written = {
          token,
          has_business: hasBusiness ? 1 : 0,
          at,
          record_json: JSON.stringify(record),
        };
        await db
          .insertInto("standings")
          .values({ repository: key.repository, number: key.number, ...written })
          .onConflict((conflict) =>
            conflict
              .columns(["repository", "number"])
              .doUpdateSet(written)
              .where("standings.token", "<=", token),
          )
          .execute();
      }),
    busy: () =>
      database.ask((db) =>
        db
          .selectFrom("standings")
          .select(["repository", "number"])
          .where("has_business", "=", 1)
          .orderBy("repository")
          .orderBy("number")
          .execute(),
      ),
    list: (repository) =>
      database.ask(async (db) => {
        const all = db
          .selectFrom("standings")
          .select("record_json")
          .orderBy("number", "desc")
          .orderBy("repository");
        const kept = await (repository === undefined
          ? all
          : all.where("repository", "=", repository)
        ).execute();
        return kept.map(({ record_json }) => {
          const record: StandingRecord = JSON.parse(record_json);
          return record;
        });
      }),
  };
}
