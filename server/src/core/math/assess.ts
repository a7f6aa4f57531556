import { exceedance, totalOf, UNKNOWN } from './exceedance';
import type { Exceedance } from './exceedance';
import {
  badSecondsPer,
  band,
  mitigated,
  occurrence,
  occurrencesPer,
  overlapShare,
  rank,
  riskProblems,
  savedBy,
  shareOfBudget,
  SINGLE_RISK_THRESHOLD,
} from './risk';
import type { Band, MitigationInput, RiskInput, RiskProblem } from './risk';
import { addedBy, loadOf } from './systemic';
import type { SystemicInput } from './systemic';

/**
 * The risks of one user journey against the budget that they spend together. Times are seconds, in one window unless
 * they say otherwise; shares are of the budget, 1 is all of it.
 * Source: RISK.md 3 and 4.
 */
export interface JourneyInput<R extends JourneyRisk = JourneyRisk, F extends SystemicInput = SystemicInput> {
  /** Above 0. */
  readonly windowSeconds: number;
  /** From 0; absent where no SLO says what it is, and then nothing is a share of it. */
  readonly budgetSeconds?: number | undefined;
  readonly risks: readonly R[];
  readonly systemicFactors?: readonly F[] | undefined;
  /** Share of the budget from which a single risk is high; 0.25 where absent. */
  readonly singleRiskThreshold?: number | undefined;
  /** Who gives the chances to exceed the budget, where some are kept. */
  readonly chanceOf?: typeof exceedance | undefined;
}

export interface JourneyRisk extends RiskInput {
  readonly mitigations?: readonly MitigationInput[] | undefined;
  /** Whether somebody decided to live with it. */
  readonly accepted?: boolean | undefined;
}

/** What a risk costs in one window. What cannot be computed is undefined. */
export interface RiskCost {
  readonly badSeconds: number | undefined;
  readonly share: number | undefined;
  /** What one occurrence spends of the budget. */
  readonly singleOccurrenceShare: number | undefined;
  readonly band: Band;
}

export interface AssessedRisk<R extends JourneyRisk = JourneyRisk> extends RiskCost {
  readonly risk: R;
  /** 1 for the one that costs most. */
  readonly rank: number;
  readonly occurrencesPerWindow: number | undefined;
  /** Expected bad seconds of one occurrence. */
  readonly badSecondsPerOccurrence: number | undefined;
  /** Share of the time in which it is happening. */
  readonly overlapShare: number | undefined;
  readonly problems: readonly RiskProblem[];
  /** With all its mitigations; undefined where it has none. */
  readonly mitigated: RiskCost | undefined;
  /** By mitigation: the bad seconds that it saves if it is the only one. */
  readonly savedSeconds: readonly (number | undefined)[];
}

export interface AssessedFactor<F extends SystemicInput = SystemicInput> {
  readonly factor: F;
  readonly badSeconds: number | undefined;
  readonly share: number | undefined;
}

export interface JourneyAssessment<R extends JourneyRisk = JourneyRisk, F extends SystemicInput = SystemicInput> {
  /** What the risks that can be computed cost together, without systemic factors. Accepted ones count. */
  readonly expectedBadSeconds: number;
  readonly share: number | undefined;
  /** The sum of what each systemic factor adds by itself. */
  readonly systemicBadSeconds: number;
  /** Risks and systemic factors: the register's total. */
  readonly totalBadSeconds: number;
  readonly totalShare: number | undefined;
  /** What the accepted risks leave of the budget (risk-catalogger); negative where they need more. */
  readonly unallocatedSeconds: number | undefined;
  /** What risks and systemic factors leave for what nobody thought of; negative where they need more. */
  readonly leftForUnknownSeconds: number | undefined;
  /** Worst first; those that cannot be computed last. */
  readonly risks: readonly AssessedRisk<R>[];
  /** In the order of the input. */
  readonly systemicFactors: readonly AssessedFactor<F>[];
  /** Variance of the bad time of one window, with systemic factors, in squared seconds. */
  readonly variance: number | undefined;
  /** Of the risks that can be computed, with all systemic factors at once. */
  readonly probabilityOfExceeding: Exceedance;
  /** With the mitigations of all risks, otherwise the same. */
  readonly mitigated: {
    readonly expectedBadSeconds: number;
    readonly share: number | undefined;
    readonly probabilityOfExceeding: Exceedance;
  };
}

const ONE_MISSING = 'One risk without a usable estimate is left out.';
const MISSING = 'risks without usable estimates are left out.';

/** Everything that is known about one journey's risks. */
export function assess<R extends JourneyRisk, F extends SystemicInput>(
  journey: JourneyInput<R, F>,
): JourneyAssessment<R, F> {
  const { windowSeconds, budgetSeconds, systemicFactors = [] } = journey;
  const risks = rank(journey.risks.map((risk) => assessRisk(risk, journey))).map((risk, i) => ({
    ...risk,
    rank: i + 1,
  }));
  const factors = systemicFactors.map((factor) => {
    const badSeconds = addedBy(factor, journey.risks, windowSeconds);
    return { factor, badSeconds, share: shareOfBudget(badSeconds, budgetSeconds) };
  });
  const expectedBadSeconds = sum(risks);
  const systemicBadSeconds = sum(factors);
  const totalBadSeconds = sum([...risks, ...factors]);
  const after = journey.risks.map((risk) => mitigated(risk, risk.mitigations ?? []));
  const isMitigated = journey.risks.some(({ mitigations = [] }) => mitigations.length > 0);
  const without = (seconds: number) => (isBudget(budgetSeconds) ? budgetSeconds - seconds : undefined);
  const probabilityOfExceeding = chanceFor(journey, journey.risks);
  const afterSeconds = sum(after.map((risk) => ({ badSeconds: badSecondsPer(risk, windowSeconds) })));
  return {
    expectedBadSeconds,
    share: shareOfBudget(expectedBadSeconds, budgetSeconds),
    systemicBadSeconds,
    totalBadSeconds,
    totalShare: shareOfBudget(totalBadSeconds, budgetSeconds),
    unallocatedSeconds: without(sum(risks.filter(({ risk }) => risk.accepted))),
    leftForUnknownSeconds: without(totalBadSeconds),
    risks,
    systemicFactors: factors,
    variance: totalOf(sizesOf(journey, journey.risks))?.variance,
    probabilityOfExceeding,
    mitigated: {
      expectedBadSeconds: afterSeconds,
      share: shareOfBudget(afterSeconds, budgetSeconds),
      probabilityOfExceeding: isMitigated ? chanceFor(journey, after) : probabilityOfExceeding,
    },
  };
}

function assessRisk<R extends JourneyRisk>(risk: R, journey: JourneyInput<R>): Omit<AssessedRisk<R>, 'rank'> {
  const { windowSeconds } = journey;
  const mitigations = risk.mitigations ?? [];
  return {
    risk,
    ...costOf(risk, journey),
    occurrencesPerWindow: occurrencesPer(risk, windowSeconds),
    badSecondsPerOccurrence: occurrence(risk)?.mean,
    overlapShare: overlapShare(risk),
    problems: riskProblems(risk),
    mitigated: mitigations.length === 0 ? undefined : costOf(mitigated(risk, mitigations), journey),
    savedSeconds: mitigations.map((mitigation) => savedBy(risk, mitigation, windowSeconds)),
  };
}

function costOf(risk: JourneyRisk, { windowSeconds, budgetSeconds, singleRiskThreshold }: JourneyInput): RiskCost {
  const badSeconds = badSecondsPer(risk, windowSeconds);
  const share = shareOfBudget(badSeconds, budgetSeconds);
  return {
    badSeconds,
    share,
    singleOccurrenceShare: shareOfBudget(occurrence(risk)?.mean, budgetSeconds),
    band: band(share, singleRiskThreshold ?? SINGLE_RISK_THRESHOLD),
  };
}

/** The occurrences of the risks that can be computed, with all systemic factors. */
function sizesOf({ windowSeconds, systemicFactors = [] }: JourneyInput, risks: readonly RiskInput[]) {
  const { addedSeconds, rateFactor } = loadOf(systemicFactors);
  return risks.flatMap((risk) => {
    if (badSecondsPer(risk, windowSeconds) === undefined) return [];
    return [{ rate: occurrencesPer(risk, windowSeconds)! * rateFactor, risk, addedSeconds }];
  });
}

function chanceFor(journey: JourneyInput, risks: readonly RiskInput[]): Exceedance {
  const sizes = sizesOf(journey, risks);
  if (sizes.length === 0 || !isBudget(journey.budgetSeconds)) return UNKNOWN;
  const result = (journey.chanceOf ?? exceedance)(sizes, journey.budgetSeconds);
  const missing = risks.length - sizes.length;
  if (missing === 0) return result;
  return { ...result, assumptions: [...result.assumptions, missing === 1 ? ONE_MISSING : `${missing} ${MISSING}`] };
}

function isBudget(seconds: number | undefined): seconds is number {
  return seconds !== undefined && seconds >= 0 && Number.isFinite(seconds);
}

/** The sum of what is known; never infinite. */
function sum(items: readonly { readonly badSeconds: number | undefined }[]): number {
  return Math.min(
    Number.MAX_VALUE,
    items.reduce((total, { badSeconds }) => total + (badSeconds ?? 0), 0),
  );
}
