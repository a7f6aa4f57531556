import { reachable } from '../../../math/alerting';
import { compare, complement, decimalOf, ONE, ratio } from '../../../math/decimal';
import type { Decimal } from '../../../math/decimal';
import { formatFactor, formatShare, formatTarget } from '../../../text/format';
import type { FolderIndex } from '../../../workspace/index';
import type { KnownAlert } from '../../../features/alerts/alertsOf';
import { grouped, isSharedWithOthers, onAlertedSlos, placeOfAlert } from '../onSlos';
import type { AlertedSlo } from '../onSlos';
import type { WorkspaceReport, WorkspaceRule } from '../../rule';

export const alertUnreachable: WorkspaceRule = {
  scope: 'workspace',
  meta: {
    code: 'alert/unreachable',
    severity: 'warning',
    summary: 'An alert that cannot fire, however bad an outage is.',
    fixable: false,
    quiet: true,
  },
  check: (file, index, settings) =>
    onAlertedSlos(
      file,
      index,
      settings,
      (slo) => grouped(slo.alerts).flatMap((group) => reportOf(slo, group, index) ?? []),
      alertUnreachable,
    ),
};

/** The lowest target at which no alert of the group can fire counts: what helps it helps the others. */
function reportOf(slo: AlertedSlo, group: readonly KnownAlert[], index: FolderIndex): WorkspaceReport | undefined {
  const targets = slo.objectives.map(({ target }) => target).sort(compare);
  const lowest = targets[0];
  if (!lowest) return undefined;
  const silent = group.filter((alert) => !reachable(lowest, alert.burnRate, alert.strict));
  const [first] = silent;
  if (!first) return undefined;
  const isPart = silent.length < group.length;
  return {
    range: placeOfAlert(slo, first),
    severity: isPart ? 'information' : isSharedWithOthers(first, index) ? 'hint' : 'warning',
    message: `${subjectOf(first, silent, isPart)} can never fire: at a target of ${formatTarget(lowest)} even a total outage burns the budget at ${formatFactor(maxBurn(lowest))} only, and ${conditionOf(silent)}. ${isPart ? 'The rest of the alert still fires, later.' : 'An outage goes unnoticed.'} ${adviceOf(silent)}`,
  };
}

/** The burn rate of a total outage. */
const maxBurn = (target: Decimal): number => ratio(ONE, complement(target)) ?? Infinity;

function subjectOf({ group, name }: KnownAlert, silent: readonly KnownAlert[], isPart: boolean): string {
  if (group && !isPart) return `The ${group.name} alert`;
  return silent.length === 1
    ? `The alert "${name}"`
    : `The alerts ${silent.map((each) => `"${each.name}"`).join(', ')}`;
}

/** `it waits for 14.4x, which is an error ratio of 144 %`; of several the one that is easiest to reach. */
function conditionOf(silent: readonly KnownAlert[]): string {
  const easiest = easiestOf(silent);
  const more = easiest.strict ? 'more than ' : '';
  return silent.length === 1
    ? `it waits for ${more}${formatFactor(easiest.burnRate)}`
    : `the easiest of them waits for ${more}${formatFactor(easiest.burnRate)}`;
}

/** A target from which the easiest of the alerts can fire: 1 - 1/factor. */
function adviceOf(silent: readonly KnownAlert[]): string {
  const { burnRate } = easiestOf(silent);
  const factor = decimalOf(burnRate);
  const from = factor ? 1 - (ratio(ONE, factor) ?? 1) : 1;
  return `It can fire at targets above ${formatShare(from)}; else lower its burn rate, or disable it and watch this SLO in another way.`;
}

const easiestOf = (alerts: readonly KnownAlert[]): KnownAlert =>
  alerts.reduce((best, each) => (each.burnRate < best.burnRate ? each : best));
