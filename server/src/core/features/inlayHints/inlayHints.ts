import { budgetSeconds } from '../../math/budget';
import { returnPerYear, stepCost } from '../../math/cost';
import { nextNine } from '../../math/ladder';
import {
  formatDuration,
  formatFactor,
  formatMoney,
  formatMoneyShort,
  formatTarget,
  formatWindowShort,
} from '../../text/format';
import type { RiskRegister } from '../../model/riskRegister';
import { shift } from '../../text/span';
import type { Span } from '../../text/span';
import type { SpecFile } from '../../workspace/specFile';
import { budgetText, twoUnits } from '../budget/budgetText';
import { budgetsOf } from '../budget/sloBudget';
import type { BudgetContext, ObjectiveBudget } from '../budget/sloBudget';
import { registerHints } from './registerHints';

/** A hint behind an offset of the file. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  readonly tooltip: string;
}

/** VS Code cuts the hints of a line at this many characters by default. */
const LONGEST = 43;

/** The hints of the documents that lie in a span of the file. */
export function inlayHints(file: SpecFile, within: Span, context: BudgetContext): InlayHint[] {
  const hints: InlayHint[] = [];
  for (const { piece, offset } of file.placed()) {
    if (offset > within.end || offset + piece.text.length < within.start) continue;
    for (const object of piece.allObjects) {
      if (object.model.type === 'risk-register')
        hints.push(...hintsOf(object.model, context, { text: piece.text, offset, within }));
      for (const budget of budgetsOf(object, context)) {
        const at = offset + budget.target.span.end;
        if (at >= within.start && at <= within.end)
          hints.push({ offset: at, label: labelOf(budget), tooltip: tooltipOf(budget) });
      }
    }
  }
  return hints;
}

/** The hints of a register, with offsets in the file. */
function hintsOf(
  register: RiskRegister,
  context: BudgetContext,
  { text, offset, within }: { readonly text: string; readonly offset: number; readonly within: Span },
): InlayHint[] {
  const span = shift(within, -offset);
  return [...registerHints(register, context, { text, span, longest: LONGEST })]
    .filter((hint) => hint.offset >= span.start && hint.offset <= span.end)
    .map((hint) => ({ ...hint, offset: hint.offset + offset }));
}

/** `40m 19s / 28d · next nine 4m 2s ≈ 10x cost`; the longest form that VS Code shows whole. */
function labelOf(budget: ObjectiveBudget): string {
  const { target, window } = budget;
  const own = budgetText(target.fraction, window);
  const next = twoUnits(budgetSeconds(nextNine(target.fraction), window.shortest));
  const [price, shortPrice] = prices(budget);
  const forms = [
    `${own} · next nine ${next} ${price}`,
    `${own} · next nine ${next} ${shortPrice}`,
    `${own} · next 9 ${next} ${shortPrice}`,
    `${own} · next 9 ${next}`,
  ];
  return forms.find((form) => form.length <= LONGEST) ?? own;
}

/** What the next nine costs, in a long and a short form. */
function prices({ target, cost }: ObjectiveBudget): readonly [string, string] {
  const price = cost && stepCost(cost, target.fraction, nextNine(target.fraction));
  const factor = `≈ ${formatFactor(cost?.multiplierPerNine ?? 10)}`;
  if (!cost || price === undefined) return [`${factor} cost`, factor];
  const money = `+${formatMoneyShort(price, cost.currency)}/y`;
  return [money, money];
}

function tooltipOf(budget: ObjectiveBudget): string {
  const { budgetSeconds: own, window, target, cost } = budget;
  const next = nextNine(target.fraction);
  const lines = [
    `Error budget at ${formatTarget(target.fraction)}: ${formatDuration(own)} in ${formatWindowShort(window.seconds)}.`,
  ];
  if (window.assumed) lines.push('The file holds no time window; this one is the default of the settings.');
  lines.push(`One more nine, ${formatTarget(next)}: ${formatDuration(budgetSeconds(next, window.seconds))}.`);
  lines.push(...priceLines(budget));
  if (!cost) lines.push('About 10x the cost per nine is a rule of thumb; a CostModel shows money.');
  return lines.join('\n');
}

function priceLines({ target, cost }: ObjectiveBudget): string[] {
  const next = nextNine(target.fraction);
  const price = cost && stepCost(cost, target.fraction, next);
  if (!cost || price === undefined) return [];
  const value = returnPerYear(cost, target.fraction, next);
  const returns = value === undefined ? '' : ` and returns ${formatMoney(value, cost.currency)}`;
  return [
    `It costs ${formatMoney(price, cost.currency)} a year more${returns}, by the cost model ${cost.model.name ?? ''}.`,
  ];
}
