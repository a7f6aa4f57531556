import { compare, complement, shift as shiftDecimal, ZERO, ONE } from '../../math/decimal';
import type { Decimal } from '../../math/decimal';
import type { Target } from '../../model/model';
import { formatTarget } from '../../text/format';
import { shift } from '../../text/span';
import type { Span } from '../../text/span';
import type { Snapshot } from '../../workspace/snapshot';
import type { SpecDocument } from '../../workspace/specDocument';
import type { SpecFile } from '../../workspace/specFile';
import { budgetText } from '../budget/budgetText';
import { budgetWindow } from '../budget/window';
import { digitsLike, inPlaceOf } from '../budget/writeTarget';
import type { BudgetWindow } from '../budget/window';
import { heldAt } from './places';
import { meets } from './refactoring';
import type { Refactoring } from './refactoring';

/** Makes a target one nine stricter or looser: a tenth of its budget, or ten times. The title says what that leaves. */
export function oneNine(snapshot: Snapshot, file: SpecFile, within: Span): Refactoring[] {
  return [...file.placed()].flatMap(({ piece, offset }) => {
    const inPiece = shift(within, -offset);
    if (!piece.root || !meets(inPiece, { start: 0, end: piece.text.length })) return [];
    return piece.allObjects.flatMap(({ model }) => {
      if (model.type !== 'slo') return [];
      const window = budgetWindow(model, snapshot.settings(file.uri));
      const targets = model.objectives.flatMap((objective) => objective.targets);
      const touched = targets.filter(({ keySpan, span }) => meets({ start: keySpan.start, end: span.end }, inPiece));
      return touched
        .filter(({ span }) => heldAt(piece.root!, span) !== undefined)
        .flatMap((target) => steps(file, piece, target, offset, window));
    });
  });
}

function steps(
  file: SpecFile,
  { text }: SpecDocument,
  target: Target,
  offset: number,
  window: BudgetWindow | undefined,
): Refactoring[] {
  const { fraction, span } = target;
  if (compare(fraction, ZERO) < 0 || compare(fraction, ONE) >= 0) return [];
  const tighter = stepped(fraction, -1);
  const looser = stepped(fraction, 1);
  const step = (verb: string, to: Decimal): Refactoring => {
    const newText = inPlaceOf(text, target, digitsLike(target, to));
    const budget = window ? ` (budget ${budgetText(to, window)} instead of ${amountOf(fraction, window)})` : '';
    return {
      title: `${verb} to ${formatTarget(to)}${budget}`,
      kind: 'refactor.rewrite',
      edits: new Map([[file.uri, [{ span: shift(span, offset), newText }]]]),
    };
  };
  return [step('Tighten', tighter), ...(compare(looser, ZERO) > 0 ? [step('Relax', looser)] : [])];
}

/** The target whose budget is 10^places as large. */
const stepped = (fraction: Decimal, places: number): Decimal => complement(shiftDecimal(complement(fraction), places));

/** The budget without its window. */
const amountOf = (fraction: Decimal, window: BudgetWindow): string => budgetText(fraction, window).split(' / ')[0]!;
