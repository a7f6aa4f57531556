import { compare, complement, decimalOf, mul, ONE, ratio, toNumber, ZERO } from './decimal';
import type { Decimal } from './decimal';

/**
 * Burn-rate alerts. A burn rate of 1 spends the budget exactly in the window. Times are seconds, shares are fractions.
 * Sources: SRE Workbook ch. 5, RISK.md 2.1 and 2.5; golden cases O09, O10, O11, O20.
 */

/** The burn rate that spends a share of the budget within the long window: share x window / long. NaN for long = 0. */
export function burnRate(budgetShare: number, windowSeconds: number, longSeconds: number): number {
  return quotient([budgetShare, windowSeconds], [longSeconds]);
}

/** The share of the budget that is spent when the alert fires: burn x long / window. NaN for window = 0. */
export function shareAtFire(burn: number, windowSeconds: number, longSeconds: number): number {
  return quotient([burn, longSeconds], [windowSeconds]);
}

/** How long a full budget lasts at a burn rate: window / burn. NaN for burn = 0. */
export function secondsToExhaustion(burn: number, windowSeconds: number): number {
  return quotient([windowSeconds], [burn]);
}

/** The error ratio at which the alert fires: burn x (1 - target). */
export function alertThresholdErrorRatio(target: Decimal, burn: number): number {
  return toNumber(threshold(target, burn));
}

/**
 * How long an outage with an error ratio (0..1) lasts, from a clean start, until the long window reaches the threshold:
 * (1 - target) / errorRatio x long x burn. Null where it never does, because the ratio is below burn x (1 - target).
 */
export function secondsToFire(target: Decimal, burn: number, longSeconds: number, errorRatio: number): number | null {
  const errors = decimalOf(errorRatio);
  const limit = threshold(target, burn);
  if (!errors || errors.digits <= 0n || compare(errors, limit) < 0) return null;
  return ratio(mul(limit, decimalOf(longSeconds) ?? ZERO), errors) ?? null;
}

/**
 * Whether a full outage makes the alert fire: burn x (1 - target) is at most 1, or below 1 for an alert that compares
 * with `>` (`strict`).
 */
export function reachable(target: Decimal, burn: number, strict = false): boolean {
  const order = compare(threshold(target, burn), ONE);
  return strict ? order < 0 : order <= 0;
}

/** A row of a catalogue of multiwindow alerts. */
export interface AlertWindow {
  readonly severity: 'page' | 'ticket';
  readonly longSeconds: number;
  readonly shortSeconds: number;
  readonly burnRate: number;
  /** Share of the budget that is spent when it fires. */
  readonly budgetShare: number;
}

const SLOTH_ROWS = [
  { severity: 'page', budgetShare: 0.02, longSeconds: 3600, shortSeconds: 300 },
  { severity: 'page', budgetShare: 0.05, longSeconds: 21_600, shortSeconds: 1800 },
  { severity: 'ticket', budgetShare: 0.1, longSeconds: 86_400, shortSeconds: 7200 },
  { severity: 'ticket', budgetShare: 0.1, longSeconds: 259_200, shortSeconds: 21_600 },
] as const;

/**
 * The catalogue that Sloth has built in: page quick, page slow, ticket quick, ticket slow. The windows are fixed and
 * the burn rates follow from the SLO's: 14.4, 6, 3, 1 over 30 d; 13.44, 5.6, 2.8, 0.9333 over 28 d. The same as the
 * SRE Workbook's Table 5-8 with the 3x row of its code.
 */
export function slothCatalogue(windowSeconds: number): AlertWindow[] {
  return SLOTH_ROWS.map((row) => ({ ...row, burnRate: burnRate(row.budgetShare, windowSeconds, row.longSeconds) }));
}

/** A row of Pyrra's alerts. */
export interface PyrraWindow {
  readonly severity: 'critical' | 'warning';
  readonly factor: number;
  /** As Pyrra writes them into its rules: rounded to whole minutes. */
  readonly longSeconds: number;
  readonly shortSeconds: number;
  readonly forSeconds: number;
  /** Before rounding. */
  readonly exactLongSeconds: number;
  readonly exactShortSeconds: number;
  /** Share of the budget that is spent when the exact long window fires. */
  readonly budgetShare: number;
}

/** Divisors of the SLO window, from pyrra-dev/pyrra slo/rules.go, Windows(). */
const PYRRA_ROWS = [
  { severity: 'critical', factor: 14, long: 672, short: 8064, pending: 20_160 },
  { severity: 'critical', factor: 7, long: 112, short: 1344, pending: 2688 },
  { severity: 'warning', factor: 2, long: 28, short: 336, pending: 672 },
  { severity: 'warning', factor: 1, long: 7, short: 112, pending: 224 },
] as const;

/** The windows of Pyrra's alerts: fixed factors 14, 7, 2, 1 and windows in proportion to the SLO's. */
export function pyrraWindows(windowSeconds: number): PyrraWindow[] {
  return PYRRA_ROWS.map(({ severity, factor, long, short, pending }) => ({
    severity,
    factor,
    longSeconds: wholeMinutes(windowSeconds / long),
    shortSeconds: wholeMinutes(windowSeconds / short),
    forSeconds: wholeMinutes(windowSeconds / pending),
    exactLongSeconds: windowSeconds / long,
    exactShortSeconds: windowSeconds / short,
    budgetShare: factor / long,
  }));
}

function threshold(target: Decimal, burn: number): Decimal {
  return mul(complement(target), decimalOf(burn) ?? ZERO);
}

/** Go's Duration.Round(time.Minute) for durations that are not negative: halves go up. */
function wholeMinutes(seconds: number): number {
  return Math.round(seconds / 60) * 60;
}

/** A quotient of products without binary noise: 0.02 x 2592000 / 3600 is 14.4. */
function quotient(top: readonly number[], bottom: readonly number[]): number {
  const product = (factors: readonly number[]) => factors.map((n) => decimalOf(n) ?? ZERO).reduce(mul, ONE);
  return ratio(product(top), product(bottom)) ?? NaN;
}
