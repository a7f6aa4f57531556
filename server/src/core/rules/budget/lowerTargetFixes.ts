import type { BudgetWindow } from '../../features/budget/window';
import { formatDecimal, parseDecimal, shift } from '../../math/decimal';
import type { Target } from '../../model/model';
import { formatTarget } from '../../text/format';
import type { SpecDocument } from '../../workspace/specDocument';
import type { Fix } from '../../text/edit';
import { budgetWords, rewrite } from './words';

const NINES = ['0.999', '0.9999'].map((text) => parseDecimal(text)!);

/** Fixes that put a common target in the place of one that leaves no budget. None is the right one: the team chooses. */
export function lowerTargetFixes(document: SpecDocument, target: Target, window: BudgetWindow | undefined): Fix[] {
  return NINES.map((fraction) => {
    const value = formatDecimal(target.notation === 'percent' ? shift(fraction, 2) : fraction);
    const budget = window ? ` (error budget ${budgetWords(fraction, window)})` : '';
    const title = `Change the target to ${formatTarget(fraction)}${budget}`;
    return rewrite(document, target.span, value, { title, preferred: false });
  });
}
