import { compare } from '../../../math/decimal';
import { formatTarget } from '../../../text/format';
import { identityOf, tiersOf } from '../../../features/folder/selection';
import { rangeOfTarget, slosOfFile, targetsOf } from '../../slosOfFile';
import type { WorkspaceRule } from '../../rule';

export const tierOutsideRange: WorkspaceRule = {
  scope: 'workspace',
  meta: {
    code: 'tier/outside-range',
    severity: 'warning',
    summary: 'A target outside of the range of its tier.',
    fixable: false,
  },
  *check(file, index) {
    if (index.shared('service-tier').length === 0) return;
    for (const each of slosOfFile(file))
      for (const { item: tier } of tiersOf(identityOf(each.definition.name, each.slo, index), index)) {
        const { minTarget: min, maxTarget: max } = tier;
        const name = `tier "${tier.name ?? 'without a name'}"`;
        for (const target of targetsOf(each.slo)) {
          const own = formatTarget(target.fraction);
          if (min && compare(target.fraction, min) < 0)
            yield {
              range: rangeOfTarget(each, target),
              message: `${own} is below what ${name} asks for: at least ${formatTarget(min)}. Users of this tier rely on more. Raise the target, or move the service to another tier.`,
            };
          if (max && compare(target.fraction, max) > 0)
            yield {
              range: rangeOfTarget(each, target),
              message: `${own} is above what ${name} asks for: at most ${formatTarget(max)}. It pays for nines that nobody asked for, and others come to rely on them. Lower the target, or move the service to another tier.`,
            };
        }
      }
  },
};
