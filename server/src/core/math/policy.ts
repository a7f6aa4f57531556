import { secondsToFire } from './alerting';
import type { Decimal } from './decimal';

/**
 * The arithmetic of error budget policies that slo-generator plays. It rounds a burn rate to one decimal before it compares
 * (slo_generator/report.py), so a threshold of 9 is passed from 9.05 on. Golden case O18.
 */

/** The least burn rate that, rounded to one decimal, is above a threshold: 9.05 for 9, 1.55 for 1.5 and for 1.54. */
export function leastBurnRateAbove(threshold: number): number {
  // What a decimal times ten lacks to a whole number is binary noise.
  const tenths = Math.floor(threshold * 10 + 1e-9) + 1;
  return (2 * tenths - 1) / 20;
}

/**
 * Seconds from the beginning of an outage with an error ratio (0..1), out of good times, until a step acts; null where the
 * window is over before. slo-generator looks only when it runs, so it acts with its next run after that.
 */
export function secondsUntilStep(
  target: Decimal,
  step: { readonly threshold: number; readonly windowSeconds: number },
  errorRatio: number,
): number | null {
  return secondsToFire(target, leastBurnRateAbove(step.threshold), step.windowSeconds, errorRatio);
}
