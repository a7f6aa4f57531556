import { numbersOf } from '../../../features/risks/assessRegister';
import { badSecondsPer } from '../../../math/risk';
import { registersOf } from '../registers';
import type { DocumentRule } from '../../rule';

/** One or two guesses are a beginning. */
const FEWEST = 3;

export const riskAllGuesses: DocumentRule = {
  scope: 'document',
  on: ['risk-register'],
  meta: {
    code: 'risk/all-guesses',
    severity: 'information',
    summary: 'A register in which every estimate is a guess.',
    fixable: false,
  },
  *check(document, { yearSeconds }) {
    for (const { register } of registersOf(document)) {
      const estimated = register.risks.filter((risk) => badSecondsPer(numbersOf(risk), yearSeconds) !== undefined);
      const isGuess = estimated.every(
        ({ estimate }) => estimate?.basis?.value === 'guess' && estimate.incidents.length === 0,
      );
      if (estimated.length < FEWEST || !isGuess) continue;
      yield {
        span: register.risksSpan ?? register.head,
        message: `All ${estimated.length} estimates are guesses, so the order of the risks is a guess, too. Look through past incidents for those on top and write their numbers and "incidents", or ask somebody who knows and write "basis: expert".`,
      };
    }
  },
};
