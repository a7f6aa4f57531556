import type { Matcher } from '../../../promql';
import type { Span } from '../../../text/span';
import { plainText } from '../../../text/markdown';
import type { PromqlQuery } from '../../../workspace/promqlQueries';
import { promqlQueries } from '../../../workspace/promqlQueries';
import type { DocumentRule, Report } from '../../rule';
import { fixes, isOneSelector, placeIn, placeOfQuery, toolOf } from '../reports';

export const promqlNeedsLe: DocumentRule = {
  scope: 'document',
  on: ['slo', 'indicator'],
  meta: {
    code: 'promql/needs-le',
    severity: 'error',
    summary: 'A latency whose fast events are not one bucket of a histogram.',
    fixable: true,
  },
  *check(document) {
    for (const query of promqlQueries(document)) {
      if (query.query.needs?.label !== LABEL || isFine(query)) continue;
      const { parsed, facts } = query;
      if (parsed.errors.length > 0 || !parsed.isRead || !isOneSelector(query, facts)) continue;
      // Where there are several, tools look at the first.
      const bound = facts.vectorSelectors[0]!.matchers.find(({ label }) => label === LABEL);
      if (bound) yield* reportsOn(query, bound);
      else if (!parsed.query.templates.some(({ place }) => place !== 'text' && place !== 'value')) yield missing(query);
    }
  },
};

/** The label of the buckets of a histogram: the upper bound of each. */
const LABEL = 'le';

const NUMBER = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[+-]?[0-9]+)?$/i;
const INFINITE = /^\+?inf(?:inity)?$/i;

/** What needs no parser: one bound, and a number. */
function isFine({ quick }: PromqlQuery): boolean {
  const bound = quick?.selector?.matchers.find(({ label }) => label === LABEL);
  return bound?.operator === '=' && NUMBER.test(bound.value);
}

function missing(query: PromqlQuery): Report {
  return {
    span: placeOfQuery(query),
    message: `This metric names no bucket. ${toolOf(query)} takes the events that are fast enough from the bucket whose upper bound the label le gives, and refuses a metric without it. Add the bound in the unit of the histogram, for example le="0.5" for half a second.`,
    structural: true,
  };
}

function* reportsOn(query: PromqlQuery, bound: Matcher): Iterable<Report> {
  const { operator, value, valueSpan } = bound;
  if (/\{\{|\$/.test(value) || (operator === '=' && NUMBER.test(value))) return;
  if (INFINITE.test(value))
    yield {
      span: placeIn(query, bound),
      severity: 'warning',
      message:
        'The bucket of le="+Inf" holds all events, so every event counts as fast and the budget is never touched. Write the bound that the objective is about, for example le="0.5".',
    };
  else if (!NUMBER.test(value)) yield notANumber(query, value, valueSpan);
  else
    yield {
      span: placeIn(query, bound),
      severity: 'warning',
      message: `A bucket holds all events up to its bound, so one bucket is what is fast enough, but le${operator}"${value}" selects others, and their sum counts events several times. Write le="${value}".`,
    };
}

function notANumber(query: PromqlQuery, value: string, valueSpan: Span): Report {
  const { text } = query.text;
  const seconds = inSeconds(value);
  const inner = { start: valueSpan.start + 1, end: valueSpan.end - 1 };
  const isPlain = text.slice(inner.start, inner.end) === value;
  return {
    span: placeIn(query, valueSpan),
    message: `The label le holds the upper bound of a bucket as a number, but ${plainText(value, 40) || 'an empty text'} is none, so ${toolOf(query)} refuses it. Write the bound in the unit of the histogram, for example le="${seconds ?? '0.5'}".`,
    fixes:
      seconds !== undefined && isPlain
        ? fixes(query, `Change ${value} to ${seconds}`, [{ ...inner, newText: seconds }])
        : [],
  };
}

/** `500ms` as seconds, which is what nearly all histograms of durations count in. */
function inSeconds(value: string): string | undefined {
  const [, count, unit] = /^([0-9]+(?:\.[0-9]+)?) ?(ms|s)$/.exec(value) ?? [];
  if (count === undefined) return undefined;
  return String(unit === 'ms' ? Number(count) / 1000 : Number(count));
}
