import { parseDecimal, shift } from './decimal';
import type { Decimal } from './decimal';

/** Places that the suffix of a small quantity moves the point by: `99900m` is 99.9. */
const PLACES: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3 };

const QUANTITY = /^(.*?)([num]?)$/;

/**
 * Reads a quantity of Kubernetes (apimachinery, pkg/api/resource): a decimal, with an exponent or one of the suffixes n, u
 * and m. Undefined for anything else; the suffixes of large numbers are left out, since no number of percent has them.
 */
export function parseQuantity(text: string): Decimal | undefined {
  const [, number = '', suffix = ''] = QUANTITY.exec(text) ?? [];
  const decimal = parseDecimal(number);
  const places = PLACES[suffix];
  return decimal && places !== undefined ? shift(decimal, places) : decimal;
}
