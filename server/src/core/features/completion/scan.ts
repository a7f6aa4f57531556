/** Looks at single characters of YAML; everything here works on one line. */

const SPACE = 32;
const TAB = 9;
const LF = 10;
const CR = 13;
const HASH = 35;

export const isBlank = (c: number): boolean => c === SPACE || c === TAB;
export const isBreak = (c: number): boolean => c === LF || c === CR;
/** White space or the end of the text. */
export const isGap = (c: number): boolean => isBlank(c) || isBreak(c) || Number.isNaN(c);

export function skipBlanks(text: string, from: number, to: number): number {
  let i = from;
  while (i < to && isBlank(text.charCodeAt(i))) i++;
  return i;
}

/** Behind the closing quote, or the end of the line where there is none. */
export function endOfQuoted(text: string, from: number, to: number): number {
  const quote = text.charAt(from);
  for (let i = from + 1; i < to; i++) {
    const c = text.charAt(i);
    if (isBreak(text.charCodeAt(i))) return i;
    if (c === '\\' && quote === '"') i++;
    else if (c === quote && quote === "'" && text.charAt(i + 1) === "'") i++;
    else if (c === quote) return i + 1;
  }
  return to;
}

/** A scalar as written without its quotes. */
export function unquoted(source: string): string {
  const quote = source.charAt(0);
  if (quote !== '"' && quote !== "'") return source;
  return source.slice(1, source.length > 1 && source.endsWith(quote) ? -1 : undefined);
}

/** Where a comment begins on a line, from a place outside of quotes; the end where there is none. */
export function commentStart(text: string, from: number, to: number): number {
  for (let i = from; i < to; i++)
    if (text.charCodeAt(i) === HASH && (i === from || isBlank(text.charCodeAt(i - 1)))) return i;
  return to;
}

export function trimEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && isGap(text.charCodeAt(end - 1))) end--;
  return end;
}

/** A key on a line, `end` behind it and `colon` at its colon; undefined where the line holds none there. */
export function keyAt(
  text: string,
  from: number,
  to: number,
): { end: number; colon: number; isQuoted: boolean } | undefined {
  const first = text.charAt(from);
  if (first === '"' || first === "'") {
    const end = endOfQuoted(text, from, to);
    const colon = skipBlanks(text, end, to);
    return text.charAt(colon) === ':' && colon < to ? { end, colon, isQuoted: true } : undefined;
  }
  if (first === '' || '#|>@`%,?'.includes(first)) return undefined;
  for (let i = from; i < to; i++) {
    const c = text.charAt(i);
    if (c === ':' && (i + 1 >= to || isGap(text.charCodeAt(i + 1))))
      return { end: trimEnd(text, from, i), colon: i, isQuoted: false };
    if (c === '#' && i > from && isBlank(text.charCodeAt(i - 1))) return undefined;
  }
  return undefined;
}

/** Behind anchors and tags that stand before a value. */
export function skipProperties(text: string, from: number, to: number): number {
  let i = from;
  while (i < to && (text.charAt(i) === '&' || text.charAt(i) === '!')) {
    while (i < to && !isGap(text.charCodeAt(i))) i++;
    i = skipBlanks(text, i, to);
  }
  return i;
}
