import { describe, expect, test } from 'vitest';
import type { Intent } from '../../../server/src/core/features/register/intent';
import { isName, nameFrom } from '../../../server/src/core/features/register/intents/names';
import { Refused } from '../../../server/src/core/features/register/intents/scene';
import {
  dateOf,
  durationOf,
  entityOf,
  fractionOf,
  numberOf,
  shareOf,
} from '../../../server/src/core/features/register/intents/typed';
import { REGISTER } from './fixtures';
import { Desk, diff } from './harness';

/** What a reader makes of a text; undefined where it refuses it. */
const read = (reader: (typed: string) => unknown, typed: string): unknown => {
  try {
    return reader(typed);
  } catch (error) {
    if (error instanceof Refused && error.reason === 'invalid' && error.message.length > 20) return undefined;
    throw error;
  }
};

describe('what people type', () => {
  test.each<[(typed: string) => unknown, string, unknown]>([
    [durationOf, '30m', '30m'],
    [durationOf, ' 1 h 30 min ', '1h30m'],
    [durationOf, '90 days', '90d'],
    [durationOf, '2 Hours', '2h'],
    [durationOf, '1,5h', '1.5h'],
    [durationOf, '1M', '1M'],
    [durationOf, '1 month', '1M'],
    [durationOf, '0s', '0s'],
    [durationOf, '30', undefined],
    [durationOf, '', undefined],
    [durationOf, '-5m', undefined],
    [durationOf, '5 parsecs', undefined],
    [durationOf, '5m and more', undefined],
    [durationOf, '30m 1h', undefined],
    [durationOf, `${'9'.repeat(400)}d`, undefined],
    [shareOf, '5 %', 0.05],
    [shareOf, '5%', 0.05],
    [shareOf, '12.5 %', 0.125],
    [shareOf, '0,25', 0.25],
    [shareOf, '1', 1],
    [shareOf, '5', undefined],
    [shareOf, '101 %', undefined],
    [shareOf, '-1', undefined],
    [shareOf, '%', undefined],
    [fractionOf, '150 %', 1.5],
    [numberOf, '4', 4],
    [numberOf, '1e3', 1000],
    [numberOf, '.inf', undefined],
    [numberOf, '1e999', undefined],
    [numberOf, 'four', undefined],
    [dateOf, '2026-06-30', '2026-06-30'],
    [dateOf, '2026-02-30', undefined],
    [dateOf, '30.6.2026', undefined],
    [entityOf, 'group:default/checkout-team', 'group:default/checkout-team'],
    [entityOf, 'Anna Meier', undefined],
  ])('%o of %j', (reader, typed, expected) => {
    expect(read(reader, typed)).toBe(expected);
  });
});

describe('names', () => {
  test.each([
    ['Nobody can buy after a release, and nobody notices', 'nobody-buy-after-release-notices'],
    ["Customers can't pay", 'customers-cant-pay'],
    ['Überweisung schlägt fehl', 'uberweisung-schlagt-fehl'],
    ['to be or not to be', 'to-be-or-not-to'],
    ['500 tickets are gone', 'risk-500-tickets-gone'],
    ['никто не может купить', 'risk'],
    ['😀', 'risk'],
    ['', 'risk'],
    ['taken', 'taken-2'],
    [`${'x'.repeat(100)} y`, 'x'.repeat(40)],
    ['supercalifragilistic expialidocious whatever', 'supercalifragilistic-expialidocious'],
  ])('%s', (text, name) => {
    const made = nameFrom(text, 'risk', new Set(['taken']));
    expect([made, isName(made)]).toEqual([name, true]);
  });

  test('are never given twice', () => {
    const desk = new Desk(REGISTER);
    const ids = ['Nobody can pay', 'nobody can pay!', 'NOBODY can pay', 'nobody'].map((fear) =>
      desk.do({ type: 'addFear', fear }),
    );
    expect(ids).toEqual(['nobody-pay', 'nobody-pay-2', 'nobody-pay-3', 'nobody']);
    desk.do({ type: 'editFear', risk: 'nobody-pay', fear: 'Something else' });
    expect(desk.content.risks.map(({ id }) => id)).toContain('nobody-pay');
  });
});

describe('what cannot be done is refused, and says what to do', () => {
  const desk = new Desk(REGISTER);
  test.each<[Intent, string]>([
    [{ type: 'addFear', fear: ' \n ' }, 'invalid: Write what you fear first.'],
    [{ type: 'addFear', fear: 'x', journey: 'gone' }, 'unknown: This journey is not in the register any more.'],
    [{ type: 'removeRisk', risk: '@7' }, 'unknown: This risk is not in the register any more.'],
    [{ type: 'renameJourney', journey: 'buy', name: 'Buy It' }, 'invalid: A name has 1 to 63 lower-case letters'],
    [{ type: 'renameJourney', journey: 'buy', name: 'refund' }, 'invalid: Another journey is called refund already.'],
    [{ type: 'rank', risk: 'bad-release', impact: 'huge' as never }, 'invalid: There is no such label.'],
    [
      { type: 'setEstimate', risk: 'bad-release', field: 'usersAffected', form: 'point', parts: { value: '50' } },
      'invalid: "50" is more than everybody',
    ],
    [
      {
        type: 'setEstimate',
        risk: 'bad-release',
        field: 'timeToDetect',
        form: 'interval',
        parts: { p5: '20m', p95: '2m' },
      },
      'invalid: The low end is above the high one.',
    ],
    [
      {
        type: 'setEstimate',
        risk: 'bad-release',
        field: 'timeToDetect',
        form: 'interval',
        parts: { p5: '0s', p95: '2m' },
      },
      'invalid: A range that nine times out of ten holds',
    ],
    [
      {
        type: 'setEstimate',
        risk: 'bad-release',
        field: 'timeToDetect',
        form: 'pert',
        parts: { low: '1m', mode: '9m', high: '2m' },
      },
      'invalid: What is most likely has to lie between',
    ],
    [
      { type: 'setEstimate', risk: 'bad-release', field: 'timeToDetect', form: 'interval', parts: { p5: '2m' } },
      'invalid: Write time to detect first.',
    ],
    [
      { type: 'setEstimate', risk: 'bad-release', field: 'timeToDetect', form: 'many' as never, parts: {} },
      'invalid: An estimate is one value',
    ],
    [
      { type: 'setEstimate', risk: 'bad-release', field: 'toString' as never, form: 'point', parts: { value: '1' } },
      'invalid: An estimate has no such number.',
    ],
    [
      { type: 'setEstimate', risk: 'bad-release', field: 'frequency', form: 'point', parts: { value: '1' }, per: '0d' },
      'invalid: Say in what time',
    ],
    [
      { type: 'setMitigationStatus', risk: 'bad-release', mitigation: 4, status: 'done' },
      'unknown: This mitigation is not',
    ],
    [
      { type: 'editMitigation', risk: 'bad-release', mitigation: 0, annualCost: { amount: '9000', currency: 'euros' } },
      'invalid: A currency is its three letters',
    ],
    [{ type: 'setTreatment', risk: 'bad-release', owner: 'Anna Meier' }, 'invalid: "Anna Meier" is no entity.'],
    [
      { type: 'accept', risk: 'bad-release', owner: 'group:x', justification: '', until: '2026-01-01' },
      'invalid: Write why it is accepted first.',
    ],
    [
      { type: 'accept', risk: 'bad-release', owner: 'group:x', justification: 'y', until: 'soon' },
      'invalid: "soon" is no day.',
    ],
    [{ type: 'editSystemicFactor', factor: 0, addTimeToRepair: 'long' }, 'invalid: "long" is no duration.'],
    [{ type: 'removeSystemicFactor', factor: 9 }, 'unknown: This systemic factor is not'],
    [{ type: 'setReviewEvery', every: 'often' }, 'invalid: "often" is no duration.'],
  ])('%j', (intent, reason) => {
    expect(desk.do(intent)).toContain(reason);
    expect(desk.text).toBe(REGISTER);
  });

  test('but what cannot be read is written anew', () => {
    const text = REGISTER.replace('{count: 1, per: 30d}', 'often').replace('timeToDetect: 30m', 'timeToDetect: [a]');
    const odd = new Desk(text);
    odd.do({ type: 'setEstimate', risk: 'bad-release', field: 'frequency', form: 'point', parts: { value: '2' } });
    odd.do({ type: 'setEstimate', risk: 'bad-release', field: 'timeToDetect', form: 'point', parts: { value: '5m' } });
    expect(diff(text, odd.text)).toEqual([
      '-         frequency: often # or meanTimeBetweenFailures: 30d',
      '-         timeToDetect: [a]',
      '+         frequency: {count: 2, per: 365d} # or meanTimeBetweenFailures: 30d',
      '+         timeToDetect: 5m',
    ]);
  });

  test('also what an alias stands for', () => {
    const text = REGISTER.replace('timeToDetect: 30m', 'timeToDetect: &t 30m').replace(
      'timeToRepair: 90m',
      'timeToRepair: *t',
    );
    const aliased = new Desk(text);
    const set = (field: 'timeToDetect' | 'timeToRepair', value: string): string | null =>
      aliased.do({ type: 'setEstimate', risk: 'bad-release', field, form: 'point', parts: { value } });
    expect(set('timeToDetect', '5m')).toMatch(/^unsupported: This part of the file is written/);
    expect(aliased.text).toBe(text);
    expect(aliased.do({ type: 'vote', risk: 'bad-release', by: 1 })).toBe('bad-release');
  });

  test('whatever a client sends', () => {
    for (const type of [
      'addFear',
      'rank',
      'setEstimate',
      'setMitigationChange',
      'accept',
      'setIncidents',
      'renameJourney',
      'addSystemicFactor',
      'editMitigation',
      '__proto__',
      'constructor',
    ])
      for (const rest of [
        {},
        { risk: 'bad-release' },
        { risk: 'bad-release', mitigation: 0, field: 'severity', form: 'pert' },
        { risk: {}, fear: 5, journey: [], name: null, incidents: [1, null] },
      ]) {
        const before = desk.text;
        const result = desk.ask({ type, ...rest } as never);
        if (!result.refused) continue;
        expect(result.refused.message).not.toBe('');
        expect(desk.text).toBe(before);
      }
  });
});
