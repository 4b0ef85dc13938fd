import { foldName } from './fold-name.ts';

/** Finds the names that somebody may have meant, at most three, the likeliest first: part of one, or nearly one. */
export function findClosestNames(wanted: string, names: readonly string[]): readonly string[] {
  const key = foldName(wanted);
  return names
    .map((name) => ({ name, distance: foldName(name).includes(key) ? 0 : countEdits(key, foldName(name)) }))
    .filter(({ distance }) => distance <= Math.max(2, key.length / 3))
    .sort((one, other) => one.distance - other.distance)
    .slice(0, 3)
    .map(({ name }) => name);
}

/** Characters to add, drop or change to make one text the other (Levenshtein). */
function countEdits(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [index, character] of [...one].entries()) {
    const next = [index + 1];
    for (let column = 1; column <= other.length; column += 1) {
      const change = (row[column - 1] ?? 0) + (other[column - 1] === character ? 0 : 1);
      next.push(Math.min(change, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
