import { decimalOf, formatDecimal, shift } from '../../../math/decimal';
import type { EstimatePartText } from '../../../model/riskRegister';
import type { Fix } from '../../../text/edit';
import { plainText } from '../../../text/markdown';
import { estimatesIn, numbersIn, registersOf } from '../registers';
import type { DocumentRule } from '../../rule';

export const riskShareAboveOne: DocumentRule = {
  scope: 'document',
  on: ['risk-register'],
  meta: {
    code: 'risk/share-above-one',
    severity: 'error',
    summary: 'More users than there are: a percentage where a share belongs.',
    fixable: true,
    replacesSchema: true,
  },
  *check(document) {
    for (const { register } of registersOf(document))
      for (const numbers of numbersIn(register))
        for (const { field, spec } of estimatesIn(numbers))
          if (field === 'usersAffected' || field === 'severity')
            for (const part of spec.parts)
              if (part.value !== undefined && part.value > 1)
                yield {
                  span: part.span,
                  message: `${field} is ${plainText(part.text, 20)}, and a share is at most 1: that would be more than ${field === 'usersAffected' ? 'all users' : 'all attempts'}, so nothing can be reckoned with it. ${adviceOf(part)}`,
                  fixes: fixOf(part),
                };
  },
};

const adviceOf = (part: EstimatePartText): string => {
  const meant = meantBy(part);
  return meant === undefined
    ? 'Write a share: 5 % is 0.05.'
    : `If ${plainText(part.text, 20)} % is meant, write ${meant}.`;
};

/** A percentage as the share that it means; undefined for what is no percentage either. */
function meantBy({ value = 0 }: EstimatePartText): string | undefined {
  const decimal = value <= 100 ? decimalOf(value) : undefined;
  return decimal && formatDecimal(shift(decimal, -2));
}

/** Somebody who writes 1.2 may well mean all users and some. */
const SURELY_PERCENT = 2;

function fixOf(part: EstimatePartText): Fix[] {
  const newText = meantBy(part);
  if (newText === undefined) return [];
  const preferred = (part.value ?? 0) >= SURELY_PERCENT;
  return [{ title: `Write ${newText}`, edits: [{ span: part.span, newText }], preferred }];
}
