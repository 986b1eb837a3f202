/**
 * The three-way merge of one text, line by line, as git does it: changes of both sides stand together where at
 * least one untouched line parts them, and are a conflict where none does.
 */

/** Above this many pairs of lines to compare the merge isn't tried, and is called a conflict. */
const MOST_PAIRS = 4_000_000;

/** The merged text, or `null` where the two sides are in conflict. */
export function mergeLines(base: string, ours: string, theirs: string): string | null {
  const [before, left, right] = [base, ours, theirs].map(splitLines) as [string[], string[], string[]];
  const inLeft = matchLines(before, left);
  const inRight = matchLines(before, right);
  if (inLeft === null || inRight === null) return null;

  const merged: string[] = [];
  let done = { before: 0, left: 0, right: 0 };
  const settle = (next: typeof done): boolean => {
    const chunk = mergeChunk(
      before.slice(done.before, next.before),
      left.slice(done.left, next.left),
      right.slice(done.right, next.right),
    );
    if (chunk === null) return false;
    merged.push(...chunk);
    done = next;
    return true;
  };
  for (const [index, line] of before.entries()) {
    const atLeft = inLeft[index] ?? -1;
    const atRight = inRight[index] ?? -1;
    if (atLeft < 0 || atRight < 0) continue;
    if (!settle({ before: index, left: atLeft, right: atRight })) return null;
    merged.push(line);
    done = { before: index + 1, left: atLeft + 1, right: atRight + 1 };
  }
  return settle({ before: before.length, left: left.length, right: right.length }) ? merged.join("") : null;
}

function splitLines(text: string): string[] {
  return text === "" ? [] : text.split(/(?<=\n)/u);
}

/** What becomes of lines between two that both sides kept. */
function mergeChunk(before: string[], left: string[], right: string[]): string[] | null {
  if (same(left, before) || same(left, right)) return right;
  return same(right, before) ? left : null;
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, index) => line === other[index]);
}

/** For each line of `before` its place in `after`, or -1: a longest common subsequence. `null` where that is too much work. */
function matchLines(before: readonly string[], after: readonly string[]): Int32Array | null {
  const places = new Int32Array(before.length).fill(-1);
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) {
    places[start] = start;
    start += 1;
  }
  let rows = before.length - start;
  let columns = after.length - start;
  while (rows > 0 && columns > 0 && before[start + rows - 1] === after[start + columns - 1]) {
    rows -= 1;
    columns -= 1;
    places[start + rows] = start + columns;
  }
  if (rows * columns > MOST_PAIRS) return null;

  // lengths[row, column]: the longest common subsequence of what follows from there.
  const width = columns + 1;
  const lengths = new Uint32Array((rows + 1) * width);
  const lengthAt = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        before[start + row] === after[start + column]
          ? lengthAt(row + 1, column + 1) + 1
          : Math.max(lengthAt(row + 1, column), lengthAt(row, column + 1));
    }
  }
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    if (before[start + row] === after[start + column]) {
      places[start + row] = start + column;
      row += 1;
      column += 1;
    } else if (lengthAt(row + 1, column) >= lengthAt(row, column + 1)) row += 1;
    else column += 1;
  }
  return places;
}
