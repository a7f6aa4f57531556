import type { Exceedance } from '../../math/exceedance';
import { badSecondsPer, ratePerSecond, shareOfBudget } from '../../math/risk';
import { loadOf } from '../../math/systemic';
import type { Journey, Risk, RiskRegister } from '../../model/riskRegister';
import type { FolderIndex, In } from '../../workspace/index';
import { factorInput, inputOf } from './assessRegister';

/** The risks of all registers of a folder that spend the budget of one SLO. */
export interface Burden {
  readonly journeys: readonly BurdeningJourney[];
  /** How many risks there are, with and without an estimate. */
  readonly count: number;
  /** Share of a budget that they are expected to spend in one window, systemic factors not counted. */
  share(windowSeconds: number, budgetSeconds: number): number | undefined;
  /** Chance that they, with the systemic factors of their registers, spend more than a budget in one window. */
  chance(windowSeconds: number, budgetSeconds: number): Exceedance | undefined;
}

export interface BurdeningJourney {
  readonly register: In<RiskRegister>;
  readonly journey: Journey;
  readonly risks: readonly Risk[];
}

/** What burdens an SLO; undefined where no register of the folder speaks of it. */
export function burdenOf(slo: string, index: FolderIndex): Burden | undefined {
  const journeys = index.shared('risk-register').flatMap((register) => journeysOn(slo, register));
  if (journeys.length === 0) return undefined;
  return {
    journeys,
    count: journeys.reduce((sum, { risks }) => sum + risks.length, 0),
    share: (windowSeconds, budgetSeconds) => {
      const known = inputsOf(journeys).flatMap(({ input }) => badSecondsPer(input, windowSeconds) ?? []);
      return known.length === 0 ? undefined : shareOfBudget(sumOf(known), budgetSeconds);
    },
    chance: (windowSeconds, budgetSeconds) => {
      const sizes = inputsOf(journeys).flatMap(({ input, load }) => {
        const rate = ratePerSecond(input);
        if (rate === undefined || badSecondsPer(input, windowSeconds) === undefined) return [];
        return [{ rate: rate * windowSeconds * load.rateFactor, risk: input, addedSeconds: load.addedSeconds }];
      });
      return sizes.length === 0 ? undefined : index.chances.of(sizes, budgetSeconds);
    },
  };
}

/** The journeys of a register on an SLO with their risks; of journeys with the same name the first has them. */
function journeysOn(slo: string, register: In<RiskRegister>): BurdeningJourney[] {
  const { journeys, risks } = register.item;
  return journeys.flatMap((journey) => {
    if (journey.sloRef?.value !== slo) return [];
    const isFirst = journeys.find(({ name }) => name?.value === journey.name?.value) === journey;
    const own = journey.name && isFirst ? risks.filter((risk) => risk.journeyRef?.value === journey.name?.value) : [];
    return [{ register, journey, risks: own }];
  });
}

type Weighted = { readonly input: ReturnType<typeof inputOf>; readonly load: ReturnType<typeof loadOf> };

const inputsOf = (journeys: readonly BurdeningJourney[]): Weighted[] =>
  journeys.flatMap(({ register, risks }) => {
    const load = loadOf(register.item.systemicFactors.map(factorInput));
    return risks.map((risk) => ({ input: inputOf(risk), load }));
  });

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0);
