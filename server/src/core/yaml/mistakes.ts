import type { Fix } from '../text/edit';
import type { Span } from '../text/span';
import { commaBeforeKey, commaBeforeLine, extraComma, missingComma, outside } from './flowMistakes';
import { badItem, badTabs, deeperThanValue, keyWithoutItem, unevenKey } from './indentMistakes';
import { columnOf, indentOf, isItem, lineAfter, lineAt, lineBefore, restOfLine, valueAt } from './lines';
import { insert, quoteFix } from './simpleFixes';
import { describeCode } from './syntaxMessages';
import type { YamlNode } from './tree';
import { unclosedBracket, unclosedQuote, wrongQuote } from './unclosed';

/** An error of the parser, and what it was found in. */
export interface ParserError {
  readonly text: string;
  readonly root: YamlNode | undefined;
  readonly code: string;
  readonly message: string;
  readonly at: number;
}

/** What somebody most likely did wrong. */
export interface Mistake {
  readonly span: Span;
  readonly message: string;
  readonly fix?: Fix;
  /** What cannot be trusted after it: later errors about the structure, or all later errors. */
  readonly upsets?: 'structure' | 'everything';
}

/** Finds the mistake behind an error of the parser. */
export function diagnose(error: ParserError): Mistake {
  return conflict(error) ?? badTabs(error) ?? byCode(error) ?? byMessage(error) ?? unnamed(error);
}

function byCode(error: ParserError): Mistake | undefined {
  switch (error.code) {
    case 'MULTILINE_IMPLICIT_KEY':
      return commaBeforeLine(error) ?? noColon(error);
    case 'BLOCK_AS_IMPLICIT_KEY':
      return isItem(lineAt(error.text, error.at)) && /sequence|Nested/.test(error.message) && startsLine(error)
        ? badItem(error)
        : (colonInValue(error) ?? deeperThanValue(error));
    case 'BAD_SCALAR_START':
      return badStart(error);
    case 'BAD_DQ_ESCAPE':
      return badEscape(error);
    case 'BAD_ALIAS':
      return badStart(error);
    case 'BLOCK_IN_FLOW':
      return commaBeforeKey(error);
    default:
      return undefined;
  }
}

const startsLine = ({ text, at }: ParserError): boolean => lineAt(text, at).from >= at;

function byMessage(error: ParserError): Mistake | undefined {
  const { message, text, at } = error;
  if (/closing ["']quote/.test(message)) return unclosedQuote(error);
  if (/^Flow (map|sequence).* end with/.test(message)) return unclosedBracket(error);
  if (message.startsWith('Sequence item without')) return keyWithoutItem(error);
  if (message.startsWith('All sequence items')) return badItem(error);
  if (message.startsWith('All mapping items')) return isItem(lineAt(text, at)) ? badItem(error) : unevenKey(error);
  if (message.startsWith('Implicit map keys need')) return noColon(error);
  if (/^Missing , (or : )?between/.test(message)) return missingComma(error);
  if (/^Unexpected (,|empty item) /.test(message)) return extraComma(error);
  if (message.startsWith('Comments must be separated')) return gluedComment(error);
  if (/in YAML stream/.test(message)) return outside(error);
  if (/at node end$/.test(message)) return behindValue(error);
  if (/^Not a YAML token|^Block scalar header/.test(message)) return badHeader(error);
  return undefined;
}

function unnamed({ text, at, code, message }: ParserError): Mistake {
  const line = lineAt(text, at);
  const start = at < line.from || at >= line.end ? line.from : at;
  const word = code.startsWith('MULTIPLE') ? text.slice(start, line.end).search(/\s/) : -1;
  const end = word > 0 ? start + word : Math.max(start, line.end);
  const span = end > start ? { start, end } : { start: at, end: Math.min(at + 1, text.length) };
  return { span, message: describeCode(code, message), upsets: 'structure' };
}

/** What git leaves behind. */
function conflict({ text }: ParserError): Mistake | undefined {
  const marker = /^(?:<{7}|>{7}|={7})(?:[ \t].*)?$/m.exec(text);
  if (!marker) return undefined;
  const span = { start: marker.index, end: marker.index + marker[0].trimEnd().length };
  const message =
    'This line is the mark of a merge conflict, so two versions of the file stand here at once. Keep one of them and remove the marks.';
  return { span, message, upsets: 'everything' };
}

/** A line that should be `key: value` and holds no colon, or none that counts. */
function noColon({ text, at }: ParserError): Mistake {
  const line = lineAt(text, at);
  const span = restOfLine(text, Math.max(at, line.from));
  const body = text.slice(span.start, span.end);
  const glued = /^([\w./-]+):([^\s:/].*)$/.exec(body);
  const dash = dashMistake(text, at);
  if (dash) return dash;
  if (glued) {
    const colon = span.start + glued[1]!.length + 1;
    return {
      span,
      message: `A space is missing after the colon, so "${body}" is read as one word. Write "${glued[1]!}: ${glued[2]!}".`,
      fix: insert('Add the space', colon, ' ', true),
    };
  }
  const equals = /^([\w./-]+)(\s*=\s*)(.+)$/.exec(body);
  if (equals) {
    const from = span.start + equals[1]!.length;
    const fix = {
      title: 'Change "=" to ":"',
      edits: [{ span: { start: from, end: from + equals[2]!.length }, newText: ': ' }],
      preferred: true,
    };
    return {
      span,
      message: `YAML puts a colon between a key and its value. Write "${equals[1]!}: ${equals[3]!}".`,
      fix,
    };
  }
  const next = lineAfter(text, line);
  const holdsMore =
    next !== undefined && (columnOf(next) > columnOf(line) || (isItem(next) && indentOf(next) >= columnOf(line)));
  const word = /^[\w./-]+$/.test(body);
  if (word && holdsMore) {
    const message = `A colon is missing behind "${body}", so the lines below do not belong to it. Write "${body}:".`;
    return { span, message, fix: insert('Add the colon', span.end, ':', true), upsets: 'structure' };
  }
  if (word)
    return {
      span,
      message: `A colon is missing: "${body}" is neither a key nor a value here. Write "${body}: " and its value.`,
    };
  const words = /^([\w./-]+)[ \t]+(.+)$/.exec(body);
  if (!words)
    return {
      span,
      message: 'A colon is missing: each line of a mapping needs a key, a colon and a space before its value.',
      upsets: 'structure',
    };
  const fix = insert('Add the colon', span.start + words[1]!.length, ':', !/\s/.test(words[2]!));
  const before = lineBefore(text, line);
  const above = before && /^(?:- +)*([\w./-]+):[ \t]+[^\s|>&*!#"']\S* +\S/.exec(before.body)?.[1];
  const more = above ? ` If it continues the text above, indent it further than "${above}".` : '';
  return { span, message: `A colon is missing between key and value. Write "${words[1]!}: ${words[2]!}".${more}`, fix };
}

/** `-name: x` and `-- name: x`: a dash that begins no item. */
function dashMistake(text: string, at: number): Mistake | undefined {
  const line = lineAt(text, at);
  const dashes = /^(?:-(?=[^\s\d-])|--+ ?)/.exec(line.body)?.[0];
  if (dashes === undefined || line.body.startsWith('---')) return undefined;
  const span = { start: line.from, end: line.from + dashes.trimEnd().length };
  const message = 'An item of a list begins with one dash and a space. Write "- " here.';
  const fix = {
    title: 'Write "- "',
    edits: [{ span: { start: line.from, end: line.from + dashes.length }, newText: '- ' }],
    preferred: true,
  };
  return { span, message, fix, upsets: 'structure' };
}

/** `key: a: b` */
function colonInValue({ text, at }: ParserError): Mistake | undefined {
  const span = restOfLine(text, at);
  const value = text.slice(span.start, span.end);
  const dash = dashMistake(text, at);
  if (dash) return dash;
  if (!/^[^"'{[].*?:(?:\s|$)/.test(value)) return undefined;
  const message =
    'This value holds a colon, so a part of it is read as a key, which cannot stand here. Put the value in quotes.';
  return { span, message, fix: quoteFix(text, span) };
}

/** `@x`, `%x`, `` `x` ``, a lone `*` or `&`. */
function badStart({ text, at }: ParserError): Mistake {
  const isBehind = at > 0 && !'&*'.includes(text.charAt(at)) && '&*'.includes(text.charAt(at - 1));
  const start = isBehind ? at - 1 : at;
  const span = valueAt(text, start);
  const c = text.charAt(start);
  const meaning =
    c === '*' ? ', which refers to an anchor' : c === '&' ? ', which names an anchor' : ', which YAML keeps for itself';
  return {
    span,
    message: `A value cannot begin with ${c}${meaning}. Put the value in quotes.`,
    fix: quoteFix(text, span),
  };
}

function badEscape({ text, at }: ParserError): Mistake {
  const end = Math.min(at + 2, text.length);
  const escape = text.slice(at, end);
  const message = `${escape} means nothing inside double quotes. Write \\${escape} for the backslash itself, or put the text in single quotes.`;
  return { span: { start: at, end }, message, fix: insert('Double the backslash', at, '\\', true) };
}

function gluedComment({ text, at }: ParserError): Mistake {
  const span = { start: at, end: lineAt(text, at).end };
  return {
    span,
    message:
      'A comment needs a space before its #. Add the space, or put the whole value in quotes if # belongs to it.',
    fix: insert('Add the space', at, ' ', false),
  };
}

/** Something behind a value that is complete: behind a closing quote or bracket, or behind an alias. */
function behindValue(error: ParserError): Mistake {
  const { text, at } = error;
  let end = at;
  while (end > 0 && /[ \t]/.test(text.charAt(end - 1))) end--;
  const before = text.charAt(end - 1);
  const alias = /\*\S*$/.exec(text.slice(lineAt(text, at).start, end));
  if (alias) return badStart({ ...error, at: end - alias[0].length });
  if (before === '"' || before === "'") return wrongQuote(error, end - 1);
  const span = restOfLine(text, at);
  const isBracket = ']}[{'.includes(before) || ']}[{'.includes(text.charAt(at));
  const why = isBracket ? 'A bracket ends the value before this' : 'The value ends before this';
  const message = `${why}, so nothing can stand behind it. Put the whole value in quotes if it is one text, or remove this.`;
  return { span, message, upsets: 'structure' };
}

/** `key: | text` */
function badHeader({ text, at }: ParserError): Mistake {
  const line = lineAt(text, at);
  const header = /[|>]/.exec(text.slice(line.start, at + 1));
  const start = header ? line.start + header.index : at;
  const span = restOfLine(text, start);
  const c = text.charAt(start);
  const message = `After ${c} the text begins on the next line, indented. Move it there, or put the value in quotes if ${c} belongs to it.`;
  return { span, message, fix: quoteFix(text, span), upsets: 'structure' };
}
