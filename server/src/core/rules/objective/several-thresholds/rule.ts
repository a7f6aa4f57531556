import { headOf, slosOf } from '../../places';
import type { DocumentRule } from '../../rule';

export const objectiveSeveralThresholds: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'objective/several-thresholds',
    severity: 'error',
    summary: 'Several objectives on one threshold metric.',
    fixable: false,
  },
  *check(document) {
    for (const { slo } of slosOf(document)) {
      const [first, second] = slo.objectives;
      if (!first || !second || slo.indicator?.kind !== 'threshold' || slo.comparesSeveral) continue;
      if (slo.objectives.some((objective) => objective.indicatorSpan)) continue;
      yield {
        span: headOf(second.node),
        message: `This SLO has ${slo.objectives.length} objectives on one thresholdMetric, but the format allows exactly one there: tools may take the first and drop the rest, or mix them up. Keep one, and write one SLO for each further threshold.`,
        related: [{ span: headOf(first.node), message: 'The first objective' }],
        structural: true,
      };
    }
  },
};
