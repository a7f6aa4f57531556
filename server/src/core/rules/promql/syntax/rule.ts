import { promqlQueries } from '../../../workspace/promqlQueries';
import type { DocumentRule } from '../../rule';
import { reportOf } from '../reports';

export const promqlSyntax: DocumentRule = {
  scope: 'document',
  on: ['slo', 'indicator'],
  meta: {
    code: 'promql/syntax',
    severity: 'error',
    summary: 'A query that is no PromQL.',
    fixable: true,
  },
  *check(document) {
    for (const query of promqlQueries(document)) {
      if (query.quick || query.isEcho || query.parsed.isGrammatical) continue;
      // Where a tool reads the query, the schema asks for one.
      if (query.query.isParsed && query.text.text === '') continue;
      for (const error of query.parsed.errors) yield reportOf(query, error);
    }
  },
};
