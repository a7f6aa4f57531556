import type { BudgetWindow } from '../../features/budget/window';
import { digitsLike, inPlaceOf } from '../../features/budget/writeTarget';
import { parseDecimal } from '../../math/decimal';
import type { Target } from '../../model/model';
import { formatTarget } from '../../text/format';
import type { SpecDocument } from '../../workspace/specDocument';
import type { Fix } from '../../text/edit';
import { budgetWords } from './words';

const NINES = ['0.999', '0.9999'].map((text) => parseDecimal(text)!);

/** Fixes that put a common target in the place of one that leaves no budget. None is the right one: the team chooses. */
export function lowerTargetFixes(document: SpecDocument, target: Target, window: BudgetWindow | undefined): Fix[] {
  return NINES.map((fraction) => {
    const budget = window ? ` (error budget ${budgetWords(fraction, window)})` : '';
    const title = `Change the target to ${formatTarget(fraction)}${budget}`;
    const newText = inPlaceOf(document.text, target, digitsLike(target, fraction));
    return { title, edits: [{ span: target.span, newText }], preferred: false };
  });
}
