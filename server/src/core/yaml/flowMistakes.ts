import { lineAfter, lineAt, restOfLine } from './lines';
import type { Mistake, ParserError } from './mistakes';
import { insert } from './simpleFixes';

/** `{a: x b: y}` */
export function commaBeforeKey({ text, at }: ParserError): Mistake | undefined {
  const words = /^([^\s,:]+)([ \t]+)([\w./-]+):[ \t]/.exec(text.slice(at, lineAt(text, at).end));
  if (!words) return undefined;
  const comma = at + words[1]!.length;
  const start = comma + words[2]!.length;
  const message = `A comma is missing before "${words[3]!}": within brackets, commas stand between the items.`;
  return { span: { start, end: start + words[3]!.length }, message, fix: insert('Add the comma', comma, ',', true) };
}

/** `{"a": 1` and `"b": 2}` on the next line. */
export function commaBeforeLine({ text, at }: ParserError): Mistake | undefined {
  const line = lineAt(text, at);
  const next = lineAfter(text, line);
  const key = next && /^(?:"[^"]*"|'[^']*'|[\w./-]+)(?=\s*:)/.exec(next.body)?.[0];
  if (!next || key === undefined || !/[:,[{]\s*$/.test(text.slice(line.start, at))) return undefined;
  const message = `A comma is missing before ${key}: within brackets, commas stand between the items.`;
  const fix = insert('Add the comma', restOfLine(text, at).end, ',', true);
  return { span: { start: next.from, end: next.from + key.length }, message, fix };
}

export function missingComma({ text, at }: ParserError): Mistake {
  const line = lineAt(text, at);
  const start = Math.max(at, line.from);
  const word =
    /^(?:"[^"]*"|'[^']*'|[^\s,:\]}]+)/.exec(text.slice(start, line.end))?.[0] ?? text.slice(start, start + 1);
  return {
    span: { start, end: start + word.length },
    message: 'A comma is missing before this: within brackets, commas stand between the items.',
    upsets: 'structure',
  };
}

export function extraComma({ text, at }: ParserError): Mistake {
  const comma = text.indexOf(',', Math.max(0, at - 1));
  const start = comma >= 0 ? comma : at;
  return {
    span: { start, end: Math.min(start + 1, text.length) },
    message: 'There is nothing before this comma. Remove it, or write the item that it ends.',
  };
}

export function outside({ text, at }: ParserError): Mistake {
  const c = text.charAt(at);
  const span = { start: at, end: Math.min(at + 1, text.length) };
  if (c === '}' || c === ']') {
    const open = c === '}' ? '{' : '[';
    const fix = { title: `Remove ${c}`, edits: [{ span, newText: '' }], preferred: false };
    return {
      span,
      message: `There is no ${open} that this ${c} would close, so nothing after it can be read. Remove it, or add the ${open}.`,
      fix,
      upsets: 'everything',
    };
  }
  const line = lineAt(text, at);
  const message =
    'The value of this document ends above, so this belongs to nothing. Check the indentation and the brackets above, or begin a new document with ---.';
  return { span: { start: Math.max(at, line.from), end: Math.max(line.end, at) }, message, upsets: 'everything' };
}
