import { thresholdOf } from '../../../config/settings';
import type { Settings } from '../../../config/settings';
import { alertsOf } from '../../../features/alerts/alertsOf';
import type { KnownAlert } from '../../../features/alerts/alertsOf';
import { budgetsOfSlo, eventRateOf } from '../../../features/budget/sloBudget';
import type { ObjectiveBudget, Traffic } from '../../../features/budget/sloBudget';
import {
  formatDurationShort,
  formatFactor,
  formatNumber,
  formatShare,
  formatTarget,
  formatWindowShort,
} from '../../../text/format';
import type { FolderIndex } from '../../../workspace/index';
import { rangeIn } from '../../../workspace/summary';
import type { PlacedSummary } from '../../../workspace/summary';
import type { WorkspaceReport, WorkspaceRule } from '../../rule';
import { rangeOfTarget, slosOfFile } from '../../slosOfFile';
import type { SloInFile } from '../../slosOfFile';

export const budgetLowTraffic: WorkspaceRule = {
  scope: 'workspace',
  meta: {
    code: 'budget/low-traffic',
    severity: 'warning',
    summary: 'An SLO with so few events that single failures decide about its budget.',
    fixable: false,
  },
  *check(file, index, settings) {
    for (const placed of file.documents) yield* unreadable(placed);
    for (const each of slosOfFile(file)) {
      if (eventRateOf(each.slo, index)?.perHour === undefined) continue;
      for (const budget of budgetsOfSlo(each.definition.name, each.slo, { settings, index })) {
        const report = reportOf(each, budget, index, settings);
        if (report) yield report;
      }
    }
  },
};

/** Whole failures that have to fit: with fewer, one of them is more than a tenth of the budget. */
const ENOUGH = 10;

/** Rates that are none, each once: the SLOs of a list share that of the whole. */
function* unreadable(placed: PlacedSummary): Generator<WorkspaceReport> {
  const rates = placed.summary.definitions.flatMap(({ eventRate }) => eventRate ?? []);
  for (const rate of new Set(rates))
    if (rate.perHour === undefined)
      yield {
        range: rangeIn(placed, rate.span),
        message: `"${rate.written}" is no number of events in an hour: it has to be above zero. Without it nobody knows how many failures fit into the budget. Write a number in quotes, for example "10".`,
      };
}

function reportOf(
  each: SloInFile,
  budget: ObjectiveBudget,
  index: FolderIndex,
  settings: Settings,
): WorkspaceReport | undefined {
  const { target, window, traffic } = budget;
  if (!traffic) return undefined;
  const page = alertsOf(each.definition.alerts, each.definition.dialect, window.seconds, index).find((alert) =>
    isFiredByOne(alert, traffic),
  );
  const limit = thresholdOf(settings, budgetLowTraffic.meta.code, ENOUGH);
  if (!page && traffic.wholeFailuresAllowed >= limit) return undefined;
  const over = `${formatTarget(target.fraction)} over ${formatWindowShort(window.window)}`;
  return {
    range: rangeOfTarget(each, target),
    message: `At ${events(traffic.eventsPerHour)} an hour ${fitting(traffic, limit)} into the budget of ${over}, and one is ${formatShare(traffic.budgetShare, 1)} of it. ${page ? `One failure alone fires "${page.name}" (${formatFactor(page.burnRate)} over ${formatDurationShort(page.longWindowSeconds)}). ` : ''}Chance decides here, not reliability. Lower the target, take a longer window, measure together with other services, or add synthetic requests.`,
  };
}

/**
 * Whether a single failure makes a page fire: the one failed event among those of the long window burns at the rate of the
 * alert, for as long as the alert has to hold.
 */
function isFiredByOne(alert: KnownAlert, { eventsPerHour, hourlyBurnRate }: Traffic): boolean {
  const { pages, longWindowSeconds, shortWindowSeconds, holdSeconds, burnRate, strict } = alert;
  if (!pages || holdSeconds >= (shortWindowSeconds ?? longWindowSeconds)) return false;
  // One failure in an hour burns at `hourlyBurnRate`; no window has less than the failed event itself.
  const eventsInWindow = Math.max(1, (eventsPerHour * longWindowSeconds) / 3600);
  const burn = (hourlyBurnRate * eventsPerHour) / eventsInWindow;
  return strict ? burn > burnRate : burn >= burnRate;
}

function fitting({ wholeFailuresAllowed: whole, budgetEvents }: Traffic, limit: number): string {
  if (whole === 0) return `not one whole failure fits (${formatNumber(budgetEvents, 2)} events)`;
  return `${whole < limit ? 'only ' : ''}${formatNumber(whole)} whole ${whole === 1 ? 'failure fits' : 'failures fit'} (${formatNumber(budgetEvents, 2)} events)`;
}

const events = (rate: number): string => `${formatNumber(rate)} ${rate === 1 ? 'event' : 'events'}`;
