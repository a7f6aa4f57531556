import { budgetWindow } from '../../../features/budget/window';
import type { BudgetWindow } from '../../../features/budget/window';
import { compare, ONE } from '../../../math/decimal';
import type { Target } from '../../../model/model';
import { formatTarget } from '../../../text/format';
import type { SpecDocument, SpecObject } from '../../../workspace/specDocument';
import { rejectedByOslo, slosOf } from '../../places';
import type { DocumentRule, Report } from '../../rule';
import { lowerTargetFixes } from '../lowerTargetFixes';

export const noBudget: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'budget/no-budget',
    severity: 'error',
    summary: 'A target of 100 % leaves no error budget.',
    fixable: true,
    replacesSchema: true,
    rejectedBy: ['oslo'],
  },
  *check(document, settings) {
    for (const { object, slo } of slosOf(document)) {
      for (const target of slo.objectives.flatMap((objective) => objective.targets))
        if (leavesNothing(target))
          yield {
            ...report(document, target, budgetWindow(slo, settings)),
            ...(isAllowed(object, target) ? { severity: 'warning' } : {}),
            rejectedBy: rejectedByOslo(object),
          };
    }
  },
};

/** Some tools take 100 % as it is, and alert on every single failure. */
const isAllowed = ({ dialect }: SpecObject, { fraction }: Target): boolean =>
  dialect.allowsFullTarget === true && compare(fraction, ONE) === 0;

/** 100 % in either notation. Above it only percent is a target; a fraction such as 1.5 is a slip of another kind. */
function leavesNothing(target: Target): boolean {
  const order = compare(target.fraction, ONE);
  return order === 0 || (order > 0 && target.notation === 'percent');
}

function report(document: SpecDocument, target: Target, window: BudgetWindow | undefined): Report {
  const shown = formatTarget(target.fraction);
  const what =
    compare(target.fraction, ONE) === 0
      ? `A target of ${shown} leaves no error budget: one failure breaks it, so nothing may ever be changed or tried.`
      : `A target of ${shown} can never be met: more than everything would have to be good.`;
  return {
    span: target.span,
    message: `${what} Choose a target below 100 %, at the level where users start to be unhappy.`,
    fixes: lowerTargetFixes(document, target, window),
  };
}
