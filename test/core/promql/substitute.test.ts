import { describe, expect, test } from 'vitest';
import { substitute } from '../../../server/src/core/promql';

// The query, what the grammar reads, and in which places the templates stand.
test.each([
  ['rate(x[{{.window}}])', 'rate(x[5m])', 'duration'],
  ['rate(x[{{ .window }}:{{.step}}])', 'rate(x[5m:5m])', 'duration,duration'],
  ['rate(x[{{.n}}m]) + rate(x[5{{.unit}}])', 'rate(x[5m]) + rate(x[5m])', 'duration,duration'],
  ['rate(x[$__rate_interval])', 'rate(x[5m])', 'duration'],
  ['rate(x[${window}])', 'rate(x[5m])', 'duration'],
  ['x offset {{.o}} + x offset -$o', 'x offset 5m + x offset -5m', 'duration,duration'],
  ['x{a="{{ .x }}"}', 'x{a="x"}', 'text'],
  ['x{a="{{ .x | default "b" }}-c"}', 'x{a="x-c"}', 'text'],
  ['x{a=~"$env|${b}"}', 'x{a=~"$env|${b}"}', ''],
  ['x{a={{ .x | quote }}}', 'x{a="x"}', 'value'],
  ['x{ {{.label}}="a" }', 'x{ T="a" }', 'name'],
  ['x{ {{.all}} }', 'x{ T="x" }', 'matchers'],
  ['x{{{.all}}}', 'x{T="x"}', 'matchers'],
  ['x{a="b" {{.more}}}', 'x{a="b" ,T="x"}', 'matchers'],
  ['x{ {{.a}} {{.b}} c="d"}', 'x{ T="x", T="x", c="d"}', 'matchers,matchers'],
  ['{{.prefix}}_total', 'T', 'name'],
  ['a_{{.x}}_b{c="d"}', 'T{c="d"}', 'name'],
  ['{{.query}}', 'T', 'expression'],
  ['x > {{.limit}}', 'x > T', 'expression'],
  ['0.{{.x}} * y', '5 * y', 'expression'],
  ['x @ {{.t}}', 'x @ 5', 'expression'],
  ['sum by ({{.l}}) (x)', 'sum by (T) (x)', 'name'],
  ['sum by (a, {{.l}}) (x)', 'sum by (a, T) (x)', 'name'],
  ['sum by (a {{.l}}) (x)', 'sum by (a ,T) (x)', 'name'],
  ['a / on(b) {{.x}}', 'a / on(b) T', 'expression'],
  ['{{.f}}(x)', 'sum(x)', 'call'],
  ['{{.f}} by (a) (x)', 'sum by (a) (x)', 'call'],
  ['f_{{.f}}(x)', 'sum(x)', 'call'],
  ['a {{.op}} b', 'a  +  b', 'between'],
  ['sum(x) {{.by}}', 'sum(x)  ', 'between'],
  ['{{/* all */}} x', '  x', 'between'],
  ['{{ $w := "5m" }}rate(x[{{ $w }}])', ' rate(x[5m])', 'between,duration'],
  ['x # {{ all', 'x # {{ all', ''],
  ['x{a="{{"} + y{b="c"}', 'x{a="{{"} + y{b="c"}', ''],
  ['5. + 0XAB', '5.0 + 0xab', ''],
  ['holt_winters(x[5m], 1, 1)', 'double_exponential_smoothing(x[5m], 1, 1)', ''],
  ['holt_winters', 'holt_winters', ''],
])('%s', (source, made, places) => {
  const query = substitute(source);
  expect(query.made.text).toBe(made.replaceAll('T', 'ninewise_template'));
  expect(query.templates.map((template) => template.place).join()).toBe(places);
  for (const { start, end, text } of query.templates) expect(source.slice(start, end)).toBe(text);
});

describe('words that a tool fills in', () => {
  test('are durations within square brackets', () => {
    expect(substitute('rate(window[window]) + x[window:1m]', ['window']).made.text).toBe('rate(window[5m]) + x[5m:1m]');
  });

  test('are words elsewhere', () => {
    expect(substitute('x[window]').made.text).toBe('x[window]');
  });
});

test.each([
  ['{{ if .x }}a{{ else }}b{{ end }}', false],
  ['{{- range .x -}}a{{ end }}', false],
  ['{{ .if }}', true],
  ['a', true],
])('%s: whether the whole is known is %s', (source, expected) => {
  expect(substitute(source).isKnown).toBe(expected);
});

test('every stretch maps back', () => {
  const source = 'sum(rate({{.p}}_total{a="{{ .a }}b"}[{{.window}}] offset {{.o}}))';
  const { made } = substitute(source);
  const back = (text: string): string => {
    const start = made.text.indexOf(text);
    const span = made.sourceOf({ start, end: start + text.length });
    return source.slice(span.start, span.end);
  };
  expect(back('sum')).toBe('sum');
  expect(back('ninewise_template')).toBe('{{.p}}_total');
  expect(back('template{')).toBe('{{.p}}_total{');
  expect(back('"xb"')).toBe('"{{ .a }}b"');
  expect(back('b"')).toBe('b"');
  expect(back('[5m]')).toBe('[{{.window}}]');
  expect(back('offset 5m')).toBe('offset {{.o}}');
  expect(back(made.text)).toBe(source);
});
