import { budgetWindow } from '../../../features/budget/window';
import type { BudgetWindow } from '../../../features/budget/window';
import { budgetSeconds } from '../../../math/budget';
import { UNIT_SECONDS } from '../../../math/duration';
import type { Objective, Slo, Target } from '../../../model/model';
import { formatDuration, formatTarget, formatWindowShort } from '../../../text/format';
import type { TextEdit } from '../../../text/edit';
import type { SpecDocument } from '../../../workspace/specDocument';
import { slosOf } from '../../places';
import type { DocumentRule, Report } from '../../rule';
import { isInRange } from '../words';
import type { UnitName } from './amount';
import { commentBeside, commentsAbove, startOfLine } from './comments';
import type { NearComment } from './comments';
import { inStyle, isPlausible, isRight, lengthsOf, newPercent, percentInStyle, wasRight } from './judge';
import { statementsIn } from './statement';
import type { Period, Statement } from './statement';

export const staleComment: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'budget/stale-comment',
    severity: 'warning',
    summary: 'A comment that states another budget than the target and the window give.',
    fixable: true,
  },
  *check(document, settings) {
    if (!document.text.includes('#')) return;
    // An alias or a merge key brings one comment to several targets.
    const seen = new Set<number>();
    for (const { slo } of slosOf(document)) {
      const shared = sharedLines(document, slo);
      const targets = targetsOf(slo).filter(([, { span }]) => !shared.has(startOfLine(document.text, span.start)));
      const near = targets.flatMap(([objective, target]) => statementsNear(document, objective, target));
      const window = near.length > 0 ? budgetWindow(slo, settings) : undefined;
      for (const { target, comment, statement } of near) {
        const report = reportOn({ slo, target, window }, comment, statement);
        if (report && !seen.has(report.span.start)) yield report;
        if (report) seen.add(report.span.start);
      }
    }
  },
};

const targetsOf = (slo: Slo): (readonly [Objective, Target])[] =>
  slo.objectives.flatMap((objective) =>
    objective.targets.filter(({ fraction }) => isInRange(fraction)).map((target) => [objective, target] as const),
  );

/** What a comment near a target states. */
interface Near {
  readonly target: Target;
  readonly comment: NearComment;
  readonly statement: Statement;
}

/**
 * What the comments beside a target, above it and above its objective state. An amount that stands alone counts beside
 * the target, and in a comment of one line right above it.
 */
function statementsNear(document: SpecDocument, objective: Objective, target: Target): Near[] {
  const beside = commentBeside(document, target.span);
  const above = commentsAbove(document, target.span.start);
  const isFirstLine =
    startOfLine(document.text, objective.span.start) === startOfLine(document.text, target.span.start);
  const further = isFirstLine ? [] : commentsAbove(document, objective.span.start);
  return [...(beside ? [beside] : []), ...above, ...further].flatMap((comment) =>
    statementsIn(comment.text)
      .filter(
        ({ clarity }) => clarity !== 'alone' || comment === beside || (above.length === 1 && comment === above[0]),
      )
      .map((statement) => ({ target, comment, statement })),
  );
}

/** The lines, by their start, on which two targets stand: a comment there may be about either. */
function sharedLines(document: SpecDocument, slo: Slo): ReadonlySet<number> {
  const targets = slo.objectives.flatMap((objective) => objective.targets);
  const lines = targets.map(({ span }) => startOfLine(document.text, span.start));
  const seen = new Set<number>();
  return new Set(lines.filter((line) => seen.size === seen.add(line).size));
}

/** A target with what its budget depends on. */
interface Place {
  readonly slo: Slo;
  readonly target: Target;
  readonly window: BudgetWindow | undefined;
}

function reportOn({ slo, target, window }: Place, comment: NearComment, statement: Statement): Report | undefined {
  const { amount, period, percent, isEstimate } = statement;
  const lengths = period ? lengthsOf(period) : window && windowLengths(slo, window);
  const { fraction } = target;
  if (!lengths || isRight(statement, fraction, lengths) || !isPlausible(statement, fraction, lengths)) return undefined;
  const percentNow = percent && newPercent(percent.fraction, fraction);
  // Another percentage and an amount that does not go with it either: the comment speaks of something else.
  if (percent && percentNow && !wasRight(statement, percent.fraction, lengths)) return undefined;
  const exact = budgetSeconds(fraction, lengths[0]!);
  const at = (span: { readonly start: number; readonly end: number }): TextEdit['span'] => ({
    start: comment.start + span.start,
    end: comment.start + span.end,
  });
  const newText = inStyle(exact, amount, isEstimate);
  const sign = isEstimate ? '~' : '';
  const edits: TextEdit[] = [{ span: at(amount), newText }];
  if (percent && percentNow) edits.unshift({ span: at(percent), newText: percentInStyle(percentNow, percent.text) });
  return {
    span: at(amount),
    message: `This comment states a budget of ${sign}${amount.text}, but ${formatTarget(fraction)} leaves ${formatDuration(exact)} ${inPeriod(period, window)}. A wrong number misleads whoever trusts it. Write ${sign}${newText}, or remove the comment.`,
    related: [{ span: target.span, message: `The target is ${formatTarget(fraction)}.` }],
    fixes: [{ title: `Change ${amount.text} in the comment to ${newText}`, edits, preferred: true }],
  };
}

const LETTERS: Readonly<Record<string, UnitName>> = { M: 'month', Q: 'quarter', Y: 'year' };

/** The lengths that a window may have, the nominal one first: months, quarters and years have several. */
function windowLengths(slo: Slo, { seconds, assumed }: BudgetWindow): number[] {
  // A window that no file states may be any that tools take by default.
  if (assumed) return [seconds, 28 * UNIT_SECONDS.d, ...lengthsOf({ count: 1, unit: 'month' })];
  const { unit = '', count = 0 } = slo.window?.duration ?? {};
  const name = LETTERS[unit];
  return name ? lengthsOf({ count, unit: name }) : [seconds];
}

function inPeriod(period: Period | undefined, window: BudgetWindow | undefined): string {
  if (!period) return window ? inWindow(window) : '';
  const name = formatWindowShort(lengthsOf(period)[0]!);
  const isNamed = period.count === 1 && lengthsOf(period).length > 1;
  return isNamed ? `in a ${period.unit} (${name})` : `in ${name}`;
}

const inWindow = ({ window, seconds }: BudgetWindow): string =>
  window.kind === 'rolling'
    ? `in ${formatWindowShort(seconds)}`
    : `in ${formatWindowShort(window)} (${formatWindowShort(seconds)})`;
