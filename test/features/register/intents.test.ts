import { describe, expect, test } from 'vitest';
import type { Intent } from '../../../server/src/core/features/register/intent';
import { REGISTER } from './fixtures';
import { Desk, diff } from './harness';

/** An intent, what the view looks at afterwards, and the lines of the text that differ. */
const DONE: readonly (readonly [intent: Intent, focus: string | null, lines: readonly string[]])[] = [
  [
    { type: 'addFear', fear: 'Tickets are sold twice: nobody knows', journey: 'buy', role: 'support' },
    'tickets-sold-twice-nobody-knows',
    [
      '+     - id: tickets-sold-twice-nobody-knows',
      '+       fear: "Tickets are sold twice: nobody knows"',
      '+       raisedBy: support',
      '+       journeyRef: buy',
    ],
  ],
  [
    { type: 'editFear', risk: 'bad-release', fear: 'It\'s "all" gone' },
    'bad-release',
    ['-       fear: Nobody can buy after a release, and nobody notices', '+       fear: It\'s "all" gone'],
  ],
  [{ type: 'setRole', risk: 'bad-release', role: 'support' }, 'bad-release', ['+       raisedBy: support']],
  [
    { type: 'removeRisk', risk: 'bad-release' },
    'provider-down',
    [
      '-     - id: bad-release',
      '-       fear: Nobody can buy after a release, and nobody notices',
      '-       journeyRef: buy',
      '-       impact: catastrophic # minimal | minor | moderate | major | catastrophic',
      '-       likelihood: almost-certain',
      '-       indicatorRefs: [orders]',
      '-       estimate:',
      '-         frequency: {count: 1, per: 30d} # or meanTimeBetweenFailures: 30d',
      '-         timeToDetect: 30m',
      '-         timeToRepair: 90m',
      '-         usersAffected: 1.0 # share of users',
      '-         severity: 1.0',
      '-       mitigations:',
      '-         - name: canary 5% with automatic rollback',
      '-           status: planned # planned | done',
      '-           changes: {timeToDetect: 5m, timeToRepair: 25m, usersAffected: 0.05}',
      '-           annualCost: {amount: 9000, currency: EUR}',
      '-           ticket: T-101',
      '-       treatment: {strategy: mitigate, owner: group:default/tickets}',
      '+     # minimal | minor | moderate | major | catastrophic',
      '+     # or meanTimeBetweenFailures: 30d',
      '+     # share of users',
      '+     # planned | done',
    ],
  ],
  [
    { type: 'moveRisk', risk: 'bad-release', before: null },
    'bad-release',
    [
      '-     - id: bad-release',
      '-       fear: Nobody can buy after a release, and nobody notices',
      '-       journeyRef: buy',
      '-       impact: catastrophic # minimal | minor | moderate | major | catastrophic',
      '-       likelihood: almost-certain',
      '-       indicatorRefs: [orders]',
      '-       estimate:',
      '-         frequency: {count: 1, per: 30d} # or meanTimeBetweenFailures: 30d',
      '-         timeToDetect: 30m',
      '-         timeToRepair: 90m',
      '-         usersAffected: 1.0 # share of users',
      '-         severity: 1.0',
      '-       mitigations:',
      '-         - name: canary 5% with automatic rollback',
      '-           status: planned # planned | done',
      '-           changes: {timeToDetect: 5m, timeToRepair: 25m, usersAffected: 0.05}',
      '-           annualCost: {amount: 9000, currency: EUR}',
      '-           ticket: T-101',
      '-       treatment: {strategy: mitigate, owner: group:default/tickets}',
      '+     - id: bad-release',
      '+       fear: Nobody can buy after a release, and nobody notices',
      '+       journeyRef: buy',
      '+       impact: catastrophic # minimal | minor | moderate | major | catastrophic',
      '+       likelihood: almost-certain',
      '+       indicatorRefs: [orders]',
      '+       estimate:',
      '+         frequency: {count: 1, per: 30d} # or meanTimeBetweenFailures: 30d',
      '+         timeToDetect: 30m',
      '+         timeToRepair: 90m',
      '+         usersAffected: 1.0 # share of users',
      '+         severity: 1.0',
      '+       mitigations:',
      '+         - name: canary 5% with automatic rollback',
      '+           status: planned # planned | done',
      '+           changes: {timeToDetect: 5m, timeToRepair: 25m, usersAffected: 0.05}',
      '+           annualCost: {amount: 9000, currency: EUR}',
      '+           ticket: T-101',
      '+       treatment: {strategy: mitigate, owner: group:default/tickets}',
    ],
  ],
  [{ type: 'setPrompt', prompt: 'Why did it fail?' }, null, ['+   prompt: Why did it fail?']],
  [
    { type: 'setJourney', risk: 'bad-release', journey: 'refund' },
    'bad-release',
    ['-       journeyRef: buy', '+       journeyRef: refund'],
  ],
  [
    { type: 'addJourney', displayName: 'Find a concert', slo: 'search' },
    'find-concert',
    ['+     - name: find-concert', '+       displayName: Find a concert', '+       sloRef: search'],
  ],
  [
    { type: 'renameJourney', journey: 'buy', name: 'buy-ticket' },
    'buy-ticket',
    [
      '-     - name: buy',
      '+     - name: buy-ticket',
      '-       journeyRef: buy',
      '+       journeyRef: buy-ticket',
      '-       journeyRef: buy',
      '+       journeyRef: buy-ticket',
    ],
  ],
  [
    { type: 'removeJourney', journey: 'buy' },
    'refund',
    [
      '-     - name: buy',
      '-       displayName: Buy a ticket',
      '-       sloRef: checkout # 99.9 % over 28 d',
      '+     # 99.9 % over 28 d',
      '-       journeyRef: buy',
      '-       journeyRef: buy',
    ],
  ],
  [{ type: 'setJourneySlo', journey: 'refund', slo: 'refunds' }, 'refund', ['+       sloRef: refunds']],
  [
    { type: 'rank', risk: 'provider-down', impact: 'minor', likelihood: null },
    'provider-down',
    ['-       impact: major', '-       likelihood: likely', '+       impact: minor'],
  ],
  [{ type: 'vote', risk: 'provider-down', by: 1 }, 'provider-down', ['+       votes: 1']],
  [
    {
      type: 'setEstimate',
      risk: 'bad-release',
      field: 'timeToDetect',
      form: 'interval',
      parts: { p5: '5 min', p95: '1 h 30 m' },
    },
    'bad-release',
    ['-         timeToDetect: 30m', '+         timeToDetect: {p5: 5m, p95: 1h30m}'],
  ],
  [
    {
      type: 'setEstimate',
      risk: 'provider-down',
      field: 'timeToDetect',
      form: 'interval',
      parts: { p5: '5 min', p95: '1 h 30 m' },
    },
    'provider-down',
    [
      '-         timeToDetect: {p5: 2m, p95: 20m} # nine times out of ten',
      '+         timeToDetect: {p5: 5m, p95: 1h30m} # nine times out of ten',
    ],
  ],
  [
    { type: 'setEstimate', risk: 'provider-down', field: 'timeToDetect', form: 'point', parts: { value: '5m' } },
    'provider-down',
    [
      '-         timeToDetect: {p5: 2m, p95: 20m} # nine times out of ten',
      '+         timeToDetect: 5m # nine times out of ten',
    ],
  ],
  [
    {
      type: 'setEstimate',
      risk: 'bad-release',
      field: 'frequency',
      form: 'interval',
      parts: { p5: '1', p95: '5' },
      per: '1Y',
    },
    'bad-release',
    [
      '-         frequency: {count: 1, per: 30d} # or meanTimeBetweenFailures: 30d',
      '+         frequency: {count: {p5: 1, p95: 5}, per: 1Y} # or meanTimeBetweenFailures: 30d',
    ],
  ],
  [
    {
      type: 'setEstimate',
      risk: 'bad-release',
      field: 'meanTimeBetweenFailures',
      form: 'point',
      parts: { value: '40d' },
    },
    'bad-release',
    [
      '-         frequency: {count: 1, per: 30d} # or meanTimeBetweenFailures: 30d',
      '+         # or meanTimeBetweenFailures: 30d',
      '+         meanTimeBetweenFailures: 40d',
    ],
  ],
  [{ type: 'clearEstimate', risk: 'bad-release', field: 'severity' }, 'bad-release', ['-         severity: 1.0']],
  [{ type: 'setBasis', risk: 'bad-release', basis: 'guess' }, 'bad-release', ['+         basis: guess']],
  [
    { type: 'setIncidents', risk: 'provider-down', incidents: ['INC-2', 'INC-3'] },
    'provider-down',
    ['-         incidents: [INC-1, INC-2]', '+         incidents: [INC-2, INC-3]'],
  ],
  [
    { type: 'addMitigation', risk: 'provider-down', name: 'second provider' },
    'provider-down',
    ['+       mitigations:', '+         - name: second provider', '+           status: planned'],
  ],
  [
    {
      type: 'editMitigation',
      risk: 'bad-release',
      mitigation: 0,
      name: 'x',
      ticket: '',
      annualCost: { amount: '12,000', currency: 'usd' },
    },
    'bad-release',
    [
      '-         - name: canary 5% with automatic rollback',
      '+         - name: x',
      '-           annualCost: {amount: 9000, currency: EUR}',
      '-           ticket: T-101',
      '+           annualCost: {amount: 12000, currency: USD}',
    ],
  ],
  [
    { type: 'setMitigationStatus', risk: 'bad-release', mitigation: 0, status: 'done' },
    'bad-release',
    ['-           status: planned # planned | done', '+           status: done # planned | done'],
  ],
  [
    {
      type: 'setMitigationChange',
      risk: 'bad-release',
      mitigation: 0,
      field: 'usersAffected',
      form: 'point',
      parts: { value: '1 %' },
    },
    'bad-release',
    [
      '-           changes: {timeToDetect: 5m, timeToRepair: 25m, usersAffected: 0.05}',
      '+           changes: {timeToDetect: 5m, timeToRepair: 25m, usersAffected: 0.01}',
    ],
  ],
  [
    {
      type: 'setMitigationChange',
      risk: 'bad-release',
      mitigation: 0,
      field: 'severity',
      form: 'pert',
      parts: { low: '0.1', mode: '20%', high: '1' },
    },
    'bad-release',
    [
      '-           changes: {timeToDetect: 5m, timeToRepair: 25m, usersAffected: 0.05}',
      '+           changes: {timeToDetect: 5m, timeToRepair: 25m, usersAffected: 0.05, severity: {low: 0.1, mode: 0.2, high: 1}}',
    ],
  ],
  [
    { type: 'removeMitigation', risk: 'bad-release', mitigation: 0 },
    'bad-release',
    [
      '-       mitigations:',
      '-         - name: canary 5% with automatic rollback',
      '-           status: planned # planned | done',
      '-           changes: {timeToDetect: 5m, timeToRepair: 25m, usersAffected: 0.05}',
      '-           annualCost: {amount: 9000, currency: EUR}',
      '-           ticket: T-101',
      '+       # planned | done',
    ],
  ],
  [
    { type: 'addIndicator', risk: 'bad-release', indicator: 'payments' },
    'bad-release',
    ['-       indicatorRefs: [orders]', '+       indicatorRefs: [orders, payments]'],
  ],
  [
    { type: 'addIndicator', risk: 'provider-down', indicator: 'payments' },
    'provider-down',
    ['+       indicatorRefs: [payments]'],
  ],
  [
    { type: 'removeIndicator', risk: 'bad-release', indicator: 'orders' },
    'bad-release',
    ['-       indicatorRefs: [orders]'],
  ],
  [{ type: 'setTicket', risk: 'bad-release', ticket: 'T-7' }, 'bad-release', ['+       ticket: T-7']],
  [
    { type: 'setTreatment', risk: 'provider-down', justification: 'No: money' },
    'provider-down',
    ['-         justification: No second provider before the contract ends', '+         justification: "No: money"'],
  ],
  [
    { type: 'accept', risk: 'bad-release', owner: 'group:default/x', justification: 'y', until: '2026-01-31' },
    'bad-release',
    [
      '-       treatment: {strategy: mitigate, owner: group:default/tickets}',
      '+       treatment: {strategy: accept, owner: group:default/x, justification: "y", until: 2026-01-31}',
    ],
  ],
  [{ type: 'addSystemicFactor', name: 'nobody on call' }, null, ['+     - name: nobody on call']],
  [
    { type: 'editSystemicFactor', factor: 0, addTimeToRepair: '10m', frequencyIncrease: '15 %' },
    null,
    ['-       addTimeToRepair: 5m', '+       addTimeToRepair: 10m', '+       frequencyIncrease: 0.15'],
  ],
  [
    { type: 'removeSystemicFactor', factor: 1 },
    null,
    ['-     - name: follow-up is missing', '-       frequencyIncrease: 0.10'],
  ],
];

describe('an intent changes just the lines that it is about', () => {
  test.each(DONE.map((row) => [JSON.stringify(row[0]), ...row] as const))('%s', (_, intent, focus, lines) => {
    const desk = new Desk(REGISTER);
    expect(desk.do(intent)).toBe(focus);
    expect(diff(REGISTER, desk.text)).toEqual(lines);
    // What is said already needs no edit.
    if (!/^(?:add|remove|move|vote|renameJourney)/.test(intent.type)) {
      const again = desk.text;
      desk.do(intent);
      expect(desk.text).toBe(again);
    }
  });
});
