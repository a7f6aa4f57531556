import { expect, test } from 'vitest';
import { formatDecimal } from '../../../server/src/core/math/decimal';
import { parseQuantity } from '../../../server/src/core/math/quantity';

test.each([
  ['99.9', '99.9'],
  ['99900m', '99.9'],
  ['+99', '99'],
  ['999e-1', '99.9'],
  ['99900000u', '99.9'],
  ['99900000000n', '99.9'],
  ['.5', '0.5'],
  ['5.', '5'],
  ['-1m', '-0.001'],
])('the quantity %s is %s', (text, expected) => {
  expect(formatDecimal(parseQuantity(text)!)).toBe(expected);
});

test.each(['', 'm', '1k', '1Ki', '99.9%', '99 m', '1mm', 'NaN', '0x10', '1_000'])('%j is no quantity here', (text) => {
  expect(parseQuantity(text)).toBeUndefined();
});
