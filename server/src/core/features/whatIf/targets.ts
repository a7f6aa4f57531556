import { compare, complement, decimalOf, ONE, shift, ZERO } from '../../math/decimal';
import type { Decimal } from '../../math/decimal';
import { nines } from '../../math/budget';

/** Three rungs a nine: 99, 99.5, 99.8 % and so on are what teams write. */
const STEPS = ['1', '0.5', '0.2'].map((text) => decimalOf(Number(text))!);
const LEAST_NINES = 1;
/** Rungs reach this many nines below and above the own target. */
const AROUND = 2;

/** The targets to try around one of an SLO, from the lowest to the highest, itself among them. */
export function targetsAround(own: Decimal): Decimal[] {
  const at = Math.floor(nines(own));
  const from = Math.max(LEAST_NINES, at - AROUND);
  const found: Decimal[] = [own];
  for (let n = from; n <= Math.max(at, LEAST_NINES) + AROUND; n++)
    for (const step of STEPS) found.push(complement(shift(step, -n)));
  return found
    .filter((target) => compare(target, ZERO) >= 0 && compare(target, ONE) < 0)
    .sort(compare)
    .filter((target, i, all) => i === 0 || compare(target, all[i - 1]!) !== 0);
}
