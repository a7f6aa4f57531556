import { describe, expect, test } from 'vitest';
import { keepsPlaces, namesPlace, OwnVersions } from '../../client/src/register/rebase';
import type { Intent } from '../../server/src/core/features/register/protocol';

const vote: Intent = { type: 'vote', risk: 'late', by: 1 };
const voteByPlace: Intent = { type: 'vote', risk: '@3', by: 1 };
const status: Intent = { type: 'setMitigationStatus', risk: 'late', mitigation: 1, status: 'done' };
const add: Intent = { type: 'addFear', fear: 'Nobody can pay' };
const remove: Intent = { type: 'removeRisk', risk: 'late' };

describe('what may be done on a newer text', () => {
  test.each<[string, Intent, boolean]>([
    ['a fear', add, false],
    ['a risk by its id', vote, false],
    ['a risk by its place', voteByPlace, true],
    ['a mitigation', status, true],
    ['a systemic factor', { type: 'removeSystemicFactor', factor: 0 }, true],
    ['a journey by its place', { type: 'setJourney', risk: 'late', journey: '@0' }, true],
    ['no journey', { type: 'setJourney', risk: 'late', journey: null }, false],
    ['a place before another one', { type: 'moveRisk', risk: 'late', before: '@1' }, true],
    ['a risk whose text begins with a place sign', { type: 'editFear', risk: 'late', fear: '@3' }, false],
  ])('%s', (_, intent, isPlace) => {
    expect(namesPlace(intent)).toBe(isPlace);
  });

  test('what names a place is allowed only over own changes that leave places alone', () => {
    const own = new OwnVersions();
    own.add(5, add);
    own.add(6, vote);
    expect(own.allow(status, 4, 6)).toBe(true);
    expect(own.allow(status, 3, 6)).toBe(false); // version 4 was somebody else's
    own.add(7, remove);
    expect(own.allow(status, 6, 7)).toBe(false);
    expect(own.allow(status, 7, 7)).toBe(true);
    expect(own.allow(vote, 1, 7)).toBe(true);
  });

  test('a version from the future is not trusted', () => {
    expect(new OwnVersions().allow(vote, 9, 8)).toBe(false);
  });

  test('old versions are forgotten', () => {
    const own = new OwnVersions();
    for (let version = 2; version < 2000; version++) own.add(version, add);
    expect(own.allow(status, 1000, 1999)).toBe(false);
    expect(own.allow(status, 1900, 1999)).toBe(true);
  });

  test('only what takes away or moves shifts places', () => {
    expect([add, vote, status, remove].map(keepsPlaces)).toEqual([true, true, true, false]);
  });
});
