import { describe, expect, test } from 'vitest';
import { chooseTarget, isTargetAt, whatIf } from '../../server/src/core';
import { applyRangeEdits, workspaceFixture } from '../harness/workspaceFixture';
import { costModel, slo } from './slo';

function viewAt(source: string) {
  const { host, cursor, texts } = workspaceFixture(source);
  const snapshot = host.snapshot();
  const view = whatIf(snapshot, cursor.uri, cursor.position, 7);
  const choose = (written: string): string => {
    const answer = chooseTarget(snapshot, cursor.uri, cursor.position, written);
    return 'refused' in answer ? answer.refused.reason : applyRangeEdits([...texts.values()][0]!, answer.edits);
  };
  return { view, choose, isTarget: isTargetAt(snapshot, cursor.uri, cursor.position) };
}

const alone = (text: string): string => `//- slo.yaml\n${text}`;
const PERCENT = slo({ objectives: '- targetPercent: 99.9$0 # agreed in May' });
const FRACTION = slo({ objectives: '- target: 0.99$09' });

describe('trying other targets', () => {
  test('the ladder goes from the lowest to the highest, with the own target among it', () => {
    const { view } = viewAt(alone(FRACTION));
    const labels = view!.rungs.map(({ label }) => label);
    expect(labels).toEqual([
      '90 %',
      '95 %',
      '98 %',
      '99 %',
      '99.5 %',
      '99.8 %',
      '99.9 %',
      '99.95 %',
      '99.98 %',
      '99.99 %',
      '99.995 %',
      '99.998 %',
      '99.999 %',
      '99.9995 %',
      '99.9998 %',
    ]);
    expect(view).toMatchObject({ version: 7, windowText: 'over 28d', own: 6 });
    expect(view!.rungs.filter(({ isOwn }) => isOwn).map(({ budget }) => budget)).toEqual(['40m 19.2s']);
    expect(view!.rungs[7]).toMatchObject({ budget: '20m 9.6s', allowance: '1 in 2,000 events', cost: '2x' });
    const bars = view!.rungs.map(({ bar }) => bar);
    expect(bars).toEqual([...bars].sort((a, b) => b - a));
    expect(Math.max(...bars)).toBe(1);
    expect(Math.min(...bars)).toBeGreaterThan(0);
  });

  test('money stands only where a cost model says so', () => {
    expect(viewAt(alone(FRACTION)).view!.rungs.every(({ step, returns }) => step === null && returns === null)).toBe(
      true,
    );
    const priced = viewAt(`${alone(FRACTION)}//- cost.yaml closed\n${costModel()}`).view!;
    expect(priced.rungs.some(({ step, returns }) => step !== null && returns !== null)).toBe(true);
    expect(priced.assumptions.join(' ')).toContain('rule of thumb');
  });

  test.each([
    [PERCENT, '99.95', 'targetPercent: 99.95 # agreed in May'],
    [FRACTION, '0.9999', 'target: 0.9999'],
  ])('a choice is written in the notation of the file', (text, written, line) => {
    const { choose } = viewAt(alone(text));
    expect(choose(written)).toBe(text.replace('$0', '').replace(/target(?:Percent)?: .*/, line));
  });

  test('what the ladder does not have is refused, and the own target changes nothing', () => {
    const { choose } = viewAt(alone(PERCENT));
    expect(choose('50')).toBe('unknown');
    expect(choose('99.9')).toBe(PERCENT.replace('$0', ''));
  });

  test('a target above the path of the users, against the tier and its promise, says so', () => {
    const tier = `apiVersion: ninewise/v1\nkind: ServiceTier\nmetadata:\n  name: gold\nspec:\n  targetRange: { min: 0.999, max: 0.9995 }\n  sla: { target: 0.99, window: 30d }\n`;
    const { view } = viewAt(`${alone(FRACTION)}//- tier.yaml closed\n${tier}`);
    const warningsOf = (label: string): readonly string[] => view!.rungs.find((rung) => rung.label === label)!.warnings;
    expect(warningsOf('99 %')).toEqual([
      'No stricter than the SLA of 99 % of tier "gold".',
      'Below the 99.9 % that tier "gold" asks for.',
    ]);
    expect(warningsOf('99.9 %')).toEqual([]);
    expect(warningsOf('99.99 %')).toEqual(['Above the 99.95 % that tier "gold" asks for.']);
  });

  test('the risks of the registers are measured against each budget', () => {
    const register = `apiVersion: ninewise/v1\nkind: RiskRegister\nmetadata:\n  name: fears\nspec:\n  journeys:\n    - name: buy\n      sloRef: NAME\n  risks:\n    - id: release\n      fear: Nobody can buy\n      journeyRef: buy\n      estimate:\n        frequency: { count: 1, per: 28d }\n        timeToDetect: 30m\n        timeToRepair: 30m\n        usersAffected: 1\n`;
    const name = 'checkout';
    const { view } = viewAt(`${alone(FRACTION)}//- r.yaml closed\n${register.replace('NAME', name)}`);
    const at = (label: string) => view!.rungs.find((rung) => rung.label === label)!;
    expect(at('99.9 %')).toMatchObject({ risks: '148.8 % of the budget (1h expected)', isOverBudget: true });
    expect(at('99.8 %').isOverBudget).toBe(false);
  });

  test.each([
    ['a document that is no SLO', 'apiVersion: openslo/v1\nkind: Service\nmetadata:\n  name: a$0\nspec: {}\n'],
    ['a target that leaves no budget', slo({ objectives: '- target: 1$0' })],
    ['no spec at all', 'a: 0.9$09\n'],
  ])('%s has nothing to try', (_, text) => {
    expect(viewAt(alone(text)).view).toBeUndefined();
  });

  test('the light bulb is for targets', () => {
    expect(viewAt(alone(FRACTION)).isTarget).toBe(true);
    expect(viewAt(alone(slo({ objectives: '- target: 0.999' }).replace('service:', 'serv$0ice:'))).isTarget).toBe(
      false,
    );
  });
});
