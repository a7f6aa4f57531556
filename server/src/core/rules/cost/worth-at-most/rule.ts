import { nextNine } from '../../../math/ladder';
import { downtimeAvoidedSecondsPerYear, returnPerYear } from '../../../math/cost';
import { formatDurationShort, formatMoney, formatTarget } from '../../../text/format';
import { pricedBudgets, rangeOfTarget } from '../../slosOfFile';
import type { WorkspaceRule } from '../../rule';

export const costWorthAtMost: WorkspaceRule = {
  scope: 'workspace',
  meta: {
    code: 'cost/worth-at-most',
    severity: 'information',
    summary: 'What the next nine may cost at most, where the cost model knows revenue but no price of a nine.',
    fixable: false,
  },
  *check(file, index, settings) {
    for (const priced of pricedBudgets(file, index, settings)) {
      const { cost, target } = priced.budget;
      if (cost.baseline) continue;
      const next = nextNine(target.fraction);
      const value = returnPerYear(cost, target.fraction, next);
      if (value === undefined) continue;
      const avoided = downtimeAvoidedSecondsPerYear(cost.yearSeconds, target.fraction, next);
      yield {
        range: rangeOfTarget(priced, target),
        message: `One more nine, ${formatTarget(next)}, is worth at most ${formatMoney(value, cost.currency)} a year: it avoids ${formatDurationShort(avoided)} of downtime. If it costs more than that, it is not worth it. With "reliabilityCost.baseline" in the cost model both sides are compared.`,
      };
    }
  },
};
