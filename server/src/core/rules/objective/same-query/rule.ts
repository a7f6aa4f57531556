import type { Query } from '../../../model/query';
import type { Slo } from '../../../model/model';
import { placeOfValue } from '../../places';
import type { DocumentRule, Report } from '../../rule';

export const objectiveSameQuery: DocumentRule = {
  scope: 'document',
  on: ['slo', 'indicator'],
  meta: {
    code: 'objective/same-query',
    severity: 'hint',
    summary: 'The same query for the good or bad events as for all events.',
    fixable: false,
    quiet: true,
  },
  *check(document) {
    for (const { queries, model, node } of document.allObjects) {
      if (queries.length < 2) continue;
      for (const group of groupsOf(queries, model.type === 'slo' ? model : undefined))
        for (const report of reports(group)) yield { ...report, span: placeOfValue(node, report.span) };
    }
  },
};

/** The queries of each indicator: those of an objective of a composite are compared among themselves. */
function groupsOf(queries: readonly Query[], slo: Slo | undefined): (readonly Query[])[] {
  const groups = new Map<number, Query[]>();
  for (const query of queries) {
    const index = slo?.objectives.findIndex(({ span }) => span.start <= query.node.start && span.end >= query.node.end);
    groups.set(index ?? -1, [...(groups.get(index ?? -1) ?? []), query]);
  }
  return [...groups.values()];
}

function* reports(queries: readonly Query[]): Iterable<Report> {
  const total = queries.find(({ role }) => role === 'total');
  const text = total && textOf(total);
  if (!total || !text) return;
  for (const query of queries)
    if ((query.role === 'good' || query.role === 'bad') && textOf(query) === text)
      yield {
        span: { start: query.node.start, end: query.node.end },
        ...(query.mustDiffer ? { severity: 'error' } : {}),
        message: `${MEANS[query.role]} Write the query that counts the ${query.role} events alone.`,
        related: [{ span: { start: total.node.start, end: total.node.end }, message: 'The query for all events' }],
      };
}

const textOf = ({ node }: Query): string =>
  typeof node.value === 'string' ? node.value.replace(/\s+/g, ' ').trim() : '';

const MEANS = {
  good: 'This is the query for all events, so every event counts as good: the budget is never touched, and no alert will ever come.',
  bad: 'This is the query for all events, so every event counts as bad: the budget is gone at once, and the alerts never end.',
} as const;
