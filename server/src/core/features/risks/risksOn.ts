import type { RiskRegister } from '../../model/riskRegister';
import type { In } from '../../workspace/index';
import type { BudgetContext } from '../budget/sloBudget';
import { assessmentOf } from './assessRegister';
import type { AssessedJourney } from './assessRegister';

/** A journey whose risks spend the budget of an SLO, and the register that it is in. */
export interface JourneyOn {
  readonly register: In<RiskRegister>;
  readonly journey: AssessedJourney;
}

/** The journeys of all registers of a folder that name an SLO, measured. */
export const journeysOn = (slo: string, context: BudgetContext): JourneyOn[] =>
  context.index.shared('risk-register').flatMap((register) => {
    if (!register.item.journeys.some(({ sloRef }) => sloRef?.value === slo)) return [];
    return assessmentOf(register.item, context)
      .journeys.filter(({ journey }) => journey.sloRef?.value === slo)
      .map((journey) => ({ register, journey }));
  });
