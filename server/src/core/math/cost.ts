import { complement, ONE, compare, ratio, sub, toNumber } from './decimal';
import type { Decimal } from './decimal';

/**
 * What nines cost and return. Nothing is invented: where the inputs do not hold what a figure needs it is undefined.
 * Targets are fractions in [0, 1). Amounts are in the model's currency per its year.
 * Sources: RISK.md 2.2 and 3; golden cases O04, O05, O16.
 */
export interface CostInputs {
  readonly currency: string;
  /** 31,536,000 for a year of 365 d. */
  readonly yearSeconds: number;
  readonly revenuePerYear?: number | undefined;
  /** Share (0..1) of the revenue that is lost while down. Absent means all of it. */
  readonly revenueAtRisk?: number | undefined;
  /** What an hour of an incident costs for all `people` together. Counts for `costPerMinute` only. */
  readonly laborPerIncidentHour?: { readonly amount: number; readonly people: number } | undefined;
  /** What is spent per year to hold a target. */
  readonly baseline?: { readonly target: Decimal; readonly amountPerYear: number } | undefined;
  /** What the next nine costs, as a multiple of this one; the rule of thumb is 10. */
  readonly multiplierPerNine: number;
}

export type Verdict = 'worth' | 'not-worth' | 'unknown';

/** The target with the least sum of loss and spending. */
export interface Lagom {
  /** In [0, 1). */
  readonly target: number;
  readonly unavailability: number;
  readonly lossPerYear: number;
  readonly spendPerYear: number;
  readonly totalPerYear: number;
}

/** How many times as much `nines` more nines cost, k^nines: 10 for one, 2 for 0.30103. */
export function costFactor(nines: number, multiplierPerNine = 10): number {
  return multiplierPerNine ** nines;
}

/**
 * How many times as much `to` costs as `from`, ((1 - from) / (1 - to))^log10 k; the same as `costFactor` of the nines
 * between them, without rounding for k = 10. Undefined unless both targets are below 1 and k is above 0.
 */
export function costFactorBetween(from: Decimal, to: Decimal, multiplierPerNine = 10): number | undefined {
  if (!isBelowOne(from) || !isBelowOne(to) || !(multiplierPerNine > 0)) return undefined;
  const times = ratio(complement(from), complement(to));
  return times === undefined ? undefined : times ** Math.log10(multiplierPerNine);
}

/** What holding a target costs per year, by the baseline and the multiplier. Undefined without a baseline. */
export function costPerYear(inputs: CostInputs, target: Decimal): number | undefined {
  const { baseline, multiplierPerNine } = inputs;
  if (!baseline) return undefined;
  const factor = costFactorBetween(baseline.target, target, multiplierPerNine);
  return factor === undefined ? undefined : baseline.amountPerYear * factor;
}

/** What going from one target to another adds to the cost per year. Undefined without a baseline. */
export function stepCost(inputs: CostInputs, from: Decimal, to: Decimal): number | undefined {
  const before = costPerYear(inputs, from);
  const after = costPerYear(inputs, to);
  return before === undefined || after === undefined ? undefined : after - before;
}

/** Seconds of downtime per year that going from one target to another avoids, (to - from) x year. */
export function downtimeAvoidedSecondsPerYear(yearSeconds: number, from: Decimal, to: Decimal): number {
  return toNumber(sub(to, from)) * yearSeconds;
}

/** Revenue that a year of total outage would lose. Undefined where the revenue is not known. */
export function lossOfTotalOutage(inputs: CostInputs): number | undefined {
  return inputs.revenuePerYear === undefined ? undefined : inputs.revenuePerYear * (inputs.revenueAtRisk ?? 1);
}

/**
 * What going from one target to another returns per year: the revenue at risk that is no longer lost,
 * revenue x at risk x (to - from) (SRE book ch. 3). Undefined where the revenue is not known.
 */
export function returnPerYear(inputs: CostInputs, from: Decimal, to: Decimal): number | undefined {
  const loss = lossOfTotalOutage(inputs);
  return loss === undefined ? undefined : loss * toNumber(sub(to, from));
}

/** Whether a step returns more than it costs; `unknown` where either is not known. */
export function verdict(inputs: CostInputs, from: Decimal, to: Decimal): Verdict {
  const cost = stepCost(inputs, from, to);
  const value = returnPerYear(inputs, from, to);
  if (cost === undefined || value === undefined || Number.isNaN(cost) || Number.isNaN(value)) return 'unknown';
  return value > cost ? 'worth' : 'not-worth';
}

/**
 * What a minute of total outage costs: revenue at risk and the labour of the people on the incident.
 * Undefined where neither is known.
 */
export function costPerMinute(inputs: CostInputs): number | undefined {
  const loss = lossOfTotalOutage(inputs);
  const labor = inputs.laborPerIncidentHour;
  if (loss === undefined && !labor) return undefined;
  const revenue = ((loss ?? 0) * 60) / inputs.yearSeconds;
  return revenue + (labor ? labor.amount / 60 : 0);
}

/** Loss and spending per year at a target. Undefined where either is not known. */
export function totalAt(inputs: CostInputs, target: Decimal): number | undefined {
  const loss = lossOfTotalOutage(inputs);
  const spend = costPerYear(inputs, target);
  return loss === undefined || spend === undefined ? undefined : loss * toNumber(complement(target)) + spend;
}

/**
 * The cheapest total. With T(u) = L u + C0 (u0 / u)^a and a = log10 k it lies at u* = (a C0 u0^a / L)^(1 / (a + 1)),
 * at most 1. Undefined where loss or baseline are not known or not above zero, or where nines are free (k <= 1).
 */
export function lagom(inputs: CostInputs): Lagom | undefined {
  const loss = lossOfTotalOutage(inputs);
  const { baseline, multiplierPerNine } = inputs;
  if (!baseline || loss === undefined || !isBelowOne(baseline.target)) return undefined;
  const spend = baseline.amountPerYear;
  const a = Math.log10(multiplierPerNine);
  if (!(loss > 0) || !(spend > 0) || !(a > 0)) return undefined;
  const u0 = toNumber(complement(baseline.target));
  const unavailability = Math.min(1, ((a * spend * u0 ** a) / loss) ** (1 / (a + 1)));
  if (!(unavailability > 0)) return undefined;
  const lossPerYear = loss * unavailability;
  const spendPerYear = spend * (u0 / unavailability) ** a;
  return {
    target: 1 - unavailability,
    unavailability,
    lossPerYear,
    spendPerYear,
    totalPerYear: lossPerYear + spendPerYear,
  };
}

/** The target of `lagom`, in [0, 1). */
export function lagomTarget(inputs: CostInputs): number | undefined {
  return lagom(inputs)?.target;
}

function isBelowOne(target: Decimal): boolean {
  return compare(target, ONE) < 0;
}
