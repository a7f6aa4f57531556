import { secondsToFire } from './alerting';
import { complement, decimalOf, mul, ratio, toNumber } from './decimal';
import type { Decimal } from './decimal';

/**
 * Whether alerts see a risk. While it happens, the error ratio is the share of users it hits times its severity, for
 * users who all ask equally often; its burn rate is that over 1 - target. Sources: RISK.md 2.1 (SRE Workbook ch. 5:
 * time to fire) and 5 (RISK013, RISK014).
 */

/** An alert that fires when the burn rate over its long window reaches `burnRate`. */
export interface BurnAlert {
  readonly burnRate: number;
  readonly longSeconds: number;
  /** How long the rate has to hold before it fires; not at all where absent. */
  readonly holdSeconds?: number | undefined;
}

export interface Detectability<A extends BurnAlert> {
  /** Of the risk while it happens. */
  readonly burnRate: number;
  /** The lowest burn rate that any alert fires at. */
  readonly lowestBurnRate: number;
  /** The alert that fires first, and after how many seconds from a clean start. Undefined where none ever does. */
  readonly first: { readonly alert: A; readonly seconds: number } | undefined;
}

/**
 * Which of the alerts fires first for a risk, and when.
 * @param usersAffected share of users, 0..1
 * @param severity share of an affected user's attempts that fail, 0..1
 * @returns undefined where there are no alerts that can be reckoned with, a target of 1 or more, or no shares
 */
export function detectability<A extends BurnAlert>(
  alerts: readonly A[],
  target: Decimal,
  usersAffected: number,
  severity = 1,
): Detectability<A> | undefined {
  const errors = errorRatio(usersAffected, severity);
  const budget = complement(target);
  const usable = alerts.filter(({ burnRate, longSeconds }) => isPositive(burnRate) && isPositive(longSeconds));
  if (!errors || budget.digits <= 0n || usable.length === 0) return undefined;
  const times = usable.flatMap((alert) => {
    const seconds = secondsToFire(target, alert.burnRate, alert.longSeconds, toNumber(errors));
    return seconds === null ? [] : [{ alert, seconds: seconds + (alert.holdSeconds ?? 0) }];
  });
  return {
    burnRate: ratio(errors, budget)!,
    lowestBurnRate: usable.reduce((least, { burnRate }) => Math.min(least, burnRate), Infinity),
    first: times.reduce<(typeof times)[0] | undefined>(
      (best, item) => (best && best.seconds <= item.seconds ? best : item),
      undefined,
    ),
  };
}

function errorRatio(usersAffected: number, severity: number): Decimal | undefined {
  const [users, failing] = [decimalOf(usersAffected), decimalOf(severity)];
  if (!users || !failing || users.digits < 0n || failing.digits < 0n) return undefined;
  return mul(users, failing);
}

function isPositive(n: number): boolean {
  return n > 0 && Number.isFinite(n);
}
