import { describe, expect, test } from 'vitest';
import { nearest } from '../../../server/src/core/text/nearest';

const KEYS = ['name', 'displayName', 'labels', 'annotations', 'target', 'targetPercent', 'timeWindow', 'op', 'value'];

describe('nearest', () => {
  test.each([
    ['targt', 'target'],
    ['tagret', 'target'],
    ['naem', 'name'],
    ['displayname', 'displayName'],
    ['DisplayName', 'displayName'],
    ['targetPercnt', 'targetPercent'],
    ['timeWindows', 'timeWindow'],
    ['label', 'labels'],
    ['values', 'value'],
    ['foo', undefined],
    ['', undefined],
    ['calendar', undefined],
  ])('%s -> %s', (word, expected) => {
    expect(nearest(word, KEYS)).toBe(expected);
  });

  test('of equally near words the first', () => {
    expect(nearest('ab', ['ax', 'ay'])).toBe('ax');
    expect(nearest('ab', [])).toBeUndefined();
  });
});
