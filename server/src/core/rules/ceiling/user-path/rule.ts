import { perceivedGain, percentPoints } from '../../../math/ceiling';
import { compare } from '../../../math/decimal';
import { formatNumber, formatTarget } from '../../../text/format';
import { pricedBudgets, rangeOfTarget } from '../../slosOfFile';
import type { WorkspaceRule } from '../../rule';

export const ceilingUserPath: WorkspaceRule = {
  scope: 'workspace',
  meta: {
    code: 'ceiling/user-path',
    severity: 'warning',
    summary: 'A target above what users can see through the path to the service.',
    fixable: false,
  },
  *check(file, index, settings) {
    for (const priced of pricedBudgets(file, index, settings)) {
      const { cost, target, pathCeiling, perceived, ladder } = priced.budget;
      if (!pathCeiling || !perceived || compare(target.fraction, pathCeiling) <= 0) continue;
      const path = cost.model.userPath.map((hop) => `${hop.name} (${formatTarget(hop.availability)})`).join(', ');
      const below = ladder[ladder.findIndex((rung) => rung.isOwn) - 1];
      const hops = cost.model.userPath.map((hop) => hop.availability);
      const gain = below && formatNumber(percentPoints(perceivedGain(hops, below.target, target.fraction)), 4);
      yield {
        range: rangeOfTarget(priced, target),
        message: `Users come through ${path}: of ${formatTarget(target.fraction)} they see ${formatTarget(perceived)}, and never more than ${formatTarget(pathCeiling)}.${below && gain !== undefined ? ` The step from ${formatTarget(below.target)} gains them ${gain} percentage points.` : ''} Spend on the path first, or lower the target.`,
      };
    }
  },
};
