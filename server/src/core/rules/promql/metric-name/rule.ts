import { plainText } from '../../../text/markdown';
import type { Said } from '../../../promql';
import type { PromqlQuery } from '../../../workspace/promqlQueries';
import { promqlQueries } from '../../../workspace/promqlQueries';
import type { DocumentRule, Report } from '../../rule';
import { fixes, isOneSelector, placeIn, toolOf } from '../reports';

export const promqlMetricName: DocumentRule = {
  scope: 'document',
  on: ['slo', 'indicator'],
  meta: {
    code: 'promql/metric-name',
    severity: 'warning',
    summary: 'A latency whose metric is not the part of a histogram that belongs there.',
    fixable: true,
  },
  *check(document) {
    for (const query of promqlQueries(document)) {
      const end = query.query.needs?.metricEnd;
      if (end === undefined || isFine(query.quick?.selector?.metric, end)) continue;
      const { parsed, facts } = query;
      if (parsed.errors.length > 0 || !isOneSelector(query, facts)) continue;
      const metric = facts.vectorSelectors[0]!.metric;
      if (metric && !isFine(metric.text, end)) yield report(query, metric, end);
    }
  },
};

/** Names with a colon are those of recording rules, which end as their authors like; templates are not known. */
const isFine = (name: string | undefined, end: string): boolean =>
  name !== undefined && (name.endsWith(end) || /[:{$]/.test(name));

const PARTS = /_(?:bucket|count|sum)$/;

/** Counters of their own, which are no part of a histogram. */
const COUNTER = /_total$/;

const HOLDS: Readonly<Record<string, string>> = {
  _bucket: 'The events that are fast enough are counted by the buckets of a histogram',
  _count: 'All events of a histogram are counted',
};

function report(query: PromqlQuery, { text, ...span }: Said, end: string): Report {
  const stem = text.replace(PARTS, '');
  const right = COUNTER.test(text) ? undefined : plainText(stem + end, 80);
  const isWritten = query.text.text.slice(span.start, span.end) === text;
  const edit = { start: span.start + stem.length, end: span.end, newText: end };
  return {
    span: placeIn(query, span),
    message: `${HOLDS[end] ?? 'What is wanted here is counted'} in a metric whose name ends with ${end}, and ${plainText(text, 80)} does not, so that ${toolOf(query)} warns of it: the SLI may measure something else, or nothing. Write ${right === undefined ? 'a metric that ends so' : `${right}, or another metric that ends so`}.`,
    fixes: right !== undefined && isWritten ? fixes(query, `Change to ${right}`, [edit]) : [],
  };
}
