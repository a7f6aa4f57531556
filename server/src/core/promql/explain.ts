import type { Span } from '../text/span';
import { nearest } from '../text/nearest';
import { explainList, explainMatchers, explainRange } from './explainWithin';
import { SIGNATURES, signatureOf } from './functions';
import type { Lexeme } from './lex';
import type { PromqlError } from './problem';
import { shown } from './problem';
import { endsOperand, startsOperand } from './substitute';
import { INFIX_WORDS, LIST_WORDS, MATCHING_WORDS } from './words';

/** Where the grammar could not go on. */
export interface Stop extends Span {
  /** The first lexeme that cannot stand there; undefined at the end of the query. */
  readonly at: Lexeme | undefined;
  readonly before: Lexeme | undefined;
  /** The lexeme behind `at`. */
  readonly after: Lexeme | undefined;
}

/** Says in words why a query cannot go on at an offset. All of its brackets are closed, all of its lexemes known. */
export function explain(lexemes: readonly Lexeme[], offset: number, length: number): PromqlError {
  const meaning = lexemes.filter((lexeme) => lexeme.kind !== 'comment');
  const i = meaning.findIndex((lexeme) => lexeme.end > offset);
  const at = meaning[i];
  const before = i < 0 ? meaning.at(-1) : at?.before;
  const place = at ?? before ?? { start: 0, end: length };
  const stop: Stop = { at, before, after: i < 0 ? undefined : meaning[i + 1], start: place.start, end: place.end };
  if (!at) return withoutTime(stop) ?? atEnd(stop);
  const { within } = at;
  if (within?.text === '[' || at.text === ']') return explainRange(stop);
  if (within?.text === '{' || (at.text === '}' && at.mate)) return explainMatchers(stop);
  const list = at.kind === 'close' ? at.mate : within;
  if (list && LIST_WORDS.has(wordOf(list.before)) && at.kind !== 'open') return explainList(stop, wordOf(list.before));
  for (const reason of [withoutLeft, withoutTime, missingOperand, misplacedWord, misplacedSign, sideBySide]) {
    const error = reason(stop);
    if (error) return error;
  }
  return unexpected(stop);
}

const wordOf = (lexeme: Lexeme | undefined): string => (lexeme?.kind === 'word' ? lexeme.text.toLowerCase() : '');

const isInfix = (lexeme: Lexeme | undefined): boolean =>
  lexeme !== undefined && (lexeme.kind === 'operator' || INFIX_WORDS.has(wordOf(lexeme)));

function atEnd(stop: Stop): PromqlError {
  const { before, start, end } = stop;
  const error = (message: string): PromqlError => ({ start, end, message });
  if (!before) return error('The query is empty.');
  const word = wordOf(before);
  if (LIST_WORDS.has(word)) return error(`${before.text} needs labels in parentheses: ${before.text} (job).`);
  if (isInfix(before)) return error(`The query ends behind ${before.text}: the expression on its right is missing.`);
  const clause = before.mate && wordOf(before.mate.before);
  if (clause === 'by' || clause === 'without')
    return error(
      `There is nothing to aggregate behind ${clause} (...). Add the expression in parentheses: sum ${clause} (job) (x).`,
    );
  if (clause !== undefined && MATCHING_WORDS.has(clause))
    return error(`The query ends behind ${clause} (...): the expression on its right is missing.`);
  if ((word === 'start' || word === 'end') && before.before?.text === '@')
    return error(`${word} stands here with parentheses: @ ${word}().`);
  return error(`The query ends too early behind ${shown(before.text)}.`);
}

/** The grammar takes `and` for a metric where nothing is on its left, and stops behind it. */
function withoutLeft({ before }: Stop): PromqlError | undefined {
  const word = wordOf(before);
  if (!before || !INFIX_WORDS.has(word) || LIST_WORDS.has(word) || word === 'bool') return undefined;
  const { start, end, text, before: last } = before;
  if (!last) return { start, end, message: `The query begins with ${text}: there is nothing on its left.` };
  if (!isInfix(last) && last.kind !== 'open' && last.kind !== 'comma') return undefined;
  return { start, end, message: `Between ${last.text} and ${text} an expression is missing.` };
}

/** `offset` and `@` want a time, perhaps with a sign. */
function withoutTime({ at, before, start, end }: Stop): PromqlError | undefined {
  const isSign = before?.text === '-' || before?.text === '+';
  const word = isSign && before.before ? before.before : before;
  const found = at ? `, and not ${shown(at.text)}` : '';
  if (wordOf(word) === 'offset') return { start, end, message: `offset needs a duration, such as 1h${found}.` };
  if (word?.text !== '@') return undefined;
  return { start, end, message: `@ needs a time in seconds since 1970, start() or end()${found}.` };
}

/** An operator, comma or bracket where an expression has to stand. */
function missingOperand({ at, before, start, end }: Stop): PromqlError | undefined {
  const error = (message: string): PromqlError => ({ start, end, message });
  if (!at || startsOperand(at) || LIST_WORDS.has(wordOf(at))) return undefined;
  if (isInfix(before) && !MATCHING_WORDS.has(wordOf(before)))
    return error(`Between ${before!.text} and ${at.text} an expression is missing.`);
  if (!before) return error(`The query begins with ${at.text}: there is nothing on its left.`);
  if (before.text === ',') return error(`An argument is missing between the comma and ${at.text}.`);
  if (before.text !== '(') return undefined;
  if (at.text === ')') return error('These parentheses hold no expression.');
  return error(`Between ( and ${at.text} an expression is missing.`);
}

/** Clauses and functions that are written almost right. */
function misplacedWord(stop: Stop): PromqlError | undefined {
  const { at, before, start, end } = stop;
  const error = (message: string): PromqlError => ({ start, end, message });
  const word = wordOf(at);
  const last = wordOf(before);
  if (at?.text === '(' && before?.kind === 'word' && !INFIX_WORDS.has(last)) return unknownFunction(before);
  if (LIST_WORDS.has(last)) return at?.text === '(' ? misplacedClause(before!, last) : bareLabels(stop);
  if (word === 'by' || word === 'without') return misplacedClause(at!, word);
  if (MATCHING_WORDS.has(word))
    return error(
      `${at!.text} says how the two sides of an operator match, so it stands right behind one: a / ${word} (job) b.`,
    );
  if (word === 'bool') return error('bool stands right behind a comparison: a > bool b.');
  const clause = before?.mate && wordOf(before.mate.before);
  if (clause === 'by' || clause === 'without')
    return error(`What is aggregated stands in parentheses behind ${clause} (...): sum ${clause} (job) (x).`);
  if ((last === 'start' || last === 'end') && before?.before?.text === '@')
    return { start: before.start, end: before.end, message: `${last} stands here with parentheses: @ ${last}().` };
  return undefined;
}

/** `by job` for `by (job)`. */
function bareLabels({ at, before, after, start, end }: Stop): PromqlError {
  const isLabel = at?.kind === 'word' && !LIST_WORDS.has(wordOf(at));
  const newText = `(${isLabel ? at.text : 'job'})`;
  return {
    start,
    end,
    message: `${before!.text} needs its labels in parentheses: ${before!.text} ${shown(newText)}.`,
    ...(isLabel && after?.kind !== 'comma' ? { fix: { start, end, newText, title: `Write ${newText}` } } : {}),
  };
}

/** A clause that belongs to an aggregation, where there is none. */
function misplacedClause({ before, start, end }: Lexeme, clause: string): PromqlError {
  const error = (message: string): PromqlError => ({ start, end, message });
  const callee = before?.mate?.before;
  const found = callee?.kind === 'word' ? signatureOf(callee.text) : undefined;
  if (found && !found.isAggregation)
    return error(
      `${clause} belongs to aggregations such as sum, but ${found.name} keeps all labels. Aggregate its result: sum ${clause} (job) (${found.name}(...)).`,
    );
  if (LIST_WORDS.has(wordOf(callee)))
    return error(`An aggregation has one list of labels, and this is a second one. Join them in one.`);
  if (callee?.kind === 'word' && !found) return unknownFunction(callee);
  return error(`${clause} belongs to an aggregation: sum ${clause} (job) (x), or sum(x) ${clause} (job).`);
}

const NAMES = [...SIGNATURES.keys()];

function unknownFunction(callee: Lexeme): PromqlError {
  const { start, end, text } = callee;
  const known = signatureOf(text.toLowerCase())?.name ?? nearest(text, NAMES);
  const message = `PromQL has no function ${shown(text)}.`;
  if (known === undefined) return { start, end, message: `${message} Look its name up, or write what it stands for.` };
  const fix = { start, end, newText: known, title: `Write ${known}` };
  return { start, end, message: `${message} Did you mean ${known}?`, fix };
}

/** Signs that belong elsewhere. */
function misplacedSign({ at, start, end }: Stop): PromqlError | undefined {
  const text = at?.text;
  if (text === '=') {
    const fix = { start, end, newText: '==', title: 'Write ==' };
    return { start, end, message: '= compares a label within braces. To compare values, write ==.', fix };
  }
  if (text === '=~' || text === '!~')
    return {
      start,
      end,
      message: `${text} matches a label within braces: x{job${text}"a|b"}. Values are compared with == or !=.`,
    };
  if (text === ',')
    return { start, end, message: 'A comma stands between the arguments of a function, but here it is in none.' };
  return undefined;
}

/** Two expressions without anything between them. */
function sideBySide({ at, before, after, start, end }: Stop): PromqlError | undefined {
  if (!at || !before || !endsOperand(before) || !startsOperand(at)) return undefined;
  if (at.kind === 'word' && startsOperand(after)) {
    const meant = nearest(at.text, [...INFIX_WORDS]);
    if (meant !== undefined)
      return {
        start,
        end,
        message: `There is no operator ${shown(at.text)}. Did you mean ${meant}?`,
        fix: { start, end, newText: meant, title: `Write ${meant}` },
      };
  }
  const called = before.kind === 'word' ? signatureOf(before.text) : undefined;
  if (called)
    return { start, end, message: `${called.name} needs what it is for in parentheses: ${called.name}(...).` };
  if (at.text === '{')
    return {
      start,
      end,
      message: `Matchers stand right behind the name of a metric, but here they follow ${shown(before.text)}.`,
    };
  if (at.kind === 'duration')
    return { start, end, message: `A range stands in square brackets: ${shown(before.text)}[${at.text}].` };
  return {
    start: before.start,
    end,
    message: `Between ${shown(before.text)} and ${shown(at.text)} an operator is missing. Write one, such as / or "or", or remove one of the two expressions.`,
  };
}

const unexpected = ({ at, before, start, end }: Stop): PromqlError => ({
  start,
  end,
  message: `${shown(at!.text)} cannot stand here${before ? ` behind ${shown(before.text)}` : ''}.`,
});
