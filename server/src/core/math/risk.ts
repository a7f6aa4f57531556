import { certain, isUsable, largestOf, mean, moments, point, problemOf } from './estimate';
import type { Estimate, EstimateProblem, Moments } from './estimate';

/**
 * What a risk costs: bad time = rate x (time to detect + time to repair) x share of users x severity. Times are seconds,
 * shares are fractions 0..1. What cannot be computed is undefined; nothing here is NaN and nothing throws.
 * Sources: RISK.md 2.1, 2.6 and 3 (Google CRE's risk analysis, with a severity); golden cases O02, O07, O08.
 */

/** How often a risk happens. */
export type Frequency =
  | { readonly count: Estimate; readonly perSeconds: number }
  /** In seconds. */
  | { readonly meanTimeBetweenFailures: Estimate };

/** The parts of a risk's estimate. All are needed but `severity`, which is 1 where absent: nothing works. */
export interface RiskEstimate {
  readonly frequency?: Frequency | undefined;
  /** Seconds. */
  readonly timeToDetect?: Estimate | undefined;
  /** Seconds. */
  readonly timeToRepair?: Estimate | undefined;
  /** Share of the users, from 0 to 1. An interval is lognormal even so: a few in a hundred come out above p95. */
  readonly usersAffected?: Estimate | undefined;
  /** Share of an affected user's attempts that fail. */
  readonly severity?: Estimate | undefined;
}

export interface RiskInput extends RiskEstimate {
  readonly id: string;
}

/** Values that replace those of the estimate; what is absent stays. */
export interface MitigationInput {
  readonly changes: RiskEstimate;
}

export type RiskField = keyof RiskEstimate;

export interface RiskProblem {
  readonly field: RiskField;
  readonly problem:
    | EstimateProblem
    /** There is no value, and it has no default. */
    | 'missing'
    /** A share is above 1: perhaps a percentage. */
    | 'above-one'
    /** The time that a rate is counted in, or between failures, is zero. */
    | 'no-time'
    /** The numbers are beyond all computing. */
    | 'too-large';
}

/** One occurrence of a risk: the bad seconds X = (D + R) s v that it costs the average user. */
export interface Occurrence extends Moments {
  /** E (D + R): how long it lasts, in seconds, whoever it hits. */
  readonly durationSeconds: number;
  /** E s x E v: what every second of it counts. */
  readonly weight: number;
}

/** How a risk stands to the single-risk threshold. */
export type Band = 'high' | 'medium' | 'low' | 'unknown';

/** The share of the budget that a single risk may take; the default of Google's CRE. */
export const SINGLE_RISK_THRESHOLD = 0.25;

/** From which part of the threshold on a risk is medium (Google's risk-analysis-asset). */
const MEDIUM = 0.8;

/** Room for binary noise when exact decimals are compared: 10.08 / 40.32 is a quarter. */
const NOISE = 1e-12;

const ONE = point(1);

/** What is wrong with a risk's numbers; empty where its bad time can be computed and means what it says. */
export function riskProblems(risk: RiskEstimate): RiskProblem[] {
  const parts: [RiskField, Estimate | undefined][] = [
    ['frequency', rateEstimate(risk.frequency)],
    ['timeToDetect', risk.timeToDetect],
    ['timeToRepair', risk.timeToRepair],
    ['usersAffected', risk.usersAffected],
    ['severity', risk.severity ?? ONE],
  ];
  const found = parts.flatMap(([field, estimate]) => {
    const problem = fieldProblem(field, estimate, risk);
    return problem ? [{ field, problem }] : [];
  });
  if (found.every(({ problem }) => problem === 'no-range') && !isComputable(risk))
    found.push({ field: 'frequency', problem: 'too-large' });
  return found;
}

/**
 * Occurrences per second: mean count / time, or 1 / mean time between failures, which is the long-run rate of a renewal
 * process whatever the spread of the times. Undefined where it is not a finite number from 0.
 */
export function ratePerSecond(risk: RiskEstimate): number | undefined {
  const { frequency } = risk;
  if (!frequency) return undefined;
  if ('meanTimeBetweenFailures' in frequency) {
    const time = mean(frequency.meanTimeBetweenFailures);
    return time === undefined ? undefined : finite(1 / time);
  }
  const count = mean(frequency.count);
  return count === undefined || !(frequency.perSeconds > 0) ? undefined : finite(count / frequency.perSeconds);
}

/**
 * Mean and moments of the bad seconds of one occurrence, for independent factors:
 * E X = (E D + E R) E s E v, E X^2 = E (D + R)^2 E s^2 E v^2.
 * @param addedSeconds what systemic factors add to each occurrence
 * @returns undefined where a part is missing or unusable, or the result is beyond all numbers
 */
export function occurrence(risk: RiskEstimate, addedSeconds = 0): Occurrence | undefined {
  const detect = usable('timeToDetect', risk.timeToDetect);
  const repair = usable('timeToRepair', risk.timeToRepair);
  const users = usable('usersAffected', risk.usersAffected);
  const severity = usable('severity', risk.severity ?? ONE);
  if (!detect || !repair || !users || !severity || !(addedSeconds >= 0)) return undefined;
  const duration = sum(sum(detect, repair), certain(addedSeconds));
  const x = product(product(duration, users), severity);
  if (!Number.isFinite(x.mean) || !Number.isFinite(x.second)) return undefined;
  return { ...x, durationSeconds: duration.mean, weight: users.mean * severity.mean };
}

/** Expected occurrences in a period from 0. Undefined where it is not a finite number. */
export function occurrencesPer(risk: RiskEstimate, periodSeconds: number): number | undefined {
  const rate = ratePerSecond(risk);
  return rate === undefined || !(periodSeconds >= 0) ? undefined : finite(rate * periodSeconds);
}

/** Expected bad seconds of the average user in a period: rate x period x E X. Undefined where it cannot be computed. */
export function badSecondsPer(risk: RiskEstimate, periodSeconds: number): number | undefined {
  const count = occurrencesPer(risk, periodSeconds);
  const one = occurrence(risk);
  return count === undefined || !one ? undefined : finite(count * one.mean);
}

/** Bad time as a share of the budget; 1 spends it all. Undefined unless the budget is above 0. */
export function shareOfBudget(badSeconds: number | undefined, budgetSeconds: number | undefined): number | undefined {
  if (badSeconds === undefined || budgetSeconds === undefined || !(budgetSeconds > 0)) return undefined;
  return finite(badSeconds / budgetSeconds);
}

/** The share of the budget that one occurrence spends, E X / budget; 2 is two windows' budgets (RISK003). */
export function singleOccurrenceShare(risk: RiskEstimate, budgetSeconds: number): number | undefined {
  return shareOfBudget(occurrence(risk)?.mean, budgetSeconds);
}

/**
 * The share of the time in which the risk is happening, rate x E (D + R). From about 0.1 on occurrences overlap and the
 * model of single occurrences breaks; 1 and above is a standing defect (RISK017).
 */
export function overlapShare(risk: RiskEstimate): number | undefined {
  const rate = ratePerSecond(risk);
  const one = occurrence(risk);
  return rate === undefined || !one ? undefined : finite(rate * one.durationSeconds);
}

/** High from the threshold (a share of the budget) on, medium above 0.8 of it, low otherwise. */
export function band(share: number | undefined, threshold = SINGLE_RISK_THRESHOLD): Band {
  if (share === undefined || Number.isNaN(share) || Number.isNaN(threshold)) return 'unknown';
  if (share >= threshold * (1 - NOISE)) return 'high';
  return share > MEDIUM * threshold * (1 + NOISE) ? 'medium' : 'low';
}

/** Sorted by bad time, worst first; equals stay in their order and what is not known comes last. */
export function rank<T extends { readonly badSeconds: number | undefined }>(items: readonly T[]): T[] {
  const key = (item: T) => (item.badSeconds === undefined || Number.isNaN(item.badSeconds) ? -1 : item.badSeconds);
  return [...items].sort((a, b) => key(b) - key(a) || 0);
}

/** The risk with the changes of all mitigations, in their order: a later one replaces what an earlier one set. */
export function mitigated<T extends RiskEstimate>(risk: T, mitigations: readonly MitigationInput[]): T {
  return mitigations.reduce<T>((result, { changes }) => ({ ...result, ...present(changes) }), risk);
}

/**
 * The bad seconds per period that one mitigation saves if it is the only one; negative where it makes things worse.
 * Undefined where either side cannot be computed.
 */
export function savedBy(risk: RiskEstimate, mitigation: MitigationInput, periodSeconds: number): number | undefined {
  const before = badSecondsPer(risk, periodSeconds);
  const after = badSecondsPer(mitigated(risk, [mitigation]), periodSeconds);
  return before === undefined || after === undefined ? undefined : before - after;
}

function fieldProblem(
  field: RiskField,
  estimate: Estimate | undefined,
  risk: RiskEstimate,
): RiskProblem['problem'] | undefined {
  if (!estimate) return 'missing';
  const problem = problemOf(estimate);
  if (problem && problem !== 'no-range') return problem;
  if (isShare(field) && largestOf(estimate) > 1) return 'above-one';
  if (field === 'frequency' && !hasTime(risk.frequency)) return 'no-time';
  return problem;
}

function hasTime(frequency: Frequency | undefined): boolean {
  if (!frequency) return false;
  if ('meanTimeBetweenFailures' in frequency) return mean(frequency.meanTimeBetweenFailures) !== 0;
  return frequency.perSeconds > 0 && Number.isFinite(frequency.perSeconds);
}

function isComputable(risk: RiskEstimate): boolean {
  return badSecondsPer(risk, 1) !== undefined;
}

function rateEstimate(frequency: Frequency | undefined): Estimate | undefined {
  if (!frequency) return undefined;
  return 'count' in frequency ? frequency.count : frequency.meanTimeBetweenFailures;
}

function isShare(field: RiskField): boolean {
  return field === 'usersAffected' || field === 'severity';
}

/** The moments of a part that means what it says. */
function usable(field: RiskField, estimate: Estimate | undefined): Moments | undefined {
  if (!estimate || !isUsable(estimate) || (isShare(field) && largestOf(estimate) > 1)) return undefined;
  return moments(estimate);
}

function sum(x: Moments, y: Moments): Moments {
  return {
    mean: x.mean + y.mean,
    variance: x.variance + y.variance,
    second: x.second + 2 * x.mean * y.mean + y.second,
    third: x.third + 3 * x.second * y.mean + 3 * x.mean * y.second + y.third,
  };
}

function product(x: Moments, y: Moments): Moments {
  return {
    mean: x.mean * y.mean,
    variance: x.variance * y.second + x.mean ** 2 * y.variance,
    second: x.second * y.second,
    third: x.third * y.third,
  };
}

function present(changes: RiskEstimate): RiskEstimate {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

function finite(n: number): number | undefined {
  return Number.isFinite(n) ? n : undefined;
}
