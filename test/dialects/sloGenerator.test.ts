import { describe, expect, test } from 'vitest';
import { definition, hover, inlayHints, references, rename, SpecFile } from '../../server/src/core';
import { alertsOf } from '../../server/src/core/features/alerts/alertsOf';
import { complete } from '../features/completion/harness';
import { placeOf, uriOf, workspaceFixture } from '../harness/workspaceFixture';
import { testFixtures } from './fixtures';
import { read } from './reading';

const slo = (spec: string, name = 'shop-checkout'): string => `apiVersion: sre.google.com/v2
kind: ServiceLevelObjective
metadata:
  name: ${name}
  labels: { service_name: shop }
spec:
  description: Checkout requests are answered
${spec.replace(/^/gm, '  ')}
`;

const RATIO = `goal: 0.999
backend: prometheus/eu
method: good_bad_ratio
exporters: [cloudevent, bigquery/long]
service_level_indicator:
  filter_good: requests_total{code!~"5.."}
  filter_valid: requests_total[window]`;

const CONFIGURATION = `backends:
  prometheus/eu: { url: http://prometheus.example }
  "datadog": {}
exporters:
  cloudevent: {}
default_exporters: [cloudevent]
error_budget_policies:
  default:
    steps:
      - { name: 1 hour, window: 3600, burn_rate_threshold: 9, alert: true, message_alert: Page, message_ok: Fine }
      - { name: 28 days, window: 2419200, burn_rate_threshold: 1.5, message_alert: Freeze, message_ok: Fine }
`;

describe('what is of slo-generator', () => {
  const kinds = (text: string): (string | undefined)[] => read(text).map(({ kind }) => kind);
  test.each([
    ['an SLO', slo(RATIO), ['ServiceLevelObjective']],
    ['an SLO as the README begins it', slo(RATIO).replace('apiVersion', 'api'), ['ServiceLevelObjective']],
    ['a configuration', CONFIGURATION, ['SharedConfiguration', 'Backend', 'Backend', 'Exporter', 'ErrorBudgetPolicy']],
    [
      'policies alone',
      CONFIGURATION.replace(/^[^]*(?=error_budget)/, ''),
      ['SharedConfiguration', 'ErrorBudgetPolicy'],
    ],
    ['backends and exporters', 'backends:\n  datadog: {}\nexporters: {}\n', ['SharedConfiguration', 'Backend']],
    ['JSON', '{ "backends": { "datadog": {} }, "exporters": {} }', ['SharedConfiguration', 'Backend']],
    ['exporters of a collector', 'receivers: {}\nexporters: { prometheus: {} }\nservice: {}\n', []],
    ['backends of a proxy', 'backends:\n  web: { url: http://shop.example }\nexporters: {}\n', []],
    ['backends with something else', 'backends: { datadog: {} }\nexporters: {}\nlisten: 80\n', []],
    ['policies without steps', 'error_budget_policies:\n  default: { steps: [ring, page] }\n', []],
    ['an object of another format', 'apiVersion: v1\nkind: ConfigMap\nerror_budget_policies: {}\n', []],
  ])('%s', (_, text, expected) => expect(kinds(text)).toEqual(expected));
});

describe('an SLO', () => {
  test.each([
    ['0.999', ['0.999 < 0.999']],
    ['"0.9995"', ['0.9995 < "0.9995"']],
    ['99.9', ['99.9 < 99.9']],
    ['1', ['1 < 1']],
    ['${GOAL}', undefined],
    ['[0.9]', undefined],
  ])('goal: %s', (goal, targets) => {
    const [object] = read(slo(RATIO.replace('0.999', goal)));
    expect(object?.targets).toEqual(targets);
  });

  test('is read with what it leads to', () => {
    expect(read(slo(RATIO))).toEqual([
      {
        kind: 'ServiceLevelObjective',
        name: 'shop-checkout < shop-checkout',
        service: 'shop < shop',
        targets: ['0.999 < 0.999'],
        leadsTo: ['SloGeneratorErrorBudgetPolicy default'],
        queries: [
          'good prometheus selector filter_good: requests_total{code!~"5.."}',
          'total prometheus expression with window filter_valid: requests_total[window]',
        ],
        references: [
          'backend: SloGeneratorBackend prometheus/eu',
          'exporters: SloGeneratorExporter cloudevent',
          'exporters: SloGeneratorExporter bigquery/long',
          'error_budget_policy: SloGeneratorErrorBudgetPolicy in spec',
        ],
      },
    ]);
  });

  test('names its policy', () => {
    const [object] = read(slo(`error_budget_policy: strict\n${RATIO}`));
    expect(object?.leadsTo).toEqual(['SloGeneratorErrorBudgetPolicy strict']);
    expect(object?.references).toContain('error_budget_policy: SloGeneratorErrorBudgetPolicy strict');
  });

  const queries = (backend: string, method: string, ...keys: string[]): readonly string[] | undefined =>
    read(
      slo(
        [`backend: ${backend}`, `method: ${method}`, 'service_level_indicator:', ...keys.map((k) => `  ${k}`)].join(
          '\n',
        ),
      ),
    )[0]?.queries;
  test.each([
    ['prometheus', 'query_sli', ['expression: a / b'], ['ratio prometheus expression with window expression: a / b']],
    ['prometheus', 'distribution_cut', ['expression: a_bucket{}'], ['good prometheus selector expression: a_bucket{}']],
    ['datadog', 'query_sli', ['query: a / b'], ['ratio datadog expression query: a / b']],
    ['splunk', 'good_bad_ratio', ['search_query_bad: a'], ['bad splunk expression search_query_bad: a']],
    [
      'dynatrace',
      'good_bad_ratio',
      ['query_good: { metric_selector: a }'],
      ['good dynatrace expression metric_selector: a'],
    ],
    ['elasticsearch', 'good_bad_ratio', ['query_good: { must: {} }', 'index: a'], undefined],
    ['shop.Backend', 'query_sli', ['query: a'], ['ratio - expression query: a']],
  ])('%s, %s: %j', (backend, method, keys, expected) => expect(queries(backend, method, ...keys)).toEqual(expected));
});

test('a shared configuration holds its parts by name, and its policies alert', () => {
  expect(read(CONFIGURATION)).toEqual([
    {
      kind: 'SharedConfiguration',
      name: undefined,
      references: ['default_exporters: SloGeneratorExporter cloudevent'],
    },
    { kind: 'Backend', name: 'prometheus/eu < prometheus/eu' },
    { kind: 'Backend', name: 'datadog < "datadog"' },
    { kind: 'Exporter', name: 'cloudevent < cloudevent' },
    {
      kind: 'ErrorBudgetPolicy',
      name: 'default < default',
      alerts: ['1 hour: > 9 over 3600 pages < 9', '28 days: > 1.5 over 2419200 < 1.5'],
    },
  ]);
});

describe('findings', () => testFixtures('slo-generator-v2'));

describe('a folder', () => {
  /** What is said about a file, but for what is only kept on it. */
  const findings = (source: string, path: string): string[] =>
    workspaceFixture(source)
      .host.snapshot()
      .findings(uriOf(path))
      .filter(({ quiet }) => !quiet)
      .map(({ code, message }) => `${code}: ${message}`);
  const both = (config: string, spec = RATIO): string => `//- slo.yaml\n${slo(spec)}//- config.yaml closed\n${config}`;
  const known = RATIO.replace(', bigquery/long', '');

  test('alerts by the steps of the policy in another file', () => {
    const { host } = workspaceFixture(both(CONFIGURATION));
    const index = host.snapshot().index(uriOf('slo.yaml'));
    const [definition] = index.definitions('SLO', 'shop-checkout');
    const alerts = alertsOf(definition!.item.alerts, 'slo-generator-v2', 2_592_000, index);
    expect(alerts.map(({ name, burnRate, uri }) => [name, burnRate, uri])).toEqual([
      ['1 hour', 9, uriOf('config.yaml')],
      ['28 days', 1.5, uriOf('config.yaml')],
    ]);
  });

  test('with everything that is referred to has no findings', () => {
    expect(findings(both(CONFIGURATION, known), 'slo.yaml')).toEqual([]);
    expect(findings(both(CONFIGURATION, known), 'config.yaml')).toEqual([]);
  });

  test('says what slo-generator does with a backend that is not there', () => {
    expect(findings(both(CONFIGURATION.replace('prometheus/eu', 'prometheus/us'), known), 'slo.yaml')).toEqual([
      'reference/unknown: No backend in this folder is named "prometheus/eu", so backend points at nothing. slo-generator then stops without a report and exits with 0, so a pipeline stays green. Did you mean "prometheus/us"?',
    ]);
  });

  test('misses the policy that an SLO means by naming none', () => {
    expect(findings(both(CONFIGURATION.replace('default:', 'strict:'), known), 'slo.yaml')).toEqual([
      'reference/unknown: No error budget policy in this folder is named "default", which is meant where error_budget_policy is left out. slo-generator then stops without a report and exits with 0, so a pipeline stays green. Add error_budget_policy with the name of one, or create the error budget policy.',
    ]);
  });

  test('without a configuration asks for none', () => {
    expect(findings(`//- slo.yaml\n${slo(RATIO)}`, 'slo.yaml')).toEqual([]);
  });

  test('may hold a configuration for each environment', () => {
    const source = `${both(CONFIGURATION, known)}//- config.test.yaml closed\n${CONFIGURATION}`;
    for (const path of ['slo.yaml', 'config.yaml', 'config.test.yaml']) expect(findings(source, path)).toEqual([]);
  });

  test('does not mix its policies with those of ninewise/v1', () => {
    const other = `//- policy.yaml\napiVersion: ninewise/v1\nkind: ErrorBudgetPolicy\nmetadata: { name: default }\nspec: { rules: [] }\n`;
    const { host, cursor } = workspaceFixture(
      `//- slo.yaml\n${slo(`error_budget_policy: def$0ault\n${RATIO}`)}${other}`,
    );
    expect(definition(host.snapshot(), cursor.uri, cursor.position)).toEqual([]);
  });

  test('leads from a backend to its settings, and back', () => {
    const { host, cursor } = workspaceFixture(both(CONFIGURATION, RATIO.replace('prom', 'pr$0om')));
    const now = host.snapshot();
    const found = definition(now, cursor.uri, cursor.position);
    expect(found.map(({ uri, whole }) => placeOf(uri, whole))).toEqual(['config.yaml:2:2-51']);
    const places = references(now, cursor.uri, cursor.position, true);
    expect(places.map(({ uri, range }) => placeOf(uri, range))).toEqual(['config.yaml:2:2-15', 'slo.yaml:9:11-24']);
  });

  test('renames a backend by its key', () => {
    const { host, cursor } = workspaceFixture(both(CONFIGURATION, RATIO.replace('prom', 'pr$0om')));
    const edits = rename(host.snapshot(), cursor.uri, cursor.position, 'prometheus/us');
    expect(edits instanceof Map && [...edits.keys()]).toEqual([uriOf('config.yaml'), uriOf('slo.yaml')]);
  });

  test('does not rename a policy that an SLO means by naming none', () => {
    const { host, cursor } = workspaceFixture(
      `//- config.yaml\n${CONFIGURATION.replace('default:', 'def$0ault:')}//- slo.yaml\n${slo(known)}`,
    );
    expect(rename(host.snapshot(), cursor.uri, cursor.position, 'usual')).toEqual({
      refusal: expect.stringContaining('means by leaving out error_budget_policy') as string,
    });
  });
});

describe('an editor', () => {
  test('shows the budget behind the goal, over the default window', () => {
    const text = slo(RATIO);
    const { host } = workspaceFixture(`//- slo.yaml\n${text}`);
    const now = host.snapshot();
    const hints = inlayHints(
      SpecFile.of('file:///a.yaml', text),
      { start: 0, end: text.length },
      now.budgetContext(uriOf('slo.yaml')),
    );
    expect(hints.map(({ label, offset }) => [label, text.slice(0, offset).split('\n').at(-1)])).toEqual([
      ['43m 12s / 30d? · next nine 4m 19s ≈ 10x', '  goal: 0.999'],
    ]);
  });

  test.each([
    [
      'the goal',
      RATIO.replace('0.999', '0.9$099'),
      '**99.9 %** over 30d · error budget **43m 12s** · 1 in 1,000 events',
    ],
    ['the goal, what it is', RATIO.replace('0.999', '0.9$099'), '**Goal** · `goal`'],
    ['a key of the indicator', RATIO.replace('filter_good', 'filter$0_good'), '**Good events** · `filter_good`'],
  ])('hover on %s', (_, spec, expected) => {
    const { host, cursor } = workspaceFixture(`//- slo.yaml\n${slo(spec)}`);
    const now = host.snapshot();
    const file = now.openFile(cursor.uri)!;
    expect(hover(file, file.offsetAt(cursor.position), now.budgetContext(cursor.uri))?.markdown).toContain(expected);
  });

  const config = { 'file:///shop/config.yaml': CONFIGURATION };
  test.each([
    ['backends', slo('goal: 0.9\nbackend: $0'), ['datadog', 'prometheus/eu']],
    ['exporters', slo('goal: 0.9\nexporters:\n  - $0'), ['cloudevent']],
    ['policies', slo('goal: 0.9\nerror_budget_policy: $0'), ['default']],
  ])('completes the names of %s', (_, text, labels) =>
    expect(complete({ text, files: config }).labels).toEqual(labels),
  );

  test('completes keys, targets with their budget, and PromQL', () => {
    const keys = complete({ text: slo('goal: 0.9\n$0') }).labels;
    expect(keys).toContain('service_level_indicator');
    expect(complete({ text: slo('goal: $0') }).item('0.999').detail).toBe('43m 12s / 30d?');
    const text = slo('backend: prometheus\nservice_level_indicator:\n  filter_good: $0');
    expect(complete({ text }).labels).toEqual(['requests without server errors']);
    expect(complete({ text: text.replace('prometheus', 'datadog') }).labels).toEqual([]);
  });
});
