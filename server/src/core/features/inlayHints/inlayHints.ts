import { nextNine } from '../../math/ladder';
import { budgetSeconds } from '../../math/budget';
import { returnPerYear, stepCost } from '../../math/cost';
import { compare } from '../../math/decimal';
import { formatDuration, formatDurationShort, formatFactor, formatMoney, formatWindowShort } from '../../text/format';
import type { Span } from '../../text/span';
import type { SpecFile } from '../../workspace/specFile';
import { budgetsOf } from '../budget/sloBudget';
import type { BudgetContext, ObjectiveBudget } from '../budget/sloBudget';

/** A hint behind an offset of the file. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  readonly tooltip: string;
}

/** The hints of the documents that lie in a span of the file. */
export function inlayHints(file: SpecFile, within: Span, context: BudgetContext): InlayHint[] {
  const hints: InlayHint[] = [];
  for (const { piece, offset } of file.placed()) {
    if (offset > within.end || offset + piece.text.length < within.start) continue;
    for (const object of piece.objects)
      for (const budget of budgetsOf(object, context)) {
        const at = offset + budget.target.span.end;
        if (at >= within.start && at <= within.end) hints.push({ offset: at, label: labelOf(budget), tooltip: tooltipOf(budget) });
      }
  }
  return hints;
}

/** `40m 19s / 28d · next nine 4m 2s ≈ 10x cost` */
export function labelOf(budget: ObjectiveBudget): string {
  const assumed = budget.window.assumed ? ' (assumed)' : '';
  return `${budgetText(budget)} / ${formatWindowShort(budget.window.window)}${assumed} · ${nextNineText(budget)}`;
}

function budgetText({ shortestBudgetSeconds: least, longestBudgetSeconds: most }: ObjectiveBudget): string {
  if (compare(least, most) === 0) return formatDurationShort(least);
  return `${formatDurationShort(least)} to ${formatDurationShort(most)}`;
}

function nextNineText({ target, window, cost }: ObjectiveBudget): string {
  const next = nextNine(target.fraction);
  const budget = formatDurationShort(budgetSeconds(next, window.seconds));
  const price = cost && stepCost(cost, target.fraction, next);
  if (!cost || price === undefined) return `next nine ${budget} ≈ ${formatFactor(cost?.multiplierPerNine ?? 10)} cost`;
  const value = returnPerYear(cost, target.fraction, next);
  const returns = value === undefined ? '' : `, returns ${formatMoney(value, cost.currency)}`;
  return `next nine ${budget} costs ${formatMoney(price, cost.currency)}${returns} a year`;
}

function tooltipOf({ budgetSeconds: budget, window, cost }: ObjectiveBudget): string {
  const assumed = window.assumed ? ' The file holds no time window; this one is the default of the settings.' : '';
  const rule = cost ? 'Costs come from the cost model.' : 'About 10x the cost per nine is a rule of thumb; a CostModel shows money.';
  return `Error budget: ${formatDuration(budget)}.${assumed} ${rule}`;
}
