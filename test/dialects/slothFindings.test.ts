import { describe, expect, test } from 'vitest';
import { checkFile, DEFAULT_SETTINGS, DIALECTS, SpecFile } from '../../server/src/core';
import { catalogue, EVENTS, K8S, v1 } from './slothTexts';

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

test('snippets are valid as they stand', () => {
  const sloth = DIALECTS.filter(({ id }) => id.startsWith('sloth-'));
  const bodies = sloth.flatMap(({ snippets = [] }) => snippets.map(({ body }) => body));
  expect(bodies).toHaveLength(4);
  for (const body of bodies) {
    const text = body.replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1').replace(/\$\{\d+:([^}]*)\}/g, '$1');
    expect(findings(text)).toEqual([]);
  }
});
