import { thresholdOf } from '../../../config/settings';
import type { Settings } from '../../../config/settings';
import { burnRate, shareAtFire } from '../../../math/alerting';
import { formatDurationShort, formatFactor, formatShare, formatWindowShort } from '../../../text/format';
import type { KnownAlert } from '../../../features/alerts/alertsOf';
import { isSharedWithOthers, onAlertedSlos, placeOfAlert } from '../onSlos';
import type { AlertedSlo } from '../onSlos';
import type { FolderIndex } from '../../../workspace/index';
import type { WorkspaceReport, WorkspaceRule } from '../../rule';

/** A third of the budget: the rest is what is left to repair with. */
const MOST = 0.33;

export const alertTooLate: WorkspaceRule = {
  scope: 'workspace',
  meta: {
    code: 'alert/too-late',
    severity: 'warning',
    summary: 'A page that comes when much of the error budget is gone.',
    fixable: false,
    quiet: true,
  },
  check: (file, index, settings) =>
    onAlertedSlos(file, index, settings, (slo) => lateIn(slo, limitOf(settings), index), alertTooLate),
};

function lateIn(slo: AlertedSlo, limit: number, index: FolderIndex): WorkspaceReport[] {
  const pages = slo.alerts.filter((alert) => alert.pages);
  const shares = pages.map((alert) => shareAtFire(alert.burnRate, slo.windowSeconds, alert.longWindowSeconds));
  // A slow page beside a quick one catches what the quick one overlooks, and may well come late.
  if (shares.length === 0 || shares.some((share) => share <= limit)) return [];
  const least = Math.min(...shares);
  const earliest = pages[shares.indexOf(least)];
  if (!earliest) return [];
  const report = reportOf(slo, earliest, least, limit);
  return [isSharedWithOthers(earliest, index) ? { ...report, severity: 'hint' } : report];
}

const limitOf = (settings: Settings): number => thresholdOf(settings, alertTooLate.meta.code, MOST);

function reportOf(slo: AlertedSlo, alert: KnownAlert, share: number, limit: number): WorkspaceReport {
  const { windowSeconds } = slo;
  const gone = share >= 1 ? 'all of the budget is gone' : `${formatShare(share, 1)} of the budget is gone`;
  const better = burnRate(0.02, windowSeconds, 3600);
  return {
    range: placeOfAlert(slo, alert),
    message: `When "${alert.name}" pages, ${gone}: ${formatFactor(alert.burnRate)} over ${formatDurationShort(alert.longWindowSeconds)} of a window of ${formatWindowShort(windowSeconds)}. That leaves little to repair with; ${formatShare(limit, 0)} is the most that this rule allows. Page earlier: ${formatFactor(better)} over 1h fires at 2 %.`,
  };
}
