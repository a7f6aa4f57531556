import { budgetSeconds } from '../../../math/budget';
import { UNIT_SECONDS } from '../../../math/duration';
import type { Slo, SpecDuration } from '../../../model/model';
import { formatDuration, formatTarget } from '../../../text/format';
import type { SpecDocument } from '../../../workspace/specDocument';
import { rewrite, strictestTarget } from '../../budget/words';
import { slosOf } from '../../places';
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
  const isMonths = count <= MOST_MONTHS;
  const month = target ? `, which leaves ${budget(count * UNIT_SECONDS.M)}` : '';
  const isUsual = USUAL_MONTHS.has(count);
  const advice = isMonths
    ? `A month is a capital M: ${isUsual ? 'write' : 'if months are meant, write'} ${count}M${month}.`
    : 'A single failure spends all of it. Write a window of days or weeks, for example 28d.';
  const title = `Change ${duration.text} to ${count}M (${counted(count, 'month')})`;
  return {
    span: duration.span,
    message: `The window is only ${minutes} (${duration.text})${so}. ${advice}`,
    fixes: isMonths ? [rewrite(document, duration.span, `${count}M`, { title, preferred: isUsual })] : [],
  };

  function budget(seconds: number): string {
    return formatDuration(budgetSeconds(target!, seconds));
  }
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
