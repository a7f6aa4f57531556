import fc from 'fast-check';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { factsOf, parsePromql, promqlHoverAt, promqlTokens } from '../../../server/src/core/promql';
import { SIGNATURES } from '../../../server/src/core/promql/functions';
import { parseStrictly } from '../../../server/src/core/promql/grammar';
import { AGGREGATION_WORDS, OTHER_NAMES } from '../../../server/src/core/promql/words';

const queries = fs.readFileSync(path.join(__dirname, 'valid.txt'), 'utf8').trim().split(/\n\n+/).slice(1);

const BITS =
  '( ) [ ] { } " \' ` , + - by on offset 5m rate sum = =~ and x 0 . @ bool : # {{ }} $ \\ group_left é'.split(' ');

/** Looks at a query in every way, and at what comes out. */
function look(query: string): void {
  const parsed = parsePromql(query);
  for (const { start, end, message, fix } of parsed.errors) {
    expect(0 <= start && start <= end && end <= query.length, query.slice(0, 200)).toBe(true);
    expect(message, query.slice(0, 200)).not.toMatch(/undefined|null|\n/);
    if (fix) expect(fix.newText, query.slice(0, 200)).not.toMatch(/["'\\\n]/);
  }
  const { templates, made } = parsed.query;
  if (parsed.isRead && templates.length === 0 && typeof parseStrictly(made.text) === 'number')
    expect(parsed.errors.length, query.slice(0, 200)).toBeGreaterThan(0);
  factsOf(parsed);
  let last = 0;
  for (const { start, end } of promqlTokens(query)) {
    expect(start >= last && end > start && end <= query.length, query.slice(0, 200)).toBe(true);
    last = end;
  }
  promqlHoverAt(query, query.length >> 1);
}

test('queries with mistakes', () => {
  const edit = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 5 }), fc.constantFrom('', ...BITS));
  fc.assert(
    fc.property(fc.constantFrom(...queries), fc.array(edit, { minLength: 1, maxLength: 4 }), (query, edits) => {
      let text = query;
      for (const [at, length, newText] of edits) {
        const i = at % (text.length + 1);
        text = text.slice(0, i) + newText + text.slice(i + length);
      }
      look(text);
    }),
    { numRuns: 1500 },
  );
});

test('random texts', () => {
  const bit = fc.oneof(fc.constantFrom(...BITS), fc.string({ unit: 'binary', maxLength: 3 }));
  fc.assert(fc.property(fc.array(bit, { maxLength: 30 }), (bits) => look(bits.join(''))));
});

describe('hostile queries', () => {
  test.each([
    ['deep', '('.repeat(20_000)],
    ['deep and closed', '('.repeat(5_000) + 'x' + ')'.repeat(5_000)],
    ['deep calls', 'sum('.repeat(900) + 'x' + ')'.repeat(900)],
    ['many operators', Array.from({ length: 10_000 }, () => 'x').join(' + ')],
    ['many signs', `${'-'.repeat(900)}x`],
    ['many powers', Array.from({ length: 900 }, () => 'x').join('^')],
    ['many matchers', `x{${'a="b",'.repeat(5_000)}}`],
    ['an open text', `x{a="${'\\"'.repeat(20_000)}`],
    ['open templates', '{{'.repeat(20_000)],
    ['templates', '{{x}}'.repeat(5_000)],
    ['open templates in a text', `"${'{{'.repeat(20_000)}"`],
    ['an expression that takes long elsewhere', `{a=~"${'(a*)*'.repeat(30)}b"}`],
    ['an open class', `{a=~"${'['.repeat(20_000)}"}`],
    ['digits', '1'.repeat(50_000)],
    ['units', '1h'.repeat(20_000)],
    ['words', 'a '.repeat(20_000)],
    ['white space', ' '.repeat(100_000)],
    ['suffixes', `x${'[5m:]'.repeat(2_000)}`],
    ['offsets', `x${' offset 5m'.repeat(2_000)}`],
  ])('%s', (_, query) => {
    const start = performance.now();
    look(query);
    expect(performance.now() - start).toBeLessThan(4000);
  });
});

describe('the table of functions', () => {
  const callsOf = (name: string): string => {
    const { parameters } = SIGNATURES.get(name)!;
    const examples = { vector: 'x', range: 'x[5m]', scalar: '0.5', string: '"a"', any: 'x' };
    return `${name}(${parameters.map(({ type }) => examples[type]).join(', ')})`;
  };

  test.each([...SIGNATURES.keys()])('%s is taken with what it says it takes', (name) => {
    expect(parsePromql(callsOf(name)).errors.map((error) => error.message)).toEqual([]);
  });

  test('has all functions of the grammar', () => {
    const grammar = fs.readFileSync(
      path.join(__dirname, '../../../node_modules/@prometheus-io/lezer-promql/src/promql.grammar'),
      'utf8',
    );
    const names = [...grammar.matchAll(/condFn<"(\w+)">/g)].map((found) => found[1]!);
    const durations = ['min_of', 'max_of'];
    expect(names.filter((name) => !SIGNATURES.has(name) && !durations.includes(name))).toEqual([]);
    expect(Object.keys(OTHER_NAMES).filter((name) => names.includes(name))).toEqual([]);
    expect(Object.keys(OTHER_NAMES).filter((name) => !SIGNATURES.has(name))).toEqual([]);
  });

  test('knows which are aggregations', () => {
    const found = [...SIGNATURES.values()].filter((signature) => signature.isAggregation);
    expect(found.map((signature) => signature.name).sort()).toEqual([...AGGREGATION_WORDS].sort());
  });
});

test('only what stands behind the engine needs the grammar', () => {
  const folder = path.join(__dirname, '../../../server/src/core/promql');
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name) || name === 'engine') return;
    seen.add(name);
    const text = fs.readFileSync(path.join(folder, `${name}.ts`), 'utf8');
    for (const [, to] of text.matchAll(/^(?:import|export) (?!type)[^;]*? from '\.\/(\w+)'/gm)) visit(to!);
  };
  visit('index');
  expect(seen.has('lex')).toBe(true);
  expect([...seen].filter((name) => ['grammar', 'functions', 'parse', 'check'].includes(name))).toEqual([]);
});
