/**
 * RFCs to lint, made up from a seed: the same ones in every run and on every machine.
 *
 * They have a full RFC's sections, and in them what real RFCs have, about as often. They are clean under our rules but
 * for a few, which have a defect each. Links among them lead somewhere, so a set of them stands for itself only as a whole.
 */
import { createRandom, type Random, shuffle } from "./random.ts";
import { thing, title } from "./write-prose.ts";
import { writeSections } from "./write-sections.ts";

export interface GeneratedFile {
  /** Below the folder of the RFCs. */
  readonly name: string;
  readonly content: string | Uint8Array;
  /** The rules that have something to say of it, in the order of the places: one planted defect at most. */
  readonly expected: readonly string[];
}

/** How far the sizes of real RFCs spread: that of the logarithm, in a lognormal distribution. */
const SPREAD = 0.9;
const SMALLEST = 2_000;
const LARGEST = 68_000;

/** Each so often, of 1. */
const WITH_CRLF = 0.03;
const WITH_FRONT_MATTER = 0.04;
const WITH_LONG_LINES = 0.2;
const WITH_IMAGE = 0.15;
const WITH_DEFECT = 0.05;

/** The least PNG: one transparent pixel. */
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

/** Documents of so many bytes together, each with the pictures that it shows; never more than one of them in memory. */
export function* generateDocuments(count: number, bytes: number, seed = 1): Generator<GeneratedFile> {
  const random = createRandom(seed);
  const sizes = shuffle(sizesOf(count, bytes), random);
  const stems = stemsOf(count, random);
  for (const [index, stem] of stems.entries())
    yield* generateOne(stem, stems, sizes[index] ?? SMALLEST, random);
}

function* generateOne(
  stem: string,
  stems: readonly string[],
  size: number,
  random: Random,
): Generator<GeneratedFile> {
  const hasImage = random.chance(WITH_IMAGE);
  const image = hasImage ? `${stem}-overview.png` : null;
  const defect = random.chance(WITH_DEFECT) ? random.pick(DEFECTS) : null;
  const neighbours = Array.from({ length: 6 }, () => random.pick(stems)).map((name) => `${name}.md`);
  const frontMatter = random.chance(WITH_FRONT_MATTER) ? frontMatterOf(random) : "";
  const width = random.chance(WITH_LONG_LINES) ? Number.POSITIVE_INFINITY : 80;
  const body = writeSections({ size: size - frontMatter.length, width, neighbours, image }, random);
  const text = frontMatter + (defect?.plant(body) ?? body);
  const content = random.chance(WITH_CRLF) ? text.replaceAll("\n", "\r\n") : text;
  yield { name: `${stem}.md`, content, expected: defect?.expected ?? [] };
  if (image !== null) yield { name: image, content: PIXEL, expected: [] };
}

interface Defect {
  readonly plant: (text: string) => string;
  readonly expected: readonly string[];
}

/** None of them breaks what another document's links may lead to. */
const DEFECTS: readonly Defect[] = [
  {
    plant: (text) => text.replace(/^# Rationale and alternatives\n[\s\S]*?(?=^# )/m, ""),
    expected: ["section-missing"],
  },
  { plant: (text) => text.replace("# Open questions\n", "# Open quesitons\n"), expected: ["section-name"] },
  { plant: (text) => `${text}\n![](${DEAD})\n`, expected: ["link-relative", "image-alt"] },
  {
    plant: (text) => `${text}\nThere was more in [an earlier text](${DEAD}).\n`,
    expected: ["link-relative"],
  },
];

/** What no document is called: a link that leads nowhere. */
export const DEAD = "withdrawn-long-ago.md";

function frontMatterOf(random: Random): string {
  const day = String(random.between(1, 28)).padStart(2, "0");
  return `---\ntitle: ${title(random)}\nauthors: [ana, ben]\nstart: 2026-0${random.between(1, 9)}-${day}\n---\n\n`;
}

/** Names of files: kebab-case, and no two alike. */
function stemsOf(count: number, random: Random): string[] {
  const stems = new Set<string>();
  while (stems.size < count) {
    const stem = title(random)
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-");
    stems.add(stems.has(stem) ? `${stem}-${thing(random)}-${stems.size}` : stem);
  }
  return [...stems];
}

/** Sizes as those of real RFCs are spread, in equal steps of likelihood, of so many bytes together. */
function sizesOf(count: number, bytes: number): number[] {
  const steps = Array.from({ length: count }, (_, index) =>
    Math.exp(SPREAD * quantile((index + 0.5) / count)),
  );
  const sized = (median: number) => steps.map((step) => Math.min(LARGEST, Math.max(SMALLEST, median * step)));
  let low = 0;
  let high = 2 * LARGEST;
  for (let round = 0; round < 60; round += 1) {
    const middle = (low + high) / 2;
    if (sized(middle).reduce((sum, size) => sum + size, 0) < bytes) low = middle;
    else high = middle;
  }
  return sized(low);
}

/** The normal distribution's, by halving: its integral has no simple inverse. */
function quantile(probability: number): number {
  let low = -6;
  let high = 6;
  for (let round = 0; round < 40; round += 1) {
    const middle = (low + high) / 2;
    if (likelihoodBelow(middle) < probability) low = middle;
    else high = middle;
  }
  return low;
}

/** The logistic curve comes within a hundredth of it. */
function likelihoodBelow(value: number): number {
  return 1 / (1 + Math.exp(-1.5976 * value - 0.07056 * value ** 3));
}
