/**
 * Moves the point of a number as it is written, so that its digits stay: `99.90` by -2 is `0.9990`, `0.999` by 2 is
 * `99.9`. Undefined for other forms (signs, exponents).
 */
export function shiftPoint(text: string, places: number): string | undefined {
  const match = /^(\d*)(?:\.(\d*))?$/.exec(text);
  if (!match || !/\d/.test(text)) return undefined;
  const [, whole = '', fraction = ''] = match;
  const point = whole.length + places;
  const digits = (point < 0 ? '0'.repeat(-point) : '') + (whole + fraction).padEnd(point, '0');
  const head = digits.slice(0, Math.max(0, point)).replace(/^0+(?=\d)/, '') || '0';
  const tail = digits.slice(Math.max(0, point));
  // Zeros that were whole digits mean nothing behind the point: 90 is 0.9.
  const shown = fraction === '' ? tail.replace(/0+$/, '') : tail;
  return shown === '' ? head : `${head}.${shown}`;
}
