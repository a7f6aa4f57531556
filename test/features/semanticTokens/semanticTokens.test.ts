import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { semanticTokens, SpecFile } from '../../../server/src/core';

const sloth = (key: string, query: string): string => `version: prometheus/v1
service: checkout
slos:
  - name: requests
    objective: 99.9
    alerting: {name: Checkout}
    sli:
      events:
        ${key}: ${query}
`;

const sli = (type: string, query: string): string => `apiVersion: openslo/v1
kind: SLI
metadata: {name: up}
spec:
  thresholdMetric:
    metricSource:
      type: ${type}
      spec:
        query: ${query}
`;

/** The tokens of a text, each with what it covers. */
function tokensOf(text: string): string[] {
  const file = SpecFile.of('file:///x.yaml', text);
  return semanticTokens(file).map(({ span, kind }) => `${kind} ${file.slice(span)}`);
}

const RATE = [
  'function sum',
  'function rate',
  'metric x_total',
  'label job',
  'operator =~',
  'string "a|b"',
  'template {{.window}}',
];

describe('what is coloured', () => {
  test.each<[string, string, string[]]>([
    ['without quotes', 'sum(rate(x_total{job=~"a|b"}[{{.window}}]))', RATE],
    ['in single quotes', `'sum(rate(x_total{job=~"a|b"}[{{.window}}]))'`, RATE],
    [
      'in double quotes',
      '"sum(rate(x_total{job=~\\"a|b\\"}[{{.window}}]))"',
      RATE.map((token) => token.replaceAll('"', '\\"')),
    ],
    ['in a block', '|\n          sum(\n            rate(x_total{job=~"a|b"}[{{.window}}])\n          )', RATE],
    ['in a folded block', '>-\n          sum(rate(x_total{job=~"a|b"}\n          [{{.window}}]))', RATE],
    [
      'with all there is',
      '1.5 * sum by (job) (x offset 5m) # half more',
      [
        'number 1.5',
        'operator *',
        'function sum',
        'keyword by',
        'label job',
        'metric x',
        'keyword offset',
        'duration 5m',
      ],
    ],
    ['comments of a block', '|-\n          # all\n          up', ['comment # all', 'metric up']],
    ['queries with mistakes', 'sum(rate(x_total{', ['function sum', 'function rate', 'metric x_total']],
    [
      'texts over several lines',
      '|\n          x{a=`b\n            c`}',
      ['metric x', 'label a', 'operator =', 'string `b', 'string c`'],
    ],
  ])('%s', (_, query, expected) => {
    expect(tokensOf(sloth('total_query', query))).toEqual(expected);
  });

  test('the words that stand for a window', () => {
    expect(tokensOf(sloth('total_query', 'rate(x[window])'))).toEqual(['function rate', 'metric x', 'template window']);
  });
});

test.each([
  ['another language', sli('Loki', 'rate({job="a"} |= "error" [5m])')],
  ['a source that is not known', sli('', 'rate(x[5m])')],
  ['another key', sloth('note', 'rate(x[5m])')],
  ['no spec', 'query: rate(x[5m])\n'],
  ['numbers', sloth('total_query', '5')],
])('nothing in %s', (_, text) => {
  expect(tokensOf(text)).toEqual([]);
});

test('an alias shows nothing, and what is merged shows where it stands', () => {
  const text = `${sloth('total_query', '&q up')}        error_query: *q\n`;
  expect(tokensOf(text)).toEqual(['metric up']);
  const merged =
    sloth('total_query', 'up').replace('events:', 'events: &e') + '  - name: other\n    sli: {events: {<<: *e}}\n';
  expect(tokensOf(merged)).toEqual(['metric up']);
});

test('several documents, and a part of a file', () => {
  const text = `${sli('Prometheus', 'up')}---\n${sli('Thanos', 'down > 1')}---\n${sli('Prometheus', 'left')}`;
  const file = SpecFile.of('file:///x.yaml', text);
  expect(tokensOf(text)).toEqual(['metric up', 'metric down', 'operator >', 'number 1', 'metric left']);
  const at = text.indexOf('>');
  const part = semanticTokens(file, { start: at, end: at + 1 });
  expect(part.map(({ span }) => file.slice(span))).toEqual(['>']);
});

const BITS = [
  'sum(',
  'rate(',
  'x{',
  'job="',
  '"',
  "'",
  '`',
  '}',
  ')',
  '[5m]',
  '{{.window}}',
  '# note',
  '\\',
  ' ',
  '\n',
  'é',
  '\u{1f600}',
  ',',
  '\t',
  '\r\n',
];
const STYLES: ((query: string) => string)[] = [
  (query) => JSON.stringify(query),
  (query) => `'${query.replaceAll("'", "''")}'`,
  (query) => `|\n${query.replace(/^/gm, '          ')}`,
  (query) => `>-\n${query.replace(/^/gm, '          ')}`,
  (query) => query,
];

test('tokens lie in order, each on one line', () => {
  const query = fc.array(fc.constantFrom(...BITS), { maxLength: 12 }).map((bits) => bits.join(''));
  fc.assert(
    fc.property(query, fc.constantFrom(...STYLES), (source, style) => {
      const text = sloth('total_query', style(source));
      let last = 0;
      for (const { span } of semanticTokens(SpecFile.of('file:///x.yaml', text))) {
        expect(span.start).toBeGreaterThanOrEqual(last);
        expect(span.end).toBeGreaterThan(span.start);
        expect(text.slice(span.start, span.end)).not.toMatch(/[\r\n]/);
        last = span.end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 1000 },
  );
});

test('many blocks in one document take no time', () => {
  const one = `  - name: x\n    sli:\n      events:\n        total_query: |\n          sum(\n            rate(x_total{job="a"}[{{.window}}])\n          )\n`;
  const text = `version: prometheus/v1\nservice: s\nslos:\n${one.repeat(2_000)}`;
  const file = SpecFile.of('file:///x.yaml', text);
  expect(file.isSpec).toBe(true);
  const start = performance.now();
  expect(semanticTokens(file)).toHaveLength(2_000 * 7);
  expect(performance.now() - start).toBeLessThan(1_500);
});
