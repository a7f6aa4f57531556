import { describe, expect, test } from 'vitest';
import { mayHoldSpec } from '../../server/src/core';
import { complete } from '../features/completion/harness';
import { alertsIn, fixedIn, hintsIn, hoverIn, marksIn, messageIn, objectsOf, sloIn } from './harness';

const METRIC = `type: metric
query:
  numerator: sum:good{service:checkout}.as_count()
  denominator: sum:all{service:checkout}.as_count()`;

const MONITOR = 'type: monitor\nmonitorIDs: [12345678]';

const SLICE = `type: time_slice
timeSlice: {query: 'avg:latency{service:checkout}', comparator: "<", threshold: "0.5"}`;

interface Parts {
  readonly target?: string;
  readonly timeframe?: string;
  /** Type and what is measured. */
  readonly sli?: string;
  readonly metadata?: string;
  readonly more?: string;
}

const slo = ({
  target = '"99.9"',
  timeframe = '30d',
  sli = METRIC,
  metadata = '{name: checkout, namespace: datadog}',
  more = 'tags: [team:buying, service:checkout]',
}: Parts = {}): string => `apiVersion: datadoghq.com/v1alpha1
kind: DatadogSLO
metadata: ${metadata}
spec:
  name: Checkout availability
${sli.replace(/^(?=.)/gm, '  ')}
  targetThreshold: ${target}
  timeframe: ${timeframe}
${more.replace(/^(?=.)/gm, '  ')}`;

describe('lowering', () => {
  test('of good events', () => {
    expect(sloIn(slo())).toEqual({
      name: 'checkout <checkout>',
      service: 'checkout <service:checkout>',
      method: 'Occurrences',
      window: 'rolling 2592000 <30d>',
      targets: ['0.999 percent <targetThreshold: "99.9"> targetThreshold'],
      indicator: 'ratio',
      queries: [
        'good datadog expression <numerator: sum:good{service:checkout}.as_count()> numerator',
        'total datadog expression <denominator: sum:all{service:checkout}.as_count()> denominator',
      ],
    });
    const [object] = objectsOf(slo());
    expect(object).toMatchObject({ dialect: { id: 'datadog-v1alpha1' }, kind: { referredAs: 'SLO' } });
    expect(object!.dialect.displayNameOf!(object!.node)).toBe('Checkout availability');
    expect(object!.dialect.scopeOf!(object!.node)).toBe('datadog');
  });

  test.each<[string, string, object]>([
    ['monitors', MONITOR, { method: undefined, indicator: 'other', queries: [] }],
    [
      'time slices',
      SLICE,
      {
        method: 'Timeslices',
        indicator: 'other',
        queries: ["value datadog expression <query: 'avg:latency{service:checkout}'> query"],
      },
    ],
    ['an unknown type', 'type: burn', { method: undefined, indicator: undefined, queries: [] }],
  ])('of %s', (_, sli, expected) => {
    expect(sloIn(slo({ sli }))).toMatchObject(expected);
  });

  test.each([
    ['"99.9"', '0.999'],
    ['99', '0.99'],
    ['99900m', '0.999'],
    ['"100"', '1'],
    ['99.9', '0.999'],
  ])('of the target %s', (target, fraction) => {
    expect(sloIn(slo({ target }))?.targets).toEqual([
      `${fraction} percent <targetThreshold: ${target}> targetThreshold`,
    ]);
  });

  test.each(['"99.9%"', 'high', '', '[99]', '1Ki'])('no target of %j', (target) => {
    expect(sloIn(slo({ target }))?.targets).toEqual([]);
  });

  test.each([
    ['7d', 604_800],
    ['90d', 7_776_000],
    ['28d', undefined],
  ])('of the timeframe %s', (timeframe, seconds) => {
    expect(sloIn(slo({ timeframe }))?.window).toBe(`rolling ${seconds} <${timeframe}>`);
  });

  test.each([
    ['a spec that is a text', 'apiVersion: datadoghq.com/v1alpha1\nkind: DatadogSLO\nspec: x\n'],
    ['lists everywhere', 'apiVersion: datadoghq.com/v1alpha1\nkind: DatadogSLO\nmetadata: []\nspec: {tags: {a: b}}\n'],
  ])('of %s', (_, text) => {
    expect(sloIn(text)).toMatchObject({ name: undefined, service: undefined, targets: [], queries: [] });
  });

  test('has no alerts', () => {
    expect(alertsIn(slo())).toEqual([]);
  });

  test('of nothing but this kind', () => {
    const monitor = slo().replace('DatadogSLO', 'DatadogMonitor');
    expect([mayHoldSpec(monitor), objectsOf(monitor), marksIn(monitor)]).toEqual([false, [], []]);
  });
});

describe('findings', () => {
  test.each<[string, Parts]>([
    ['good events', {}],
    ['monitors', { sli: MONITOR }],
    ['one group of one monitor', { sli: `${MONITOR}\ngroups: [env:prod]` }],
    ['time slices', { sli: SLICE }],
    ['time slices as other versions have them', { sli: 'type: time_slice\ntimeSliceSpec: {query: {}}' }],
    ['a whole number', { target: '99' }],
    ['what Kubernetes makes of a number', { target: '99900m' }],
    ['a warning in time', { more: 'warningThreshold: "99.95"\ncontrollerOptions: {disableRequiredTags: true}' }],
  ])('none in %s', (_, parts) => {
    expect(marksIn(slo(parts))).toEqual([]);
  });

  test.each<[string, Parts, string[]]>([
    ['a fraction without quotes', { target: '99.9' }, ['error schema/type <99.9>']],
    ['a sign of percent', { target: '"99.9%"' }, ['error schema/pattern <"99.9%">']],
    ['a share', { target: '"0.999"' }, ['warning budget/percent-as-ratio <"0.999">']],
    ['all', { target: '"100"' }, ['error budget/no-budget <"100">']],
    ['all as a whole number', { target: '100' }, ['error budget/no-budget <100>']],
    ['nothing', { target: '"0.0"' }, ['error schema/pattern <"0.0">']],
    ['nothing as a whole number', { target: '0' }, ['error schema/range <0>']],
    ['another timeframe', { timeframe: '28d' }, ['error schema/enum <28d>']],
    ['no query', { sli: 'type: metric' }, ['error schema/choice <type>']],
    ['no monitor', { sli: 'type: monitor\nmonitorIDs: []' }, ['error schema/length <monitorIDs>']],
    ['no slice', { sli: 'type: time_slice' }, ['error schema/choice <type>']],
    ['half a query', { sli: 'type: metric\nquery: {numerator: a}' }, ['error schema/missing-key <query>']],
    ['an unknown type', { sli: 'type: availability' }, ['error schema/enum <availability>']],
    ['an operator in words', { sli: SLICE.replace('"<"', 'lt') }, ['error schema/enum <lt>']],
    [
      'queries beside monitors',
      { sli: `${MONITOR}\nquery: {numerator: a, denominator: b}` },
      ['warning schema/choice <query>'],
    ],
    [
      'groups of several monitors',
      { sli: 'type: monitor\nmonitorIDs: [1, 2]\ngroups: [a:b]' },
      ['warning schema/choice <groups>'],
    ],
    ['a warning too late', { more: 'warningThreshold: "99.5"' }, ['warning objective/warning-target <"99.5">']],
    ['the same tag twice', { more: 'tags: [a:b, a:b]' }, ['error schema/length <tags>']],
    ['a key of another format', { more: 'window: 30d' }, ['error schema/unknown-key <window>']],
    ['no name', { metadata: '{namespace: datadog}' }, ['error schema/missing-key <metadata>']],
  ])('%s', (_, parts, expected) => {
    expect(marksIn(slo(parts))).toEqual(expected);
  });

  test.each([
    ['datadoghq.com/v1', 'warning'],
    ['DatadogHQ.com/v1alpha1', 'error'],
  ])('the version %s', (version, severity) => {
    expect(marksIn(slo().replace('datadoghq.com/v1alpha1', version))).toEqual([
      `${severity} schema/unknown-version <${version}>`,
    ]);
  });

  test('other kinds of the API in other versions are none of ours', () => {
    const agent = 'apiVersion: datadoghq.com/v2alpha1\nkind: DatadogAgent\nmetadata: {name: a}\n';
    expect(marksIn(`${agent}---\n${slo()}`)).toEqual([]);
  });

  test('another case of the kind', () => {
    expect(marksIn(slo().replace('DatadogSLO', 'DatadogSlo'))).toEqual(['error schema/unknown-kind <DatadogSlo>']);
  });

  test('say why', () => {
    expect(messageIn(slo({ target: '99.9' }), 'schema/type')).toContain('Kubernetes reads a quantity here');
  });
});

describe('fixes', () => {
  test.each<[string, Parts, Parts]>([
    ['schema/type', { target: '99.90' }, { target: '"99.90"' }],
    ['schema/pattern', { target: '"99.9 %"' }, { target: '"99.9"' }],
    ['budget/percent-as-ratio', { target: "'0.9990'" }, { target: "'99.90'" }],
    ['budget/percent-as-ratio', { target: '999m' }, { target: '"99.9"' }],
    ['budget/no-budget', { target: '100' }, { target: '"99.9"' }],
  ])('of %s: %j', (code, before, after) => {
    expect(fixedIn(slo(before), code)).toBe(slo(after));
  });

  test('no other timeframe than those that there are', () => {
    expect(fixedIn(slo(), 'window/not-whole-weeks')).toBeUndefined();
    expect(fixedIn(slo({ target: '"99.999"' }), 'budget/long-window-for-many-nines')).toBeUndefined();
  });
});

describe('in the editor', () => {
  test('the budget stands behind the target', () => {
    expect(hintsIn(slo())).toEqual(['"99.9" 43m 12s / 30d']);
    expect(hintsIn(slo({ target: '99900m', timeframe: '7d' }))).toEqual(['99900m 10m 5s / 7d']);
  });

  test.each([
    ['the target', { target: '"99$0.9"' }],
    ['the timeframe', { timeframe: '30$0d' }],
    ['the name', { metadata: '{name: check$0out}' }],
  ])('the ladder stands in the hover on %s', (_, parts) => {
    expect(hoverIn(slo(parts))).toContain('**99.9 %** over 30d · error budget **43m 12s** · 1 in 1,000 events');
  });

  test('targets are offered in quotes, timeframes with their budget', () => {
    const targets = complete({ text: slo({ target: '$0' }) });
    expect(targets.labels).toContain('99.95');
    expect(targets.take('99.95')).toBe(slo({ target: '"99.95"' }));
    const frames = complete({ text: slo({ timeframe: '$0' }) });
    expect(frames.labels).toEqual(['7d', '30d', '90d']);
    expect(frames.item('90d').detail).toBe('90 days · 2h 9m 36s at 99.9 %');
  });
});
