import type { Span } from '../../../text/span';
import type { YamlNode } from '../../../yaml/tree';
import { nodesAt } from '../oslo';
import type { DocumentRule } from '../../rule';
import { sloctlObjects } from '../sloctl';

export const compatSloctlOneSource: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'compat/sloctl-one-source',
    severity: 'error',
    summary: 'An SLO that asks several kinds of data sources, of which it has one.',
    fixable: false,
    rejectedBy: ['sloctl'],
  },
  *check(document, settings) {
    for (const { node } of sloctlObjects(document, settings)) {
      const [first, ...others] = METRICS.flatMap((path) => nodesAt(node, path).flatMap(sourcesOf)).sort(
        (a, b) => a.span.start - b.span.start,
      );
      const other = others.find(({ source }) => source !== first?.source);
      if (first && other)
        yield {
          span: other.span,
          message: `This query is for ${other.source}, and another one of the SLO for ${first.source}: an SLO has one data source, which answers all of its queries, and sloctl refuses it. Ask one of the two, or write another SLO.`,
          related: [{ span: first.span, message: 'The other data source' }],
        };
    }
  },
};

/** Where the queries of an SLO stand. */
const METRICS: readonly string[] = [
  'spec.indicator.rawMetric',
  ...['good', 'bad', 'total', 'goodTotal'].map((side) => `spec.objectives[].countMetrics.${side}`),
  'spec.objectives[].rawMetric.query',
];

/** The source of a query. One for several, which the schema refuses, is for the first here. */
function sourcesOf(metric: YamlNode): { readonly source: string; readonly span: Span }[] {
  const [pair] = metric.kind === 'map' && metric.alias === undefined ? metric.pairs : [];
  return pair && !pair.merged ? [{ source: pair.key, span: pair.keySpan }] : [];
}
