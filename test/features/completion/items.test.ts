import { describe, expect, test } from 'vitest';
import { checkFile, DEFAULT_SETTINGS, DIALECTS, SpecFile } from '../../../server/src/core';
import { complete, fill } from './harness';

const head = 'apiVersion: openslo/v1\nkind: SLO\nmetadata:\n  name: checkout\n';
const H = `${head}spec:\n`;
const REST = '  service: a\n  indicatorRef: b\n  budgetingMethod: Occurrences\n';
const WINDOW = '  timeWindow:\n    - duration: 28d\n      isRolling: true\n';

const errors = (text: string): string[] =>
  checkFile(SpecFile.of('file:///a.yaml', text), DEFAULT_SETTINGS)
    .filter(({ finding }) => finding.severity === 'error')
    .map(({ finding }) => `${finding.code}: ${finding.message}`);

describe('keys', () => {
  const taken: readonly (readonly [name: string, text: string, label: string, after: string])[] = [
    ['a scalar', `${H}  $0\n`, 'service', `${H}  service: \n`],
    ['a list from an example', `${H}  $0\n`, 'timeWindow', `${H}${WINDOW}`],
    [
      'a list in a file that does not indent lists',
      `${H}  objectives:\n  - target: 0.9\n  $0`,
      'timeWindow',
      `${H}  objectives:\n  - target: 0.9\n  timeWindow:\n  - duration: 28d\n    isRolling: true`,
    ],
    [
      'a list in a file that indents by four',
      `apiVersion: openslo/v1\nkind: SLO\nmetadata:\n    name: a\nspec:\n    $0`,
      'timeWindow',
      'apiVersion: openslo/v1\nkind: SLO\nmetadata:\n    name: a\nspec:\n    timeWindow:\n      - duration: 28d\n        isRolling: true',
    ],
    ['a list of names or objects', `${H}  $0\n`, 'alertPolicies', `${H}  alertPolicies:\n    - alertPolicyRef: \n`],
    [
      'a mapping behind a dash',
      `${H}  timeWindow:\n    - $0\n`,
      'calendar',
      `${H}  timeWindow:\n    - calendar:\n        startTime: "2025-01-01 00:00:00"\n        timeZone: UTC\n`,
    ],
    [
      'a mapping in a new item',
      `${H}  timeWindow:\n    $0\n`,
      '- calendar',
      `${H}  timeWindow:\n    - calendar:\n        startTime: "2025-01-01 00:00:00"\n        timeZone: UTC\n`,
    ],
    [
      'an item right behind a dash',
      `${H}  timeWindow:\n    -$0\n`,
      'duration',
      `${H}  timeWindow:\n    - duration: 28d\n`,
    ],
    ['a word that is replaced', `${H}  servi$0\n`, 'service', `${H}  service: \n`],
    ['a key whose colon is there', `${H}  servic$0: a\n`, 'description', `${H}  description: a\n`],
    ['a quoted key whose colon is there', `${H}  "servic$0e": a\n`, 'description', `${H}  "description": a\n`],
    [
      'the query of a source',
      `${H}  indicator:\n    spec:\n      thresholdMetric:\n        metricSource:\n          spec:\n            $0`,
      'query',
      `${H}  indicator:\n    spec:\n      thresholdMetric:\n        metricSource:\n          spec:\n            query: 'sum(rate(http_requests_total{code!~"5.."}[{{.window}}]))'`,
    ],
    [
      'a key in braces',
      `${H}  timeWindow: [{duration: 1M, $0}]\n`,
      'calendar',
      `${H}  timeWindow: [{duration: 1M, calendar: { startTime: "2025-01-01 00:00:00", timeZone: UTC }}]\n`,
    ],
    [
      'a key in braces before others',
      `${H}  timeWindow:\n    - { $0 duration: 28d}\n`,
      'isRolling',
      `${H}  timeWindow:\n    - { isRolling: true, duration: 28d}\n`,
    ],
  ];

  test.each(taken)('%s', (_, text, label, after) => {
    expect(complete({ text }).take(label)).toBe(after);
  });

  test('with line ends of Windows', () => {
    const { insertText } = complete({ text: `${H}  $0\n`.replace(/\n/g, '\r\n') }).item('timeWindow');
    expect(fill(insertText)).toBe('timeWindow:\r\n  - duration: 28d\r\n    isRolling: true');
  });

  test('in JSON', () => {
    const text =
      '{\n  "apiVersion": "openslo/v1",\n  "kind": "SLO",\n  "spec": {\n    $0\n    "service": "a"\n  }\n}\n';
    const done = complete({ text, uri: 'file:///shop/a.json' });
    expect(() => JSON.parse(done.take('timeWindow')) as unknown).not.toThrow();
    expect(done.take('budgetingMethod')).toContain('"budgetingMethod": "Occurrences",\n    "service"');
  });

  test('replace a quoted key in JSON with its quotes', () => {
    const text = '{"apiVersion": "openslo/v1", "kind": "SLO", "spec": {"ser$0"}}';
    const done = complete({ text, uri: 'file:///shop/a.json' });
    expect(done.item('service').filterText).toBe('"service');
    expect(done.take('service')).toBe('{"apiVersion": "openslo/v1", "kind": "SLO", "spec": {"service": ""}}');
  });

  test('say what they are', () => {
    const { item } = complete({ text: `${H}  $0` });
    expect(item('service').detail).toBe('required · text');
    expect(item('timeWindow').detail).toBe('list');
    expect(item('timeWindow').markdown).toContain('The time over which the error budget is counted');
  });

  test('leave out what does not go with what is there', () => {
    expect(complete({ text: `${H}  indicatorRef: a\n  $0` }).labels).not.toContain('indicator');
    expect(complete({ text: `${H}  objectives:\n    - target: 0.9\n      $0` }).labels).not.toContain('targetPercent');
    expect(complete({ text: `${H}  timeWindow:\n    - isRolling: true\n      $0` }).labels).toEqual(['duration']);
    expect(
      complete({ text: `${H}  timeWindow:\n    - duration: 1M\n      isRolling: false\n      $0` }).items[0],
    ).toMatchObject({ label: 'calendar', detail: 'required · mapping' });
    expect(complete({ text: `${H}  alertPolicies:\n    - alertPolicyRef: a\n      $0` }).labels).toEqual([]);
    const ratio = 'apiVersion: openslo/v1\nkind: SLI\nspec:\n  ratioMetric:\n';
    expect(complete({ text: `${ratio}    total: {}\n    $0` }).labels).toEqual(['good', 'bad', 'counter', 'rawType']);
    expect(complete({ text: `${ratio}    total: {}\n    good: {}\n    $0` }).labels).toEqual(['counter', 'rawType']);
  });

  test('every key of an SLO leads to an SLO without schema errors', () => {
    const text = `${H}${REST}${WINDOW}  objectives:\n    - target: 0.99\n  $0\n`;
    for (const label of ['description'])
      expect(errors(complete({ text }).take(label).replace('description: ', 'description: x'))).toEqual([]);
    const start = `${H}${REST}  $0\n${WINDOW}`;
    expect(errors(complete({ text: start }).take('objectives'))).toEqual([]);
    expect(
      errors(complete({ text: `${H}${REST}  objectives:\n    - target: 0.99\n  $0\n` }).take('timeWindow')),
    ).toEqual([]);
  });

  test('plain text for clients that know no snippets', () => {
    const done = complete({ text: `${H}  $0\n`, options: { snippets: false } });
    expect(done.items.every((item) => !item.isSnippet && !item.insertText.includes('$'))).toBe(true);
    expect(done.take('timeWindow')).toBe(`${H}${WINDOW}`);
  });
});

describe('values', () => {
  test('of an enumeration, with what they mean', () => {
    const { items } = complete({ text: `${H}  budgetingMethod: $0` });
    expect(items.map((item) => item.detail)).toEqual([
      'good events out of all events',
      'slices of time that were good enough, out of all slices',
      "the average of the slices' own ratios",
    ]);
    expect(
      complete({ text: `${H}  objectives:\n    - op: $0` }).items.map((item) => [item.label, item.detail]),
    ).toEqual([
      ['lte', 'at most'],
      ['gte', 'at least'],
      ['lt', 'below'],
      ['gt', 'above'],
    ]);
  });

  test.each([
    ['nothing', 'budgetingMethod: $0', 'budgetingMethod: Timeslices'],
    ['no blank', 'budgetingMethod:$0', 'budgetingMethod: Timeslices'],
    ['a word', 'budgetingMethod: Occ$0urrences # x', 'budgetingMethod: Timeslices # x'],
    ['double quotes', 'budgetingMethod: "O$0"', 'budgetingMethod: "Timeslices"'],
    ['single quotes', "budgetingMethod: 'O$0", "budgetingMethod: 'Timeslices'"],
  ])('replace %s', (_, line, after) => {
    expect(complete({ text: `${H}  ${line}\n` }).take('Timeslices')).toBe(`${H}  ${after}\n`);
  });

  test('targets with the budget that they leave', () => {
    const objective = (line: string, window = WINDOW): Record<string, string | undefined> => {
      const { items } = complete({ text: `${H}${window}  objectives:\n    - ${line}` });
      return Object.fromEntries(items.map((item) => [item.label, item.detail]));
    };
    expect(objective('target: $0')).toMatchObject({
      '0.9995': '20m 9.6s / 28d',
      '0.999': '40m 19.2s / 28d',
      '0.99': '6h 43m 12s / 28d',
    });
    expect(objective('targetPercent: $0')).toMatchObject({ '99.95': '20m 9.6s / 28d', '99.9': '40m 19.2s / 28d' });
    expect(objective('target: $0', '')).toMatchObject({ '0.999': '43m 12s / 30d?' });
    const month =
      '  timeWindow:\n    - duration: 1M\n      isRolling: false\n      calendar: {startTime: 2024-01-01 00:00:00, timeZone: UTC}\n';
    expect(objective('target: $0', month)['0.999']).toBe('≥ 40m 19.2s / 1 calendar month');
    expect(objective('target: $0\n      displa', WINDOW)['0.999']).toBe('40m 19.2s / 28d');
    expect(objective('{target: $0', WINDOW)['0.999']).toBe('40m 19.2s / 28d');
  });

  test('durations with what they are, for a window with the budget', () => {
    const window = complete({
      text: `${H}  timeWindow:\n    - duration: $0\n      isRolling: true\n  objectives:\n    - target: 0.999\n`,
    });
    expect(window.item('28d').detail).toBe('28 days · 40m 19.2s at 99.9 %');
    expect(window.item('1M').detail).toBe('1 month · 43m 12s at 99.9 %');
    expect(window.labels).toEqual(['28d', '1M', '30d', '7d', '90d', '1w', '1Q', '1Y']);
    const slice = complete({ text: `${H}  objectives:\n    - timeSliceWindow: $0\n` });
    expect(slice.labels.slice(0, 2)).toEqual(['1m', '5m']);
    expect(slice.item('5m').detail).toBe('5 minutes');
    expect(slice.labels).not.toContain('28d');
    const condition = complete({
      text: 'apiVersion: openslo/v1\nkind: AlertCondition\nspec:\n  condition:\n    lookbackWindow: $0\n',
    });
    expect(condition.labels[0]).toBe('1h');
    const register = complete({ text: 'apiVersion: ninewise/v1\nkind: RiskRegister\nspec:\n  reviewEvery: $0\n' });
    expect(register.labels[0]).toBe('90d');
  });

  test('time zones, all of them', () => {
    const { labels, take } = complete({ text: `${H}  timeWindow:\n    - calendar:\n        timeZone: $0` });
    expect(labels.slice(0, 3)).toEqual(['UTC', 'Europe/Berlin', 'America/New_York']);
    expect(labels.length).toBeGreaterThan(400);
    expect(new Set(labels).size).toBe(labels.length);
    expect(take('Etc/GMT+5')).toMatch(/timeZone: Etc\/GMT\+5$/);
  });

  test('queries by what they count', () => {
    const source = (side: string, type: string): string[] =>
      complete({
        text: `apiVersion: openslo/v1\nkind: SLI\nspec:\n  ratioMetric:\n    ${side}:\n      metricSource:\n        ${type}\n        spec:\n          query: $0\n`,
      }).labels;
    expect(source('good', 'type: Prometheus')).toEqual([
      'requests without server errors',
      'requests faster than a bound',
    ]);
    expect(source('total', 'type: prometheus')).toEqual(['all requests', 'all requests of a histogram']);
    expect(source('total', 'metricSourceRef: prom')).toEqual(['all requests', 'all requests of a histogram']);
    expect(source('good', 'type: Datadog')).toEqual([]);
    expect(source('description', 'type: Prometheus')).toEqual([]);
  });

  test('a query is one scalar in every style', () => {
    const text = (query: string): string =>
      `apiVersion: openslo/v1\nkind: SLI\nmetadata: {name: a}\nspec: {ratioMetric: {good: {metricSource: {type: Prometheus, spec: {query: ${query}}}}, total: {metricSource: {type: Prometheus, spec: {query: a}}}}}\n`;
    expect(errors(complete({ text: text('$0') }).take('requests without server errors'))).toEqual([]);
    const json =
      '{"apiVersion": "openslo/v1", "kind": "SLI", "spec": {"ratioMetric": {"good": {"metricSource": {"spec": {"query": "$0"}}}}}}';
    const parsed = JSON.parse(
      complete({ text: json, uri: 'file:///shop/a.json' }).take('requests without server errors'),
    ) as { spec: { ratioMetric: { good: { metricSource: { spec: { query: string } } } } } };
    expect(parsed.spec.ratioMetric.good.metricSource.spec.query).toBe(
      'sum(rate(http_requests_total{job="checkout",code!~"5.."}[5m]))',
    );
    const plain = complete({ text: text('$0'), options: { snippets: false } });
    expect(plain.item('requests without server errors').insertText).toBe(
      `'sum(rate(http_requests_total{job="checkout",code!~"5.."}[5m]))'`,
    );
  });

  test('examples where there are several', () => {
    expect(
      complete({ text: 'apiVersion: openslo/v1\nkind: AlertNotificationTarget\nspec:\n  target: $0\n' }).labels,
    ).toEqual(['slack', 'email', 'pagerduty', 'webhook']);
    expect(
      complete({ text: 'apiVersion: openslo/v1\nkind: AlertCondition\nspec:\n  condition:\n    threshold: $0\n' })
        .labels,
    ).toEqual(['14.4', '6', '1']);
    expect(complete({ text: head.replace('checkout', '$0') }).labels).toEqual([]);
  });

  test('items of a list that are not in it', () => {
    const rule = (then: string): string[] =>
      complete({
        text: `apiVersion: ninewise/v1\nkind: ErrorBudgetPolicy\nspec:\n  rules:\n    - name: a\n      then: ${then}\n`,
      }).labels;
    expect(rule('[$0]')).toHaveLength(9);
    expect(rule('[page, $0]')).not.toContain('page');
    expect(rule('\n        - page\n        - $0')).toHaveLength(8);
    expect(rule('\n        - page\n        $0')).toContain('- notify');
  });
});

describe('references', () => {
  const object = (kind: string, name: string, display = ''): string =>
    `apiVersion: openslo/v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n${display && `  displayName: ${display}\n`}`;
  const files = {
    'file:///shop/slis/buying.yaml': [
      object('SLI', 'checkout-success', 'Orders succeed'),
      object('SLI', 'basket-success'),
    ].join('---\n'),
    'file:///shop/more%20slis.yaml': object('SLI', 'basket-success'),
    'file:///shop/services.yaml': object('Service', 'checkout'),
    'file:///elsewhere/slis.yaml': object('SLI', 'foreign'),
    'file:///shop/tiers.yaml': object('ServiceTier', 'tier-1').replace('openslo', 'ninewise'),
  };
  const rowsOf = (text: string): (readonly [string, string | undefined])[] =>
    complete({ text, files }).items.map((item) => [item.label, item.detail] as const);

  test('names of the folder with their files', () => {
    expect(rowsOf(`${H}  indicatorRef: $0`)).toEqual([
      ['basket-success', 'slis/buying.yaml and 1 more'],
      ['checkout-success', 'slis/buying.yaml'],
    ]);
    expect(rowsOf(`${H}  service: check$0`)).toEqual([['checkout', 'services.yaml']]);
  });

  test('those of the same file first', () => {
    expect(rowsOf(`${object('SLI', 'zebra')}---\n${H}  indicatorRef: $0`)[0]).toEqual(['zebra', 'slo.yaml']);
  });

  test('in lists without those that are there', () => {
    const tier = 'apiVersion: ninewise/v1\nkind: CostModel\nspec:\n  appliesTo:\n';
    expect(rowsOf(`${tier}    tiers: [$0]`)).toEqual([['tier-1', 'tiers.yaml']]);
    expect(rowsOf(`${tier}    tiers: [tier-1, $0]`)).toEqual([]);
    expect(rowsOf(`${tier}    services:\n      - $0`)).toEqual([['checkout', 'services.yaml']]);
    expect(rowsOf(`${tier}    services:\n      $0`)).toEqual([['- checkout', 'services.yaml']]);
  });

  test('to choose from in a new key', () => {
    expect(complete({ text: `${H}  $0`, files }).item('indicatorRef').insertText).toBe(
      'indicatorRef: ${1|basket-success,checkout-success|}',
    );
    expect(complete({ text: `${H}  $0`, files }).item('service').insertText).toBe('service: ${1:checkout}');
  });

  test('of display names that are no Markdown', () => {
    const odd = { 'file:///shop/a.yaml': object('SLI', 'a', '"[x](command:y) <b>"') };
    expect(complete({ text: `${H}  indicatorRef: $0`, files: odd }).items[0]?.markdown).toBe(
      '\\[x\\]\\(command:y\\) \\<b\\> (SLI)',
    );
  });
});

describe('whole objects', () => {
  const first = `${H}${REST}${WINDOW}  objectives:\n    - target: 0.99\n`;
  const snippets = DIALECTS.flatMap((dialect) => (dialect.snippets ?? []).map((snippet) => ({ dialect, snippet })));

  test('in a new document of a spec file, of the format of the others first', () => {
    const { labels } = complete({ text: `${first}---\n$0` });
    expect(labels[0]).toBe('slo');
    expect(labels).toContain('riskregister');
    expect(labels.slice(-4)).toEqual(['apiVersion', 'kind', 'metadata', 'spec']);
    expect(complete({ text: `${first}---\nsl$0` }).item('slo').span).toEqual({
      start: first.length + 4,
      end: first.length + 6,
    });
  });

  test('as the next item of a list', () => {
    const list = first
      .split('\n')
      .map((line, i) => (i === 0 ? `- ${line}` : line && `  ${line}`))
      .join('\n');
    const done = complete({ text: `${list}- $0` });
    expect(errors(done.take('service'))).toEqual([]);
    expect(errors(complete({ text: `${list}$0` }).take('- service'))).toEqual([]);
  });

  test('not in a document that has begun, nor in an empty file', () => {
    expect(complete({ text: `${first}---\nkind: SLO\n$0` }).labels).toEqual(['apiVersion', 'metadata', 'spec']);
    expect(complete({ text: '$0' }).labels).toEqual([]);
  });

  test.each(snippets.map(({ dialect, snippet }) => [`${dialect.id} ${snippet.prefix}`, snippet.body] as const))(
    '%s has no errors',
    (_, body) => {
      expect(errors(`${fill(body)}\n`)).toEqual([]);
      expect(SpecFile.of('file:///a.yaml', fill(body)).isSpec).toBe(true);
    },
  );

  test('there is one for every kind', () => {
    for (const dialect of DIALECTS) {
      const kinds = (dialect.snippets ?? []).map(
        ({ body }) => SpecFile.of('file:///a.yaml', fill(body)).documents[0]?.objects[0]?.kind?.name,
      );
      expect(new Set(kinds)).toEqual(
        new Set(dialect.kinds.filter(({ isOutput }) => !isOutput).map(({ name }) => name)),
      );
    }
  });
});
