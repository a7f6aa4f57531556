import { counted, perYearText } from '../../../features/register/figures';
import { factorInput, numbersOf } from '../../../features/risks/assessRegister';
import { badSecondsPer } from '../../../math/risk';
import { addedBy } from '../../../math/systemic';
import type { RiskRegister } from '../../../model/riskRegister';
import { plainText } from '../../../text/markdown';
import { nameOf, registersOf } from '../registers';
import type { DocumentRule } from '../../rule';

export const riskSystemicFactor: DocumentRule = {
  scope: 'document',
  on: ['risk-register'],
  meta: {
    code: 'risk/systemic-factor',
    severity: 'information',
    summary: 'A systemic factor that adds more bad minutes than any single risk has.',
    fixable: false,
  },
  *check(document, { yearSeconds }) {
    for (const { register } of registersOf(document)) {
      const worst = worstOf(register, yearSeconds);
      if (!worst) continue;
      const risks = register.risks.map((risk) => ({ id: '', ...numbersOf(risk) }));
      for (const factor of register.systemicFactors) {
        const added = addedBy(factorInput(factor), risks, yearSeconds) ?? 0;
        if (added <= worst.seconds) continue;
        yield {
          span: factor.head,
          message: `"${plainText(factor.name?.value ?? '', 60)}" adds ${perYearText(added)} over ${counted(worst.count, 'risk')}, more than the worst single risk costs ("${worst.name}", ${perYearText(worst.seconds)}). To mend it helps against all of them at once: it belongs in front of the list.`,
        };
      }
    }
  },
};

interface Worst {
  readonly name: string;
  readonly seconds: number;
  /** How many risks can be reckoned with. */
  readonly count: number;
}

/** The risk that costs most; undefined where fewer than two can be reckoned with. */
function worstOf({ risks }: RiskRegister, yearSeconds: number): Worst | undefined {
  const costs = risks.flatMap((risk) => {
    const seconds = badSecondsPer(numbersOf(risk), yearSeconds);
    return seconds === undefined ? [] : [{ risk, seconds }];
  });
  if (costs.length < 2) return undefined;
  const { risk, seconds } = costs.reduce((worst, each) => (each.seconds > worst.seconds ? each : worst));
  return { name: nameOf(risk), seconds, count: costs.length };
}
