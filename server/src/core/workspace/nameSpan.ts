import type { Span } from '../text/span';

/**
 * The letters of a name that a scalar holds: without the quotes, or the span itself where there are none. Undefined
 * where the name cannot be changed there alone: it is an alias or a block scalar, or aliases elsewhere follow it.
 */
export function nameSpanOf(text: string, name: string, span: Span): Span | undefined {
  const { start, end } = span;
  if (isFollowed(text, start)) return undefined;
  const quote = text.charAt(start);
  if (quote === '"' || quote === "'") {
    const isClosed = end - start >= 2 && text.charAt(end - 1) === quote;
    return isClosed ? { start: start + 1, end: end - 1 } : undefined;
  }
  return text.slice(start, end) === name ? span : undefined;
}

/** What may stand between the beginning of a line and an anchored scalar. */
const LONGEST_ANCHOR = 300;

/** True where a scalar has an anchor that an alias in the document follows. */
function isFollowed(text: string, start: number): boolean {
  if (!text.includes('&')) return false;
  const before = text.slice(Math.max(0, start - LONGEST_ANCHOR), start);
  const anchor = /&([^\s,[\]{}]+)\s+(?:![^\s]*\s+)?$/.exec(before)?.[1];
  return anchor !== undefined && text.includes(`*${anchor}`);
}
