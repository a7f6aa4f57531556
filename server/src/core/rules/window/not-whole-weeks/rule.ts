import { UNIT_SECONDS } from '../../../math/duration';
import { budgetSeconds } from '../../../math/budget';
import type { Slo } from '../../../model/model';
import { formatDuration, formatTarget } from '../../../text/format';
import type { SpecDocument } from '../../../workspace/specDocument';
import { strictestTarget } from '../../budget/words';
import { slosOf } from '../../places';
import { rewriteDuration } from '../../rewriteDuration';
import type { DocumentRule, Report } from '../../rule';

export const notWholeWeeks: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'window/not-whole-weeks',
    severity: 'hint',
    summary: 'A rolling window in days that is no whole number of weeks.',
    fixable: true,
    quiet: true,
  },
  *check(document) {
    for (const { slo } of slosOf(document)) {
      const report = reportOn(document, slo);
      if (report) yield report;
    }
  },
};

const WEEK = 7;
/** Shorter windows are a choice of their own. */
const SHORTEST = 8;

function reportOn(document: SpecDocument, slo: Slo): Report | undefined {
  const { window } = slo;
  const duration = window?.duration;
  if (!window || !duration || window.assumed || window.kind !== 'rolling' || duration.unit !== 'd') return undefined;
  const days = duration.count ?? 0;
  if (days < SHORTEST || !Number.isSafeInteger(days) || days % WEEK === 0) return undefined;
  const [fewest, most] = weekendDays(days);
  const better = Math.round(days / WEEK) * WEEK;
  const whole = rewriteDuration(document, duration, better, 'd');
  if (!whole) return undefined;
  return {
    span: duration.span,
    message: `A rolling window of ${duration.text} is not a whole number of weeks: it holds ${fewest} to ${most} weekend days, depending on the day, so the same service looks better or worse although nothing changed. ${better}d always holds ${(better / WEEK) * 2}.`,
    fixes: [{ title: titleOf(slo, days, better), edits: whole.edits, preferred: false }],
  };
}

/** The fewest and the most weekend days among this many days in a row. */
function weekendDays(days: number): readonly [number, number] {
  const whole = Math.floor(days / WEEK) * 2;
  const rest = days % WEEK;
  return [whole + Math.max(0, rest - 5), whole + Math.min(2, rest)];
}

function titleOf(slo: Slo, days: number, better: number): string {
  const target = strictestTarget(slo);
  if (!target) return `Change ${days}d to ${better}d`;
  const [now, then] = [days, better].map((n) => formatDuration(budgetSeconds(target, n * UNIT_SECONDS.d)));
  return `Change ${days}d to ${better}d (error budget at ${formatTarget(target)}: ${then} instead of ${now})`;
}
