import { describe, expect, test } from 'vitest';
import { codeLenses, hover, inlayHints } from '../../../server/src/core';
import type { RangedFinding } from '../../../server/src/core';
import { uriOf, workspaceFixture } from '../../harness/workspaceFixture';
import { REGISTER } from '../register/fixtures';
import { slo } from '../slo';

const POLICY = `---
apiVersion: openslo/v1
kind: AlertPolicy
metadata: {name: page}
spec:
  alertWhenBreaching: true
  conditions:
    - kind: AlertCondition
      metadata: {name: fast}
      spec: {severity: page, condition: {kind: burnrate, op: gte, threshold: 13.44, lookbackWindow: 1h, alertAfter: 5m}}
  notificationTargets: [{targetRef: pager}]
`;
const CHECKOUT = `${slo({ objectives: '- target: 0.999' })}  alertPolicies: [{alertPolicyRef: page}]\n${POLICY}`;

/** A register with what stands below `risks`. */
const register = (risks: string): string => `apiVersion: ninewise/v1
kind: RiskRegister
metadata: {name: hostile}
spec:
  journeys:
    - {name: buy, sloRef: checkout}
  risks:
${risks}`;

interface Seen {
  readonly findings: readonly RangedFinding[];
  readonly hints: readonly string[];
  readonly lenses: readonly string[];
}

/** Everything that an editor asks for about a register, with a hover on each of some lines. */
function seen(text: string): Seen {
  const snapshot = workspaceFixture(`//- r.yaml\n${text}//- slo.yaml\n${CHECKOUT}`).host.snapshot();
  const uri = uriOf('r.yaml');
  const file = snapshot.openFile(uri)!;
  const context = snapshot.budgetContext(uri);
  for (const at of [0.1, 0.3, 0.5, 0.7, 0.9]) hover(file, Math.floor(text.length * at), context);
  return {
    findings: snapshot.findings(uri),
    hints: inlayHints(file, { start: 0, end: file.length }, context).map(({ label }) => label),
    lenses: codeLenses(file, context).map(({ title }) => title),
  };
}

const risk = (estimate: string): string =>
  register(`    - {id: a, fear: Nobody can buy, journeyRef: buy, estimate: ${estimate}}\n`);

const FAILED = /could not be checked/;

describe('registers that nobody means', () => {
  test('of 5,000 risks do not hang', { timeout: 20_000 }, () => {
    const one = (i: number): string => `    - id: risk-${i % 4_000}
      fear: Users cannot do number ${i}
      journeyRef: ${i % 3 === 0 ? 'buy' : `nowhere-${i}`}
      impact: major
      likelihood: likely
      estimate:
        frequency: {count: ${1 + (i % 7)}, per: 365d}
        timeToDetect: {p5: 2m, p95: 20m}
        timeToRepair: {low: 20m, mode: 40m, high: 120m}
        usersAffected: 0.${1 + (i % 9)}
`;
    const started = performance.now();
    const { findings, hints, lenses } = seen(register(Array.from({ length: 5_000 }, (_, i) => one(i)).join('')));
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(findings.filter(({ message }) => FAILED.test(message))).toEqual([]);
    expect(hints).toHaveLength(5_000);
    expect(lenses[0]).toMatch(/^5,000 risks: [\d,.]+ % of the budget of checkout$/);
    expect(new Set(findings.map(({ code }) => code))).toContain('risk/unknown-journey');
  });

  test('with a fear of 100 kB keep messages, hints and hovers short', () => {
    const fear = 'nobody can buy and '.repeat(5_500);
    const { findings } = seen(
      register(`    - {fear: ${JSON.stringify(fear)}, journeyRef: buy, impact: major, likelihood: likely}\n`),
    );
    expect(findings.map(({ code }) => code)).toContain('risk/no-indicator');
    for (const { message } of findings) expect(message.length).toBeLessThan(1_000);
  });

  test.each([
    ['zero', '{frequency: {count: 0, per: 365d}, timeToDetect: 0m, timeToRepair: 0m, usersAffected: 0, severity: 0}'],
    ['a time of zero', '{meanTimeBetweenFailures: 0d, timeToDetect: 1m, timeToRepair: 1m, usersAffected: 1}'],
    ['no time', '{frequency: {count: 1, per: 0d}, timeToDetect: 1m, timeToRepair: 1m, usersAffected: 1}'],
    ['infinity', '{frequency: {count: .inf, per: 1d}, timeToDetect: 1m, timeToRepair: 1m, usersAffected: .inf}'],
    ['no number', '{frequency: {count: .nan, per: 1d}, timeToDetect: 1m, timeToRepair: 1m, usersAffected: .nan}'],
    ['below zero', '{frequency: {count: -1, per: 365d}, timeToDetect: -1m, timeToRepair: 1m, usersAffected: -0.5}'],
    [
      'beyond all',
      '{frequency: {count: 1e308, per: 1s}, timeToDetect: 99999999999d, timeToRepair: 1m, usersAffected: 1}',
    ],
    [
      'longer than the window',
      '{frequency: {count: 1, per: 365d}, timeToDetect: 60d, timeToRepair: 60d, usersAffected: 1}',
    ],
    ['wrong types', '{frequency: [1], timeToDetect: {}, timeToRepair: [], usersAffected: "all", severity: {p5: x}}'],
    ['nothing', '{}'],
    ['a text', 'soon'],
  ])('%s in an estimate is answered in finite words', (_, estimate) => {
    const { findings, hints, lenses } = seen(risk(estimate));
    const said = [...findings.map(({ message }) => message), ...hints, ...lenses];
    for (const text of said) expect(text).not.toMatch(/NaN|∞|undefined|could not be checked/);
  });

  test('text that would be markup or hide itself is text in messages', () => {
    const evil = '<script>alert(1)</script> ](command:evil) \u202e\u2066latency \u0007';
    const { findings } = seen(
      REGISTER.replace('id: bad-release', `id: ${JSON.stringify(evil)}`)
        .replace('fear: Nobody can buy after a release, and nobody notices', `fear: ${JSON.stringify(evil)}`)
        .replaceAll('journeyRef: buy', `journeyRef: ${JSON.stringify(evil)}`)
        .replace('no playbooks', JSON.stringify(evil)),
    );
    expect(findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['risk/jargon', 'risk/unknown-journey']));
    for (const { message, code } of findings)
      if (code.startsWith('risk/')) expect(message).not.toMatch(/[\u0000-\u001f\u202a-\u202e\u2066-\u2069]/);
  });
});
