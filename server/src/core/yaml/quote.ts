import type { Span } from '../text/span';

/** A text as a quoted scalar: in double quotes, or in single ones where that needs no escapes. */
export function quote(text: string): string {
  if (!/["\\]/.test(text)) return `"${text}"`;
  return /[\r\n]/.test(text) ? JSON.stringify(text) : `'${text.replaceAll("'", "''")}'`;
}

/** A text as a scalar, in quotes only where YAML would otherwise read something else. */
export function quoteWhereNeeded(text: string): string {
  const isPlain =
    /^[A-Za-z][\w./-]*(?: [\w./-]+)*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return isPlain || /^\d+[mhdwMQY]$/.test(text) ? text : quote(text);
}

/** What to write in place of a scalar: the new value in the quotes of the old one, if any; `quoted` where it needs some. */
export function rewritten(text: string, { start, end }: Span, value: string, quoted = false): string {
  const quotes = /^["']/.exec(text.slice(start, end))?.[0] ?? (quoted ? '"' : '');
  return `${quotes}${value}${quotes}`;
}
