import { thresholdOf } from '../../config/settings';
import type { Settings } from '../../config/settings';
import { assess } from '../../math/assess';
import type { AssessedRisk, JourneyAssessment, JourneyRisk } from '../../math/assess';
import { badSecondsPer, mitigated, SINGLE_RISK_THRESHOLD } from '../../math/risk';
import type { RiskEstimate } from '../../math/risk';
import { addedBy } from '../../math/systemic';
import type { SystemicInput } from '../../math/systemic';
import type { Journey, Risk, RiskRegister, SystemicFactor } from '../../model/riskRegister';
import type { BudgetContext } from '../budget/sloBudget';
import { journeyBudget } from './journeyBudget';
import type { JourneyBudget } from './journeyBudget';
import { hasBothLabels, heatOf, labelsOf } from './labels';
import type { Labelled } from './labels';

/** A register measured against the budgets of its journeys. */
export interface RegisterAssessment {
  readonly register: RiskRegister;
  /** The window of the first journey that has a budget, or else the default of the settings. */
  readonly windowSeconds: number;
  readonly yearSeconds: number;
  /** Share of the budget from which one risk is high. */
  readonly threshold: number;
  /** In the order of the register. */
  readonly journeys: readonly AssessedJourney[];
  /** In the order of the register. */
  readonly risks: readonly RegisterRisk[];
  /** The same, the one that ranks first in front. */
  readonly ranking: readonly RegisterRisk[];
  /** In the order of the register. Bad seconds that each adds alone; absent where they cannot be computed. */
  readonly factors: readonly {
    readonly factor: SystemicFactor;
    readonly perWindow: number | undefined;
    readonly perYear: number | undefined;
  }[];
}

export interface AssessedJourney {
  readonly journey: Journey;
  /** Absent where its SLO is not known, or leaves no budget. */
  readonly budget: JourneyBudget | undefined;
  readonly windowSeconds: number;
  /** In the order of the register. */
  readonly risks: readonly RegisterRisk[];
  /** Shares and chances mean something only where there is a budget. */
  readonly total: JourneyAssessment;
}

/** What a place among all risks rests on: a figure, the labels, the votes, or only the order of the file. */
export type RankBasis = 'minutes' | 'labels' | 'votes' | 'order';

export interface RegisterRisk {
  readonly risk: Risk;
  /** Absent where it is in none, or in one that is not there. */
  readonly journey: Journey | undefined;
  readonly labels: Labelled;
  /** Of the window of its journey, or that of the register. */
  readonly windowSeconds: number;
  /** Its figures per window against the budget of its journey. The rank in it is that within the journey. */
  readonly cost: AssessedRisk;
  /** Bad seconds. */
  readonly perYear: number | undefined;
  /** Bad seconds with all mitigations; absent where it has none. */
  readonly mitigatedPerYear: number | undefined;
  /** From 1, among all risks of the register. */
  readonly rank: number;
  readonly rankBasis: RankBasis;
}

/** How a register is measured. */
export interface AssessOptions {
  /** As if every mitigation worked, also those that are planned. */
  readonly withMitigations?: boolean | undefined;
}

/** Measures a register. Deterministic, and without a clock: whether an acceptance has ended is not looked at. */
export function assessRegister(
  register: RiskRegister,
  context: BudgetContext,
  { withMitigations = false }: AssessOptions = {},
): RegisterAssessment {
  const measured = (risk: Risk): Input => (withMitigations ? afterAll(inputOf(risk)) : inputOf(risk));
  const budgets = register.journeys.map(({ sloRef }) => journeyBudget(sloRef?.value, context));
  const windowSeconds = budgets.find((budget) => budget)?.windowSeconds ?? context.settings.defaultWindowSeconds;
  const { yearSeconds } = context.settings;
  const threshold = thresholdFor(register, context.settings);
  const factors = register.systemicFactors.map(factorInput);
  const groups = new Groups(register);
  const assessed = new Map<Risk, Omit<RegisterRisk, 'rank'>>();

  const measure = (journey: Journey | undefined, budget: JourneyBudget | undefined): JourneyAssessment => {
    const window = budget?.windowSeconds ?? windowSeconds;
    const total = assess({
      windowSeconds: window,
      budgetSeconds: budget?.budgetSeconds ?? 0,
      risks: groups.of(journey).map(measured),
      systemicFactors: factors,
      singleRiskThreshold: threshold,
      chanceOf: context.index.chances.of,
    });
    for (const cost of total.risks) {
      const { risk } = cost.risk;
      const labels = labelsOf(risk);
      const perYear = badSecondsPer(cost.risk, yearSeconds);
      assessed.set(risk, {
        risk,
        journey,
        labels,
        windowSeconds: window,
        cost,
        perYear,
        mitigatedPerYear:
          cost.mitigated && badSecondsPer(mitigated(cost.risk, cost.risk.mitigations ?? []), yearSeconds),
        rankBasis: basisOf(perYear, labels, risk),
      });
    }
    return total;
  };

  const totals = register.journeys.map((journey, i) => measure(journey, budgets[i]));
  measure(undefined, undefined);
  const ranking = ranked(register.risks.map((risk) => assessed.get(risk)!));
  const risks = [...ranking].sort((a, b) => a.risk.index - b.risk.index);
  const inputs = register.risks.map(measured);
  return {
    register,
    windowSeconds,
    yearSeconds,
    threshold,
    journeys: register.journeys.map((journey, i) => ({
      journey,
      budget: budgets[i],
      windowSeconds: budgets[i]?.windowSeconds ?? windowSeconds,
      risks: groups.of(journey).map(({ index }) => risks[index]!),
      total: totals[i]!,
    })),
    risks,
    ranking,
    factors: register.systemicFactors.map((factor, i) => ({
      factor,
      perWindow: addedBy(factors[i]!, inputs, windowSeconds),
      perYear: addedBy(factors[i]!, inputs, yearSeconds),
    })),
  };
}

/** The figures of a register as it stands. They are kept until anything in its folder changes: many ask for them. */
export const assessmentOf = (register: RiskRegister, context: BudgetContext): RegisterAssessment => {
  const { defaultWindowSeconds, yearSeconds } = context.settings;
  const inputs = [defaultWindowSeconds, yearSeconds, singleRiskThreshold(context.settings)];
  return context.index.lastAnswer.of(register, inputs, () => assessRegister(register, context));
};

/** The share of the budget that one risk may take; the usual one where the register has none that is a share. */
function thresholdFor(register: RiskRegister, settings: Settings): number {
  const value = register.singleRiskThreshold?.value ?? 0;
  return value > 0 && value <= 1 ? value : singleRiskThreshold(settings);
}

/** The share from which one risk is high, where its register does not say. */
const singleRiskThreshold = (settings: Settings): number =>
  thresholdOf(settings, 'risk/too-big', SINGLE_RISK_THRESHOLD);

/** How many votes a fear has: none where the number is none of votes. */
export const votesOf = ({ votes }: Risk): number =>
  votes && votes.value >= 0 && Number.isFinite(votes.value) ? votes.value : 0;

/** A risk as it is when all its mitigations work. */
const afterAll = (input: Input): Input => ({ ...mitigated(input, input.mitigations ?? []), mitigations: [] });

interface Input extends JourneyRisk {
  readonly risk: Risk;
}

/** A risk for the risk engine. Of mitigations also those that are planned. */
export function inputOf(risk: Risk): Input {
  return {
    id: risk.id?.value ?? '',
    risk,
    ...numbersOf(risk),
    mitigations: risk.mitigations.map(({ changes }) => ({ changes: changes?.numbers ?? {} })),
    accepted: risk.treatment?.strategy?.value === 'accept',
  };
}

/** The estimate of a risk for the risk engine. */
export const numbersOf = (risk: Risk): RiskEstimate => risk.estimate?.numbers ?? {};

/** A systemic factor for the risk engine. What cannot be read makes nothing worse. */
export const factorInput = (factor: SystemicFactor): SystemicInput => ({
  name: factor.name?.value ?? '',
  addTimeToDetect: factor.addTimeToDetect?.seconds,
  addTimeToRepair: factor.addTimeToRepair?.seconds,
  frequencyIncrease: factor.frequencyIncrease?.value,
});

/** The risks of a register by journey. Of journeys with the same name the first has the risks. */
class Groups {
  readonly #byName = new Map<string, Journey>();
  readonly #risks = new Map<Journey | undefined, Risk[]>();

  constructor({ journeys, risks }: RiskRegister) {
    for (const journey of journeys)
      if (journey.name && !this.#byName.has(journey.name.value)) this.#byName.set(journey.name.value, journey);
    for (const risk of risks) {
      const journey = risk.journeyRef && this.#byName.get(risk.journeyRef.value);
      const group = this.#risks.get(journey);
      if (group) group.push(risk);
      else this.#risks.set(journey, [risk]);
    }
  }

  of(journey: Journey | undefined): readonly Risk[] {
    return this.#risks.get(journey) ?? [];
  }
}

function basisOf(perYear: number | undefined, labels: Labelled, risk: Risk): RankBasis {
  if (perYear !== undefined) return 'minutes';
  if (hasBothLabels(labels)) return 'labels';
  return votesOf(risk) > 0 ? 'votes' : 'order';
}

const BASES: readonly RankBasis[] = ['minutes', 'labels', 'votes', 'order'];

/** Those with figures first, by bad minutes; then by labels; then by votes; equals in the order of the register. */
function ranked(risks: readonly Omit<RegisterRisk, 'rank'>[]): RegisterRisk[] {
  return [...risks]
    .sort(
      (a, b) =>
        BASES.indexOf(a.rankBasis) - BASES.indexOf(b.rankBasis) ||
        (b.perYear ?? 0) - (a.perYear ?? 0) ||
        heatOf(b.labels) - heatOf(a.labels) ||
        votesOf(b.risk) - votesOf(a.risk) ||
        a.risk.index - b.risk.index,
    )
    .map((risk, i) => ({ ...risk, rank: i + 1 }));
}
