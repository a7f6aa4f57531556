import { complement, ONE, ratio } from '../../../math/decimal';
import { reachable, shareAtFire } from '../../../math/alerting';
import { formatDurationShort, formatFactor, formatTarget } from '../../../text/format';
import { moveDown } from '../../../text/moveDown';
import { onAlertedSlos } from '../onSlos';
import type { AlertedObjective, AlertedSlo } from '../onSlos';
import type { WorkspaceReport, WorkspaceRule } from '../../rule';

export const alertNoExhaustionPage: WorkspaceRule = {
  scope: 'workspace',
  meta: {
    code: 'alert/no-exhaustion-page',
    severity: 'hint',
    summary: 'Nothing pages while an outage spends the whole budget within hours.',
    fixable: false,
    quiet: true,
  },
  check: (file, index, settings) =>
    onAlertedSlos(
      file,
      index,
      settings,
      (slo) => {
        const objective = slo.objectives.find((each) => isGoneSoon(each, slo) && !isPaged(each, slo));
        return objective ? [reportOf(slo, objective)] : [];
      },
      alertNoExhaustionPage,
    ),
};

/** A budget that lasts longer at a total outage can wait for the morning. */
const HOURS = 12 * 3600;

const maxBurn = ({ target }: AlertedObjective): number => ratio(ONE, complement(target)) ?? Infinity;

const outlives = (objective: AlertedObjective, { windowSeconds }: AlertedSlo): number =>
  windowSeconds / maxBurn(objective);

const isGoneSoon = (objective: AlertedObjective, slo: AlertedSlo): boolean => outlives(objective, slo) <= HOURS;

/** Some page can fire, and does so before the budget is gone. */
const isPaged = ({ target }: AlertedObjective, { alerts, windowSeconds }: AlertedSlo): boolean =>
  alerts.some(
    ({ pages, burnRate, strict, longWindowSeconds }) =>
      pages && reachable(target, burnRate, strict) && shareAtFire(burnRate, windowSeconds, longWindowSeconds) < 1,
  );

function reportOf(slo: AlertedSlo, objective: AlertedObjective): WorkspaceReport {
  const { alerts, definition, placed } = slo;
  const seconds = outlives(objective, slo);
  const why = alerts.some((alert) => alert.pages)
    ? 'no page of this SLO fires before that'
    : 'the alerts of this SLO open tickets only';
  return {
    range: moveDown(definition.range, placed.line),
    message: `A total outage spends the whole budget of ${formatTarget(objective.target)} in ${formatDurationShort(seconds)} (${formatFactor(maxBurn(objective))} burn), and ${why}. Whoever looks at tickets in the morning finds the budget gone. Add a page with a high burn rate, such as 2 % of the budget in one hour.`,
  };
}
