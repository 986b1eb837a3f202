/** A YAML text whose aliases multiply: each level is ten times the one before. A small file, and `10 ** levels` values. */
export function laughs(levels: number): string {
  const lines = ["l0: &l0 ha"];
  for (let level = 1; level <= levels; level += 1) {
    const items = Array<string>(10).fill(`*l${level - 1}`);
    lines.push(`l${level}: &l${level} [${items.join(", ")}]`);
  }
  return `${lines.join("\n")}\n`;
}
