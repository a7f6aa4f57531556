import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastAtOrBelow, lineStartsOf, offsetAt, positionAt } from '../../../server/src/core/text/lines';

const text = fc
  .array(fc.constantFrom('\n', '\r\n', '\r', 'a', '🙂', ' '), { maxLength: 30 })
  .map((parts) => parts.join(''));

describe('lines', () => {
  test.each([
    ['', [0]],
    ['a', [0]],
    ['a\n', [0, 2]],
    ['a\r\nb', [0, 3]],
    ['a\rb', [0, 2]],
    ['\n\r\n\r', [0, 1, 3, 4]],
  ])('starts of %j', (t, starts) => {
    expect(lineStartsOf(t)).toEqual(starts);
  });

  test('there is one more start than there are line ends', () => {
    fc.assert(
      fc.property(text, (t) => {
        expect(lineStartsOf(t)).toHaveLength(t.split(/\r\n|\r|\n/).length);
      }),
    );
  });

  test('offsets become positions and back', () => {
    fc.assert(
      fc.property(text, fc.nat(40), (t, n) => {
        const offset = Math.min(n, t.length);
        fc.pre(!(t.charAt(offset - 1) === '\r' && t.charAt(offset) === '\n'));
        const starts = lineStartsOf(t);
        expect(offsetAt(t, starts, positionAt(starts, t.length, offset))).toBe(offset);
      }),
    );
  });

  test('wild positions are clamped', () => {
    const t = 'ab\r\ncd';
    const starts = lineStartsOf(t);
    expect(offsetAt(t, starts, { line: 0, character: 99 })).toBe(2);
    expect(offsetAt(t, starts, { line: 9, character: 0 })).toBe(6);
    expect(offsetAt(t, starts, { line: -1, character: 5 })).toBe(0);
    expect(offsetAt(t, starts, { line: 1, character: -5 })).toBe(4);
    expect(offsetAt(t, starts, { line: NaN, character: NaN })).toBe(0);
  });

  test('lastAtOrBelow', () => {
    expect([-1, 0, 1, 2, 3, 9].map((n) => lastAtOrBelow([0, 2, 4], n))).toEqual([0, 0, 0, 1, 1, 2]);
  });
});
