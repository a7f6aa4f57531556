import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, Host } from '../server/src/core';

/** Money and promises that cannot be meant: where each finding stands, why it matters, and what to do. */

const model = (spec: string): string => `apiVersion: ninewise/v1
kind: CostModel
metadata: { name: economics }
spec:
  currency: EUR
  revenueAtRisk: 0.5
  ${spec}
`;

const revenue = (amount: string): string => model(`revenue: { amount: ${amount}, per: 365d }`);
const labor = (text: string): string => model(`laborPerIncidentHour: ${text}`);
const nines = (text: string): string => model(`reliabilityCost: ${text}`);
const path = (availability: string): string => model(`userPath: [{ name: network, availability: ${availability} }]`);

const policy = (rules: string): string => `apiVersion: ninewise/v1
kind: ErrorBudgetPolicy
metadata: { name: house-rules }
spec:
  approvers: [{ role: product }, { role: development }, { role: operations }]
  revisitBy: 2999-01-01
${rules}`;

const register = (estimate: string): string => `apiVersion: ninewise/v1
kind: RiskRegister
metadata: { name: fears }
spec:
  risks:
    - id: silent
      fear: Customers cannot order
      estimate: ${estimate}
`;

/** The text of the file, the text that is marked, the code, and what the message has to say. */
const CASES: readonly (readonly [what: string, text: string, marked: string, code: string, message: RegExp])[] = [
  ['no revenue', revenue('0'), '0', 'schema/range', /above 0.*Leave revenue out/],
  ['a negative revenue', revenue('-12.5'), '-12.5', 'schema/range', /cannot be -12\.5.*above 0/],
  ['an infinite revenue', revenue('.inf'), '.inf', 'schema/type', /must be a number/],
  ['money in a text', revenue('"much"'), '"much"', 'schema/type', /must be a number/],
  ['a free hour', labor('{ amount: 0 }'), '0', 'schema/range', /above 0.*Leave laborPerIncidentHour out/],
  ['an hour of nobody', labor('{ amount: 90, people: 0 }'), '0', 'schema/range', /binds nobody.*above 0/],
  [
    'a baseline of 1',
    nines('{ baseline: { target: 1, amount: 9, per: 30d } }'),
    '1',
    'schema/range',
    /no budget at all/,
  ],
  ['a baseline of 99', nines('{ baseline: { target: 99, amount: 9, per: 30d } }'), '99', 'schema/range', /write 0\.99/],
  [
    'a free baseline',
    nines('{ baseline: { target: 0.99, amount: 0, per: 30d } }'),
    '0',
    'schema/range',
    /above 0.*multiple/,
  ],
  [
    'nines that become cheaper',
    nines('{ baseline: { target: 0.99, amount: 9, per: 30d }, multiplierPerNine: 0.5 }'),
    '0.5',
    'schema/range',
    /never costs less.*at least 1.*rule of thumb/,
  ],
  ['a path of 120 %', path('1.2'), '1.2', 'schema/range', /at most 1: 99\.9 % is 0\.999/],
  ['a path that never works', path('0'), '0', 'schema/range', /above 0/],
  [
    'p5 above p95',
    register('{ meanTimeBetweenFailures: 30d, timeToDetect: { p5: 10m, p95: 2m } }'),
    '{ p5: 10m, p95: 2m }',
    'risk/invalid-range',
    /swap/,
  ],
  [
    'a policy with an empty list',
    policy('  rules: []\n'),
    'rules',
    'policy/no-rules',
    /nothing follows.*at least one rule/,
  ],
  ['a policy without a list', policy(''), 'kind', 'policy/no-rules', /nothing follows.*at least one rule/],
];

function findingsIn(texts: Readonly<Record<string, string>>) {
  const host = new Host();
  host.setFolders([{ uri: 'file:///w', settings: DEFAULT_SETTINGS }]);
  host.openAll(new Map(Object.entries(texts).map(([name, text]) => [`file:///w/${name}`, text])));
  const now = host.snapshot();
  return Object.entries(texts).flatMap(([name, text]) =>
    now.findings(`file:///w/${name}`).map((finding) => ({ ...finding, marked: markedIn(text, finding.range) })),
  );
}

type Range = { start: { line: number; character: number }; end: { line: number; character: number } };

function markedIn(text: string, { start, end }: Range): string {
  const lines = text.split('\n').slice(start.line, end.line + 1);
  const last = lines.length - 1;
  return lines
    .map((line, i) => line.slice(i === 0 ? start.character : 0, i === last ? end.character : undefined))
    .join('\n');
}

describe('input that cannot be meant', () => {
  it.each(CASES)('%s', (_, text, marked, code, message) => {
    const found = findingsIn({ 'a.yaml': text }).filter((finding) => finding.severity !== 'hint');
    expect(found.map((finding) => [finding.code, finding.marked])).toEqual([[code, marked]]);
    expect(found[0]!.message).toMatch(message);
  });

  it('models that mean one SLO alike say so at its name', () => {
    const slo = `apiVersion: openslo/v1
kind: SLO
metadata: { name: orders }
spec:
  service: shop
  indicatorRef: orders
  timeWindow: [{ duration: 28d, isRolling: true }]
  budgetingMethod: Occurrences
  objectives: [{ target: 0.99 }]
`;
    const one = revenue('100');
    const found = findingsIn({ 'slo.yaml': slo, 'one.yaml': one, 'two.yaml': one.replace('economics', 'other') });
    const overlaps = found.filter(({ code }) => code === 'cost/overlapping-models');
    expect(overlaps.map(({ marked }) => marked)).toEqual(['orders']);
    expect(overlaps[0]!.message).toMatch(/"economics".*"other".*appliesTo/);
  });
});
