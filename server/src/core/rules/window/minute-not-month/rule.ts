import { budgetSeconds } from '../../../math/budget';
import { UNIT_SECONDS } from '../../../math/duration';
import type { Slo, SpecDuration } from '../../../model/model';
import { formatDuration, formatTarget } from '../../../text/format';
import type { SpecDocument } from '../../../workspace/specDocument';
import { strictestTarget } from '../../budget/words';
import { slosOf } from '../../places';
import { rewriteDuration } from '../../rewriteDuration';
import type { DocumentRule, Report } from '../../rule';

export const minuteNotMonth: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'window/minute-not-month',
    severity: 'warning',
    summary: 'A window of a few minutes: 1m is a minute, 1M is a month.',
    fixable: true,
  },
  *check(document) {
    for (const { slo } of slosOf(document)) {
      const duration = slo.window?.assumed === false ? slo.window.duration : undefined;
      if (duration && isMinutes(duration)) yield report(document, slo, duration);
    }
  },
};

/** Counts that are months in practice; a window of 5 months is rare, one of 5 minutes too. */
const USUAL_MONTHS = new Set([1, 2, 3, 4, 6, 12]);
const MOST_MONTHS = 12;

const isMinutes = (duration: SpecDuration): boolean =>
  duration.unit === 'm' &&
  Number.isInteger(duration.count) &&
  duration.count! > 0 &&
  duration.seconds! < UNIT_SECONDS.h;

function report(document: SpecDocument, slo: Slo, duration: SpecDuration): Report {
  const count = duration.count!;
  const target = strictestTarget(slo);
  const minutes = counted(count, 'minute');
  const so = target ? `, so ${formatTarget(target)} leaves ${budget(count * UNIT_SECONDS.m)} of error budget` : '';
  const month = target ? `, which leaves ${budget(count * UNIT_SECONDS.M)}` : '';
  const isUsual = USUAL_MONTHS.has(count);
  const months = count <= MOST_MONTHS ? rewriteDuration(document, duration, count, 'M') : undefined;
  const advice = months
    ? `${adviceOn(duration, count, isUsual)} ${months.text}${month}.`
    : 'A single failure spends all of it. Write a window of days or weeks, for example 28d.';
  const title = `Change ${duration.text} to ${months?.text} (${counted(count, 'month')})`;
  return {
    span: duration.span,
    message: `The window is only ${minutes} (${duration.text})${so}. ${advice}`,
    fixes: months ? [{ title, edits: months.edits, preferred: isUsual }] : [],
  };

  function budget(seconds: number): string {
    return formatDuration(budgetSeconds(target!, seconds));
  }
}

/** Only OpenSLO's shorthand has a letter for months. */
function adviceOn({ form }: SpecDuration, count: number, isUsual: boolean): string {
  if (form) return `If ${counted(count, 'month')} ${count === 1 ? 'is' : 'are'} meant, write`;
  return `A month is a capital M: ${isUsual ? 'write' : 'if months are meant, write'}`;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
