import type { Lexeme } from './lex';
import type { PromqlError } from './problem';
import { shown } from './problem';
import { escapeErrors } from './strings';

/** What is wrong with single lexemes: quotes that are never closed, signs and numbers that do not exist in PromQL. */
export function lexicalErrors(lexemes: readonly Lexeme[]): PromqlError[] {
  const template = lexemes.find(({ kind, text }) => kind === 'bad' && text === '{{');
  if (template) return [openTemplate(template)];
  return lexemes.flatMap((lexeme) => {
    if (lexeme.kind === 'string') return lexeme.isOpen ? [openString(lexeme)] : escapeErrors(lexeme);
    if (lexeme.kind !== 'bad' || isSameName(lexeme)) return [];
    return [/^[.0-9]/.test(lexeme.text) && lexeme.text !== '.' ? badNumber(lexeme) : badSign(lexeme)];
  });
}

/** True for the second dot of `http.server.duration`: it is one mistake. */
const isSameName = ({ text, before }: Lexeme): boolean => text === '.' && before?.before?.text === '.';

const openTemplate = ({ start, end }: Lexeme): PromqlError => ({
  start,
  end,
  message: 'The template that begins with {{ is never closed. Add }} where it ends.',
});

function openString({ start, text }: Lexeme): PromqlError {
  const quote = text.charAt(0);
  const why = quote === '`' ? '' : ' A text in these quotes ends on the line that it begins on.';
  return {
    start,
    end: start + text.trimEnd().length,
    message: `The text that begins with ${quote} is never closed.${why} Add ${quote} where it ends.`,
  };
}

const UNITS = 'ms, s, m, h, d, w and y';

function badNumber(lexeme: Lexeme): PromqlError {
  const { start, end, text } = lexeme;
  const error = (message: string, newText?: string): PromqlError => ({
    start,
    end,
    message,
    ...(newText === undefined ? {} : { fix: { start, end, newText, title: `Write ${newText}` } }),
  });
  if (lexeme.within?.text === '{')
    return error(
      lexeme.before?.kind === 'operator'
        ? `The value ${shown(text)} of a label stands in quotes: "${shown(text)}".`
        : `${shown(text)} is no label: one begins with a letter. Write another name in quotes: "${shown(text)}".`,
    );
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)([a-zA-Z]*)/g)].map(([, count, unit]) => ({ count, unit: unit! }));
  const isWhole = parts.map(({ count, unit }) => `${count}${unit}`).join('') === text;
  if (!isWhole || parts.every(({ unit }) => unit === '')) return error(`${shown(text)} is no number.`);
  const units = parts.map(({ unit }) => (unit === 'M' ? undefined : SHORT[unit.toLowerCase()]));
  const i = units.findIndex((unit, j) => unit !== parts[j]!.unit);
  if (i >= 0) {
    const { count, unit } = parts[i]!;
    if (unit === '') return error(`${shown(text)} is no duration: ${count} has no unit. The units are ${UNITS}.`);
    const known = units[i];
    const isEasy = known !== undefined && units.every((u) => u !== undefined) && !text.includes('.');
    const mended = isEasy ? parts.map((part, j) => `${part.count}${units[j]}`).join('') : undefined;
    const hint = unit === 'M' ? ' A minute is m.' : mended === undefined ? '' : ` Write ${mended}.`;
    return error(`${shown(text)} is no duration: "${shown(unit)}" is no unit. The units are ${UNITS}.${hint}`, mended);
  }
  if (text.includes('.'))
    return error(`${shown(text)} is no duration: its numbers are whole. Write 1h30m instead of 1.5h.`);
  const order = [...parts].sort((a, b) => ORDER.indexOf(a.unit) - ORDER.indexOf(b.unit));
  const isDouble = new Set(units).size < units.length;
  if (isDouble) return error(`${shown(text)} is no duration: each unit stands once.`);
  const mended = order.map(({ count, unit }) => `${count}${unit}`).join('');
  return error(`${shown(text)} is no duration: longer units stand first. Write ${mended}.`, mended);
}

const ORDER = ['y', 'w', 'd', 'h', 'm', 's', 'ms'];

/** What people write for a unit. A capital M is left alone: it may be a month. */
const SHORT: Readonly<Record<string, string | undefined>> = {
  ...Object.fromEntries(ORDER.map((unit) => [unit, unit])),
  millisecond: 'ms',
  milliseconds: 'ms',
  sec: 's',
  secs: 's',
  second: 's',
  seconds: 's',
  min: 'm',
  mins: 'm',
  minute: 'm',
  minutes: 'm',
  hr: 'h',
  hrs: 'h',
  hour: 'h',
  hours: 'h',
  day: 'd',
  days: 'd',
  week: 'w',
  weeks: 'w',
  year: 'y',
  years: 'y',
};

const SIGNS: Readonly<Record<string, string>> = {
  '&&': 'and',
  '&': 'and',
  '||': 'or',
  '!': 'unless, or != in a comparison',
  '~': '=~ in a matcher',
  '.': 'an underscore in a name, or write the whole name in quotes within braces: {"my.metric"}',
  '×': '*',
  '÷': '/',
  '−': '-',
  '–': '-',
  '≥': '>=',
  '≤': '<=',
  '≠': '!=',
};

function badSign({ start, end, text }: Lexeme): PromqlError {
  if (/^[\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb]/.test(text))
    return {
      start,
      end,
      message: `${shown(text)} is a typographic quote. Prometheus knows only straight ones: " or '.`,
    };
  if (/^\s/.test(text) || /^[\u200b\u2060\ufeff]/.test(text))
    return {
      start,
      end,
      message:
        'Here stands a space that is none to Prometheus, such as a no-break space from a copied text. Write a plain one.',
      fix: { start, end, newText: ' ', title: 'Write a plain space' },
    };
  const instead = SIGNS[text];
  const hint = instead === undefined ? '' : ` Write ${instead}.`;
  return { start, end, message: `"${shown(text)}" is no sign of PromQL.${hint}` };
}
