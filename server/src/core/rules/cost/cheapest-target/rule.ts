import { decimalOf, compare, toNumber } from '../../../math/decimal';
import type { Decimal } from '../../../math/decimal';
import { nines } from '../../../math/budget';
import { totalAt } from '../../../math/cost';
import { formatMoney, formatTarget } from '../../../text/format';
import { pricedBudgets, rangeOfTarget } from '../../slosOfFile';
import type { WorkspaceRule } from '../../rule';

export const costCheapestTarget: WorkspaceRule = {
  scope: 'workspace',
  meta: {
    code: 'cost/cheapest-target',
    severity: 'hint',
    summary: 'A target far from the one at which spending and loss together are least.',
    fixable: false,
    quiet: true,
  },
  *check(file, index, settings) {
    for (const priced of pricedBudgets(file, index, settings)) {
      const { cost, target, lagom } = priced.budget;
      const best = lagom && rounded(lagom.target);
      const total = totalAt(cost, target.fraction);
      if (!lagom || !best || total === undefined || compare(best, target.fraction) === 0) continue;
      if (Math.abs(nines(best) - nines(target.fraction)) < FAR) continue;
      const money = (amount: number): string => formatMoney(amount, cost.currency);
      yield {
        range: rangeOfTarget(priced, target),
        message: `By the cost model the total of spending and loss is least at ${formatTarget(best)}: ${money(lagom.totalPerYear)} a year, against ${money(total)} at ${formatTarget(target.fraction)}. A target that is good enough for users and not much better is the cheapest one.`,
      };
    }
  },
};

/** In nines: a third of a nine is a factor of two in downtime. */
const FAR = 0.3;

/** Two digits of what may fail are as exact as such a model can be. */
function rounded(target: number): Decimal | undefined {
  const unavailability = decimalOf(Number((1 - target).toPrecision(2)));
  return unavailability && decimalOf(Number((1 - toNumber(unavailability)).toFixed(12)));
}
