import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../server/src/core';
import { assessRegister } from '../../../server/src/core/features/risks/assessRegister';
import type { RegisterAssessment } from '../../../server/src/core/features/risks/assessRegister';
import { inversionsOf } from '../../../server/src/core/features/risks/inversions';
import { jargonFinder } from '../../../server/src/core/features/risks/jargon';
import { workspaceFixture, uriOf } from '../../harness/workspaceFixture';
import { CHECKOUT, REGISTER } from '../register/fixtures';
import { slo } from '../slo';

function assessed(register: string, others: Record<string, string> = {}): RegisterAssessment {
  const files = Object.entries({ 'r.yaml': register, ...others }).map(([path, text]) => `//- ${path}\n${text}`);
  const snapshot = workspaceFixture(files.join('')).host.snapshot();
  const found = snapshot.index(uriOf('r.yaml')).shared('risk-register')[0]!;
  return assessRegister(found.item, snapshot.budgetContext(found.uri));
}

const minutes = (seconds: number | undefined): number => Number(((seconds ?? NaN) / 60).toFixed(7));

describe('a register measured against the budget of its SLO', () => {
  const { journeys, risks, ranking, factors, windowSeconds } = assessed(REGISTER, { 'slo.yaml closed': CHECKOUT });

  test('gives the figures of the worked example', () => {
    expect(windowSeconds).toBe(28 * 86_400);
    expect(minutes(journeys[0]?.budget?.budgetSeconds)).toBe(40.32);
    expect(risks.map(({ cost }) => minutes(cost.badSeconds))).toEqual([112, 10.6930897]);
    expect(risks.map(({ cost }) => Number((cost.share! * 100).toFixed(2)))).toEqual([277.78, 26.52]);
    expect(minutes(risks[0]?.cost.mitigated?.badSeconds)).toBe(1.4);
    expect(minutes(journeys[0]?.total.expectedBadSeconds)).toBe(122.6930897);
    expect(Number((journeys[0]!.total.share! * 100).toFixed(1))).toBe(304.3);
    expect(factors.map(({ perWindow }) => minutes(perWindow))).toEqual([5.5872146, 12.269309]);
  });

  test('ranks by bad minutes, and keeps the order of the file beside it', () => {
    expect(ranking.map(({ risk, rank, rankBasis }) => `${rank} ${risk.id?.value} ${rankBasis}`)).toEqual([
      '1 bad-release minutes',
      '2 provider-down minutes',
    ]);
    expect(minutes(risks[0]?.perYear)).toBe(1460);
    expect(minutes(risks[0]?.mitigatedPerYear)).toBe(18.25);
    expect(risks[1]?.mitigatedPerYear).toBeUndefined();
  });

  test('has no budget for a journey without an SLO', () => {
    expect(journeys[1]?.budget).toBeUndefined();
    expect(journeys[1]?.total.share).toBeUndefined();
  });
});

describe('what an SLO leaves to its journeys', () => {
  const budgetOf = (others: Record<string, string>): string => {
    const { journeys, windowSeconds } = assessed(REGISTER, others);
    return `${journeys[0]?.budget?.budgetSeconds ?? 'none'} / ${windowSeconds}`;
  };

  test.each<[what: string, others: Record<string, string>, expected: string]>([
    [
      'the strictest target',
      { 'a.yaml': slo({ objectives: '- target: 0.99\n- target: 0.999\n- target: 0.9' }) },
      '2419.2 / 2419200',
    ],
    ['no target without a budget', { 'a.yaml': slo({ objectives: '- target: 1\n- target: 0.9' }) }, '241920 / 2419200'],
    ['nothing where no target leaves one', { 'a.yaml': slo({ objectives: '- target: 1' }) }, 'none / 2592000'],
    ['nothing where there is no SLO', {}, 'none / 2592000'],
    [
      'nothing where the name is that of another kind',
      { 'a.yaml': CHECKOUT.replace('kind: SLO', 'kind: Service') },
      'none / 2592000',
    ],
    [
      'the default window where it has none',
      { 'a.yaml': slo({ window: '', objectives: '- target: 0.99' }) },
      '25920 / 2592000',
    ],
  ])('%s', (_, others, expected) => {
    expect(budgetOf(others)).toBe(expected);
  });
});

describe('ranks and labels', () => {
  const register = (...risks: string[]): RegisterAssessment =>
    assessed(
      `apiVersion: ninewise/v1\nkind: RiskRegister\nmetadata: {name: r}\nspec:\n  risks:\n${risks.map((risk, i) => `    - {id: r${i}, ${risk}}\n`).join('')}`,
    );
  const estimate = (count: number): string =>
    `estimate: {frequency: {count: ${count}, per: 30d}, timeToDetect: 1m, timeToRepair: 1m, usersAffected: 1}`;

  test('figures come before labels, labels before votes, votes before the order of the file', () => {
    const { ranking } = register(
      'votes: 1',
      'fear: x',
      'impact: minor, likelihood: rare',
      estimate(1),
      'votes: 3',
      estimate(2),
      'impact: major, likelihood: likely',
      'impact: catastrophic, votes: 3',
    );
    expect(ranking.map(({ risk }) => risk.id?.value)).toEqual(['r5', 'r3', 'r6', 'r2', 'r7', 'r4', 'r0', 'r1']);
  });

  test('a label above another one that costs more is an inversion', () => {
    const { risks } = register(
      `impact: major, likelihood: likely, ${estimate(1)}`,
      `impact: minor, likelihood: likely, ${estimate(5)}`,
      `impact: minor, likelihood: rare, ${estimate(9)}`,
      `impact: minimal, likelihood: almost-certain, ${estimate(20)}`,
      `impact: minimal, likelihood: minimal, ${estimate(99)}`,
      'impact: catastrophic, likelihood: likely',
    );
    expect(inversionsOf(risks).map(({ above, below }) => `${above.risk.id?.value} > ${below.risk.id?.value}`)).toEqual([
      'r0 > r2',
      'r1 > r2',
    ]);
  });

  test('equal figures are no inversion', () => {
    const { risks } = register(
      `impact: major, likelihood: likely, ${estimate(0.3)}`,
      `impact: minor, likelihood: likely, ${estimate(0.1 + 0.2)}`,
    );
    expect(inversionsOf(risks)).toEqual([]);
  });
});

describe('jargon in a fear', () => {
  const jargonIn = jargonFinder({ ...DEFAULT_SETTINGS, jargon: ['blip', 'c++'] });

  test.each([
    ['We see 500s on checkout', '500s'],
    ['Latency goes up', 'Latency'],
    ['500 on POST /purchase', '500 on'],
    ['errors on POST /purchase', 'POST /purchase'],
    ['The DB is down', 'DB'],
    ['A blip of the c++ part', 'blip'],
    ['The C++ part is slow', 'C++'],
    ['500 customers cannot pay', undefined],
    ['Customers cannot pay, and nobody notices', undefined],
    ['Rampant queueing at the dbase', undefined],
    ['', undefined],
    [`${'x '.repeat(50_000)}latency`, undefined],
  ])('%s', (fear, word) => {
    const found = jargonIn(fear);
    expect(found?.word).toBe(word);
    if (found) expect(fear.slice(found.span.start, found.span.end)).toBe(word);
  });
});
