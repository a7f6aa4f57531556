import { describe, expect, test } from 'vitest';
import { SpecFile } from '../../../server/src/core';
import type { RiskRegister, SpecEstimate } from '../../../server/src/core/model/riskRegister';
import type { Span } from '../../../server/src/core/text/span';

const HEAD = 'apiVersion: ninewise/v1\nkind: RiskRegister\nmetadata: { name: r }\n';

function lowered(spec: string): {
  readonly register: RiskRegister;
  readonly textOf: (span: Span | undefined) => string | undefined;
} {
  const document = SpecFile.of('file:///r.yaml', HEAD + spec).documents[0]!;
  const { model } = document.objects[0]!;
  if (model.type !== 'risk-register') throw new Error(model.type);
  return { register: model, textOf: (span) => span && document.text.slice(span.start, span.end) };
}

const estimateOf = (text: string, key = 'timeToRepair'): SpecEstimate | undefined => {
  const risk = lowered(`spec:\n  risks:\n    - id: a\n      estimate:\n        ${key}: ${text}\n`).register.risks[0];
  return risk?.estimate?.[key as 'timeToRepair'];
};

describe('a register in the common model', () => {
  test('has every value with its place', () => {
    const { register, textOf } = lowered(`spec:
  prompt: Why?
  owner: group:default/team
  reviewEvery: 90d
  singleRiskThreshold: 0.2
  journeys:
    - name: buy
      displayName: Buy it
      sloRef: buy-slo
  risks:
    - id: a
      fear: Nobody can buy
      raisedBy: support
      votes: 3
      journeyRef: buy
      impact: major
      likelihood: rare
      indicatorRefs: [one, two]
      dependencyRef: resource:default/x
      ticket: T-1
      estimate:
        frequency: { count: { p5: 1, p95: 4 }, per: 1Y }
        timeToDetect: 5m
        usersAffected: 0.5
        basis: guess
        incidents: [I-1]
      mitigations:
        - name: canary
          status: done
          changes: { meanTimeBetweenFailures: 90d }
          annualCost: { amount: 900, currency: EUR }
          ticket: T-2
      treatment: { strategy: accept, owner: group:default/x, justification: because, until: 2026-06-30 }
  systemicFactors:
    - name: no playbooks
      addTimeToDetect: 1m
      addTimeToRepair: 2m
      frequencyIncrease: 0.1
`);
    expect(textOf(register.prompt?.span)).toBe('Why?');
    expect([register.owner?.value, register.reviewEvery?.seconds, register.singleRiskThreshold?.value]).toEqual([
      'group:default/team',
      90 * 86_400,
      0.2,
    ]);
    const [journey] = register.journeys;
    expect([textOf(journey?.head), journey?.displayName?.value, journey?.sloRef?.value]).toEqual([
      'buy',
      'Buy it',
      'buy-slo',
    ]);
    const risk = register.risks[0]!;
    for (const [key, text] of Object.entries({
      id: 'a',
      fear: 'Nobody can buy',
      raisedBy: 'support',
      votes: '3',
      journeyRef: 'buy',
      impact: 'major',
      likelihood: 'rare',
      dependencyRef: 'resource:default/x',
      ticket: 'T-1',
    }))
      expect(textOf((risk[key as 'id'] as { span: Span }).span), key).toBe(text);
    expect(risk.indicatorRefs.map(({ span }) => textOf(span))).toEqual(['one', 'two']);
    expect(risk.estimate?.numbers).toEqual({
      frequency: { count: { kind: 'interval', p5: 1, p95: 4 }, perSeconds: 365 * 86_400 },
      timeToDetect: { kind: 'point', value: 300 },
      timeToRepair: undefined,
      usersAffected: { kind: 'point', value: 0.5 },
      severity: undefined,
    });
    expect(risk.estimate?.incidents.map(({ span }) => textOf(span))).toEqual(['I-1']);
    const [mitigation] = risk.mitigations;
    expect([
      mitigation?.name?.value,
      mitigation?.status?.value,
      mitigation?.annualCost?.amount.value,
      mitigation?.ticket?.value,
    ]).toEqual(['canary', 'done', 900, 'T-2']);
    expect(mitigation?.changes?.numbers.frequency).toEqual({
      meanTimeBetweenFailures: { kind: 'point', value: 90 * 86_400 },
    });
    expect(
      Object.values(risk.treatment ?? {})
        .map((each) => (each as { value?: string }).value)
        .filter(Boolean),
    ).toEqual(['accept', 'group:default/x', 'because', '2026-06-30']);
    const [factor] = register.systemicFactors;
    expect([
      factor?.addTimeToDetect?.seconds,
      factor?.addTimeToRepair?.seconds,
      factor?.frequencyIncrease?.value,
    ]).toEqual([60, 120, 0.1]);
  });

  test.each<[text: string, estimate: SpecEstimate['estimate'], parts: string[]]>([
    ['30m', { kind: 'point', value: 1800 }, ['value 30m 1800']],
    ['{p5: 2m, p95: 20m}', { kind: 'interval', p5: 120, p95: 1200 }, ['p5 2m 120', 'p95 20m 1200']],
    [
      '{ high: 2h, low: 20m, mode: 40m }',
      { kind: 'pert', low: 1200, mode: 2400, high: 7200 },
      ['low 20m 1200', 'mode 40m 2400', 'high 2h 7200'],
    ],
    ['30', undefined, ['value 30 undefined']],
    ['-30m', undefined, ['value -30m undefined']],
    ['{p5: 2m}', undefined, ['p5 2m 120']],
    ['{p5: 2m, p95: 20m, mode: 3m}', undefined, ['p5 2m 120', 'p95 20m 1200', 'mode 3m 180']],
    ['{p5: 2m, p95: soon}', undefined, ['p5 2m 120', 'p95 soon undefined']],
    ['[30m]', undefined, []],
  ])('an estimate of %s', (text, estimate, parts) => {
    const found = estimateOf(text);
    expect(found?.estimate).toEqual(estimate);
    expect(found?.parts.map((part) => `${part.part} ${part.text} ${part.value}`)).toEqual(parts);
  });

  test('shares keep what is written, however odd', () => {
    expect(estimateOf('5e-2', 'usersAffected')?.parts[0]).toMatchObject({ text: '5e-2', value: 0.05 });
    expect(estimateOf('.inf', 'usersAffected')?.estimate).toEqual({ kind: 'point', value: Infinity });
    expect(estimateOf('', 'usersAffected')).toBeUndefined();
  });

  test('holds nothing that is not there', () => {
    for (const spec of [
      '',
      'spec:',
      'spec: []',
      'spec:\n  risks: 5\n  journeys: {}',
      'spec:\n  risks: [1, null, [], {}]\n',
    ])
      expect(() => lowered(spec)).not.toThrow();
    expect(lowered('spec:\n  risks: [1, {}]\n').register.risks.map(({ id }) => id)).toEqual([undefined, undefined]);
  });

  test('of two ways to say how often, the frequency counts', () => {
    const { register } = lowered(
      'spec:\n  risks:\n    - estimate: { meanTimeBetweenFailures: 9d, frequency: { count: 2, per: 30d } }\n',
    );
    expect(register.risks[0]?.estimate?.numbers.frequency).toMatchObject({ perSeconds: 30 * 86_400 });
  });
});
