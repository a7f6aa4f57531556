import { isDuration } from './duration';
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

/** A number and its unit, as they are written. */
interface Part {
  readonly count: string;
  readonly unit: string;
}

function badNumber(lexeme: Lexeme): PromqlError {
  const { start, end, text, within, before } = lexeme;
  const name = shown(text);
  if (within?.text === '{')
    return {
      start,
      end,
      message:
        before?.kind === 'operator'
          ? `The value ${name} of a label stands in quotes: "${name}".`
          : `${name} is no label: one begins with a letter. Write another name in quotes: "${name}".`,
    };
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)([a-zA-Z]*)/g)].map(([, count, unit]) => ({
    count: count!,
    unit: unit!,
  }));
  const isWhole = joined(parts) === text;
  if (!isWhole || parts.every(({ unit }) => unit === '')) return { start, end, message: `${name} is no number.` };
  const { problem, newText } = durationProblem(parts);
  return {
    start,
    end,
    message: `${name} is no duration: ${problem}`,
    ...(newText === undefined ? {} : { fix: { start, end, newText, title: `Write ${newText}` } }),
  };
}

const joined = (parts: readonly Part[]): string => parts.map(({ count, unit }) => count + unit).join('');

/** What is wrong with a duration, and how it is written right where that is clear. */
function durationProblem(parts: readonly Part[]): { readonly problem: string; readonly newText?: string } {
  const wrong = parts.find(({ unit }) => !ORDER.includes(unit));
  if (wrong?.unit === '') return { problem: `${wrong.count} has no unit. The units are ${UNITS}.` };
  if (wrong) return unknownUnit(parts, wrong);
  if (parts.some(({ count }) => count.includes('.')))
    return { problem: 'its numbers are whole. Write 1h30m instead of 1.5h.' };
  if (new Set(parts.map(({ unit }) => unit)).size < parts.length) return { problem: 'each unit stands once.' };
  const newText = joined([...parts].sort((a, b) => ORDER.indexOf(a.unit) - ORDER.indexOf(b.unit)));
  return { problem: `longer units stand first. Write ${newText}.`, newText };
}

function unknownUnit(parts: readonly Part[], { unit }: Part): { readonly problem: string; readonly newText?: string } {
  const problem = `"${shown(unit)}" is no unit. The units are ${UNITS}.`;
  // A capital M may be a month, which Prometheus does not know.
  if (unit === 'M') return { problem: `${problem} A minute is m.` };
  const newText = joined(parts.map((part) => ({ ...part, unit: MEANT[part.unit.toLowerCase()] ?? '?' })));
  return isDuration(newText) ? { problem: `${problem} Write ${newText}.`, newText } : { problem };
}

const ORDER = ['y', 'w', 'd', 'h', 'm', 's', 'ms'];

/** What people write for a unit. */
const MEANT: Readonly<Record<string, string | undefined>> = {
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
