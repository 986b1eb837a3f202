/** For tests: what stands in a SQLite file, as statements that either database takes. */
import Sqlite from "better-sqlite3";

/** One statement for each row, without the ids that the database gives. */
export function dumpRows(path: string): string[] {
  const reader = new Sqlite(path, { readonly: true });
  const tables = reader
    .prepare<[], { name: string }>("select name from sqlite_master where type = 'table' order by name")
    .all();
  const rows = tables.flatMap(({ name }) => {
    const kept = reader.prepare<[], Record<string, unknown>>(`select * from ${name}`).all();
    return kept.map(({ id: _, ...row }) => {
      const values = Object.values(row).map(literal).join(", ");
      return `insert into ${name} (${Object.keys(row).join(", ")}) values (${values})`;
    });
  });
  reader.close();
  return rows;
}

function literal(value: unknown): string {
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}
