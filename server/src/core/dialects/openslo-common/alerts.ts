import type { AlertSet, BurnRateAlert } from '../../model/alerting';
import type { AlertCondition, AlertPolicy, Slo } from '../../model/model';
import type { Sourced } from '../../text/span';
import { isPage } from '../severity';

/** The alerts of OpenSLO: SLOs lead to policies, and these to conditions, in place or by name. */

/** What an SLO alerts by. */
export const alertsOfSlo = ({ alertPolicies }: Slo): AlertSet =>
  joined(
    alertPolicies.map(({ ref, inline }) =>
      inline ? alertsOfPolicy(inline) : { ...NONE, refs: referTo('AlertPolicy', ref) },
    ),
  );

/** What a policy alerts by. One that is silent while the budget burns alerts by nothing. */
export const alertsOfPolicy = ({ conditions, alertWhenBreaching }: AlertPolicy): AlertSet =>
  alertWhenBreaching?.value === false
    ? NONE
    : joined(
        conditions.map(({ ref, inline }) =>
          inline ? alertsOfCondition(inline, undefined) : { ...NONE, refs: referTo('AlertCondition', ref) },
        ),
      );

/** The alert of a condition, where it says at which rate and over how long. */
export function alertsOfCondition(condition: AlertCondition, name: string | undefined): AlertSet {
  const { threshold, lookbackWindow, alertAfter, op, severity, kind } = condition;
  const isBurnRate = kind === undefined || kind.value === 'burnrate';
  if (!isBurnRate || !threshold || !lookbackWindow?.seconds || threshold.value <= 0 || op?.value.startsWith('l'))
    return NONE;
  const alert: BurnRateAlert = {
    name: name ?? severity?.value ?? `${threshold.value}x`,
    severity: severity?.value,
    pages: isPage(severity?.value),
    burnRate: threshold.value,
    longWindowSeconds: lookbackWindow.seconds,
    shortWindowSeconds: undefined,
    holdSeconds: alertAfter?.seconds ?? 0,
    strict: op?.value === 'gt',
    span: threshold.span,
  };
  return { ...NONE, alerts: [alert] };
}

const NONE: AlertSet = { alerts: [], refs: [], groups: [] };

const referTo = (kind: string, name: Sourced<string> | undefined): AlertSet['refs'] =>
  name ? [{ kind, name: name.value }] : [];

const joined = (sets: readonly AlertSet[]): AlertSet => ({
  alerts: sets.flatMap(({ alerts }) => alerts),
  refs: sets.flatMap(({ refs }) => refs),
  groups: [],
});
