import type { RiskRegister } from '../../../model/riskRegister';
import { plainText } from '../../../text/markdown';
import { nearest } from '../../../text/nearest';
import { registersOf } from '../registers';
import type { DocumentRule } from '../../rule';

export const riskJourneyWithoutFears: DocumentRule = {
  scope: 'document',
  on: ['risk-register'],
  meta: {
    code: 'risk/journey-without-fears',
    severity: 'information',
    summary: 'A journey that nobody has feared anything for, where the register has fears for others.',
    fixable: false,
  },
  *check(document) {
    for (const { register } of registersOf(document)) {
      if (register.risks.length === 0) continue;
      const feared = fearedOf(register);
      for (const { name, displayName, head } of register.journeys) {
        if (!name || feared.has(name.value)) continue;
        yield {
          span: head,
          message: `Nothing is feared for the journey "${plainText(displayName?.value ?? name.value, 60)}", while others have ${register.risks.length === 1 ? 'one fear' : `${register.risks.length} fears`}. More often nobody was asked than nothing can go wrong. Ask once more what could keep users from it, or take the journey out.`,
          structural: true,
        };
      }
    }
  },
};

/** The journeys that risks name or, by a slip of the pen, mean. */
function fearedOf({ journeys, risks }: RiskRegister): Set<string> {
  const names = new Set(journeys.flatMap(({ name }) => name?.value ?? []));
  const refs = new Set(risks.flatMap(({ journeyRef }) => journeyRef?.value ?? []));
  const compared = [...names].slice(0, MOST_COMPARED);
  const slips = [...refs].filter((ref) => !names.has(ref)).slice(0, MOST_COMPARED);
  return new Set([...refs, ...slips.flatMap((ref) => nearest(ref, compared) ?? [])]);
}

/** So many names are compared with so many that are wrong. */
const MOST_COMPARED = 200;
