import type { AlertGroup, AlertWindow, AlertWindows, BurnRateAlert } from '../../model/alerting';

/** One line of a catalogue, without the place where it is written. */
type Line = Omit<AlertWindow, 'span' | 'shortWindowSpan' | 'longWindowSpan'>;

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** Share of the budget, short and long window of each alert, as the SRE Workbook (chapter 5) and Sloth have them. */
const BUILT_IN: readonly Line[] = [
  line('page', 'quick', 0.02, 5 * MINUTE, HOUR),
  line('page', 'slow', 0.05, 30 * MINUTE, 6 * HOUR),
  line('ticket', 'quick', 0.1, 2 * HOUR, DAY),
  line('ticket', 'slow', 0.1, 6 * HOUR, 3 * DAY),
];

/** The periods that Sloth brings a catalogue for (internal/alert/windows): the same lines for both. */
const BUILT_IN_DAYS = [28, 30];

function line(group: string, speed: 'quick' | 'slow', budgetShare: number, short: number, long: number): Line {
  return { group, speed, budgetShare, shortWindowSeconds: short, longWindowSeconds: long };
}

/**
 * The alerts that Sloth makes for a group of an SLO: those of the catalogue in the folder that has the period of the SLO,
 * else its own for 28 and 30 days. Without a catalogue for its period Sloth makes none, and refuses to start.
 *
 * An alert fires while the budget burns faster than share * period / long window, over both windows
 * (internal/alert/window.go, getBurnRateFactor).
 */
export function makeAlerts(
  group: AlertGroup,
  windowSeconds: number,
  catalogues: readonly AlertWindows[],
): BurnRateAlert[] {
  const own = catalogues.find(({ periodSeconds }) => periodSeconds === windowSeconds)?.windows;
  const lines = own ?? (BUILT_IN_DAYS.some((days) => days * DAY === windowSeconds) ? BUILT_IN : []);
  return lines
    .filter((each) => each.group === group.name)
    .map(({ speed, budgetShare, shortWindowSeconds, longWindowSeconds }) => ({
      name: `${group.name}, ${speed}`,
      severity: group.name,
      pages: group.name === 'page',
      burnRate: (budgetShare * windowSeconds) / longWindowSeconds,
      longWindowSeconds,
      shortWindowSeconds,
      holdSeconds: 0,
      strict: true,
      span: undefined,
    }));
}
