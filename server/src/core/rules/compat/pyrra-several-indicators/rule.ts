import { removePairs } from '../../../yaml/removePairs';
import { nodeAt } from '../../../yaml/tree';
import { filledPair, placeOfKey } from '../../places';
import type { DocumentRule } from '../../rule';
import { objectsReadBy } from '../readBy';

export const compatPyrraSeveralIndicators: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'compat/pyrra-several-indicators',
    severity: 'warning',
    summary: 'Several indicators in one SLO, of which Pyrra measures one and passes over the others.',
    fixable: true,
  },
  *check(document, settings) {
    for (const { node } of objectsReadBy('pyrra', document, settings)) {
      const indicator = nodeAt(node, ['spec', 'indicator']);
      const [first, ...idle] = RANKS.flatMap((key) => filledPair(indicator, key) ?? []);
      // A ratio and a latency together are refused, and the schema says so.
      const told = first?.key === 'ratio' ? idle.filter(({ key }) => key !== 'latency') : idle;
      const [shown] = told;
      if (indicator?.kind !== 'map' || !first || !shown) continue;
      const names = told.map(({ key }) => key).join(' and ');
      const edits = removePairs(document.text, indicator, told);
      yield {
        span: placeOfKey(indicator, shown),
        message: `Pyrra measures ${first.key} and passes over ${names} without a word: the budget and the alerts are those of ${first.key} alone. Keep one indicator, and write an SLO of its own for each other.`,
        fixes: edits ? [{ title: `Remove ${names}`, edits, preferred: false }] : [],
      };
    }
  },
};

/** The indicators in the order in which Pyrra looks for them (slo/slo.go, IndicatorType()). */
const RANKS = ['ratio', 'latency', 'latencyNative', 'bool_gauge'];
