import { complement, compare, decimalOf, isZero, log10, mul, ONE, ratio, sub, toNumber, ZERO } from './decimal';
import type { Decimal } from './decimal';

/**
 * Error budgets. A target is a fraction in [0, 1); targets outside are computed all the same (above 1 the budget is
 * negative), for the rules to report. Sources: RISK.md 2.1 and 3; golden cases O01, O03, O12, O18, O19.
 */

/** The exact fraction of time or events that may fail, 1 - target. */
export function budgetFraction(target: Decimal): Decimal {
  return complement(target);
}

/** The exact budget in seconds, (1 - target) x window. Zero for a window that is not finite. */
export function budgetSeconds(target: Decimal, windowSeconds: number): Decimal {
  return mul(complement(target), decimalOf(windowSeconds) ?? ZERO);
}

/** The exact number of events that may fail, (1 - target) x total. */
export function eventBudget(total: number, target: Decimal): Decimal {
  return mul(complement(target), decimalOf(total) ?? ZERO);
}

/** One event in how many may fail, 1 / (1 - target): 1000 for 0.999. Undefined for targets of 1 and above. */
export function oneInEvents(target: Decimal): number | undefined {
  return compare(target, ONE) < 0 ? ratio(ONE, complement(target)) : undefined;
}

/** The share of the budget that a bad fraction of all events spends, bad / (1 - target). Undefined for a target of 1. */
export function budgetSpent(target: Decimal, badFraction: Decimal): number | undefined {
  return ratio(badFraction, complement(target));
}

/** Number of nines, -log10(1 - target): 3 for 0.999, 2.30103 for 0.995. Infinite for 1, NaN above. */
export function nines(target: Decimal): number {
  const value = -log10(complement(target));
  return value === 0 ? 0 : value;
}

export interface TimesliceBudget {
  /** Slices in the window; not rounded where the window is no multiple of the slice. */
  readonly slices: number;
  /** Slices that may be bad; not rounded. */
  readonly badSlices: number;
  /** The time that those slices take. */
  readonly seconds: number;
}

/** The budget of the Timeslices method: slices x (1 - target). Undefined where the slice is not above zero. */
export function timesliceBudget(input: {
  windowSeconds: number;
  sliceSeconds: number;
  target: Decimal;
}): TimesliceBudget | undefined {
  const slice = decimalOf(input.sliceSeconds);
  const window = decimalOf(input.windowSeconds);
  if (!slice || !window || slice.digits <= 0n) return undefined;
  const budget = mul(complement(input.target), window);
  return { slices: ratio(window, slice) ?? 0, badSlices: ratio(budget, slice) ?? 0, seconds: toNumber(budget) };
}

/**
 * RatioTimeslices: how long a degraded success ratio may last in a window whose other slices have the normal one,
 * window x (normal - target) / (normal - degraded), in seconds. Independent of the slice length. Negative where even
 * the normal ratio is below the target; undefined where the two ratios are equal. Source: OpenSLO
 * examples/budgeting-method (which prints "about 13 h 45 min" for an exact 13 h 42 m 51 s).
 */
export function ratioTimeslicesSeconds(input: {
  windowSeconds: number;
  target: Decimal;
  normal: Decimal;
  degraded: Decimal;
}): number | undefined {
  const window = decimalOf(input.windowSeconds) ?? ZERO;
  return ratio(mul(window, sub(input.normal, input.target)), sub(input.normal, input.degraded));
}

export interface LowTraffic {
  readonly windowEvents: number;
  readonly budgetEvents: number;
  /** Whole events that may fail in the window. */
  readonly wholeFailuresAllowed: number;
  /** Of one hour that holds all the failures. */
  readonly hourlyErrorRatio: number;
  readonly hourlyBurnRate: number;
  /** Share of the window's budget that the failures spend. */
  readonly budgetShare: number;
}

/**
 * What `failed` failures do to a service with few events. Undefined where there are no events or no budget.
 * Source: SRE Workbook ch. 5; its text prints "1,000x" for a burn rate that is 100x.
 */
export function lowTraffic(input: {
  eventsPerHour: number;
  windowSeconds: number;
  target: Decimal;
  failed: number;
}): LowTraffic | undefined {
  const rate = decimalOf(input.eventsPerHour);
  const window = decimalOf(input.windowSeconds);
  const failed = decimalOf(input.failed);
  const fraction = complement(input.target);
  if (!rate || !window || !failed || rate.digits <= 0n || window.digits <= 0n || fraction.digits <= 0n)
    return undefined;
  const hour: Decimal = { digits: 3600n, scale: 0 };
  const eventSeconds = mul(rate, window);
  const budget = mul(eventSeconds, fraction);
  const budgetEvents = ratio(budget, hour) ?? 0;
  return {
    windowEvents: ratio(eventSeconds, hour) ?? 0,
    budgetEvents,
    wholeFailuresAllowed: Math.floor(budgetEvents),
    hourlyErrorRatio: ratio(failed, rate) ?? 0,
    hourlyBurnRate: ratio(failed, mul(rate, fraction)) ?? 0,
    budgetShare: ratio(mul(failed, hour), budget) ?? 0,
  };
}

export interface ErrorBudgetReport {
  /** sli - goal; negative when the objective is missed. */
  readonly gap: number;
  readonly budgetSeconds: number;
  readonly badSeconds: number;
  readonly remainingSeconds: number;
  /** 1.5 when one and a half budgets are spent; undefined for a goal of 1. */
  readonly consumedShare: number | undefined;
  /** Rounded to one decimal, as slo-generator compares it. */
  readonly burnRate: number;
  readonly alert: boolean;
}

/**
 * The report of slo-generator (slo_generator/report.py). Its burn rate is binary arithmetic rounded to one decimal
 * before it is compared, so 9.04 does not alert at 9; it is repeated here as it is, to agree with the tool.
 */
export function errorBudgetReport(input: {
  goal: Decimal;
  sli: Decimal;
  windowSeconds: number;
  burnRateThreshold: number;
}): ErrorBudgetReport {
  const { goal, sli, windowSeconds, burnRateThreshold } = input;
  const window = decimalOf(windowSeconds) ?? ZERO;
  const gap = sub(sli, goal);
  const burnRate = isZero(complement(goal)) ? 0 : roundLikePython((1 - toNumber(sli)) / (1 - toNumber(goal)));
  return {
    gap: toNumber(gap),
    budgetSeconds: toNumber(mul(window, complement(goal))),
    badSeconds: toNumber(mul(window, complement(sli))),
    remainingSeconds: toNumber(mul(window, gap)),
    consumedShare: budgetSpent(goal, complement(sli)),
    burnRate,
    alert: burnRate > burnRateThreshold,
  };
}

/** Python's round(x, 1): the exact binary value to one decimal, ties to even. */
function roundLikePython(x: number): number {
  // Only odd multiples of 1/4 lie exactly between two tenths.
  const isTie = Math.abs((x * 4) % 2) === 1;
  return isTie ? (2 * Math.round((x * 10) / 2)) / 10 : Number(x.toFixed(1));
}
