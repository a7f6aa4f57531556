import { badSecondsPer, occurrence, occurrencesPer } from './risk';
import type { RiskEstimate } from './risk';

/**
 * Systemic factors make every risk worse: detected later, repaired later, more often. Times are seconds.
 * Sources: RISK.md 2.1 (CRE "risk factors", formula of risk-catalogger) and 3; golden case O07.
 */
export interface SystemicInput {
  readonly name: string;
  /** Seconds that every occurrence is detected later. */
  readonly addTimeToDetect?: number | undefined;
  /** Seconds that every occurrence takes longer to repair. */
  readonly addTimeToRepair?: number | undefined;
  /** By how much more often everything happens, as a fraction from 0: 0.1 is 10 % more. */
  readonly frequencyIncrease?: number | undefined;
}

/** What all factors of a register together do to a risk. */
export interface SystemicLoad {
  readonly addedSeconds: number;
  /** From 1. */
  readonly rateFactor: number;
}

/** Whether all numbers of a factor are finite and not below zero. */
export function isUsableFactor(factor: SystemicInput): boolean {
  const numbers = [factor.addTimeToDetect, factor.addTimeToRepair, factor.frequencyIncrease];
  return numbers.every((n) => n === undefined || (n >= 0 && Number.isFinite(n)));
}

/**
 * The bad seconds per period that one factor adds to the risks, if it is the only one:
 * (1 + p)(dTTD + dTTR) SUM(rate x users x severity) + p SUM(bad seconds).
 * Risks that cannot be computed are left out; undefined where the factor is not usable.
 */
export function addedBy(
  factor: SystemicInput,
  risks: readonly RiskEstimate[],
  periodSeconds: number,
): number | undefined {
  if (!isUsableFactor(factor)) return undefined;
  const { addedSeconds, rateFactor } = loadOf([factor]);
  const increase = factor.frequencyIncrease ?? 0;
  let added = 0;
  for (const risk of risks) {
    const bad = badSecondsPer(risk, periodSeconds);
    if (bad === undefined) continue;
    const perSecond = occurrencesPer(risk, periodSeconds)! * occurrence(risk)!.weight;
    added += rateFactor * addedSeconds * perSecond + increase * bad;
  }
  return Number.isFinite(added) ? added : undefined;
}

/**
 * All usable factors at once: times add up, and so do increases of the rate, as the factors' own figures do. Together
 * they add a little more than the sum of these, because what happens more often also takes longer each time.
 */
export function loadOf(factors: readonly SystemicInput[]): SystemicLoad {
  const usable = factors.filter(isUsableFactor);
  const total = (of: (factor: SystemicInput) => number) => usable.reduce((sum, factor) => sum + of(factor), 0);
  return {
    addedSeconds: total((factor) => (factor.addTimeToDetect ?? 0) + (factor.addTimeToRepair ?? 0)),
    rateFactor: 1 + total((factor) => factor.frequencyIncrease ?? 0),
  };
}
