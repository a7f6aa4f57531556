import { promqlQueries } from '../../../workspace/promqlQueries';
import type { DocumentRule } from '../../rule';
import { isOneSelector, reportOf } from '../reports';

export const promqlType: DocumentRule = {
  scope: 'document',
  on: ['slo', 'indicator'],
  meta: {
    code: 'promql/type',
    severity: 'error',
    summary: 'A query whose parts do not fit together: types, arguments, matchers.',
    fixable: true,
  },
  *check(document) {
    for (const query of promqlQueries(document)) {
      if (query.quick || query.isEcho || !query.parsed.isGrammatical || query.parsed.errors.length === 0) continue;
      // Where a selector belongs, what is wrong within another expression does not matter.
      if (query.query.form === 'selector' && !isOneSelector(query, query.facts)) continue;
      for (const error of query.parsed.errors) yield reportOf(query, error);
    }
  },
};
