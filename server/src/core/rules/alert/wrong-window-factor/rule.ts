import { burnRate, shareAtFire } from '../../../math/alerting';
import { formatDurationShort, formatFactor, formatNumber, formatShare, formatWindowShort } from '../../../text/format';
import type { KnownAlert } from '../../../features/alerts/alertsOf';
import type { PlacedSummary } from '../../../workspace/summary';
import { rangeIn } from '../../../workspace/summary';
import { isSharedWithOthers, onAlertedSlos, placeOfAlert } from '../onSlos';
import type { AlertedSlo } from '../onSlos';
import type { WorkspaceReport, WorkspaceRule } from '../../rule';

export const alertWrongWindowFactor: WorkspaceRule = {
  scope: 'workspace',
  meta: {
    code: 'alert/wrong-window-factor',
    severity: 'warning',
    summary: 'A burn rate that was computed for another time window.',
    fixable: true,
    quiet: true,
  },
  check: (file, index, settings) =>
    onAlertedSlos(
      file,
      index,
      settings,
      (slo) =>
        slo.alerts.flatMap((alert) =>
          alert.group ? [] : (reportOf(slo, alert, isSharedWithOthers(alert, index)) ?? []),
        ),
      alertWrongWindowFactor,
    ),
};

const DAY = 86_400;
/** What the usual catalogue has for 30 days: share of the budget, over how long. */
const USUAL = [
  { burnRate: 14.4, longSeconds: 3600, share: 0.02 },
  { burnRate: 6, longSeconds: 21_600, share: 0.05 },
  { burnRate: 3, longSeconds: DAY, share: 0.1 },
  { burnRate: 1, longSeconds: 3 * DAY, share: 0.1 },
];
const USUAL_WINDOW = 30 * DAY;
/** Shares that differ by less than a quarter hurt nobody. */
const SLIGHT = 0.25;

function reportOf(slo: AlertedSlo, alert: KnownAlert, isShared: boolean): WorkspaceReport | undefined {
  const { windowSeconds, placed } = slo;
  const row = USUAL.find((each) => each.burnRate === alert.burnRate && each.longSeconds === alert.longWindowSeconds);
  if (!row || windowSeconds === USUAL_WINDOW) return undefined;
  const share = shareAtFire(row.burnRate, windowSeconds, row.longSeconds);
  const right = Number(formatNumber(burnRate(row.share, windowSeconds, row.longSeconds), 4).replaceAll(',', ''));
  const isSlight = Math.abs(share / row.share - 1) < SLIGHT;
  const long = formatDurationShort(row.longSeconds);
  return {
    range: placeOfAlert(slo, alert),
    severity: isSlight || isShared ? 'hint' : 'warning',
    message: `${formatFactor(row.burnRate)} over ${long} is ${formatShare(row.share)} of the budget of 30 days. The window here is ${formatWindowShort(windowSeconds)}, so it fires at ${formatShare(share)}. For ${formatShare(row.share)} write ${right}.`,
    ...fixOf(alert, placed, right),
  };
}

/** Only where the number stands in the SLO itself: a condition of its own may serve other windows as well. */
function fixOf({ span, via }: KnownAlert, placed: PlacedSummary, right: number): Pick<WorkspaceReport, 'fixes'> {
  if (!span || via) return {};
  const edits = [{ range: rangeIn(placed, span), newText: String(right) }];
  return { fixes: [{ title: `Change the burn rate to ${right}`, edits, preferred: true }] };
}
