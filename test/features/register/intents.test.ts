import { describe, expect, test } from 'vitest';
import type { Intent } from '../../../server/src/core/features/register/intent';
import { REGISTER } from './fixtures';
import { Desk, diff } from './harness';

describe('x', () => {
  const all: Intent[] = [
    { type: 'addFear', fear: 'Tickets are sold twice: nobody knows', journey: 'buy', role: 'support' },
    { type: 'editFear', risk: 'bad-release', fear: 'It\'s "all" gone' },
    { type: 'setRole', risk: 'bad-release', role: 'support' },
    { type: 'removeRisk', risk: 'bad-release' },
    { type: 'moveRisk', risk: 'bad-release', before: null },
    { type: 'setPrompt', prompt: 'Why did it fail?' },
    { type: 'setJourney', risk: 'bad-release', journey: 'refund' },
    { type: 'addJourney', displayName: 'Find a concert', slo: 'search' },
    { type: 'renameJourney', journey: 'buy', name: 'buy-ticket' },
    { type: 'removeJourney', journey: 'buy' },
    { type: 'setJourneySlo', journey: 'refund', slo: 'refunds' },
    { type: 'rank', risk: 'provider-down', impact: 'minor', likelihood: null },
    { type: 'vote', risk: 'provider-down', by: 1 },
    { type: 'setEstimate', risk: 'bad-release', field: 'timeToDetect', form: 'interval', parts: { p5: '5 min', p95: '1 h 30 m' } },
    { type: 'setEstimate', risk: 'provider-down', field: 'timeToDetect', form: 'interval', parts: { p5: '5 min', p95: '1 h 30 m' } },
    { type: 'setEstimate', risk: 'provider-down', field: 'timeToDetect', form: 'point', parts: { value: '5m' } },
    { type: 'setEstimate', risk: 'bad-release', field: 'frequency', form: 'interval', parts: { p5: '1', p95: '5' }, per: '1Y' },
    { type: 'setEstimate', risk: 'bad-release', field: 'meanTimeBetweenFailures', form: 'point', parts: { value: '40d' } },
    { type: 'clearEstimate', risk: 'bad-release', field: 'severity' },
    { type: 'setBasis', risk: 'bad-release', basis: 'guess' },
    { type: 'setIncidents', risk: 'provider-down', incidents: ['INC-2', 'INC-3'] },
    { type: 'addMitigation', risk: 'provider-down', name: 'second provider' },
    { type: 'editMitigation', risk: 'bad-release', mitigation: 0, name: 'x', ticket: '', annualCost: { amount: '12,000', currency: 'usd' } },
    { type: 'setMitigationStatus', risk: 'bad-release', mitigation: 0, status: 'done' },
    { type: 'setMitigationChange', risk: 'bad-release', mitigation: 0, field: 'usersAffected', form: 'point', parts: { value: '1 %' } },
    { type: 'setMitigationChange', risk: 'bad-release', mitigation: 0, field: 'severity', form: 'pert', parts: { low: '0.1', mode: '20%', high: '1' } },
    { type: 'removeMitigation', risk: 'bad-release', mitigation: 0 },
    { type: 'addIndicator', risk: 'bad-release', indicator: 'payments' },
    { type: 'addIndicator', risk: 'provider-down', indicator: 'payments' },
    { type: 'removeIndicator', risk: 'bad-release', indicator: 'orders' },
    { type: 'setTicket', risk: 'bad-release', ticket: 'T-7' },
    { type: 'setTreatment', risk: 'provider-down', justification: 'No: money' },
    { type: 'accept', risk: 'bad-release', owner: 'group:default/x', justification: 'y', until: '2026-01-31' },
    { type: 'addSystemicFactor', name: 'nobody on call' },
    { type: 'editSystemicFactor', factor: 0, addTimeToRepair: '10m', frequencyIncrease: '15 %' },
    { type: 'removeSystemicFactor', factor: 1 },
  ];
  test.each(all.map((i) => [JSON.stringify(i), i] as const))('%s', (_, intent) => {
    const desk = new Desk(REGISTER);
    const focus = desk.do(intent);
    console.log(JSON.stringify(intent), '->', focus, '\n' + diff(REGISTER, desk.text).join('\n'));
    expect(1).toBe(1);
  });
});
