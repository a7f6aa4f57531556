import type { Indicator, Objective } from '../../../model/model';
import type { SpecObject } from '../../../workspace/specDocument';
import { headOf, holdsKey, rejectedByOslo, slosOf } from '../../places';
import type { DocumentRule, Report } from '../../rule';

export const objectiveComparison: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'objective/comparison',
    severity: 'error',
    summary: 'An objective on a threshold metric without an operator or a value to compare with.',
    fixable: false,
  },
  *check(document) {
    for (const { object, slo } of slosOf(document))
      for (const objective of slo.objectives) {
        const indicator = objective.indicatorSpan ? objective.indicator : slo.indicator;
        if (indicator?.kind !== 'threshold') continue;
        const lacking = KEYS.filter((key) => !objective[key] && !holdsKey(objective.node, key));
        if (lacking.length > 0) yield report(object, objective, indicator, lacking);
      }
  },
};

const KEYS = ['op', 'value'] as const;

const ADVICE = {
  op: 'op: one of lte (at most), lt (below), gte (at least) and gt (above)',
  value: 'value: the threshold in the unit of the metric, for example 500 for half a second in milliseconds',
};

function report(
  object: SpecObject,
  objective: Objective,
  indicator: Indicator,
  lacking: readonly (keyof typeof ADVICE)[],
): Report {
  const ownIndicator = objective.indicatorSpan !== undefined;
  return {
    span: headOf(objective.node),
    message: `This objective measures a value but has no ${lacking.join(' and no ')}, so nothing says which measurements are good. Add ${lacking.map((key) => ADVICE[key]).join('; and ')}.`,
    related: [{ span: headOf(indicator.node), message: 'The threshold metric' }],
    structural: true,
    // oslo looks at the objectives only where the indicator stands on the SLO itself.
    rejectedBy: ownIndicator ? [] : rejectedByOslo(object),
  };
}
