import { removePairs } from '../../../yaml/removePairs';
import { placeOfKey, slosOf } from '../../places';
import type { DocumentRule } from '../../rule';

export const objectiveWeight: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'objective/weight',
    severity: 'warning',
    summary: 'A weight on an objective of an SLO that is no composite.',
    fixable: true,
  },
  *check(document) {
    for (const { slo } of slosOf(document)) {
      if (!slo.indicatorSpan || slo.objectives.some((objective) => objective.indicatorSpan)) continue;
      for (const { node, weight } of slo.objectives) {
        if (!weight || node.kind !== 'map') continue;
        const pair = node.pairs.find((p) => p.value?.start === weight.span.start);
        if (!pair) continue;
        const edits = removePairs(document.text, node, [pair]);
        yield {
          span: placeOfKey(node, pair),
          message: `${pair.key} has no effect here: weights count only in a composite SLO, whose objectives each have an indicator of their own. Remove it, or give each objective its indicator.`,
          structural: true,
          fixes: edits ? [{ title: `Remove ${pair.key}`, edits, preferred: false }] : [],
        };
      }
    }
  },
};
