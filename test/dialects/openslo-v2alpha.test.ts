import { describe, expect, test } from 'vitest';
import { applyEdits, definition, Host, refactorings } from '../../server/src/core';
import { complete } from '../features/completion/harness';
import { placeOf, uriOf, workspaceFixture } from '../harness/workspaceFixture';
import { testFixtures } from './fixtures';
import { alertsIn, fixedIn, hintsIn, hoverIn, marksIn, messageIn, objectsOf, sloIn } from './harness';

const RATIO = `sli:
  metadata:
    name: orders
  spec:
    ratioMetric:
      counter: true
      good:
        dataSourceSpec:
          type: Prometheus
          connectionDetails:
            url: https://prometheus.example
        spec:
          query: sum(rate(ok[5m]))
      total:
        dataSourceRef: prometheus
        spec:
          query: sum(rate(all[5m]))`;

const THRESHOLD = `sli:
  metadata: {name: latency}
  spec: {thresholdMetric: {dataSourceRef: prometheus, spec: {query: seconds}}}`;

const inline = (condition: string): string => `- kind: AlertPolicy
  metadata: {name: burn}
  spec:
    alertWhenBreaching: true
    conditions:
      - kind: AlertCondition
        metadata: {name: burn}
        spec: {severity: page, condition: ${condition}}
    notificationTargets: [{targetRef: pager}]`;

interface Parts {
  readonly service?: string;
  readonly sli?: string;
  readonly window?: string;
  readonly method?: string;
  readonly objectives?: string;
  readonly alerts?: string;
}

const indented = (text: string, by: number): string => text.replace(/^(?=.)/gm, ' '.repeat(by));

const slo = ({
  service = 'serviceRef: shop',
  sli = RATIO,
  window = '28d',
  method = 'Occurrences',
  objectives = '- target: 0.999',
  alerts,
}: Parts = {}): string => `apiVersion: openslo.com/v2alpha
kind: SLO
metadata:
  name: checkout
spec:
  ${service}
${indented(sli, 2)}
  timeWindow:
    - duration: ${window}
      isRolling: true
  budgetingMethod: ${method}
  objectives:
${indented(objectives, 4)}
${alerts === undefined ? '' : `  alertPolicies:\n${indented(alerts, 4)}\n`}`;

const referencesOf = (text: string): string[] =>
  objectsOf(text).flatMap(({ references }) =>
    references.map(({ key, kinds, name }) => `${key}: ${kinds.join()} ${name}`),
  );

describe('lowering', () => {
  test('of an SLO with an SLI in place', () => {
    expect(sloIn(slo())).toEqual({
      name: 'checkout <checkout>',
      service: 'shop <shop>',
      method: 'Occurrences',
      window: 'rolling 2419200 <28d>',
      targets: ['0.999 fraction <target: 0.999> target'],
      indicator: 'ratio',
      queries: [
        'good Prometheus expression <query: sum(rate(ok[5m]))> query',
        'total undefined expression <query: sum(rate(all[5m]))> query',
      ],
    });
    expect(referencesOf(slo())).toEqual(['serviceRef: Service shop', 'dataSourceRef: DataSource prometheus']);
    expect(objectsOf(slo())[0]?.dialect).toMatchObject({ id: 'openslo-v2alpha', label: 'OpenSLO v2alpha' });
  });

  test('of a service by the key of the text', () => {
    expect(sloIn(slo({ service: 'service: web' }))?.service).toBe('web <web>');
    expect(referencesOf(slo({ service: 'service: web', sli: 'sliRef: orders' }))).toEqual([
      'service: Service web',
      'sliRef: SLI orders',
    ]);
  });

  test('of a composite', () => {
    const objectives = `- {target: 0.9, compositeWeight: 2, sliRef: orders}\n- {target: 0.8, sliRef: payments}`;
    const text = slo({ sli: 'description: Both.', objectives });
    expect(referencesOf(text)).toEqual(['serviceRef: Service shop', 'sliRef: SLI orders', 'sliRef: SLI payments']);
    expect(marksIn(text)).toEqual([]);
  });

  test.each([
    ['5m', 300],
    ['12h', 43_200],
    ['4w', 2_419_200],
  ])('of a window of %s', (window, seconds) => {
    expect(sloIn(slo({ window }))?.window).toBe(`rolling ${seconds} <${window}>`);
  });

  test('of alerts', () => {
    const condition = '{kind: burnrate, op: gt, threshold: 14.4, lookbackWindow: 1h, alertAfter: 5m}';
    expect(alertsIn(slo({ alerts: inline(condition) }))).toEqual([
      'page page pages 14.4x 3600/undefined for 300 strict',
    ]);
    expect(marksIn(slo({ alerts: inline(condition) }))).toEqual([]);
  });
});

describe('findings', () => {
  test.each<[string, Parts, string[]]>([
    ['a right SLO', {}, []],
    ['a service by the key of the text', { service: 'service: shop' }, []],
    ['no service', { service: 'description: None.' }, ['error schema/choice <spec>']],
    ['two services', { service: 'service: shop\n  serviceRef: shop' }, ['error schema/choice <serviceRef>']],
    [
      'two thresholds',
      { sli: THRESHOLD, objectives: '- {target: 0.9, op: lt, value: 1}\n- {target: 0.99, op: lt, value: 2}' },
      [],
    ],
    ['a threshold without value', { sli: THRESHOLD }, ['error objective/comparison <target>']],
    ['no SLI', { sli: 'description: None.' }, ['error objective/indicator-level <SLO>']],
    ['an SLI by its old name', { sli: 'indicatorRef: orders' }, ['error schema/unknown-key <indicatorRef>']],
    [
      'an SLI by its old name in an objective',
      { sli: 'description: Both.', objectives: '- {target: 0.9, indicatorRef: a}\n- {target: 0.8, sliRef: b}' },
      ['error schema/unknown-key <indicatorRef>'],
    ],
    [
      'a metric as in v1',
      { sli: RATIO.replace('dataSourceRef: prometheus', 'metricSource: {type: Prometheus, spec: {query: a}}') },
      ['error schema/unknown-key <metricSource>'],
    ],
    ['a data source twice', { sli: twice(RATIO) }, ['error schema/choice <dataSourceSpec>']],
    [
      'no data source',
      { sli: THRESHOLD.replace('dataSourceRef: prometheus, ', '') },
      ['error schema/choice <thresholdMetric>', 'error objective/comparison <target>'],
    ],
    [
      'no query',
      { sli: THRESHOLD.replace(', spec: {query: seconds}}', '}') },
      ['error schema/missing-key <thresholdMetric>', 'error objective/comparison <target>'],
    ],
    ['a month', { window: '1M' }, ['error schema/pattern <1M>']],
    ['a minute', { window: '1m' }, ['warning window/minute-not-month <1m>']],
    ['a target of 100 %', { objectives: '- target: 1' }, ['error budget/no-budget <1>']],
  ])('%s', (_, parts, expected) => {
    expect(marksIn(slo(parts))).toEqual(expected);
  });

  test.each<[string, Parts, string]>([
    ['no window', { window: '' }, 'compat/oslo-time-window'],
    [
      'a slice without unit',
      { method: 'Timeslices', objectives: '- {target: 0.9, timeSliceTarget: 0.9, timeSliceWindow: 5}' },
      'compat/oslo-numeric-slice-window <5>',
    ],
    ['op beside a ratio', { objectives: '- {target: 0.9, op: lt}' }, 'compat/oslo-op-on-ratio <op>'],
    [
      'labels of an objective',
      { objectives: '- {target: 0.9, labels: {a: b}}' },
      'compat/oslo-later-additions <labels>',
    ],
    [
      'a path',
      { alerts: '- alertPolicyRef: ../policies/burn.yaml' },
      'compat/oslo-reference-name <../policies/burn.yaml>',
    ],
    [
      'a condition without kind',
      { alerts: inline('{op: gt, threshold: 14.4, lookbackWindow: 1h, alertAfter: 5m}') },
      'compat/oslo-condition-kind <op>',
    ],
  ])('of what oslo refuses although the text allows it: %s', (_, parts, expected) => {
    const text = parts.window === '' ? slo().replace(/ {2}timeWindow:\n.*\n.*\n/, '') : slo(parts);
    expect(marksIn(text).map((mark) => mark.replace(/^information /, ''))).toEqual([expect.stringContaining(expected)]);
  });

  test('say how this version writes it', () => {
    expect(messageIn(slo({ sli: 'description: None.' }), 'objective/indicator-level')).toContain(
      'Add sli or sliRef to its spec',
    );
    expect(messageIn(slo({ window: '1m' }), 'window/minute-not-month')).toContain(
      'If 1 month is meant, write 30d, which leaves 43m 12s.',
    );
  });
});

const twice = (sli: string): string =>
  sli.replace(
    'dataSourceRef: prometheus',
    'dataSourceRef: prometheus\n        dataSourceSpec: {type: a, connectionDetails: b}',
  );

describe('fixes', () => {
  test.each<[string, Parts, Parts]>([
    ['schema/unknown-key', { sli: 'indicatorRef: orders' }, { sli: 'sliRef: orders' }],
    ['schema/unknown-key', { sli: THRESHOLD.replace('dataSourceRef', 'metricSourceRef') }, { sli: THRESHOLD }],
    ['schema/pattern', { window: '1M' }, { window: '30d' }],
    ['schema/pattern', { window: '2Q' }, { window: '180d' }],
    ['window/minute-not-month', { window: '3m' }, { window: '90d' }],
    ['window/not-whole-weeks', { window: '30d' }, { window: '28d' }],
  ])('of %s: %j', (code, before, after) => {
    expect(fixedIn(slo(before), code)).toBe(slo(after));
  });
});

const OTHERS = `apiVersion: openslo.com/v2alpha
kind: DataSource
metadata: {name: prom-eu}
spec: {type: Prometheus, connectionDetails: none}
---
apiVersion: openslo.com/v2alpha
kind: SLI
metadata: {name: payments}
spec: {thresholdMetric: {dataSourceRef: prom-eu, spec: {query: up}}}
`;

describe('in the editor', () => {
  test('the budget stands behind the target, and in its hover', () => {
    expect(hintsIn(slo())).toEqual(['0.999 40m 19s / 28d']);
    expect(hoverIn(slo({ objectives: '- target: 0.9$099' }))).toContain('**99.9 %** over 28d');
  });

  test('names and queries are offered', () => {
    const files = { 'file:///shop/others.yaml': OTHERS };
    const inTotal = (from: string, to: string): string => slo({ sli: RATIO.replace(from, to) });
    expect(complete({ text: slo({ sli: 'sliRef: $0' }), files }).labels).toEqual(['payments']);
    expect(complete({ text: inTotal('dataSourceRef: prometheus', 'dataSourceRef: $0'), files }).labels).toEqual([
      'prom-eu',
    ]);
    expect(complete({ text: inTotal('sum(rate(all[5m]))', '$0') }).labels).toEqual([
      'all requests',
      'all requests of a histogram',
    ]);
  });

  test('a reference leads to its object', () => {
    const { host, cursor } = workspaceFixture(
      `//- slo.yaml\n${slo({ sli: 'sliRef: pay$0ments' })}//- others.yaml\n${OTHERS}`,
    );
    const found = definition(host.snapshot(), cursor.uri, cursor.position);
    expect(found.map(({ uri, name }) => placeOf(uri, name))).toEqual(['others.yaml:8:17-25']);
  });

  test('an SLI becomes an object of its own, and comes back', () => {
    const text = slo();
    const taken = refactored(text, 'sli:', 'refactor.extract');
    const back = refactored(taken, 'sliRef:', 'refactor.inline');
    expect(taken).toContain('  sliRef: orders\n');
    expect(taken).toContain('apiVersion: openslo.com/v2alpha\nkind: SLI\nmetadata:\n  name: orders\n');
    expect(marksIn(taken)).toEqual([]);
    expect(back).toContain('  sli:\n');
    expect(back.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
  });
});

/** A text after the first refactoring of a kind that is offered at a word. */
function refactored(text: string, at: string, kind: string): string {
  const host = new Host();
  const uri = uriOf('slo.yaml');
  host.open(uri, text);
  const start = text.indexOf(at);
  const now = host.snapshot();
  const [found] = refactorings(now, now.openFile(uri)!, { start, end: start }).filter((each) =>
    each.kind.startsWith(kind),
  );
  return applyEdits(text, found?.edits.get(uri) ?? []);
}

describe('objects', () => {
  testFixtures('openslo-v2alpha');
});
