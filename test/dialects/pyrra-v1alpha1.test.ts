import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../server/src/core';
import { alertsIn, fixedIn, hintsIn, hoverIn, marksIn, messageIn, objectsOf, sloIn } from './harness';

const RATIO = `ratio:
  errors:
    metric: http_requests_total{job="checkout",code=~"5.."}
  total:
    metric: http_requests_total{job="checkout"}
  grouping: [handler]`;

const LATENCY = `latency:
  success:
    metric: http_request_duration_seconds_bucket{job="checkout",le="0.5"}
  total:
    metric: http_request_duration_seconds_count{job="checkout"}`;

interface Parts {
  readonly target?: string;
  readonly window?: string;
  readonly indicator?: string;
  readonly metadata?: string;
  /** Further lines of the spec. */
  readonly more?: string;
}

const slo = ({
  target = '"99.9"',
  window = '28d',
  indicator = RATIO,
  metadata = '{name: checkout-errors, namespace: shop}',
  more = '',
}: Parts = {}): string => `apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: ${metadata}
spec:
  target: ${target}
  window: ${window}
  indicator:
${indicator.replace(/^(?=.)/gm, '    ')}
${more.replace(/^(?=.)/gm, '  ')}`;

describe('lowering', () => {
  test('of a ratio', () => {
    expect(sloIn(slo())).toEqual({
      name: 'checkout-errors <checkout-errors>',
      service: undefined,
      method: undefined,
      window: 'rolling 2419200 <28d>',
      targets: ['0.999 percent <target: "99.9"> target'],
      indicator: 'ratio',
      queries: [
        'bad prometheus selector <metric: http_requests_total{job="checkout",code=~"5.."}> metric',
        'total prometheus selector <metric: http_requests_total{job="checkout"}> metric',
      ],
    });
    const [object] = objectsOf(slo());
    expect(object).toMatchObject({ dialect: { id: 'pyrra-v1alpha1' }, kind: { referredAs: 'SLO', label: 'SLO' } });
    expect(object!.dialect.scopeOf!(object!.node)).toBe('shop');
  });

  test.each<[string, string, string[]]>([
    [
      'a latency',
      LATENCY,
      [
        'good prometheus selector <metric: http_request_duration_seconds_bucket{job="checkout",le="0.5"}> metric {"label":"le","metricEnd":"_bucket"}',
        'total prometheus selector <metric: http_request_duration_seconds_count{job="checkout"}> metric {"metricEnd":"_count"}',
      ],
    ],
    [
      'a native latency',
      'latencyNative: {latency: 200ms, total: {metric: seconds}}',
      ['total prometheus selector <metric: seconds> metric'],
    ],
    ['a gauge', 'bool_gauge: {metric: up}', ['value prometheus selector <metric: up> metric']],
    ['metrics that are no texts', 'ratio: {errors: {metric: 1}, total: up}', []],
  ])('of %s', (_, indicator, queries) => {
    expect(sloIn(slo({ indicator }))?.queries).toEqual(queries);
  });

  test.each([
    ['"99.9"', '0.999 percent <target: "99.9"> target'],
    ["'99.90'", "0.999 percent <target: '99.90'> target"],
    ['"100"', '1 percent <target: "100"> target'],
    ['"9.99e1"', '0.999 percent <target: "9.99e1"> target'],
    ['99.9', '0.999 percent <target: 99.9> target'],
  ])('of the target %s', (target, expected) => {
    expect(sloIn(slo({ target }))?.targets).toEqual([expected]);
  });

  test.each(['"99.9%"', '"high"', '""', '', '[99]', '.nan'])('no target of %j', (target) => {
    expect(sloIn(slo({ target }))?.targets).toEqual([]);
  });

  test.each([
    ['2w', 1_209_600],
    ['1d12h', 129_600],
    ['1y', 31_536_000],
    ['30m', 1_800],
    ['1500ms', 1.5],
    ['1M', undefined],
    ['12h1d', undefined],
    ['28 d', undefined],
    ['300y', undefined],
  ])('of the window %s', (window, seconds) => {
    expect(sloIn(slo({ window }))?.window).toBe(`rolling ${seconds} <${window}>`);
  });

  test.each([
    ['a spec that is a text', 'apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\nspec: x\n'],
    ['nothing else', 'apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\n'],
    ['lists everywhere', 'apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\nmetadata: []\nspec: [1]\n'],
  ])('of %s', (_, text) => {
    expect(sloIn(text)).toMatchObject({ name: undefined, window: undefined, targets: [], queries: [] });
  });
});

describe('alerts', () => {
  const FOUR = [
    'fast burn critical pages 14x 3600/300 for 120 strict',
    'medium burn critical pages 7x 21600/1800 for 900 strict',
    'slow burn warning 2x 86400/7200 for 3600 strict',
    'long-term burn warning 1x 345600/21600 for 10800 strict',
  ];

  test('over four weeks', () => {
    expect(alertsIn(slo())).toEqual(FOUR);
  });

  test('over one week, in whole minutes', () => {
    expect(alertsIn(slo({ window: '7d' }))[0]).toBe('fast burn critical pages 14x 900/60 for 60 strict');
  });

  test.each<[string, string, string[]]>([
    ['on', 'alerting: {burnrates: true, disabled: false}', FOUR],
    ['off', 'alerting: {burnrates: false}', ['burnrates off <burnrates>']],
    ['off in the old way', 'alerting: {disabled: true}', ['burnrates off <disabled>']],
  ])('that are %s', (_, more, expected) => {
    expect(alertsIn(slo({ more }))).toEqual(expected);
  });

  test('with severities of the file', () => {
    const more = 'alerting: {severities: {fastBurn: ticket, longTermBurn: page, absent: none}}';
    expect(alertsIn(slo({ more })).map((alert) => alert.split(' ').slice(0, 4).join(' '))).toEqual([
      'fast burn ticket 14x',
      'medium burn critical pages',
      'slow burn warning 2x',
      'long-term burn page pages',
    ]);
  });
});

describe('findings', () => {
  test.each<[string, Parts]>([
    ['a ratio', {}],
    ['a latency', { indicator: LATENCY }],
    ['a native latency', { indicator: 'latencyNative: {latency: 1s, total: {metric: seconds}}' }],
    ['a gauge', { indicator: 'bool_gauge: {metric: up, grouping: [instance]}' }],
    ['a compound window', { window: '1d12h' }],
    ['a target without fraction', { target: "'99'" }],
    ['no namespace', { metadata: '{name: checkout-errors}' }],
    ['what Kubernetes adds', { metadata: '{name: a, uid: x, generation: 2, creationTimestamp: null}', more: '' }],
    [
      'all there is',
      {
        more: `description: ""
alerting: {burnrates: true, absent: false, name: A, absentName: B, severities: {fastBurn: page, absent: none}}
partial_response_strategy: ""
performanceOverAccuracy: true
ruleOutput: {shortRulesLabels: {a: b}, longRulesLabels: {a: c}, enableDescriptionAsLabel: true}`,
      },
    ],
  ])('none in %s', (_, parts) => {
    expect(marksIn(slo(parts))).toEqual([]);
  });

  test.each<[string, Parts, string[]]>([
    ['a target that is a number', { target: '99.9' }, ['error schema/type <99.9>']],
    ['a target with a sign', { target: '"99.9%"' }, ['error schema/pattern <"99.9%">']],
    ['a negative target', { target: '"-1"' }, ['error schema/pattern <"-1">']],
    ['an empty target', { target: '""' }, ['error schema/length <"">']],
    ['a target as a fraction', { target: '"0.999"' }, ['warning budget/percent-as-ratio <"0.999">']],
    ['a target that leaves nothing', { target: '"100"' }, ['warning budget/no-budget <"100">']],
    ['a target above all', { target: '"101"' }, ['error budget/no-budget <"101">']],
    ['a window of a minute', { window: '1m' }, ['warning window/minute-not-month <1m>']],
    ['a window of a month', { window: '1M' }, ['error schema/pattern <1M>']],
    ['a window without length', { window: '0d' }, ['error window/zero <0d>']],
    ['a window without unit', { window: '28' }, ['error schema/type <28>']],
    ['no indicator', { indicator: '{}' }, ['error schema/choice <indicator>']],
    ['two indicators', { indicator: `${RATIO}\n${LATENCY}` }, ['error schema/choice <latency>']],
    ['half a ratio', { indicator: 'ratio: {errors: {metric: up}}' }, ['error schema/missing-key <ratio>']],
    [
      'an empty metric',
      { indicator: 'ratio: {errors: {metric: ""}, total: {metric: up}}' },
      ['error schema/length <"">'],
    ],
    [
      'a bound that is no duration',
      { indicator: 'latencyNative: {latency: "0.5", total: {metric: up}}' },
      ['error schema/pattern <"0.5">'],
    ],
    ['no name', { metadata: '{namespace: shop}' }, ['error schema/missing-key <metadata>']],
    ['a name with capitals', { metadata: '{name: Checkout}' }, ['error schema/pattern <Checkout>']],
    ['a label that is a number', { metadata: '{name: a, labels: {tier: 1}}' }, ['error schema/type <1>']],
    ['a key of another format', { more: 'timeWindow: 28d' }, ['error schema/unknown-key <timeWindow>']],
    ['a strategy that there is not', { more: 'partial_response_strategy: ignore' }, ['error schema/enum <ignore>']],
  ])('%s', (_, parts, expected) => {
    expect(marksIn(slo(parts))).toEqual(expected);
  });

  test.each([
    ['pyrra.dev/v1alpha2', 'warning'],
    ['Pyrra.dev/v1alpha1', 'error'],
  ])('the version %s', (version, severity) => {
    expect(marksIn(slo().replace('pyrra.dev/v1alpha1', version))).toEqual([
      `${severity} schema/unknown-version <${version}>`,
    ]);
  });

  test('another kind', () => {
    expect(marksIn(slo().replace('ServiceLevelObjective', 'SLO'))).toEqual(['error schema/unknown-kind <SLO>']);
  });

  test('say why', () => {
    expect(messageIn(slo({ target: '99.9' }), 'schema/type')).toContain('Kubernetes refuses a number here');
    expect(messageIn(slo({ window: '1m' }), 'window/minute-not-month')).toContain('If 1 month is meant, write 30d');
  });
});

describe('fixes', () => {
  test.each<[string, Parts, Parts]>([
    ['schema/type', { target: '99.90 # nines' }, { target: '"99.90" # nines' }],
    ['schema/pattern', { target: '"99.9 %"' }, { target: '"99.9"' }],
    ['schema/pattern', { target: "'99,9'" }, { target: "'99.9'" }],
    ['schema/pattern', { window: '1M' }, { window: '30d' }],
    ['schema/pattern', { window: '4 weeks' }, { window: '4w' }],
    ['schema/pattern', { window: '28D' }, { window: '28d' }],
    ['budget/percent-as-ratio', { target: '"0.9990"' }, { target: '"99.90"' }],
    ['window/minute-not-month', { window: '3m' }, { window: '90d' }],
    ['budget/no-budget', { target: "'100'" }, { target: "'99.9'" }],
    ['window/not-whole-weeks', { window: '30d' }, { window: '28d' }],
    ['budget/long-window-for-many-nines', { target: '"99.999"' }, { target: '"99.999"', window: '91d' }],
  ])('of %s: %j', (code, before, after) => {
    expect(fixedIn(slo(before), code)).toBe(slo(after));
  });
});

describe('in the editor', () => {
  test('the budget stands behind the target', () => {
    expect(hintsIn(slo())).toEqual(['"99.9" 40m 19s / 28d']);
    expect(hintsIn(slo({ target: '99.9', window: '1d12h' }))).toEqual(['99.9 2m 10s / 36h']);
  });

  test.each([
    ['the target', { target: '"99$0.9"' }],
    ['the window', { window: '28$0d' }],
    ['the name', { metadata: '{name: check$0out}' }],
  ])('the ladder stands in the hover on %s', (_, parts) => {
    expect(hoverIn(slo(parts))).toContain('**99.9 %** over 28d · error budget **40m 19.2s** · 1 in 1,000 events');
  });

  test.each([
    ['target', 'tar$0get', 'in percent from 0 to 100, as a text'],
    ['indicator', 'indi$0cator', 'one of ratio, latency, latencyNative and bool_gauge'],
  ])('the key %s has its documentation', (key, marked, words) => {
    expect(hoverIn(slo().replace(`  ${key}:`, `  ${marked}:`))).toContain(words);
  });
});

test('who does not listen to Pyrra hears the same of the format', () => {
  expect(marksIn(slo({ target: '99.9' }), { ...DEFAULT_SETTINGS, compat: [] })).toEqual(['error schema/type <99.9>']);
});
