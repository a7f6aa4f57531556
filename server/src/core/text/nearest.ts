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

/** Letters to change, add or take out; letters in another order are one step. */
function steps(a: string, b: string): number {
  const d = distance(a, b);
  return d === 2 && a.length === b.length && sorted(a) === sorted(b) ? 1 : d;
}

const sorted = (text: string): string => Array.from(text).sort().join('');
