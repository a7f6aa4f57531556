import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  complement,
  decimalOf,
  formatDecimal,
  isZero,
  log10,
  mul,
  parseDecimal,
  ratio,
  roundTo,
  shift,
  sub,
  toNumber,
} from '../../../server/src/core/math/decimal';
import { dec } from './helpers';

describe('parseDecimal', () => {
  it.each([
    ['0.999', '0.999'],
    ['.5', '0.5'],
    ['1.', '1'],
    ['+1', '1'],
    ['-3', '-3'],
    ['-0.0', '0'],
    ['1e-3', '0.001'],
    ['1E+3', '1000'],
    ['99.9', '99.9'],
    ['0.9990', '0.999'],
    ['1000', '1000'],
    ['007', '7'],
    ['12.5e1', '125'],
    ['.5e-2', '0.005'],
    ['99.99999999999999999999', '99.99999999999999999999'],
  ])('reads %s as %s', (text, shown) => {
    expect(formatDecimal(dec(text))).toBe(shown);
  });

  it.each([
    '',
    ' 1',
    '1 ',
    '.',
    '-',
    '+',
    'e3',
    '1e',
    '0x1F',
    '0o7',
    '.inf',
    '-.inf',
    '.nan',
    'NaN',
    'Infinity',
    '1_000',
    '1,5',
    '99.9%',
    '1.2.3',
    '--1',
    '1e1001',
    '1e-1001',
    '1e99999999999999999999',
    '٣',
  ])('refuses %j', (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });

  it('takes 1000 digits and no more', () => {
    expect(formatDecimal(dec(`0.${'9'.repeat(999)}`))).toBe(`0.${'9'.repeat(999)}`);
    expect(parseDecimal(`0.${'9'.repeat(1000)}`)).toBeUndefined();
  });

  it('is normalised, so equal numbers are equal objects', () => {
    expect(dec('0.50')).toEqual(dec('5e-1'));
    expect(dec('10')).toEqual({ digits: 10n, scale: 0 });
    expect(dec('0.000')).toEqual({ digits: 0n, scale: 0 });
  });
});

describe('decimalOf', () => {
  it.each([
    [0.1, '0.1'],
    [1e-7, '0.0000001'],
    [1e21, `1${'0'.repeat(21)}`],
    [-2.5, '-2.5'],
    [0, '0'],
    [-0, '0'],
    [5e-324, `0.${'0'.repeat(323)}5`],
  ])('%d is %s', (n, shown) => {
    expect(formatDecimal(decimalOf(n)!)).toBe(shown);
  });

  it.each([NaN, Infinity, -Infinity])('%d has none', (n) => {
    expect(decimalOf(n)).toBeUndefined();
  });

  it('comes back as the same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (n) => {
        expect(toNumber(decimalOf(n)!)).toBe(n === 0 ? 0 : n);
      }),
    );
  });
});

describe('arithmetic', () => {
  const integer = fc.integer({ min: -1_000_000, max: 1_000_000 });
  const places = fc.integer({ min: 0, max: 9 });
  const decimals = fc.tuple(integer, places).map(([digits, scale]) => shift(decimalOf(digits)!, -scale));

  it('has no binary noise', () => {
    expect(formatDecimal(add(dec('0.1'), dec('0.2')))).toBe('0.3');
    expect(formatDecimal(complement(dec('0.999')))).toBe('0.001');
    expect(formatDecimal(mul(dec('0.001'), dec('2419200')))).toBe('2419.2');
    expect(formatDecimal(shift(dec('99.9'), -2))).toBe('0.999');
    expect(formatDecimal(shift(dec('0.999'), 2))).toBe('99.9');
  });

  it('obeys the laws of a ring', () => {
    fc.assert(
      fc.property(decimals, decimals, decimals, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(sub(add(a, b), b)).toEqual(a);
        expect(mul(a, add(b, c))).toEqual(add(mul(a, b), mul(a, c)));
        expect(complement(complement(a))).toEqual(a);
        expect(isZero(sub(a, a))).toBe(true);
      }),
    );
  });

  it('compares as its difference', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        expect(Math.sign(compare(a, b))).toBe(Math.sign(toNumber(sub(a, b))) + 0);
        expect(compare(a, b) + compare(b, a)).toBe(0);
      }),
    );
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(decimals, (a) => {
        expect(parseDecimal(formatDecimal(a))).toEqual(a);
        expect(formatDecimal(a)).toMatch(/^-?[0-9]+(\.[0-9]*[1-9])?$/);
      }),
    );
  });

  it.each([
    ['1', '3', 1 / 3],
    ['2', '3', 2 / 3],
    ['-1', '8', -0.125],
    ['0', '5', 0],
    ['1', '0.001', 1000],
    ['1', '0.0005', 2000],
    ['1e300', '1e-300', Infinity],
    ['1e-300', '1e-300', 1],
  ])('ratio %s / %s = %d', (a, b, quotient) => {
    expect(ratio(dec(a), dec(b))).toBe(quotient);
  });

  it('has no ratio to zero', () => {
    expect(ratio(dec('1'), dec('0'))).toBeUndefined();
  });

  it.each([
    ['1.0005', 3, '1.001'],
    ['1.00049', 3, '1'],
    ['-1.5', 0, '-2'],
    ['59.9999', 3, '60'],
    ['0.4', 0, '0'],
    ['7', 3, '7'],
  ])('roundTo %s, %i = %s', (text, digits, shown) => {
    expect(formatDecimal(roundTo(dec(text), digits))).toBe(shown);
  });

  it('takes logarithms of numbers of any length', () => {
    expect(log10(dec('0.001'))).toBe(-3);
    expect(log10(dec('1e1000'))).toBe(1000);
    expect(log10(dec('5'))).toBeCloseTo(Math.log10(5), 14);
    expect(log10(dec('0'))).toBe(-Infinity);
    expect(log10(dec('-1'))).toBeNaN();
  });
});
