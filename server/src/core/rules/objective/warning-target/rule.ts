import { compare } from '../../../math/decimal';
import { formatTarget } from '../../../text/format';
import { placeOfValue, slosOf } from '../../places';
import type { DocumentRule } from '../../rule';

export const objectiveWarningTarget: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'objective/warning-target',
    severity: 'warning',
    summary: 'A warning threshold that is not above the target, so that it never warns in time.',
    fixable: false,
  },
  *check(document) {
    for (const { slo } of slosOf(document))
      for (const { warningTarget: warning, targets, node } of slo.objectives) {
        const [target] = targets;
        if (!warning || !target || compare(warning.fraction, target.fraction) > 0) continue;
        const order = compare(warning.fraction, target.fraction) === 0 ? 'the target itself' : 'below the target';
        yield {
          span: placeOfValue(node, warning.span),
          message: `A warning at ${formatTarget(warning.fraction)} is ${order}, ${formatTarget(target.fraction)}: the target is missed before anybody is warned. Write a threshold above the target, or remove ${warning.key}.`,
          related: [{ span: target.span, message: `The target is ${formatTarget(target.fraction)}.` }],
        };
      }
  },
};
