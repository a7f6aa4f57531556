import type { VectorSelector } from '../../../promql';
import type { Fix } from '../../../text/edit';
import { plainText } from '../../../text/markdown';
import type { PromqlQuery } from '../../../workspace/promqlQueries';
import { promqlQueries } from '../../../workspace/promqlQueries';
import type { DocumentRule, Report } from '../../rule';
import { fixes, isOneSelector, placeOfQuery, toolOf } from '../reports';

export const promqlNotASelector: DocumentRule = {
  scope: 'document',
  on: ['slo', 'indicator'],
  meta: {
    code: 'promql/not-a-selector',
    severity: 'error',
    summary: 'An expression where the format takes one metric with its labels only.',
    fixable: true,
  },
  *check(document) {
    for (const query of promqlQueries(document)) {
      if (query.query.form !== 'selector' || query.quick?.selector || !query.parsed.isGrammatical) continue;
      if (!isOneSelector(query, query.facts) && !isShifted(query) && !isTemplate(query)) yield report(query);
    }
  },
};

/** A selector at another time is still one to who takes its name and labels alone. */
const isShifted = ({ text, facts: { vectorSelectors, calls } }: PromqlQuery): boolean =>
  vectorSelectors.length === 1 &&
  calls.length === 0 &&
  text.text.slice(0, vectorSelectors[0]!.start).trim() === '' &&
  /^\s*(?:offset\s|@)[\s\w.-]*$/i.test(text.text.slice(vectorSelectors[0]!.end));

/** True where a template may stand for the whole selector. */
const isTemplate = ({ parsed }: PromqlQuery): boolean =>
  parsed.query.templates.some(({ place }) => place !== 'text' && place !== 'duration' && place !== 'value');

function report(query: PromqlQuery): Report {
  const { facts, text } = query;
  const [only] = facts.vectorSelectors;
  const isOne = only !== undefined && facts.vectorSelectors.length === 1;
  const inner = isOne ? text.text.slice(only.start, only.end) : '';
  const isPlain = isOne && WRAPPED.test(`${text.text.slice(0, only.start)}\0${text.text.slice(only.end)}`);
  const advice = isOne
    ? isPlain
      ? `Write ${plainText(inner, 120)} alone.`
      : `Write ${plainText(inner, 120)} alone where that is what it counts, else record the expression and name the recorded metric here.`
    : 'Choose the events by labels, such as code=~"5..", or record the expression and name the recorded metric here.';
  return {
    span: placeOfQuery(query),
    message: `This is an expression, but ${toolOf(query)} takes one metric with its labels and puts rates, sums and windows around it itself, so anything else is refused. ${advice}`,
    severity: query.query.isParsed ? 'error' : 'warning',
    fixes: isPlain ? unwrapped(query, only) : [],
  };
}

/** What the tool puts around a metric itself: `sum(rate(` and `[5m]))`, the metric between them left out. */
const WRAPPED = /^(?:\s|\(|\b(?:sum|rate|irate|increase)\b)*\0\s*(?:\[[^[\]:]*\])?[\s)]*$/;

/** Leaves the selector alone; one that begins with a brace would be a mapping in YAML without quotes. */
function unwrapped(query: PromqlQuery, { start, end }: VectorSelector): Fix[] {
  const { text } = query.text;
  const { style } = query.query.node;
  if (style === 'plain' && text.startsWith('{', start)) return [];
  const edits = [
    { start: text.length - text.trimStart().length, end: start, newText: '' },
    { start: end, end: text.trimEnd().length, newText: '' },
  ];
  const title = `Write ${plainText(text.slice(start, end), 60)}`;
  return fixes(
    query,
    title,
    edits.filter((edit) => edit.end > edit.start),
    true,
  );
}
