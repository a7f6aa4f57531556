import { distance } from 'fastest-levenshtein';

/**
 * The candidate that a mistyped word most likely meant: equal but for case or the order of its letters, or at most a
 * third of its letters away.
 * Undefined where none is near.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  const limit = Math.max(1, Math.floor(word.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    const d = Math.abs(candidate.length - word.length) > limit ? limit + 1 : steps(lower, candidate.toLowerCase());
    if (d < bestDistance) [best, bestDistance] = [candidate, d];
  }
  return best;
}

/**
 * As {@link nearest}, of many names in no order: of several that are equally near it is the first by letters.
 *
 * @param known the nearest of the names that were looked at before
 */
export function nearestName(word: string, names: readonly string[], known?: string): string | undefined {
  const limit = Math.max(1, Math.floor(word.length / 3));
  // Most mistakes are small: where one is found, there is no need to measure the rest.
  return nearestWithin(Math.min(limit, 2), word, names, known) ?? nearestWithin(limit, word, names, known);
}

function nearestWithin(
  limit: number,
  word: string,
  names: readonly string[],
  known: string | undefined,
): string | undefined {
  const lower = word.toLowerCase();
  const letters = lettersOf(lower);
  let best: string | undefined;
  let reach = limit;
  const look = (name: string): void => {
    if (Math.abs(name.length - word.length) > reach || name === word) return;
    const candidate = name.toLowerCase();
    // A changed letter adds at most one kind of letter and takes one away: with too many others it is not near.
    if (bits(letters ^ lettersOf(candidate)) > 2 * reach) return;
    const d = steps(lower, candidate);
    if (d < reach || (d === reach && (best === undefined || name < best))) [best, reach] = [name, d];
  };
  if (known !== undefined) look(known);
  for (const name of names) look(name);
  return best;
}

/** Which letters a text holds, as bits. */
function lettersOf(text: string): number {
  let set = 0;
  for (let i = 0; i < text.length; i++) set |= 1 << (text.charCodeAt(i) & 31);
  return set;
}

function bits(set: number): number {
  let rest = set;
  let count = 0;
  for (; rest !== 0; count++) rest &= rest - 1;
  return count;
}

/** Letters to change, add or take out; letters in another order are one step. */
function steps(a: string, b: string): number {
  const d = distance(a, b);
  return d === 2 && a.length === b.length && sorted(a) === sorted(b) ? 1 : d;
}

const sorted = (text: string): string => Array.from(text).sort().join('');
