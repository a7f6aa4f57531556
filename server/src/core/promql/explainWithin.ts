import type { Stop } from './explain';
import type { PromqlError } from './problem';
import { isDuration } from './duration';
import { shown } from './problem';

/** Why the brackets of a range cannot go on. */
export function explainRange({ at, before, start, end }: Stop): PromqlError {
  const error = (message: string): PromqlError => ({ start, end, message });
  if (before?.text === '[' && at?.text === ']') return error('The range has no duration. Write one, such as [5m].');
  if (before?.text === '[' && at?.text === ':')
    return error('The subquery has no range. Write how far it reaches before the colon: [1h:5m].');
  if (before?.kind === 'number' && at?.kind === 'word' && isDuration(before.text + at.text))
    return {
      start: before.start,
      end,
      message: `A duration holds no space: ${before.text}${at.text}.`,
      fix: { start: before.start, end, newText: before.text + at.text, title: `Write ${before.text}${at.text}` },
    };
  if (at?.kind === 'string') return error('A duration stands without quotes: [5m].');
  if (at?.kind === 'word')
    return error(`${shown(at.text)} is no duration. Write one, such as [5m], or [1h:5m] for a subquery.`);
  return error(
    `${shown(at!.text)} cannot stand in a range. Write a duration, such as [5m], or [1h:5m] for a subquery.`,
  );
}

/** Why the matchers in braces cannot go on. */
export function explainMatchers({ at, before, start, end }: Stop): PromqlError {
  const error = (message: string, fix?: string): PromqlError => ({
    start,
    end,
    message,
    ...(fix === undefined ? {} : { fix: { start, end, newText: fix, title: `Write ${fix}` } }),
  });
  const atLabel = (message: string): PromqlError => ({ start: before!.start, end: before!.end, message });
  const text = shown(at!.text);
  const isNext = before?.text === '{' || before?.text === ',';
  if (isNext && at!.text === ',') return error('Between the commas a matcher is missing.');
  if (isNext && at!.kind === 'word' && at!.text.endsWith(':'))
    return error(`${text} has a colon where = belongs: ${text.slice(0, -1)}="...".`, `${at!.text.slice(0, -1)}=`);
  if (isNext) return error(`Here a label has to stand: {job="api"}. ${text} is none.`);
  const label = shown(before!.text);
  if (before!.kind === 'operator' && (at!.kind === 'word' || at!.kind === 'number' || at!.kind === 'duration'))
    return error(`The value of a label stands in quotes: "${text}".`);
  if (before!.kind === 'operator') return error(`Behind ${label} the value is missing: a text in quotes.`);
  if (before!.kind === 'string' && before!.before?.kind === 'operator') {
    if (at!.kind === 'word' || at!.kind === 'string')
      return error(
        /^(?:and|or)$/i.test(text)
          ? `Matchers are joined by commas and all have to hold. Write a comma instead of ${text}; for one of several values write =~"a|b".`
          : `Before ${text} a comma is missing: matchers are separated by commas.`,
      );
    return error(`Behind a matcher a comma or } has to stand, but here is ${text}.`);
  }
  if (at!.text === '==') return error('== compares values. A label is compared with =.', '=');
  if (at!.text === '}' || at!.text === ',')
    return atLabel(`${label} has no value. Write which one: ${label}="...", or ${label}!="" for any.`);
  if (at!.kind === 'operator')
    return error(`Labels are texts, so ${text} cannot compare them: there are =, !=, =~ and !~.`);
  if (at!.kind === 'string' && before!.text.endsWith(':'))
    return error(`Between ${label.slice(0, -1)} and its value = belongs, not a colon.`);
  return error(`Behind the label ${label} one of =, !=, =~ and !~ has to stand, but here is ${text}.`);
}

/** Why the list of labels behind `by` and the like cannot go on. */
export function explainList({ at, before, start, end }: Stop, clause: string): PromqlError {
  const error = (message: string): PromqlError => ({ start, end, message });
  const text = shown(at!.text);
  if (before?.text === ',') return error(`Between the commas of ${clause} (...) a label is missing.`);
  if (at!.kind === 'operator')
    return error(
      `${clause} (...) takes names of labels only. What they have to be stands in the braces of the selector: x{job="api"}.`,
    );
  if (before?.text !== '(' && (at!.kind === 'word' || at!.kind === 'string'))
    return error(`Before ${text} a comma is missing: labels are separated by commas.`);
  return error(`${clause} (...) takes names of labels, and ${text} is none.`);
}
