import { describe, expect, test } from 'vitest';
import { budgetsOf, definition, hover, inlayHints, SpecFile } from '../../server/src/core';
import { alertsOf } from '../../server/src/core/features/alerts/alertsOf';
import { complete } from '../features/completion/harness';
import { placeOf, uriOf, workspaceFixture } from '../harness/workspaceFixture';
import { testFixtures } from './fixtures';
import { read } from './reading';

const ROLLING = `- unit: Day
  count: 28
  isRolling: true`;

const COUNTS = `- name: ok
  displayName: Answered
  target: 0.999
  countMetrics:
    incremental: true
    good: { prometheus: { promql: good } }
    total: { prometheus: { promql: all } }`;

interface Parts {
  readonly method?: string;
  readonly window?: string;
  readonly objectives?: string;
  readonly project?: string;
}

const slo = ({ method = 'Occurrences', window = ROLLING, objectives = COUNTS, project = 'shop' }: Parts = {}): string =>
  `apiVersion: n9/v1alpha
kind: SLO
metadata:
  name: checkout
  displayName: Checkout
  project: ${project}
spec:
  service: web
  indicator: { metricSource: { name: prometheus, kind: Agent, project: shared } }
  budgetingMethod: ${method}
  timeWindows:
${window.replace(/^/gm, '    ')}
  objectives:
${objectives.replace(/^/gm, '    ')}
  alertPolicies: [fast-burn, slow-burn]
`;

const policy = (conditions: string, name = 'fast-burn', severity = 'High'): string => `apiVersion: n9/v1alpha
kind: AlertPolicy
metadata: { name: ${name}, project: shop }
spec:
  severity: ${severity}
  conditions:
${conditions.replace(/^/gm, '    ')}
`;

const rate = (value: string, time: string): string => `- { measurement: averageBurnRate, value: ${value}, ${time} }`;

test('an SLO is read with what it leads to', () => {
  expect(read(slo())).toEqual([
    {
      kind: 'SLO',
      name: 'checkout < checkout',
      service: 'web < web',
      targets: ['0.999 < 0.999'],
      window: 'rolling 2419200 < 28',
      method: 'Occurrences < Occurrences',
      leadsTo: ['AlertPolicy fast-burn', 'AlertPolicy slow-burn'],
      queries: ['good prometheus expression promql: good', 'total prometheus expression promql: all'],
      references: [
        'project: Project shop',
        'service: Service web',
        'name: Agent prometheus',
        'project: Project shared',
        'alertPolicies: AlertPolicy fast-burn',
        'alertPolicies: AlertPolicy slow-burn',
      ],
    },
  ]);
});

describe('a time window', () => {
  const calendar = 'calendar: { startTime: 2025-01-01 00:00:00, timeZone: Europe/Warsaw }';
  test.each([
    ['that rolls', '- { unit: Hour, count: 6, isRolling: true }', 'rolling 21600 < 6'],
    ['with its count first', '- { count: 2, unit: Day, isRolling: true }', 'rolling 172800 < 2'],
    ['with a key between', '- { count: 2, isRolling: true, unit: Day }', 'rolling 172800 < 2'],
    ['of the calendar', `- unit: Month\n  count: 1\n  ${calendar}`, 'calendar 2592000 < 1'],
    ['of a quarter', `- { unit: Quarter, count: 1, ${calendar} }`, 'calendar 7776000 < 1'],
    ['of an unknown unit', '- { unit: Fortnight, count: 1, isRolling: true }', 'rolling ? < 1'],
    ['of a fraction', '- { unit: Day, count: 1.5, isRolling: true }', 'rolling 129600 < 1.5'],
    ['without a count', '- { unit: Day, isRolling: true }', undefined],
    ['of texts', '- { unit: Day, count: "28", isRolling: true }', 'rolling ? < "28"'],
    ['of weeks that roll', '- { unit: Week, count: 4, isRolling: true }', 'rolling ? < 4'],
  ])('%s', (_, window, expected) => expect(read(slo({ window }))[0]?.window).toBe(expected));
});

describe('objectives', () => {
  const queries = (objectives: string): readonly string[] | undefined => read(slo({ objectives }))[0]?.queries;
  test.each([
    [
      'a value',
      '- { target: 0.9, rawMetric: { query: { datadog: { query: "avg:a{*}" } } } }',
      ['value datadog expression query: "avg:a{*}"'],
    ],
    [
      'bad events',
      '- { target: 0.9, countMetrics: { bad: { azurePrometheus: { promql: bad } } } }',
      ['bad prometheus expression promql: bad'],
    ],
    ['both in one query', '- { target: 0.9, countMetrics: { goodTotal: { splunk: { query: a } } } }', undefined],
    ['no text', '- { target: 0.9, rawMetric: { query: { pingdom: { checkId: a } } } }', undefined],
  ])('with a query for %s', (_, objective, expected) => expect(queries(objective)).toEqual(expected));

  test('have each a target, as written', () => {
    const objectives = '- target: 0.9\n- target: 99.9\n- target: 1\n- target: "0.9"\n- {}';
    expect(read(slo({ objectives }))[0]?.targets).toEqual(['0.9 < 0.9', '99.9 < 99.9', '1 < 1']);
  });

  test('of a composite refer to other SLOs', () => {
    const objectives = `- target: 0.9
  composite:
    maxDelay: 45m
    components:
      objectives:
        - { project: default, slo: search, objective: ok, weight: 2, whenDelayed: Ignore }
        - { project: payments, slo: paying, objective: ok, weight: 1, whenDelayed: Ignore }`;
    expect(read(slo({ objectives }))[0]?.references?.slice(-3)).toEqual([
      'slo: SLO search',
      'slo: SLO paying',
      'project: Project payments',
    ]);
  });

  test('in time slices have slices of a minute', () => {
    const text = slo({ method: 'Timeslices', objectives: `${COUNTS}\n  timeSliceTarget: 0.95` });
    const { host } = workspaceFixture(`//- slo.yaml\n${text}`);
    const [document] = SpecFile.of('file:///a.yaml', text).documents;
    const [budget] = budgetsOf(document!.objects[0]!, host.snapshot().budgetContext(uriOf('slo.yaml')));
    expect(budget?.slices).toMatchObject({ slices: 40_320, badSlices: 40.32 });
  });
});

describe('an alert policy', () => {
  const alerts = (conditions: string, severity?: string): readonly string[] | undefined =>
    read(policy(conditions, 'burn', severity))[0]?.alerts;
  test.each([
    ['one burn rate', rate('20', 'alertingWindow: 5m'), ['burn: >= 20 over 300 as High pages < 20']],
    ['a burn rate that lasts', rate('2', 'lastsFor: 1h30m'), ['burn: >= 2 over 5400 as High pages < 2']],
    [
      'a long and a short window',
      `${rate('14.4', 'alertingWindow: 5m')}\n${rate('6', 'alertingWindow: 1h')}`,
      ['burn: >= 6 over 3600 and 300 as High pages < 6'],
    ],
    ['no burn rate', '- { measurement: burnedBudget, value: 0.8 }', undefined],
    [
      'something else besides',
      `${rate('2', 'alertingWindow: 1h')}\n- { measurement: burnedBudget, value: 0.8 }`,
      undefined,
    ],
    ['no window', rate('2', 'op: gte'), undefined],
    ['a burn rate of zero', rate('0', 'alertingWindow: 1h'), undefined],
  ])('with %s', (_, conditions, expected) => expect(alerts(conditions)).toEqual(expected));

  test('of low severity wakes nobody', () => {
    expect(alerts(rate('1', 'alertingWindow: 48h'), 'Low')).toEqual(['burn: >= 1 over 172800 as Low < 1']);
  });
});

test('other kinds are names and references', () => {
  const text = (kind: string, spec: string): string =>
    `apiVersion: n9/v1alpha\nkind: ${kind}\nmetadata: { name: a, project: shop }\nspec: ${spec}\n`;
  const references = (kind: string, spec: string): readonly string[] | undefined =>
    read(text(kind, spec))[0]?.references;
  expect(references('AlertSilence', '{ slo: checkout, alertPolicy: { name: burn, project: ops } }')).toEqual([
    'project: Project shop',
    'slo: SLO checkout',
    'name: AlertPolicy burn',
    'project: Project ops',
  ]);
  expect(references('RoleBinding', '{ groupRef: all, roleRef: viewer, projectRef: default }')).toEqual([
    'project: Project shop',
    'groupRef: UserGroup all',
  ]);
  expect(references('Report', '{ filters: { projects: [ops], slos: [{ name: checkout, project: shop }] } }')).toEqual([
    'project: Project shop',
    'projects: Project ops',
    'name: SLO checkout',
    'project: Project shop',
  ]);
});

describe('findings', () => testFixtures('nobl9-v1alpha'));

describe('a folder', () => {
  const fast = policy(`${rate('13.44', 'alertingWindow: 1h')}\n${rate('13.44', 'alertingWindow: 5m')}`);
  const slow = policy(rate('2', 'alertingWindow: 24h'), 'slow-burn', 'Low');
  const folder = `//- slo.yaml\n${slo().replace('fast-burn', 'fast$0-burn')}//- alerts.yaml closed\n${fast}---\n${slow}`;

  test('alerts by the policies in another file', () => {
    const { host, cursor } = workspaceFixture(folder);
    const now = host.snapshot();
    const index = now.index(cursor.uri);
    const [found] = index.definitions('SLO', 'checkout');
    const alerts = alertsOf(found!.item.alerts, 'nobl9-v1alpha', 2_419_200, index);
    expect(
      alerts.map(({ name, burnRate, shortWindowSeconds, pages }) => [name, burnRate, shortWindowSeconds, pages]),
    ).toEqual([
      ['fast-burn', 13.44, 300, true],
      ['slow-burn', 2, undefined, false],
    ]);
    expect(definition(now, cursor.uri, cursor.position).map(({ uri, name }) => placeOf(uri, name))).toEqual([
      'alerts.yaml:3:18-27',
    ]);
  });

  test('may hold the same name in two projects', () => {
    const source = `//- a.yaml\n${slo()}//- b.yaml\n${slo({ project: 'other' })}//- c.yaml\n${slo()}`;
    const { host } = workspaceFixture(source);
    const codes = (path: string): string[] =>
      host
        .snapshot()
        .findings(uriOf(path))
        .filter(({ quiet }) => !quiet)
        .map(({ code }) => code);
    expect(codes('a.yaml')).toEqual(['reference/duplicate-name']);
    expect(codes('b.yaml')).toEqual([]);
  });

  test('finds composites that hold themselves', () => {
    const composite = slo({
      objectives:
        '- target: 0.9\n  composite: { maxDelay: 1m, components: { objectives: [{ project: shop, slo: checkout, objective: a, weight: 1, whenDelayed: Ignore }] } }',
    }).replace(/ {2}indicator: .*\n/, '');
    const { host } = workspaceFixture(`//- a.yaml\n${composite}`);
    const codes = host
      .snapshot()
      .findings(uriOf('a.yaml'))
      .filter(({ quiet }) => !quiet)
      .map(({ code }) => code);
    expect(codes).toEqual(['reference/cycle']);
  });
});

describe('an editor', () => {
  test('shows the budget behind the target', () => {
    const text = slo();
    const { host } = workspaceFixture(`//- slo.yaml\n${text}`);
    const context = host.snapshot().budgetContext(uriOf('slo.yaml'));
    const hints = inlayHints(SpecFile.of('file:///a.yaml', text), { start: 0, end: text.length }, context);
    expect(hints.map(({ label, offset }) => [label, text.slice(0, offset).split('\n').at(-1)])).toEqual([
      ['40m 19s / 28d · next nine 4m 2s ≈ 10x cost', '      target: 0.999'],
    ]);
  });

  const month = '- unit: Mon$0th\n  count: 1\n  calendar: { startTime: 2025-01-01 00:00:00, timeZone: Europe/Warsaw }';
  test.each([
    ['a target', slo().replace('0.999', '0.9$099'), '**99.9 %** over 28d · error budget **40m 19.2s**'],
    ['a window', slo({ window: month }), '**99.9 %** over 1 calendar month · error budget **40m 19.2s to 44m 42s**'],
    ['a key', slo().replace('incremental', 'incre$0mental'), '**Incremental** · `incremental`'],
  ])('hover on %s', (_, text, expected) => {
    const { host, cursor } = workspaceFixture(`//- slo.yaml\n${text}`);
    const now = host.snapshot();
    const file = now.openFile(cursor.uri)!;
    expect(hover(file, file.offsetAt(cursor.position), now.budgetContext(cursor.uri))?.markdown).toContain(expected);
  });

  const others = `${policy(rate('2', 'alertingWindow: 1h'))}---
apiVersion: n9/v1alpha
kind: Agent
metadata: { name: prometheus }
spec: { prometheus: {} }
---
apiVersion: n9/v1alpha
kind: Service
metadata: { name: web }
`;
  const head = 'apiVersion: n9/v1alpha\nkind: SLO\nmetadata:\n  name: a\nspec:\n';
  test.each([
    ['services', '  service: $0', ['web']],
    ['data sources', '  indicator:\n    metricSource:\n      name: $0', ['prometheus']],
    ['alert policies', '  alertPolicies:\n    - $0', ['fast-burn']],
    ['units', '  timeWindows:\n    - unit: $0', ['Minute', 'Hour', 'Day', 'Week', 'Month', 'Quarter', 'Year']],
  ])('completes %s', (_, spec, labels) =>
    expect(complete({ text: head + spec, files: { 'file:///shop/others.yaml': others } }).labels).toEqual(labels),
  );

  test('completes keys and PromQL', () => {
    expect(complete({ text: `${head}  $0` }).labels.slice(0, 4)).toEqual([
      'budgetingMethod',
      'objectives',
      'service',
      'timeWindows',
    ]);
    const text = `${head}  objectives:\n    - countMetrics:\n        total:\n          prometheus:\n            promql: $0`;
    expect(complete({ text }).labels).toEqual(['all requests']);
  });
});
