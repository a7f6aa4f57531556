import type { Settings } from '../../config/settings';
import { nominalWindowSeconds, windowSecondsRange } from '../../math/window';
import type { CalendarUnit, TimeWindow, WindowRange } from '../../math/window';
import type { BudgetFacts, SpecWindow } from '../../model/model';

/** A window that budgets can be computed for. */
export interface BudgetWindow {
  readonly window: TimeWindow;
  /** Nominal length in seconds: a calendar month counts as 30 d here. */
  readonly seconds: number;
  /** Shortest and longest true length in seconds; both are `seconds` for rolling windows. */
  readonly shortest: number;
  readonly longest: number;
  /** True where the file holds no window and the settings' default stands in for it. */
  readonly assumed: boolean;
}

const CALENDAR_UNITS: readonly string[] = ['m', 'h', 'd', 'w', 'M', 'Q', 'Y'];

/** The window of an SLO; undefined where it is written but cannot be read, or has no length. */
export function budgetWindow(slo: BudgetFacts, settings: Settings): BudgetWindow | undefined {
  if (!slo.window) {
    const seconds = settings.defaultWindowSeconds;
    return { window: { kind: 'rolling', seconds }, seconds, shortest: seconds, longest: seconds, assumed: true };
  }
  const window = timeWindow(slo.window);
  const seconds = window && nominalWindowSeconds(window);
  return window && seconds ? new KnownWindow(window, seconds, slo.window.assumed) : undefined;
}

/** The true lengths of calendar windows take time zone data, some milliseconds at first: only who asks pays for them. */
class KnownWindow implements BudgetWindow {
  #range: WindowRange | undefined;

  constructor(
    readonly window: TimeWindow,
    readonly seconds: number,
    readonly assumed: boolean,
  ) {}

  get shortest(): number {
    return (this.#range ??= rangeOf(this.window)).min;
  }

  get longest(): number {
    return (this.#range ??= rangeOf(this.window)).max;
  }
}

/** Lengths that were asked for. The calendar does not change, and most SLOs of a folder share a window. */
const ranges = new Map<string, WindowRange>();
const MOST_RANGES = 200;

function rangeOf(window: TimeWindow): WindowRange {
  const key = JSON.stringify(window);
  const known = ranges.get(key);
  if (known) return known;
  if (ranges.size >= MOST_RANGES) ranges.clear();
  const range = windowSecondsRange(window);
  ranges.set(key, range);
  return range;
}

function timeWindow({ kind, duration, calendar }: SpecWindow): TimeWindow | undefined {
  if (duration?.seconds === undefined) return undefined;
  const { unit, count } = duration;
  if (kind === 'rolling' || unit === undefined || count === undefined || !CALENDAR_UNITS.includes(unit))
    return { kind: 'rolling', seconds: duration.seconds };
  return {
    kind: 'calendar',
    count,
    unit: unit as CalendarUnit,
    timeZone: calendar?.timeZone?.value,
    start: calendar?.start,
  };
}
