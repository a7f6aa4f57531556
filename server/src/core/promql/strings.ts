import type { Lexeme } from './lex';
import type { PromqlError } from './problem';
import { shown } from './problem';

const ESCAPE = /\\(?:[abfnrtv\\]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3}|(["'])|([^]?))/g;

/** Backslashes of a quoted text that Prometheus does not know: it reads them as Go does, `\d` is no text. */
export function escapeErrors(string: Lexeme): PromqlError[] {
  const quote = string.text.charAt(0);
  if (quote === '`') return [];
  const errors: PromqlError[] = [];
  for (const found of string.text.matchAll(ESCAPE)) {
    const start = string.start + found.index;
    const isKnown = found[2] === undefined && (found[1] === undefined || found[1] === quote);
    if (isKnown || string.holes?.some((hole) => hole.start <= start && start < hole.end)) continue;
    const text = shown(found[0]);
    errors.push({
      start,
      end: start + found[0].length,
      message: `${text} is no escape that Prometheus knows, so it refuses the text. For a backslash within ${quote} write two: \\${text}.`,
    });
  }
  return errors;
}

/** The text of a string literal without its quotes, escapes undone as far as they are known. */
export function stringValue(literal: string): string {
  const quote = literal.charAt(0);
  const inner = literal.endsWith(quote) && literal.length > 1 ? literal.slice(1, -1) : literal.slice(1);
  if (quote === '`' || !inner.includes('\\')) return inner;
  return inner.replace(/\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3}|[^])/g, (_, code: string) => {
    const simple = SIMPLE[code];
    if (simple !== undefined) return simple;
    if (code.length === 1) return code;
    const point = /^[0-7]/.test(code) ? parseInt(code, 8) : parseInt(code.slice(1), 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
  });
}

const SIMPLE: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** The parts of a regular expression: quoted texts, escapes, classes, heads of groups, single signs. */
const PART =
  /\\Q[^]*?(?:\\E|$)|\\[1-7][0-7]+|\\[^]?|\[\^?\]?(?:\\[^]|\[:\w+:\]|[^\]\\])*\]?|\(\?(?:P?<\w+>|[imsU]*(?:-[imsU]+)?[:)])|\(\?<?[^]?|[^]/g;

/**
 * What is surely wrong with a regular expression of Prometheus (RE2): undefined where nothing is. It does not look at
 * everything; what it does not know it takes for right.
 */
export function regexError(pattern: string): string | undefined {
  let open = 0;
  let before = '(';
  for (const [part] of pattern.matchAll(PART)) {
    if (part === '(' || part.startsWith('(?')) {
      if (/^\(\?<?[^]?$/.test(part) && part !== '(?:') return groupProblem(part);
      if (!part.endsWith(')')) open++;
    } else if (part === ')') {
      if (open-- === 0) return 'a ) has no (';
    } else {
      const problem = partProblem(part, before);
      if (problem !== undefined) return problem;
    }
    before = part;
  }
  return open > 0 ? 'a ( is never closed' : undefined;
}

function partProblem(part: string, before: string): string | undefined {
  if (part === '\\') return 'it ends with a backslash';
  if (/^\\[1-9]$/.test(part)) return `${part} refers back to a group, which Prometheus cannot do`;
  if (/^\\[A-Za-z]$/.test(part) && !/[AbBCdDsSwWzxpPQEaftnrv]/.test(part.charAt(1))) return `${part} is no escape`;
  if (part.startsWith('[') && !/.\]$/s.test(part.replace(/^\[\^?\]?/, '['))) return 'a [ is never closed';
  if (!/^[*+?]$/.test(part)) return undefined;
  if (before === '(' || before === '|' || before.endsWith('>') || before === '(?:')
    return `there is nothing before ${part} to be repeated; for any text write .*`;
  return /^[*+?]$/.test(before) && part !== '?' ? `${before}${part} repeats what is repeated already` : undefined;
}

function groupProblem(part: string): string {
  return /[=!]$/.test(part)
    ? `${part} looks around, which Prometheus cannot do`
    : `${part} begins no group that Prometheus knows`;
}

/**
 * True where a text is matched whole by an expression; undefined where that cannot be said here, as the two languages of
 * expressions are not quite the same.
 */
export function matchesEmpty(pattern: string): boolean | undefined {
  // Large repetitions are allowed there and dear here.
  if (pattern.length > 2000 || /\{\d{3,}/.test(pattern)) return undefined;
  try {
    return new RegExp(`^(?:${pattern})$`, 's').test('');
  } catch {
    return undefined;
  }
}
