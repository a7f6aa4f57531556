import { formatDurationShort, formatFactor, formatMoney, formatTarget } from '../../../text/format';
import { pricedBudgets, rangeOfTarget } from '../../slosOfFile';
import type { WorkspaceRule } from '../../rule';

export const costStepNotWorthIt: WorkspaceRule = {
  scope: 'workspace',
  meta: {
    code: 'cost/step-not-worth-it',
    severity: 'warning',
    summary: 'A target whose last nine costs more than it returns, by the cost model of the folder.',
    fixable: false,
  },
  *check(file, index, settings) {
    for (const priced of pricedBudgets(file, index, settings)) {
      const { ladder, cost, target } = priced.budget;
      const at = ladder.findIndex((rung) => rung.isOwn);
      const own = ladder[at];
      const below = ladder[at - 1];
      if (!own || !below || own.verdict !== 'not-worth') continue;
      const { stepCostPerYear: price, returnPerYear: value, downtimeAvoidedSeconds: avoided } = own;
      if (price === undefined || value === undefined || avoided === undefined) continue;
      const money = (amount: number): string => formatMoney(amount, cost.currency);
      const thumb = cost.multiplierPerNine === 10 ? ' (a rule of thumb)' : '';
      yield {
        range: rangeOfTarget(priced, target),
        message: `The step from ${formatTarget(below.target)} to ${formatTarget(own.target)} costs ${money(price)} a year and returns ${money(value)}: it avoids ${formatDurationShort(avoided)} of downtime. By ${nameOf(cost.model.name)}, at ${formatFactor(cost.multiplierPerNine)} per nine${thumb}, it is not worth it. Lower the target, or say in the model what else the nine is worth.`,
      };
    }
  },
};

const nameOf = (name: string | undefined): string =>
  name === undefined ? 'the cost model' : `the cost model "${name}"`;
