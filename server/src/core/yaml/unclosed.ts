import type { Span } from '../text/span';
import { lineAt, restOfLine } from './lines';
import type { Mistake, ParserError } from './mistakes';
import { quote } from './quote';
import type { YamlNode } from './tree';

/** A quote that is never closed: what to mend is where it opens. */
export function unclosedQuote({ text, root, at }: ParserError): Mistake {
  const open = openQuoteBefore(text, lastSpan(root), at);
  const c = text.charAt(open);
  const span = quotedOnLine(text, open);
  const message = `The text that begins here has no closing ${c}, so all that follows is read as a part of it. Close it where the text ends.`;
  const fix = {
    title: `Add the closing ${c}`,
    edits: [{ span: { start: span.end, end: span.end }, newText: c }],
    preferred: false,
  };
  return { span, message, fix, upsets: 'everything' };
}

/** What an open quote most likely encloses: the rest of its line, without the brackets that close at its end. */
function quotedOnLine(text: string, open: number): Span {
  const span = restOfLine(text, open);
  const before = text.slice(lineAt(text, open).start, open);
  const tail = /[{[]/.test(before) ? /[\]},\s]*$/.exec(text.slice(open + 1, span.end))?.[0].length : 0;
  return { start: open, end: span.end - (tail ?? 0) };
}

function openQuoteBefore(text: string, last: Span | undefined, at: number): number {
  if (last && /["']/.test(text.charAt(last.start))) return last.start;
  const quotes = [text.lastIndexOf('"', at - 1), text.lastIndexOf("'", at - 1)];
  return Math.max(0, ...quotes);
}

/** The last scalar of a tree: the one that an open quote makes. */
function lastSpan(node: YamlNode | undefined): Span | undefined {
  if (node?.kind === 'seq') return lastSpan(node.items.at(-1)) ?? node;
  if (node?.kind !== 'map') return node;
  const pair = node.pairs.at(-1);
  return pair ? (lastSpan(pair.value) ?? pair.keySpan) : node;
}

/** A quote within a text that ends it too early, or one that closes a text which should have ended lines before. */
export function wrongQuote({ text, root, at }: ParserError, close: number): Mistake {
  const c = text.charAt(close);
  const open = quotedAt(root, close)?.start ?? -1;
  const rest = restOfLine(text, at);
  if (open >= 0 && text.slice(open, close).includes('\n')) {
    const span = quotedOnLine(text, open);
    const message = `The text that begins here has no closing ${c} on its line, so it runs on to the next ${c} below. Close it where it ends.`;
    const fix = {
      title: `Add the closing ${c}`,
      edits: [{ span: { start: span.end, end: span.end }, newText: c }],
      preferred: false,
    };
    return { span, message, fix, upsets: 'everything' };
  }
  const escaped = c === '"' ? '\\"' : "''";
  const message = `The text ends at the ${c} before this, so nothing can stand behind it. Write ${escaped} for a ${c} inside of the text, or use the other quotes.`;
  const end = lineAt(text, at).end;
  const isWhole = open >= 0 && text.charAt(end - 1) === c && end > at;
  const whole = isWhole ? { start: open, end } : { start: open, end: rest.end };
  const inner = isWhole ? text.slice(open + 1, end - 1) : text.slice(open, rest.end);
  const fix =
    open >= 0
      ? { title: 'Put the whole text in quotes', edits: [{ span: whole, newText: quote(inner) }], preferred: false }
      : undefined;
  return { span: rest, message, ...(fix && { fix }) };
}

/** The quoted scalar that ends at an offset. */
function quotedAt(node: YamlNode | undefined, close: number): Span | undefined {
  if (!node || close < node.start || close >= node.end) return undefined;
  if (node.kind === 'scalar') return node.style === 'single' || node.style === 'double' ? node : undefined;
  if (node.kind === 'seq') return node.items.map((item) => quotedAt(item, close)).find(Boolean);
  return node.kind === 'map' ? node.pairs.map((pair) => quotedAt(pair.value, close)).find(Boolean) : undefined;
}

const CLOSING: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** A bracket that is never closed. */
export function unclosedBracket({ text, root, at }: ParserError): Mistake {
  const start =
    openBracket(text, root, at) ?? Math.max(0, Math.max(text.lastIndexOf('{', at), text.lastIndexOf('[', at)));
  const c = text.charAt(start);
  const message = `This ${c} has no closing ${CLOSING[c] ?? 'bracket'}, so what follows cannot be read. Close it where the content ends.`;
  return { span: { start, end: Math.min(start + 1, text.length) }, message, upsets: 'everything' };
}

/** The innermost collection before an offset whose closing bracket is not there. */
function openBracket(text: string, node: YamlNode | undefined, at: number): number | undefined {
  if (!node || node.start > at || (node.kind !== 'map' && node.kind !== 'seq') || node.alias !== undefined)
    return undefined;
  const children = node.kind === 'map' ? node.pairs.map((pair) => pair.value) : node.items;
  for (const child of [...children].reverse()) {
    const inner = openBracket(text, child, at);
    if (inner !== undefined) return inner;
  }
  const closing = CLOSING[text.charAt(node.start)];
  return node.flow && closing !== undefined && text.charAt(node.end - 1) !== closing ? node.start : undefined;
}
