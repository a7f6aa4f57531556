import { budgetWindow } from '../../../features/budget/window';
import type { BudgetWindow } from '../../../features/budget/window';
import { inPlaceOf } from '../../../features/budget/writeTarget';
import { compare, complement, formatDecimal, ONE, parseDecimal, shift } from '../../../math/decimal';
import type { Decimal } from '../../../math/decimal';
import type { Objective, Slo, Target } from '../../../model/model';
import { propertiesAt, schemaOf } from '../../../schema/docs';
import { formatTarget } from '../../../text/format';
import type { SpecDocument, SpecObject } from '../../../workspace/specDocument';
import { locate, nodeAt, pairOf } from '../../../yaml/tree';
import { rejectedByOslo, slosOf } from '../../places';
import type { DocumentRule, Report } from '../../rule';
import type { Fix } from '../../../text/edit';
import { lowerTargetFixes } from '../lowerTargetFixes';
import { budgetWords, rewrite } from '../words';
import { shiftPoint } from './shiftPoint';

export const percentAsRatio: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'budget/percent-as-ratio',
    severity: 'error',
    summary: 'A percentage where a fraction belongs, or a fraction where a percentage belongs.',
    fixable: true,
    replacesSchema: true,
    rejectedBy: ['oslo'],
  },
  *check(document, settings) {
    for (const { object, slo } of slosOf(document)) {
      const place: Place = { document, object, window: () => budgetWindow(slo, settings) };
      for (const objective of slo.objectives) {
        for (const target of objective.targets) {
          if (looksLikePercent(target)) yield percentInFraction(place, target);
          else if (looksLikeFraction(target)) yield fractionInPercent(place, target);
        }
        const slice = sliceReport(place, slo, objective);
        if (slice) yield slice;
      }
    }
  },
};

/** Where a target stands. The window is computed when a finding needs it. */
interface Place {
  readonly document: SpecDocument;
  readonly object: SpecObject;
  readonly window: () => BudgetWindow | undefined;
}

const HALF: Decimal = { digits: 5n, scale: 1 };
const FIFTY: Decimal = { digits: 50n, scale: 0 };
const HUNDRED: Decimal = { digits: 100n, scale: 0 };

/** From 50 up a number in the place of a fraction can only be a percentage; 1.5 or 5 may be other slips. */
const isPercentage = (n: Decimal): boolean => compare(n, FIFTY) >= 0 && compare(n, HUNDRED) <= 0;

const looksLikePercent = (target: Target): boolean => target.notation === 'fraction' && isPercentage(target.written);

/** Nobody promises less than 1 %: from 0.5 up to 1 it is a fraction. */
const looksLikeFraction = ({ notation, written }: Target): boolean =>
  notation === 'percent' && compare(written, HALF) >= 0 && compare(written, ONE) < 0;

function percentInFraction({ document, object, window }: Place, target: Target): Report {
  const written = formatDecimal(target.written);
  const meant = shift(target.written, -2);
  const isAll = compare(meant, ONE) === 0;
  const leaves = leavesWords(meant, window());
  const advice = isAll
    ? 'Choose one below 100 %, since 100 % leaves no error budget.'
    : `Write ${formatDecimal(meant)} for ${formatTarget(meant)}${leaves}.`;
  return {
    span: target.span,
    rejectedBy: rejectedByOslo(object),
    message: `${target.key} is a fraction below 1, but ${written} is a percentage: as a fraction it would ask for ${formatTarget(target.written)}. ${advice}`,
    fixes: isAll
      ? lowerTargetFixes(document, target, window())
      : [numberFix(document, target, -2, true), ...keyFix(document, object, target)],
  };
}

function fractionInPercent({ document, object, window }: Place, target: Target): Report {
  const meant = target.written;
  const leaves = leavesWords(meant, window());
  return {
    span: target.span,
    severity: 'warning',
    replacesSchema: false,
    rejectedBy: [],
    message: `${target.key} is a percentage, so ${formatDecimal(target.written)} means ${formatTarget(target.fraction)} and lets ${formatTarget(complement(target.fraction))} fail: no alert will ever come. Write ${formatDecimal(shift(meant, 2))} for ${formatTarget(meant)}${leaves}.`,
    fixes: [numberFix(document, target, 2, false), ...keyFix(document, object, target)],
  };
}

const leavesWords = (target: Decimal, window: BudgetWindow | undefined): string =>
  window ? `, which leaves ${budgetWords(target, window)}` : '';

/** With other methods the target of a slice has no effect. */
function sliceReport({ document, object }: Place, slo: Slo, objective: Objective): Report | undefined {
  const { timeSliceTarget } = objective;
  if (slo.method?.value !== 'Timeslices' || !timeSliceTarget || !isPercentage(timeSliceTarget.value)) return undefined;
  const { span, value } = timeSliceTarget;
  const newText = shiftPoint(document.text.slice(span.start, span.end), -2) ?? formatDecimal(shift(value, -2));
  return {
    span,
    rejectedBy: rejectedByOslo(object),
    message: `The target of a time slice is a fraction up to 1, but ${formatDecimal(value)} is a percentage: no slice could ever be good. Write ${newText} for ${formatTarget(shift(value, -2))}.`,
    fixes: [
      rewrite(document, span, newText, { title: `Change ${formatDecimal(value)} to ${newText}`, preferred: true }),
    ],
  };
}

/** Changes the number and keeps the key; the digits stay as they are written. */
function numberFix(document: SpecDocument, target: Target, places: number, preferred: boolean): Fix {
  const source = document.text.slice(target.span.start, target.span.end).replace(/^(["'])(.*)\1$/, '$2');
  const exact = shift(target.written, places);
  const text = shiftPoint(source, places);
  const value = text !== undefined && compare(parseDecimal(text) ?? ONE, exact) === 0 ? text : formatDecimal(exact);
  const newText = inPlaceOf(document.text, target, value);
  return { title: `Change ${source} to ${value}`, edits: [{ span: target.span, newText }], preferred };
}

/** Changes the key and keeps the number, where the format has a key for the other notation. */
function keyFix(document: SpecDocument, object: SpecObject, target: Target): Fix[] {
  const other = target.notation === 'fraction' ? `${target.key}Percent` : target.key.replace(/Percent$/, '');
  const place = locate(document.root, target.keySpan.start);
  const schema = object.kind && schemaOf(object.kind.schema);
  if (other === target.key || !schema || place?.onKey?.key !== target.key) return [];
  const path = place.path.slice(object.path.length, -1);
  if (!propertiesAt(schema, path).has(other) || pairOf(nodeAt(object.node, path), other)) return [];
  return [rewrite(document, target.keySpan, other, { title: `Change the key to ${other}`, preferred: false })];
}
