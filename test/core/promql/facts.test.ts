import { describe, expect, test } from 'vitest';
import { factsOf, parsePromql } from '../../../server/src/core/promql';

const facts = (query: string) => factsOf(parsePromql(query));

describe('selectors', () => {
  test.each([
    ['up', ['up', {}]],
    ['up{job="api", code=~"5.."}', ['up', { job: '=api', code: '=~5..' }]],
    ['{__name__="up", job!="a"}', ['up', { __name__: '=up', job: '!=a' }]],
    ['{"my.metric", "a.b"!~"x"}', ['my.metric', { __name__: '=my.metric', 'a.b': '!~x' }]],
    ['{job=~".+"}', [undefined, { job: '=~.+' }]],
    ['x{a="say \\"hi\\"", b=`\\d`}', ['x', { a: '=say "hi"', b: '=\\d' }]],
    ['{{.prefix}}_total{env="{{.env}}-1"}', ['{{.prefix}}_total', { env: '={{.env}}-1' }]],
    ['rate(x{a="b"}[5m', ['x', { a: '=b' }]],
  ] as const)('%s', (query, [metric, matchers]) => {
    const [selector, ...others] = facts(query).vectorSelectors;
    expect(others).toEqual([]);
    expect(selector?.metric?.text).toBe(metric);
    const found = selector!.matchers.map(({ label, operator, value }) => [label, `${operator}${value}`]);
    expect(Object.fromEntries(found)).toEqual(matchers);
  });

  test('stand where they are written', () => {
    const query = 'sum(rate({{.p}}_total{job="{{ .job }}", code=~"5.."}[{{.window}}])) / sum(b offset 1h)';
    const [a, b] = facts(query).vectorSelectors;
    const cut = ({ start, end }: { start: number; end: number }) => query.slice(start, end);
    expect(cut(a!)).toBe('{{.p}}_total{job="{{ .job }}", code=~"5.."}');
    expect(a!.matchers.map(cut)).toEqual(['job="{{ .job }}"', 'code=~"5.."']);
    expect(a!.matchers.map((m) => cut(m.valueSpan))).toEqual(['"{{ .job }}"', '"5.."']);
    expect(a!.callers).toEqual(['rate', 'sum']);
    expect([cut(b!), b!.callers]).toEqual(['b', ['sum']]);
  });
});

test.each([
  ['up', true],
  ['  up{a="b"} # all', true],
  ['{"my.metric"}', true],
  ['(up)', false],
  ['up[5m]', false],
  ['up offset 5m', false],
  ['-up', false],
  ['up / up', false],
  ['up offset 5m / up', false],
  ['up{', false],
  ['', false],
  ['1', false],
])('%s is one selector and nothing else: %s', (query, expected) => {
  expect(facts(query).isVectorSelector).toBe(expected);
});

test.each([
  ['rate(x[5m]) / rate(y[1h30m] offset 1d)', ['range 5m 300', 'range 1h30m 5400']],
  ['max_over_time(rate(x[90])[1d:30s])', ['range 90 90', 'range 1d 86400', 'step 30s 30']],
  ['rate(x[{{.window}}]) + rate(y[$__interval])', ['range {{.window}} -', 'range $__interval -']],
  ['x[5m:]', ['range 5m 300']],
  ['x[250ms]', ['range 250ms 0.25']],
])('ranges of %s', (query, expected) => {
  const found = facts(query).ranges.map((range) => `${range.role} ${range.text} ${range.seconds ?? '-'}`);
  expect(found).toEqual(expected);
});

test.each([
  ['SUM(rate(x[5m])) BY (job)', ['SUM aggregation', 'rate']],
  ['holt_winters(x[5m], 1, 1) + {{.f}}(y)', ['holt_winters', '{{.f}} aggregation unknown']],
])('calls of %s', (query, expected) => {
  const found = facts(query).calls.map((call) =>
    [call.text, call.isAggregation && 'aggregation', !call.isKnown && 'unknown'].filter(Boolean).join(' '),
  );
  expect(found).toEqual(expected);
});

describe('the normalised text', () => {
  test.each([
    ['sum(rate(x{a="b"}[5m]))', ' sum (\n rate( x{ a = "b" }[ 5m ] ) # all\n)'],
    ["x{a='b'}", 'x{a="b"}'],
    ['rate(x[{{.window}}])', 'rate(x[{{ .window }}])'],
    ['SUM BY (a) (x) AND y', 'sum by(a)(x) and y'],
  ])('%s is equal to %s', (a, b) => {
    expect(facts(a).normalised).toBe(facts(b).normalised);
  });

  test.each([
    ['x{a="b"}', 'x{a="b "}'],
    ['a - b', 'a + b'],
    ['x[5m]', 'x[6m]'],
    ['{{.a}}_b', '{{.c}}_b'],
    ['SUM', 'sum'],
  ])('%s is not equal to %s', (a, b) => {
    expect(facts(a).normalised).not.toBe(facts(b).normalised);
  });
});
