import { budgetSeconds } from '../../math/budget';
import { compare, toNumber } from '../../math/decimal';
import type { Decimal } from '../../math/decimal';
import type { TimeWindow } from '../../math/window';
import { UNIT_NAMES } from '../../math/duration';
import { formatDurationShort, formatWindowShort } from '../../text/format';
import type { BudgetWindow } from './window';

/** `40m 19s / 28d`: the budget of a target; of a calendar window that of its shortest period, the least that there is. */
export function budgetText(target: Decimal, window: BudgetWindow): string {
  const least = budgetSeconds(target, window.shortest);
  const most = budgetSeconds(target, window.longest);
  const budget = compare(least, most) === 0 ? twoUnits(least) : `≥ ${twoUnits(least)}`;
  return `${budget} / ${windowName(window.window)}${window.assumed ? '?' : ''}`;
}

function windowName(window: TimeWindow): string {
  if (window.kind !== 'calendar') return formatWindowShort(window);
  const name = UNIT_NAMES[window.unit];
  return window.count === 1 ? name : `${window.count} ${name}s`;
}

const HOUR = 3_600;

/** The two largest units: seconds say little beside hours. */
export const twoUnits = (seconds: Decimal): string => {
  const n = toNumber(seconds);
  if (n < HOUR) return formatDurationShort(seconds);
  return formatDurationShort(n < 24 * HOUR ? Math.round(n / 60) * 60 : Math.round(n / HOUR) * HOUR);
};
