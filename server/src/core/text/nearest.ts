import { distance } from 'fastest-levenshtein';

/**
 * The candidate that a mistyped word most likely meant: equal but for case, or at most a third of its letters away.
 * Undefined where none is near.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  const limit = Math.max(1, Math.floor(word.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    const d = Math.abs(candidate.length - word.length) > limit ? limit + 1 : distance(lower, candidate.toLowerCase());
    if (d < bestDistance) [best, bestDistance] = [candidate, d];
  }
  return best;
}
