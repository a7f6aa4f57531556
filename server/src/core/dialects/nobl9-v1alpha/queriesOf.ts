import type { Query, QueryRole } from '../../model/query';
import type { YamlNode } from '../../yaml/tree';
import { valueOf } from '../../yaml/tree';

/** Keys that hold a query, whatever the data source. */
const KEYS: readonly string[] = [
  'promql',
  'query',
  'nrql',
  'logql',
  'uql',
  'program',
  'sql',
  'kqlQuery',
  'metricSelector',
];

const SIDES: Readonly<Record<string, QueryRole>> = { good: 'good', bad: 'bad', total: 'total' };

/** The queries of an objective. What counts good and all events in one is none of these. */
export function objectiveQueries(objective: YamlNode): Query[] {
  const counts = valueOf(objective, 'countMetrics');
  return [
    ...Object.entries(SIDES).flatMap(([side, role]) => metricQueries(valueOf(counts, side), role)),
    ...metricQueries(valueOf(valueOf(objective, 'rawMetric'), 'query'), 'value'),
  ];
}

/** The queries of a metric: one data source, and below it its own keys. */
export function metricQueries(metric: YamlNode | undefined, role: QueryRole): Query[] {
  if (metric?.kind !== 'map') return [];
  return metric.pairs.flatMap(({ key: source, value }) => {
    if (value?.kind !== 'map') return [];
    return value.pairs.flatMap(({ key, keySpan, value: node }): Query[] =>
      node?.kind === 'scalar' && typeof node.value === 'string' && KEYS.includes(key)
        ? [{ role, source: key === 'promql' ? 'prometheus' : source, node, key, keySpan, form: 'expression' }]
        : [],
    );
  });
}
