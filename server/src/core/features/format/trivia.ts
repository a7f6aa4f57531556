import type { Lines } from './lines';

/** Lines from the first up to, but without, the last. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** How the comments and blank lines behind an entry are shared out. Each part may be empty; together they are the whole. */
export interface Shares {
  /** Where what belongs into the entry ends: comments that are indented deeper than its key. */
  readonly inner: number;
  /** Where the comments end that stand right below the entry, with a blank line after them. */
  readonly trail: number;
}

/**
 * Shares out the lines behind an entry of a mapping or list in a column. What is left behind `trail` is above the next
 * entry and belongs to it, or to the end of the collection.
 *
 * @param isInner says of a comment in the entry's own column that it belongs inside, e.g. an item that is commented out
 */
export function share(
  lines: Lines,
  { from, to }: LineRange,
  column: number,
  isInner: (comment: string) => boolean,
): Shares {
  let inner = from;
  for (let i = from; i < to; i++) {
    const { isComment, indent, text } = lines.at(i);
    if (!isComment) continue;
    if (indent <= column && !(indent === column && isInner(text.trim()))) break;
    inner = i + 1;
  }
  let trail = inner;
  while (trail < to && lines.at(trail).isComment) trail++;
  const isDetached = trail > inner && trail < to;
  return { inner, trail: isDetached ? trail : inner };
}

/** Of the lines above the first entry, where those begin that belong to it: behind the last blank line. */
export function beginOfLead(lines: Lines, { from, to }: LineRange): number {
  for (let i = to - 1; i >= from; i--) if (lines.at(i).isBlank) return i + 1;
  return from;
}
