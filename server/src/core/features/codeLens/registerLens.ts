import type { RiskRegister } from '../../model/riskRegister';
import { plainText } from '../../text/markdown';
import type { BudgetContext } from '../budget/sloBudget';
import { counted, shareText } from '../register/figures';
import { assessmentOf } from '../risks/assessRegister';
import type { Lens } from './codeLens';

/** So many budgets have a place of their own in one line. */
const MOST_BUDGETS = 3;

/** `3 risks: 304.3 % of the budget of checkout`; of several budgets each with its share. */
export function registerLens(register: RiskRegister, context: BudgetContext): Lens {
  const { journeys } = assessmentOf(register, context);
  const shares = journeys.flatMap(({ journey, budget, total, risks }) =>
    budget && total.share !== undefined && risks.some(({ cost }) => cost.badSeconds !== undefined)
      ? [`${shareText(total.share)} of the budget of ${plainText(journey.sloRef?.value ?? '', 60)}`]
      : [],
  );
  const more = shares.length > MOST_BUDGETS ? [`${shares.length - MOST_BUDGETS} more`] : [];
  const told = [...shares.slice(0, MOST_BUDGETS), ...more].join(', ');
  const count = counted(register.risks.length, 'risk');
  return { span: register.head, title: told === '' ? `${count}: open the register` : `${count}: ${told}` };
}
