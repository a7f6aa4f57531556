import fc from 'fast-check';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { factsOf, parsePromql, readQuickly } from '../../../server/src/core/promql';

const queries = fs.readFileSync(path.join(__dirname, 'valid.txt'), 'utf8').trim().split(/\n\n+/).slice(1);
const mistakes = fs
  .readFileSync(path.join(__dirname, 'errors.txt'), 'utf8')
  .split(/\n\n+/)
  .filter((text) => /\n *\^/.test(text));

describe('queries that need no parser', () => {
  test.each([
    'up',
    'http_requests_total{job="checkout",code=~"5.."}',
    'sum(rate(http_requests_total{job="checkout",code!~"5..|429"}[5m]))',
    'sum by (job) (rate(x{le="0.5"}[{{.window}}])) / sum(rate(x[{{ .window }}])) by (job)',
    '1 - (\n  sum(rate(errors_total[1h]))\n  /\n  sum(rate(requests_total[1h]))\n)\n',
    'histogram_quantile(0.99, sum(rate(x_bucket{path=~"/api/.*"}[$__rate_interval])) by (le))',
    'avg_over_time(probe_success{instance=~"(eu|us)-.+"}[30m]) > 0.5',
    'clamp_max(sum(x) or vector(0), 1) unless absent(y)',
    'sum_over_time((count(x < 0.75))[{{.window}}:]) OR on() vector(0)',
    '# share of all\nrate(x[5m] offset 1w) / ignoring (code) group_left rate(y[5m]) # by code',
    'max_over_time(rate(x[5m])[1h:1m] offset 1d) > bool 2 * time()',
  ])('%s', (query) => {
    expect(readQuickly(query)).toBeDefined();
    expect(parsePromql(query).errors).toEqual([]);
  });

  test('words that the tool fills in', () => {
    expect(readQuickly('sum(rate(x[window]))', ['window'])).toEqual({});
    expect(readQuickly('sum(rate(x[window]))')).toBeUndefined();
  });

  test('a plain selector is told', () => {
    expect(readQuickly(' x{a="b", c=~\'d|e\' } ')).toEqual({
      selector: {
        metric: 'x',
        matchers: [
          { label: 'a', operator: '=', value: 'b' },
          { label: 'c', operator: '=~', value: 'd|e' },
        ],
      },
    });
    for (const query of ['(x)', 'x[5m]', 'sum(x)', 'x + y', 'x offset 5m', 'x[5m:]'])
      expect(readQuickly(query)).toEqual({});
  });
});

test.each(mistakes.map((text) => text.split(/\n *\^/)[0]!))('leaves to the parser: %s', (query) => {
  expect(readQuickly(query)).toBeUndefined();
});

/** What is taken has no mistake, and a selector is the one that the parser finds. */
function agree(query: string, words: readonly string[] = []): boolean {
  const quick = readQuickly(query, words);
  if (!quick) return false;
  const parsed = parsePromql(query, words);
  expect(parsed.errors, query).toEqual([]);
  const facts = factsOf(parsed);
  expect(facts.isVectorSelector, query).toBe(quick.selector !== undefined);
  if (quick.selector) {
    const { metric, matchers } = facts.vectorSelectors[0]!;
    expect(quick.selector, query).toEqual({
      metric: metric?.text,
      matchers: matchers.map(({ label, operator, value }) => ({ label, operator, value })),
    });
  }
  return true;
}

const BITS =
  '( ) [5m] { } " , + - > == and or x y_total 0 1.5 sum rate( by (job) offset 5m [window] [{{.window}}] [ ] {a="b"} {a=~"5.."} {{.x}} # inf on on() ignoring(job) group_left bool : [1h:] # . time() vector( histogram_quantile(0.9,'.split(
    ' ',
  );

test('says nothing else than the parser: queries that were changed', () => {
  const edit = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 4 }), fc.constantFrom('', ' ', ...BITS));
  fc.assert(
    fc.property(fc.constantFrom(...queries), fc.array(edit, { maxLength: 3 }), (query, edits) => {
      let text = query;
      for (const [at, length, newText] of edits) {
        const i = at % (text.length + 1);
        text = text.slice(0, i) + newText + text.slice(i + length);
      }
      agree(text, ['window']);
    }),
    { numRuns: 3000 },
  );
});

test('says nothing else than the parser: bits in any order', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...BITS), { maxLength: 9 }), (bits) => {
      agree(bits.join(' '));
    }),
    { numRuns: 4000 },
  );
});

const label = fc.constantFrom('job', 'by', 'on', 'le', 'and', 'offset', '__name__', 'sum', 'inf', 'bool');
const value = fc.stringMatching(/^[a-z0-9.*+?|()[\]^$ -]{0,6}$/);
const matcher = fc.tuple(label, fc.constantFrom('=', '!=', '=~', '!~'), value).map(([l, o, v]) => `${l}${o}"${v}"`);
const name = fc.constantFrom('x', 'a:b', 'sum', 'by', 'Inf', 'start', 'offset', 'on', 'group_left', 'rate', '');
const selector = fc
  .tuple(
    name,
    fc.array(matcher, { maxLength: 2 }),
    fc.constantFrom('', '[5m]', '[0m]', ' [5m]', '[1h:5m]', ' offset 5m', '[5m] offset -1h'),
  )
  .map(([n, matchers, range]) => `${n}${matchers.length > 0 ? `{${matchers.join(', ')}}` : ''}${range}`);
const operator = fc.constantFrom(
  ...['+', '/', '==', '>', 'and', 'unless', '^', '> bool', '%', '/ on (job)', 'AND ignoring()', '* on() group_left'],
  ...['or on (job) group_right', '- ignoring (a, b) group_left ()', '+ bool', '<='],
);
const callee = fc.constantFrom(
  'sum',
  'rate',
  'sum by (job)',
  'avg_over_time',
  'absent',
  'vector',
  'scalar',
  'time',
  '',
);

const tree = fc.letrec<{ query: string }>((tie) => ({
  query: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    selector,
    fc.constantFrom('1', '0.5', '{{.x}}'),
    fc.tuple(callee, tie('query')).map(([c, q]) => `${c}(${q})`),
    fc.tuple(tie('query'), operator, tie('query')).map(([a, o, b]) => `${a} ${o} ${b}`),
    fc
      .tuple(tie('query'), fc.constantFrom('[5m:]', ' offset 5m', '[1h:1m] offset 1d', '[5m]', '[5m:] [5m:]'))
      .map(([q, suffix]) => q + suffix),
    tie('query').map((q) => `(${q})`),
    fc.tuple(tie('query'), label).map(([q, l]) => `sum(${q}) by (${l})`),
  ),
})).query;

test('says nothing else than the parser: queries by the grammar', () => {
  let taken = 0;
  fc.assert(
    fc.property(tree, (query) => {
      if (agree(query)) taken++;
    }),
    { numRuns: 4000 },
  );
  expect(taken).toBeGreaterThan(100);
});

test('hostile texts take no time', () => {
  const start = performance.now();
  for (const text of [
    '('.repeat(4_000),
    'x{a=~"(' + '.*a|'.repeat(1_000) + '"}',
    'x+'.repeat(2_000),
    'sum('.repeat(1_000),
  ])
    expect(readQuickly(text)).toBeUndefined();
  expect(performance.now() - start).toBeLessThan(1_000);
});
