import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseYaml } from '../../../server/src/core/yaml/parse';
import { toValue } from '../../../server/src/core/yaml/toValue';
import { itemsOf, locate, nodeAt, pairOf, valueOf } from '../../../server/src/core/yaml/tree';
import type { MapNode, YamlNode } from '../../../server/src/core/yaml/tree';

const read = (text: string): unknown => toValue(parseYaml(text).root);
const codesOf = (text: string): string[] => parseYaml(text).problems.map((p) => p.code);
const sliceOf = (text: string, node: YamlNode | undefined): string => (node ? text.slice(node.start, node.end) : '');

/** Every node of a tree that stands where its span says. */
function* nodesOf(node: YamlNode | undefined): Generator<YamlNode> {
  if (!node) return;
  yield node;
  if (node.alias !== undefined) return;
  if (node.kind === 'map') for (const pair of node.pairs) if (!pair.merged) yield* nodesOf(pair.value);
  if (node.kind === 'seq') for (const item of node.items) yield* nodesOf(item);
}

describe('spans', () => {
  const text = `# head
plain: some text # note
single: 'it''s'
double: "a\\nb"
number: 0.9990
folded: >-
  one
  two
list:
  - a
  - {k: v, "q": [1, 2]}
empty:
nothing: ~
`;
  const { root } = parseYaml(text);

  test.each([
    ['plain', 'some text'],
    ['single', "'it''s'"],
    ['double', '"a\\nb"'],
    ['number', '0.9990'],
    ['folded', '>-\n  one\n  two'],
    ['list', '- a\n  - {k: v, "q": [1, 2]}'],
    ['empty', ''],
    ['nothing', '~'],
  ])('%s', (key, source) => {
    expect(sliceOf(text, valueOf(root, key))).toBe(source);
    const pair = pairOf(root, key);
    expect(pair && text.slice(pair.keySpan.start, pair.keySpan.end)).toBe(key);
  });

  test('the source of a number keeps every digit', () => {
    expect(valueOf(root, 'number')).toMatchObject({ value: 0.999, source: '0.9990' });
  });

  test('every scalar is found where its span says', () => {
    const key = fc.stringMatching(/^[a-z]{1,6}$/);
    const scalar = fc.oneof(
      fc.stringMatching(/^[a-z][a-z ]{0,8}[a-z]$/),
      fc.integer({ min: -9999, max: 9999 }),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1000, max: 1000 }),
      fc.boolean(),
      fc.constantFrom('🙂', 'é', 'true', '1', '', 'a: b', "it's", '"', '{x}', '#', '\\'),
    );
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        scalar,
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(key, tie('value'), { maxKeys: 3 }),
      ),
    }));
    fc.assert(
      fc.property(value, fc.constantFrom(0, 2), (v, indent) => {
        const json = JSON.stringify(v, null, indent);
        const parsed = parseYaml(json);
        expect(parsed.problems).toEqual([]);
        expect(JSON.parse(JSON.stringify(toValue(parsed.root)))).toEqual(JSON.parse(json));
        for (const node of nodesOf(parsed.root))
          if (node.kind === 'scalar') expect(JSON.parse(sliceOf(json, node))).toEqual(node.value);
      }),
      { numRuns: 500 },
    );
  });

  test.each(['\n', '\r\n', '\r'])('line end %j', (eol) => {
    const crlf = 'a: 1\nb:\n  - x\n  - "y"\nc: |\n  t\n'.replaceAll('\n', eol);
    const parsed = parseYaml(crlf);
    expect(parsed.problems).toEqual([]);
    expect(toValue(parsed.root)).toEqual({ a: 1, b: ['x', 'y'], c: 't\n' });
    expect(sliceOf(crlf, nodeAt(parsed.root, ['b', 1]))).toBe('"y"');
  });

  test('a byte order mark moves nothing', () => {
    const marked = '\uFEFFa: x\n';
    expect(sliceOf(marked, valueOf(parseYaml(marked).root, 'a'))).toBe('x');
  });

  test('locate finds keys and values', () => {
    const at = (needle: string) => locate(root, text.indexOf(needle) + 1);
    expect(at('plain')).toMatchObject({ path: ['plain'], onKey: { key: 'plain' } });
    expect(at('some text')).toMatchObject({ path: ['plain'], node: { value: 'some text' }, onKey: undefined });
    expect(at('"q"')).toMatchObject({ path: ['list', 1, 'q'] });
    expect(locate(root, text.length + 5)).toBeUndefined();
  });
});

describe('values', () => {
  test.each([
    ['a: yes', { a: 'yes' }],
    ['a: true', { a: true }],
    ['a: True', { a: true }],
    ['a: 012', { a: 12 }],
    ['a: 0x1F', { a: 31 }],
    ['a: 1e3', { a: 1000 }],
    ['a: .inf', { a: Infinity }],
    ['a: 2025-01-01', { a: '2025-01-01' }],
    ['a: !!str 5', { a: '5' }],
    ['a: !foo 5', { a: '5' }],
    ['1: a\ntrue: b', { 1: 'a', true: 'b' }],
    ['? [a, b]\n: c\nx: y', { x: 'y' }],
    ['[a: b, c]', [{ a: 'b' }, 'c']],
    ['- - a\n  - b', [['a', 'b']]],
    ['"plain"', 'plain'],
  ])('%s', (text, value) => {
    const got = read(text);
    expect(JSON.stringify(got)).toBe(JSON.stringify(value));
  });

  test.each(['', '\n\n', '# only a comment\n', '---\n', '--- # c\n...\n'])('nothing in %j', (text) => {
    expect(read(text)).toBeNull();
    expect(codesOf(text)).toEqual([]);
  });

  test('keys of the prototype are keys', () => {
    const value = read('__proto__: {polluted: 1}\nconstructor: 2\ntoString: 3') as Record<string, unknown>;
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('JSON may be indented with tabs', () => {
    const text = '{\n\t"a": 1,\n\t"b": [\n\t\t2\n\t]\n}\n';
    expect(codesOf(text)).toEqual([]);
    expect(read(text)).toEqual({ a: 1, b: [2] });
  });
});

describe('anchors, aliases and merges', () => {
  test('an alias stands for its value, at its own place', () => {
    const text = 'a: &x {k: 1}\nb: *x\n';
    const node = valueOf(parseYaml(text).root, 'b');
    expect(toValue(node)).toEqual({ k: 1 });
    expect(node?.alias).toBe('x');
    expect(sliceOf(text, node)).toBe('*x');
  });

  test('a merge brings in what is not there', () => {
    const text = 'base: &b {x: 1, y: 2}\nmore: &m {y: 3, z: 4}\nc:\n  <<: [*b, *m]\n  x: 9\nd:\n  x: 8\n  <<: *b\n';
    expect(read(text)).toMatchObject({ c: { x: 9, y: 2, z: 4 }, d: { x: 8, y: 2 } });
    const c = valueOf(parseYaml(text).root, 'c') as MapNode;
    const merged = pairOf(c, 'y')?.merged;
    expect(merged && text.slice(merged.start, merged.end)).toBe('<<: [*b, *m]');
    expect(pairOf(c, 'x')?.merged).toBeUndefined();
  });

  test('a merge of no mapping is a key like any other', () => {
    expect(read('a:\n  <<: 5')).toEqual({ a: { '<<': 5 } });
    expect(read('a:\n  "<<": {x: 1}')).toEqual({ a: { '<<': { x: 1 } } });
  });

  test.each([
    ['a: *nobody', 'No anchor &nobody stands above'],
    ['a: &a\n  b: *a', 'would have no end'],
    ['a: &a\n  <<: *a\n  x: 1', 'would have no end'],
    ['a: &first 1\nb: *frist', 'Did you mean *first?'],
  ])('%j is no alias', (text, message) => {
    const { problems } = parseYaml(text);
    expect(problems.map((p) => p.code)).toEqual(['unknown-alias']);
    expect(problems[0]!.message).toContain(message);
  });

  test('an anchor may be defined anew', () => {
    expect(read('a: &x 1\nb: *x\nc: &x 2\nd: *x')).toEqual({ a: 1, b: 1, c: 2, d: 2 });
  });

  test('a bomb of aliases stays small', () => {
    let text = 'a0: &a0 [x, x, x, x, x, x, x, x, x]\n';
    for (let i = 1; i < 10; i++)
      text += `a${i}: &a${i} [${Array(9)
        .fill(`*a${i - 1}`)
        .join(', ')}]\n`;
    expect(codesOf(text)).toEqual(['alias-expansion']);
    expect(JSON.stringify(read(text)).length).toBeLessThan(2_000_000);
  });

  test('a bomb of merges stays small', () => {
    let text = `a0: &a0 {${Array.from({ length: 9 }, (_, i) => `k${i}: x`).join(', ')}}\n`;
    for (let i = 1; i < 10; i++)
      text += `a${i}: &a${i}\n  <<: [${Array(9)
        .fill(`*a${i - 1}`)
        .join(', ')}]\n`;
    expect(codesOf(text)).toContain('alias-expansion');
  });

  test('a chain of aliases that grows deeper and deeper ends', () => {
    let text = 'a0: &a0 [x]\n';
    for (let i = 1; i < 5000; i++) text += `a${i}: &a${i} [*a${i - 1}]\n`;
    expect(codesOf(text)).toContain('too-deep');
    expect(() => read(text)).not.toThrow();
  });
});

describe('duplicate keys', () => {
  test('are reported at the second one, and the last counts', () => {
    const text = 'a: 1\nb: 2\na: 3\n';
    const { root, problems } = parseYaml(text);
    expect(problems.map((p) => [p.code, p.span, p.related?.[0]?.span])).toEqual([
      ['duplicate-key', { start: 10, end: 11 }, { start: 0, end: 1 }],
    ]);
    expect(toValue(root)).toEqual({ a: 3, b: 2 });
  });

  test('in nested and flow mappings, not across items', () => {
    expect(codesOf('x: {a: 1, a: 2}\ny:\n  - k: 1\n  - k: 2\n  - k: 3\n    k: 4\n')).toEqual([
      'duplicate-key',
      'duplicate-key',
    ]);
  });

  test('a merge is no duplicate', () => {
    expect(codesOf('b: &b {x: 1}\nc:\n  x: 2\n  <<: *b\n')).toEqual([]);
  });
});

describe('depth', () => {
  test.each([
    ['flow lists', `a: ${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['open flow lists', `a: ${'['.repeat(10_000)}`],
    ['flow mappings', `${'{a: '.repeat(10_000)}1${'}'.repeat(10_000)}`],
    ['block mappings', Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}k:`).join('\n')],
    ['block lists', `${'- '.repeat(10_000)}x\n`],
  ])('10,000 levels of %s', (_name, text) => {
    const { root, problems } = parseYaml(text);
    expect(problems.map((p) => p.code)).toContain('too-deep');
    expect(() => toValue(root)).not.toThrow();
  });

  test('a spec is never too deep', () => {
    const text = Array.from({ length: 100 }, (_, i) => `${'  '.repeat(i)}k:`).join('\n');
    expect(codesOf(text)).toEqual([]);
  });
});

describe('templates', () => {
  test('what they insert is unknown, and the rest is read', () => {
    const text = 'a: {{ .Values.a }}\nb: x-{{ .b }}\n{{- if .c }}\nc: 1\n{{- end }}\nd:\n  - {{ .d }}\n  - 2\n';
    const { root, problems } = parseYaml(text);
    expect(problems.map((p) => p.code)).toEqual(['template']);
    expect(text.slice(problems[0]!.span.start, problems[0]!.span.end)).toBe('{{ .Values.a }}');
    expect(valueOf(root, 'a')?.kind).toBe('unknown');
    expect(valueOf(root, 'b')?.kind).toBe('unknown');
    expect(valueOf(root, 'c')).toMatchObject({ value: 1 });
    expect(itemsOf(valueOf(root, 'd')).map((item) => item.kind)).toEqual(['unknown', 'scalar']);
  });

  test('a query with a placeholder is a text', () => {
    const text = 'q: sum(rate(x[{{.window}}]))\nr: "{{.window}}"\ns: |\n  {{ x }}\n';
    expect(codesOf(text)).toEqual([]);
    expect(valueOf(parseYaml(text).root, 'q')).toMatchObject({ kind: 'scalar', value: 'sum(rate(x[{{.window}}]))' });
  });

  test('unclosed expressions in great number are quick', () => {
    expect(codesOf(`a: ${'{{'.repeat(50)}`).length).toBeGreaterThan(0);
    expect(codesOf(`a: ${'{{ '.repeat(300_000)}`).length).toBeGreaterThan(0);
  });
});
