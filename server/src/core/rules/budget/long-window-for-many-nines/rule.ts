import { budgetWindow } from '../../../features/budget/window';
import type { BudgetWindow } from '../../../features/budget/window';
import { compare, parseDecimal } from '../../../math/decimal';
import { UNIT_SECONDS } from '../../../math/duration';
import { windowSecondsRange } from '../../../math/window';
import type { CalendarWindow } from '../../../math/window';
import type { Slo, SpecDuration, Target } from '../../../model/model';
import { formatTarget, formatWindow } from '../../../text/format';
import type { SpecDocument } from '../../../workspace/specDocument';
import { slosOf } from '../../places';
import type { DocumentRule, Report } from '../../rule';
import { rewriteDuration } from '../../rewriteDuration';
import { budgetWords, isInRange } from '../words';

export const longWindowForManyNines: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'budget/long-window-for-many-nines',
    severity: 'hint',
    summary: 'A target above 99.99 % with a window shorter than a quarter: one incident decides.',
    fixable: true,
    quiet: true,
  },
  *check(document, settings) {
    for (const { slo } of slosOf(document)) {
      const target = strictest(slo);
      const duration = slo.window?.duration;
      const window = budgetWindow(slo, settings);
      if (target && duration && window && isShort(window)) yield report(document, target, duration, window);
    }
  },
};

const MANY_NINES = parseDecimal('0.9999')!;
/** A quarter of whole weeks. */
const QUARTER_DAYS = 91;

/** The target that leaves the least budget, where it is above 99.99 %. */
function strictest(slo: Slo): Target | undefined {
  const targets = slo.objectives.flatMap((objective) => objective.targets);
  return targets
    .filter(({ fraction }) => isInRange(fraction) && compare(fraction, MANY_NINES) > 0)
    .sort((a, b) => compare(b.fraction, a.fraction))[0];
}

/** A window of minutes is a slip of another kind: another rule says so. */
const isShort = ({ seconds, assumed }: BudgetWindow): boolean =>
  !assumed && seconds >= UNIT_SECONDS.h && seconds < UNIT_SECONDS.Q;

function report(document: SpecDocument, target: Target, duration: SpecDuration, window: BudgetWindow): Report {
  const shown = formatTarget(target.fraction);
  const quarter = quarterFor(window);
  const [now, then] = [window, quarter.window].map((each) => budgetWords(target.fraction, each));
  const longer = quarter.isFix ? rewriteDuration(document, duration, quarter.count, quarter.unit) : undefined;
  const title = `Change ${duration.text} to ${longer?.text} (error budget at ${shown}: ${then} instead of ${now})`;
  return {
    span: target.span,
    message: `A target of ${shown} leaves only ${now}, so a single incident decides whether it is met. Use a window of ${quarter.name}, which leaves ${then}.`,
    related: [{ span: duration.span, message: `The window is ${formatWindow(window.window)}.` }],
    fixes: longer ? [{ title, edits: longer.edits, preferred: false }] : [],
  };
}

interface Quarter {
  readonly window: BudgetWindow;
  readonly count: number;
  readonly unit: 'Q' | 'd';
  readonly name: string;
  /** False for calendar windows of hours, days and weeks: there is no quarter in their own unit. */
  readonly isFix: boolean;
}

/** The quarter to use instead: a calendar quarter for calendar months, else 13 weeks. */
function quarterFor({ window, assumed }: BudgetWindow): Quarter {
  if (window.kind === 'calendar' && window.unit === 'M') {
    const calendar: CalendarWindow = { ...window, count: 1, unit: 'Q' };
    const { min, max, nominal } = windowSecondsRange(calendar);
    const longer = { window: calendar, seconds: nominal, shortest: min, longest: max, assumed };
    return { window: longer, count: 1, unit: 'Q', name: 'a calendar quarter', isFix: true };
  }
  const seconds = QUARTER_DAYS * UNIT_SECONDS.d;
  const longer = {
    window: { kind: 'rolling', seconds },
    seconds,
    shortest: seconds,
    longest: seconds,
    assumed,
  } as const;
  const name = `a quarter (13 weeks = ${QUARTER_DAYS}d)`;
  return { window: longer, count: QUARTER_DAYS, unit: 'd', name, isFix: window.kind === 'rolling' };
}
