import { describe, expect, test } from 'vitest';
import { budgetsOf, checkFile, DEFAULT_SETTINGS, DIALECTS, hover, inlayHints, SpecFile } from '../../server/src/core';
import type { SpecObject } from '../../server/src/core';
import { alertsOf } from '../../server/src/core/features/alerts/alertsOf';
import { formatDecimal } from '../../server/src/core/math/decimal';
import { workspaceFixture } from '../harness/workspaceFixture';

/** A file of one SLO, with other parts in place of the usual ones. */
const v1 = (parts: { head?: string; objective?: string; sli?: string; alerting?: string } = {}): string =>
  `version: prometheus/v1
service: checkout
${parts.head ?? ''}slos:
  - name: availability
    objective: ${parts.objective ?? '99.9'}
    sli:
${(parts.sli ?? EVENTS).replace(/^/gm, '      ')}
    alerting:
${(parts.alerting ?? 'name: CheckoutErrors').replace(/^/gm, '      ')}
`;

const EVENTS = `events:
  error_query: sum(rate(http_requests_total{code=~"5.."}[{{.window}}]))
  total_query: sum(rate(http_requests_total[{{.window}}]))`;

const K8S = `apiVersion: sloth.slok.dev/v1
kind: PrometheusServiceLevel
metadata:
  name: checkout-slos
  namespace: monitoring
spec:
  service: checkout
  slos:
    - name: availability
      objective: 99.9
      sli:
        events:
          errorQuery: sum(rate(http_requests_total{code=~"5.."}[{{.window}}]))
          totalQuery: sum(rate(http_requests_total[{{ .window }}]))
      alerting:
        name: CheckoutErrors
        ticketAlert:
          disable: true
`;

const catalogue = (period: string, percent = '8'): string => `apiVersion: sloth.slok.dev/v1
kind: AlertWindows
spec:
  sloPeriod: ${period}
  page:
    quick: { errorBudgetPercent: ${percent}, shortWindow: 5m, longWindow: 1h }
    slow: { errorBudgetPercent: 12.5, shortWindow: 30m, longWindow: 6h }
  ticket:
    quick: { errorBudgetPercent: 20, shortWindow: 2h, longWindow: 1d }
    slow: { errorBudgetPercent: 42, shortWindow: 6h, longWindow: 3d }
`;

/** The objects of a text, with what finds the text of a span. */
function read(text: string): { objects: readonly SpecObject[]; at: (span: { start: number; end: number }) => string } {
  const [document] = SpecFile.of('file:///slos.yaml', text).documents;
  return {
    objects: document!.allObjects,
    at: ({ start, end }) => document!.text.slice(start, end),
  };
}

describe('what is read', () => {
  test.each([
    ['in its own form', v1(), 'sloth-v1', ['error_query', 'total_query'], ['alerting', 'alerting']],
    ['in Kubernetes', K8S, 'sloth-k8s-v1', ['errorQuery', 'totalQuery'], ['alerting', 'ticketAlert']],
  ])('of an SLO %s', (_, text, dialect, keys, switches) => {
    const { objects, at } = read(text);
    const [whole, slo, ...rest] = objects;
    expect(rest).toEqual([]);
    expect(whole!.model).toEqual({ type: 'other' });
    expect(slo).toMatchObject({ dialect: { id: dialect }, kind: { name: 'SLO' }, whole });
    expect(slo!.name?.value).toBe('checkout-availability');
    expect(at(slo!.name!.span)).toBe('availability');
    if (slo!.model.type !== 'slo') throw new Error('no SLO');
    const { service, window, objectives } = slo!.model;
    expect([service?.value, window]).toEqual(['checkout', undefined]);
    const targets = objectives.flatMap((objective) => objective.targets);
    expect(targets.map(({ fraction, notation }) => [formatDecimal(fraction), notation])).toEqual([
      ['0.999', 'percent'],
    ]);
    expect(targets.map(({ span, keySpan }) => [at(span), at(keySpan)])).toEqual([['99.9', 'objective']]);
    expect(slo!.queries.map(({ role, key, keySpan }) => [role, key, at(keySpan)])).toEqual([
      ['bad', keys[0], keys[0]],
      ['total', keys[1], keys[1]],
    ]);
    expect(slo!.queries.every(({ node, windowTemplate }) => windowTemplate?.pattern.test(node.source))).toBe(true);
    expect(slo!.alerts?.groups.map(({ name, span }) => [name, at(span)])).toEqual([
      ['page', switches[0]],
      ['ticket', switches[1]],
    ]);
  });

  test.each<[string, string, [boolean, string][]]>([
    [
      'both on',
      'name: A',
      [
        [false, 'alerting'],
        [false, 'alerting'],
      ],
    ],
    [
      'both off',
      'page_alert: {disable: true}\nticket_alert: {disable: true}',
      [
        [true, 'page_alert'],
        [true, 'ticket_alert'],
      ],
    ],
    [
      'on, with labels',
      'name: A\npage_alert: {labels: {severity: critical}}',
      [
        [false, 'page_alert'],
        [false, 'alerting'],
      ],
    ],
    [
      'in the spelling of Kubernetes',
      'name: A\npageAlert: {disable: true}',
      [
        [false, 'alerting'],
        [false, 'alerting'],
      ],
    ],
    [
      'switched by a text',
      'name: A\npage_alert: {disable: "true"}',
      [
        [false, 'page_alert'],
        [false, 'alerting'],
      ],
    ],
  ])('of alerts %s', (_, alerting, expected) => {
    const { objects, at } = read(v1({ alerting }));
    expect(objects[1]!.alerts?.groups.map(({ disabled, span }) => [disabled, at(span)])).toEqual(expected);
  });

  test('of an SLO without alerting, the alerts stand at its name', () => {
    const { objects, at } = read('version: prometheus/v1\nservice: a1\nslos: [{name: b1, objective: 99}]');
    expect(objects[1]!.alerts?.groups.map(({ span }) => at(span))).toEqual(['b1', 'b1']);
  });

  test.each([
    ['raw', 'raw: {error_ratio_query: "x[{{.window}}]"}', ['ratio'], 'ratio'],
    ['a plugin', 'plugin: {id: a/b}', [], 'other'],
    ['nothing', '{}', [], 'other'],
    ['queries that are no texts', 'events: {error_query: 1, total_query: [a]}', [], 'ratio'],
  ])('of an SLI of %s', (_, sli, roles, kind) => {
    const [, slo] = read(v1({ sli })).objects;
    expect(slo!.queries.map(({ role }) => role)).toEqual(roles);
    expect(slo!.model).toMatchObject({ indicator: { kind } });
  });

  test.each<[string, string, (string | undefined)[]]>([
    ['numbers as names', 'version: prometheus/v1\nservice: 404\nslos: [{name: 10}]', ['404-10']],
    ['no service', 'version: prometheus/v1\nslos: [{name: ab}]', ['ab']],
    ['no name', 'version: prometheus/v1\nservice: ab\nslos: [{objective: 99}]', [undefined]],
    ['items that are no mappings', 'version: prometheus/v1\nslos: [1, [], null, {name: ab}]', ['ab']],
    ['no list', 'version: prometheus/v1\nslos: {name: ab}', []],
    ['nothing at all', 'version: prometheus/v1', []],
    ['JSON', '{"version": "prometheus/v1", "service": "ab", "slos": [{"name": "cd"}]}', ['ab-cd']],
  ])('of %s', (_, text, names) => {
    expect(
      read(text)
        .objects.slice(1)
        .map(({ name }) => name?.value),
    ).toEqual(names);
  });

  test.each([
    ['99.90', '0.999'],
    ['1e1', '0.1'],
    ['100', '1'],
    ['-5', '-0.05'],
  ])('of the objective %s', (objective, fraction) => {
    const [, slo] = read(v1({ objective })).objects;
    const targets = slo!.model.type === 'slo' ? slo!.model.objectives.flatMap(({ targets }) => targets) : [];
    expect(targets.map((target) => formatDecimal(target.fraction))).toEqual([fraction]);
  });

  test.each(['.inf', '.nan', '"99.9"', 'high', '[99]', ''])('no target of the objective %j', (objective) => {
    expect(read(v1({ objective })).objects[1]!.model).toMatchObject({ type: 'slo', objectives: [] });
  });

  test('of a catalogue of alert windows', () => {
    const { objects, at } = read(catalogue('1w'));
    const [{ model } = { model: undefined }] = objects;
    if (model?.type !== 'alert-windows') throw new Error('no catalogue');
    expect(model.periodSeconds).toBe(7 * 86_400);
    expect(
      model.windows.map((w) => [w.group, w.speed, w.budgetShare, w.shortWindowSeconds, w.longWindowSeconds]),
    ).toEqual([
      ['page', 'quick', 0.08, 300, 3_600],
      ['page', 'slow', 0.125, 1_800, 21_600],
      ['ticket', 'quick', 0.2, 7_200, 86_400],
      ['ticket', 'slow', 0.42, 21_600, 259_200],
    ]);
    expect(model.windows.map((w) => [at(w.span), at(w.longWindowSpan)])).toEqual([
      ['8', '1h'],
      ['12.5', '6h'],
      ['20', '1d'],
      ['42', '3d'],
    ]);
  });

  test.each(['0d', '1M', '', '30', '[30d]', '-1d'])('no catalogue of the period %j', (period) => {
    expect(read(catalogue(period)).objects[0]!.model).toEqual({ type: 'other' });
  });

  test.each(['0', '-8', 'x', '.inf'])('no line of the catalogue with %s %% of the budget', (percent) => {
    expect(read(catalogue('7d', percent)).objects[0]!.model).toMatchObject({ windows: { length: 3 } });
  });
});

describe('the alerts that Sloth makes', () => {
  /** Alerts of the SLO in the first file, in a window of so many days. */
  function alertsIn(source: string, days: number): (string | number | boolean | undefined)[][] {
    const { host, cursor } = workspaceFixture(source);
    const snapshot = host.snapshot();
    const object = snapshot.openFile(cursor.uri)!.documents[0]!.allObjects[1]!;
    return alertsOf(object.alerts, object.dialect.id, days * 86_400, snapshot.index(cursor.uri)).map((alert) => [
      alert.name,
      alert.pages,
      Number(alert.burnRate.toFixed(6)),
      alert.longWindowSeconds,
      alert.shortWindowSeconds,
    ]);
  }
  const file = (text: string): string => `//- slos.yaml\n${text}`;

  test.each([
    [30, [14.4, 6, 3, 1]],
    [28, [13.44, 5.6, 2.8, 0.933333]],
  ])('of %d days have the windows of its own catalogue', (days, rates) => {
    expect(alertsIn(file(v1()), days)).toEqual([
      ['page, quick', true, rates[0], 3_600, 300],
      ['page, slow', true, rates[1], 21_600, 1_800],
      ['ticket, quick', false, rates[2], 86_400, 7_200],
      ['ticket, slow', false, rates[3], 259_200, 21_600],
    ]);
  });

  test('have the windows of a catalogue in the folder', () => {
    const rates = alertsIn(`${file(v1())}//- windows/7d.yaml closed\n${catalogue('7d')}`, 7).map(([, , rate]) => rate);
    expect(rates).toEqual([13.44, 3.5, 1.4, 0.98]);
  });

  test('have the windows of the catalogue for their period', () => {
    const source = `${file(v1())}//- windows/7d.yaml closed\n${catalogue('7d')}//- windows/30d.yaml closed\n${catalogue('30d', '1')}`;
    expect(alertsIn(source, 30).map(([, , rate]) => rate)).toEqual([7.2, 15, 6, 4.2]);
  });

  test('are none for a period without a catalogue', () => {
    expect(alertsIn(file(v1()), 90)).toEqual([]);
  });

  test('are none where they are disabled', () => {
    expect(alertsIn(file(K8S), 30).map(([name]) => name)).toEqual(['page, quick', 'page, slow']);
  });

  test('fire above their burn rate, and have no place in a file', () => {
    const { host, cursor } = workspaceFixture(file(v1()));
    const snapshot = host.snapshot();
    const object = snapshot.openFile(cursor.uri)!.documents[0]!.allObjects[1]!;
    const alerts = alertsOf(object.alerts, object.dialect.id, 30 * 86_400, snapshot.index(cursor.uri));
    expect(alerts.map(({ strict, span, holdSeconds }) => [strict, span, holdSeconds])).toEqual(
      Array(4).fill([true, undefined, 0]),
    );
  });
});

/** `severity code "text": message`, of everything that is found. */
function findings(text: string): string[] {
  const file = SpecFile.of('file:///slos.yaml', text);
  return checkFile(file, DEFAULT_SETTINGS).map(({ document, finding: { severity, code, span, message } }) => {
    const marked = file.documents[document]!.text.slice(span.start, span.end);
    return `${severity} ${code} ${JSON.stringify(marked)}: ${message}`;
  });
}

/** The text with the first fix of each finding. */
function fixed(text: string): string {
  const file = SpecFile.of('file:///slos.yaml', text);
  const edits = checkFile(file, DEFAULT_SETTINGS).flatMap(({ finding }) => finding.fixes?.[0]?.edits ?? []);
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((out, { span, newText }) => out.slice(0, span.start) + newText + out.slice(span.end), text);
}

describe('what is found', () => {
  const valid: Record<string, string> = {
    'the shortest form': v1(),
    'the Kubernetes form': K8S,
    'a catalogue': catalogue('30d'),
    'numbers and truth values as labels': v1({ head: 'labels: {tier: 2, generated: true, le: 0.25}\n' }),
    'a note and anchors': v1({ head: 'x-team: [a]\n.parts: {}\n_note: a\n' }),
    'no labels': v1({ head: 'labels:\n' }),
    'no alerts and no name for them': v1({ alerting: 'page_alert: {disable: true}\nticket_alert: {disable: true}' }),
    plugins: v1({ head: 'slo_plugins: {overridePrevious: true, chain: [{id: a/v1, priority: -5, config: {b: 1}}]}\n' }),
    'an SLI plugin with options': v1({ sli: 'plugin: {id: a/b, options: {job: x, max: 0.2, all: true, none: }}' }),
    'metadata as a cluster gives it': K8S.replace('  namespace', '  uid: a\n  generation: 3\n  namespace'),
    'line ends of Windows': v1().replace(/\n/g, '\r\n'),
    'no namespace': K8S.replace('  namespace: monitoring\n', ''),
  };
  test.each(Object.entries(valid))('nothing in %s', (_, text) => {
    expect(findings(text)).toEqual([]);
  });

  const invalid: Record<string, readonly [text: string, ...found: string[]]> = {
    'a name of one letter': [
      v1().replace('name: availability', 'name: a'),
      'error schema/pattern "a": "a" is not a valid name. A name holds',
    ],
    'a service with a blank': [
      v1().replace('checkout', 'check out'),
      'error schema/pattern "check out": "check out" is not a valid service',
    ],
    'no service': [v1().replace('service: checkout\n', ''), 'error schema/missing-key "version": "service" is missing'],
    'no SLOs': [
      'version: prometheus/v1\nservice: ab\nslos: []\n',
      'error schema/length "slos": Sloth refuses a service without an SLO',
    ],
    'a fraction': [
      v1({ objective: '0.999' }),
      'warning budget/percent-as-ratio "0.999": objective is a percentage, so 0.999 means 0.999 %',
    ],
    '100 %': [v1({ objective: '100' }), 'warning budget/no-budget "100": A target of 100 % leaves no error budget'],
    'more than everything': [
      v1({ objective: '101' }),
      'error budget/no-budget "101": A target of 101 % can never be met',
    ],
    'an objective of zero': [
      v1({ objective: '0' }),
      'error schema/range "0": objective must be above 0 and at most 100',
    ],
    'a negative objective': [v1({ objective: '-1' }), 'error schema/range "-1": objective must be above 0'],
    'an objective in quotes': [
      v1({ objective: '"99.9"' }),
      'error schema/type "\\"99.9\\"": objective must be a number',
    ],
    'no SLI': [v1({ sli: '{}' }), 'error schema/choice "sli": Sloth needs one of events, raw and plugin'],
    'two SLIs': [
      v1({ sli: `${EVENTS}\nraw: {error_ratio_query: "a[{{.window}}]"}` }),
      'error schema/choice "raw": Both events and raw are here',
    ],
    'raw beside a plugin': [
      v1({ sli: 'raw: {error_ratio_query: "a[{{.window}}]"}\nplugin: {id: a}' }),
      'warning schema/choice "plugin": Both raw and plugin are here: Sloth takes the plugin',
    ],
    'an empty query': [
      v1({ sli: 'raw: {error_ratio_query: ""}' }),
      'error schema/length "\\"\\"": error_ratio_query is empty',
    ],
    'alerts without a name': [
      v1({ alerting: 'labels: {a: b}' }),
      'error schema/missing-key "alerting": Sloth refuses to make alerts without a name',
    ],
    'one alert without a name': [
      v1({ alerting: 'page_alert: {disable: true}' }),
      'error schema/missing-key "alerting": Sloth refuses to make alerts without a name',
    ],
    'a switch that is a text': [
      v1({ alerting: 'page_alert: {disable: true}\nticket_alert: {disable: "true"}' }),
      'error schema/type "\\"true\\"": disable must be true or false',
    ],
    'no alerting': [
      v1().replace(/ {4}alerting:\n.*\n/, ''),
      'error schema/missing-key "name": "alerting" is missing in item 1 of slos',
    ],
    'an empty label': [v1({ head: 'labels: {a: ""}\n' }), 'error schema/length "\\"\\"": A label without a value'],
    'the label of the metric': [
      v1({ head: 'labels: {__name__: a}\n' }),
      'error schema/pattern "__name__": The key "__name__" cannot stand in labels',
    ],
    'a switch among the labels': [
      v1({ alerting: 'name: A\nticket_alert: {labels: {disable: true}}' }),
      'warning schema/choice "labels": Below labels, disable is a label like any other',
    ],
    'a key of Kubernetes': [
      v1({ alerting: 'name: A\npageAlert: {disable: true}' }),
      'warning schema/unknown-key "pageAlert": There is no key "pageAlert" in alerting: it is passed over without a word, and what stands behind it has no effect. This format spells it "page_alert".',
    ],
    'queries of Kubernetes': [
      v1({ sli: EVENTS.replace('error_query', 'errorQuery') }),
      'error schema/unknown-key "errorQuery": There is no key "errorQuery" in events: it is passed over, and "error_query", which has to be there, is missing. This format spells it "error_query".',
    ],
    'keys of the other form in Kubernetes': [
      K8S.replace('ticketAlert', 'ticket_alert').replace('errorQuery', 'error_query'),
      'error schema/unknown-key "error_query": There is no key "error_query" in events: it is passed over, and "errorQuery"',
      'warning schema/unknown-key "ticket_alert": There is no key "ticket_alert" in alerting: it is passed over without a word',
    ],
    "a window of one's own": [
      v1().replace('    sli:', '    window: 28d\n    sli:'),
      'warning schema/unknown-key "window": There is no key "window" in item 1 of slos: it is passed over without a word, and what stands behind it has no effect. No SLO for Sloth has a window of its own: Sloth is started with one, --default-slo-period.',
    ],
    'a label that is a number in Kubernetes': [
      K8S.replace('  slos:', '  labels: {tier: 2}\n  slos:'),
      'error schema/type "2": tier must be a text',
    ],
    'an object without a name in Kubernetes': [
      K8S.replace('  name: checkout-slos\n', ''),
      'error schema/choice "metadata": Kubernetes refuses an object without a name',
    ],
    'a name of Kubernetes with capitals': [
      K8S.replace('checkout-slos', 'Checkout'),
      'error schema/pattern "Checkout": "Checkout" is not a valid name',
    ],
    'a name that is too long for Kubernetes': [
      K8S.replace('availability', 'a'.repeat(129)),
      `error schema/length "${'a'.repeat(129)}": name must have at most 128 characters, but has 129`,
    ],
    'a kind that there is not': [
      K8S.replace('ServiceLevel', 'ServiceLevels'),
      'error schema/unknown-kind "PrometheusServiceLevels": "PrometheusServiceLevels" is not a kind',
    ],
    'a catalogue with a mistyped kind': [
      catalogue('30d').replace('AlertWindows', 'AlertWindow'),
      'error schema/unknown-kind "AlertWindow": "AlertWindow" is not a kind',
    ],
    'a version that is not known': [
      v1().replace('/v1', '/v2'),
      'warning schema/unknown-version "prometheus/v2": "prometheus/v2" is no version that is known',
    ],
    'a version in capitals': [
      v1().replace('prometheus/v1', 'Prometheus/v1'),
      'error schema/unknown-version "Prometheus/v1"',
    ],
    'a newer version of Kubernetes': [
      K8S.replace('dev/v1', 'dev/v2'),
      'warning schema/unknown-version "sloth.slok.dev/v2"',
    ],
    'a catalogue for another period': [
      catalogue('7d'),
      'information window/catalogue-period "7d": This catalogue is for SLOs of 7d.',
    ],
    'windows in the wrong order': [
      catalogue('30d').replace('shortWindow: 5m, longWindow: 1h', 'shortWindow: 1h, longWindow: 5m'),
      'warning alert/window-order "5m": The long window of the quick page alert, 5m, is shorter than its short window',
    ],
    'a query over one window': [
      v1({ sli: EVENTS.replace('{{.window}}', '5m') }),
      'error objective/query-window "5m": This query always measures 5m',
    ],
    'queries that are the same': [
      v1({ sli: EVENTS.replace('{code=~"5.."}', '') }),
      'error objective/same-query "sum(rate(http_requests_total[{{.window}}]))": This is the query for all events',
    ],
    'a comment behind the version': [
      v1().replace('/v1', '/v1 # Sloth'),
      'information compat/sloth-version-line "version: prometheus/v1": Sloth looks for "version: prometheus/v1"',
    ],
    'line ends of Windows in Kubernetes': [
      K8S.replace(/\n/g, '\r\n'),
      'information compat/sloth-version-line "apiVersion: sloth.slok.dev/v1": Sloth looks for "apiVersion: sloth.slok.dev/v1" at the beginning of a line with nothing behind it, and does not recognise this file, since the line ends with a carriage return.',
    ],
    'a period of a month': [
      catalogue('1M'),
      'error schema/pattern "1M": "1M" is not a valid sloPeriod. A Prometheus duration',
    ],
    'a share above everything': [
      catalogue('30d', '101'),
      'error schema/range "101": errorBudgetPercent must be above 0 and at most 100',
    ],
    'a share below nothing': [catalogue('30d', '-1'), 'error schema/range "-1": errorBudgetPercent must be above 0'],
    'a catalogue without slow pages': [
      catalogue('30d').replace(/ {4}slow: .*12.5.*\n/, ''),
      'error schema/missing-key "page": "slow" is missing in page',
    ],
  };
  test.each(Object.entries(invalid))('%s', (_, [text, ...expected]) => {
    const found = findings(text);
    expect(found.map((each, i) => each.slice(0, expected[i]?.length))).toEqual(expected);
  });

  test.each([
    [v1({ objective: '0.999' }), v1({ objective: '99.9' })],
    [v1({ alerting: 'name: A\npageAlert: {}' }), v1({ alerting: 'name: A\npage_alert: {}' })],
    [v1({ sli: EVENTS.replace(/_query/g, 'Query') }), v1()],
    [
      v1({ sli: 'raw: {errorRatioQuery: "a[{{.window}}]"}' }),
      v1({ sli: 'raw: {error_ratio_query: "a[{{.window}}]"}' }),
    ],
    [K8S.replace('ticketAlert', 'ticket_alert').replace(/(error|total)Query/g, '$1_query'), K8S],
    [v1({ head: 'sloPlugins: {}\n' }), v1({ head: 'slo_plugins: {}\n' })],
    [catalogue('1M'), catalogue('30d')],
  ])('has the right fix %#', (text, expected) => {
    expect(fixed(text)).toBe(expected);
  });
});

describe('in the editor', () => {
  test('the hint shows the budget of the default window, as an assumption', () => {
    const { host, cursor } = workspaceFixture(`//- slos.yaml\n${v1()}`);
    const snapshot = host.snapshot();
    const file = snapshot.openFile(cursor.uri)!;
    const hints = inlayHints(file, { start: 0, end: file.length }, snapshot.budgetContext(cursor.uri));
    expect(hints.map(({ label, offset }) => [label, v1().slice(offset - 4, offset)])).toEqual([
      ['43m 12s / 30d? · next nine 4m 19s ≈ 10x', '99.9'],
    ]);
  });

  const hoverAt = (marked: string): string | undefined => {
    const { host, cursor } = workspaceFixture(`//- slos.yaml\n${marked}`);
    const snapshot = host.snapshot();
    const file = snapshot.openFile(cursor.uri)!;
    return hover(file, file.offsetAt(cursor.position), snapshot.budgetContext(cursor.uri))?.markdown;
  };
  test.each([
    ['a target', v1({ objective: '99.$09' }), '**99.9 %** over 30d'],
    ['its key', v1().replace('objective', 'obje$0ctive'), '**99.9 %** over 30d'],
    ['a name', v1().replace('availability', 'avail$0ability'), '99.9 %'],
    ['a key', v1().replace('error_query', 'error$0_query'), '**Error query** · `error_query`'],
    ['an alert', v1({ alerting: 'name: A\npage_$0alert: {}' }), '**Page alert** · `page_alert`'],
    ['a catalogue', catalogue('7d').replace('sloPeriod', 'slo$0Period'), '**SLO period** · `sloPeriod`'],
  ])('the hover on %s', (_, text, expected) => {
    expect(hoverAt(text)).toContain(expected);
  });

  test('budgets know their SLO by the id that Sloth gives it', () => {
    const { host, cursor } = workspaceFixture(`//- slos.yaml\n${K8S}`);
    const snapshot = host.snapshot();
    const [whole, slo] = snapshot.openFile(cursor.uri)!.documents[0]!.allObjects;
    const context = snapshot.budgetContext(cursor.uri);
    expect(budgetsOf(whole!, context)).toEqual([]);
    expect(budgetsOf(slo!, context).map(({ nines }) => nines)).toEqual([3]);
    expect(snapshot.index(cursor.uri).definitions('SLO', 'checkout-availability')).toHaveLength(1);
  });
});

test('snippets are valid as they stand', () => {
  const sloth = DIALECTS.filter(({ consumers }) => consumers.includes('sloth'));
  const bodies = sloth.flatMap(({ snippets = [] }) => snippets.map(({ body }) => body));
  expect(bodies).toHaveLength(4);
  for (const body of bodies) {
    const text = body.replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1').replace(/\$\{\d+:([^}]*)\}/g, '$1');
    expect(findings(text)).toEqual([]);
  }
});
