import { formatDecimal } from '../../../math/decimal';
import type { Objective } from '../../../model/model';
import { formatTarget } from '../../../text/format';
import { toValue } from '../../../yaml/toValue';
import { headOf, placeOfValue, slosOf } from '../../places';
import type { DocumentRule } from '../../rule';

export const objectiveDuplicate: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'objective/duplicate',
    severity: 'warning',
    summary: 'Two objectives of one SLO with the same name, target and condition.',
    fixable: false,
  },
  *check(document) {
    for (const { slo } of slosOf(document)) {
      if (slo.hasValues) continue;
      const seen = new Map<string, Objective>();
      for (const objective of slo.objectives) {
        const target = objective.targets.length === 1 ? objective.targets[0] : undefined;
        if (!target) continue;
        const key = `${formatDecimal(target.fraction)} ${conditionOf(objective)}`;
        const first = seen.get(key);
        if (!first) seen.set(key, objective);
        else
          yield {
            span: placeOfValue(objective.node, target.span),
            message: `This objective asks for the same as objective ${first.index + 1}: ${formatTarget(target.fraction)} on the same condition. It promises nothing more, and each miss is counted and reported twice. Change its target or its condition, or remove it.`,
            related: [{ span: first.targets[0]?.span ?? headOf(first.node), message: 'The same objective' }],
          };
      }
    }
  },
};

/** What an objective measures and how it judges, as text to compare. */
function conditionOf(o: Objective): string {
  const slice = o.timeSliceTarget && formatDecimal(o.timeSliceTarget.value);
  const length = o.timeSliceWindow?.seconds ?? o.timeSliceWindow?.text;
  // Names of their own tell two objectives apart, whatever they ask for.
  const measured = o.indicator ? toValue(o.indicator.node) : o.indicatorRef?.value;
  return JSON.stringify([o.displayName, o.op?.value, o.value?.value, slice, length, measured]);
}
