import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Document, Scalar } from 'yaml';
import { parseFully } from '../../../server/src/core/yaml/fullParser';
import { parseYaml } from '../../../server/src/core/yaml/parse';
import { ScalarText } from '../../../server/src/core/yaml/scalarText';
import type { ScalarNode } from '../../../server/src/core/yaml/tree';
import { nodeAt } from '../../../server/src/core/yaml/tree';

const STYLES = ['PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'] as const;

function scalarIn(document: string, path: readonly (string | number)[]): ScalarNode {
  const node = nodeAt(parseYaml(document).root, path);
  if (node?.kind !== 'scalar') throw new Error(`no scalar in ${JSON.stringify(document)}`);
  return node;
}

/** What a stretch of the document, standing for one character, may look like. */
function standsFor(source: string, character: string): boolean {
  if (source === character) return true;
  if (/^(?:\r\n|\r|\n)$/.test(source)) return character === ' ' || character === '\n';
  if (source === "''") return character === "'";
  if (!source.startsWith('\\')) return false;
  const value: unknown = nodeAt(parseFully(`"${source}"`).root, []);
  return (value as ScalarNode).value === character || String((value as ScalarNode).value).includes(character);
}

function check(document: string, node: ScalarNode): void {
  const scalar = ScalarText.of(document, node);
  expect(scalar.text).toBe(node.value);
  let before = node.start;
  for (let i = 0; i < scalar.text.length; i++) {
    const { start, end } = scalar.spanOf({ start: i, end: i + 1 });
    const source = document.slice(start, end);
    // A final line break may be read where the file ends without one.
    if (source === '' && i === scalar.text.length - 1) continue;
    if (!standsFor(source, scalar.text.charAt(i)))
      expect.fail(`${JSON.stringify(document)}: ${JSON.stringify(scalar.text.charAt(i))} at ${start} is ${source}`);
    expect(start).toBeGreaterThanOrEqual(before);
    before = start;
  }
}

describe('random scalars in every style', () => {
  const word = fc.string({
    unit: fc.constantFrom(
      ...Array.from('abz019_{}[]()"\'\\:#,-+~=|>%@`&*!?. \t'),
      'é',
      '\u2028',
      '😀',
      'rate(',
      '{{.window}}',
    ),
    minLength: 1,
    maxLength: 12,
  });
  const lines = fc.array(fc.oneof(word, fc.constant(''), fc.constant('  indented')), { minLength: 1, maxLength: 6 });

  test('every character stands where it is said to stand', () => {
    let exact = 0;
    let all = 0;
    fc.assert(
      fc.property(
        lines,
        fc.constantFrom('\n', ' ', ''),
        fc.constantFrom(...STYLES),
        fc.integer({ min: 0, max: 4 }),
        fc.boolean(),
        fc.constantFrom('', '\n', '\n\n'),
        (parts, separator, type, depth, isWindows, ending) => {
          const scalar = new Scalar(parts.join(separator) + ending);
          scalar.type = type;
          let value: unknown = scalar;
          for (let i = 0; i < depth; i++) value = i % 2 ? [value] : { key: value, after: 1 };
          const written = new Document({ spec: value, next: 'x' }).toString({ lineWidth: 24, minContentWidth: 8 });
          const document = isWindows ? written.replaceAll('\n', '\r\n') : written;
          const path = ['spec', ...Array.from({ length: depth }, (_, i) => ((depth - 1 - i) % 2 ? 0 : 'key'))];
          const node = nodeAt(parseYaml(document).root, path);
          if (node?.kind !== 'scalar' || typeof node.value !== 'string' || node.value.trim() === '') return;
          all++;
          if (!ScalarText.of(document, node).isExact) return;
          exact++;
          check(document, node);
        },
      ),
      { numRuns: 2000 },
    );
    expect(exact / all).toBeGreaterThan(0.99);
  });
});

const WRITTEN: readonly (readonly [name: string, document: string, text: string])[] = [
  ['plain', 'q: rate(x[5m]) # why\n', 'rate(x[5m])'],
  ['plain over lines', 'q: rate(\n  x[5m]\n\n  )\n', 'rate( x[5m]\n)'],
  ['a number', 'q: 0.5\n', '0.5'],
  ['single', "q: 'a ''b'' c'\n", "a 'b' c"],
  ['single over lines', "q: 'a   \n   b\n\n   c'\n", 'a b\nc'],
  ['double', 'q: "a \\"b\\" \\\\d \\x41 \\u00e9 \\U0001F600 \\/"\n', 'a "b" \\d A é 😀 /'],
  ['double over lines', 'q: "a \\\n   b\n   c"\n', 'a b c'],
  ['JSON', '{"q": "a{b=\\"c\\"}"}', 'a{b="c"}'],
  ['literal', 'q: |\n  a\n    b\n\n  c\n', 'a\n  b\n\nc\n'],
  ['literal, stripped', 'q: |-\n  a\n  b\n\nnext: 1\n', 'a\nb'],
  ['literal, kept', 'q: |+\n  a\n\n\nnext: 1\n', 'a\n\n\n'],
  ['literal with an explicit indentation', 'q:\n  r: |2\n      a\n    b\n', '  a\nb\n'],
  ['literal with a comment in its header', 'q: |- # the query\n  a\n', 'a'],
  ['literal with blank lines first', 'q: |\n\n\n  a\n', '\n\na\n'],
  ['literal with Windows line ends', 'q: |\r\n  a\r\n  b\r\n', 'a\nb\n'],
  ['literal with old line ends', 'q: |\r  a\r  b\r', 'a\nb\n'],
  ['literal at the end of the file', 'q: |\n  a', 'a\n'],
  ['literal with a tag', 'q: !!str |\n  a\n', 'a\n'],
  ['literal with an anchor', 'q: &x |\n  a\n', 'a\n'],
  ['folded', 'q: >\n  a\n  b\n\n  c\n\n\n  d\n', 'a b\nc\n\nd\n'],
  ['folded, more indented', 'q: >-\n  a\n    b\n    c\n  d\n', 'a\n  b\n  c\nd'],
  ['folded, blank lines around more indented ones', 'q: >\n  a\n\n    b\n\n  c\n', 'a\n\n  b\n\nc\n'],
  ['in a list', 'q:\n- |\n  a\n  b\n- c\n', 'a\nb\n'],
];

test.each(WRITTEN)('%s', (_, document, text) => {
  const path = document.startsWith('q:\n-') ? ['q', 0] : document.startsWith('q:\n  r') ? ['q', 'r'] : ['q'];
  const node = scalarIn(document, path);
  const scalar = ScalarText.of(document, node);
  expect([scalar.text, scalar.isExact]).toEqual([text, true]);
  if (typeof node.value === 'string') check(document, node);
  for (const letter of text.match(/[a-z]/g) ?? []) {
    const at = text.indexOf(letter);
    const span = scalar.spanOf({ start: at, end: at + 1 });
    expect(scalar.offsetAt(span.start)).toBe(at);
  }
});

test('a stretch over several lines spans what is written', () => {
  const document = 'q: |\n    sum(\n      x\n    )\n';
  const scalar = ScalarText.of(document, scalarIn(document, ['q']));
  const { start, end } = scalar.spanOf({ start: 0, end: scalar.text.indexOf(')') + 1 });
  expect(document.slice(start, end)).toBe('sum(\n      x\n    )');
});

test('the place behind the last character, and in an empty text', () => {
  const document = 'q: "ab"\nr: ""\n';
  const q = ScalarText.of(document, scalarIn(document, ['q']));
  expect(q.spanOf({ start: 2, end: 2 })).toEqual({ start: 6, end: 6 });
  expect(q.offsetAt(6)).toBe(2);
  expect(q.offsetAt(0)).toBeUndefined();
  const r = ScalarText.of(document, scalarIn(document, ['r']));
  expect(r.spanOf({ start: 0, end: 0 })).toEqual({ start: 11, end: 13 });
});

test('an alias stands for the whole', () => {
  const document = 'q: &a "*a"\nr: *a\n';
  const scalar = ScalarText.of(document, scalarIn(document, ['r']));
  expect(scalar.isExact).toBe(false);
  expect(scalar.spanOf({ start: 1, end: 2 })).toEqual({ start: 14, end: 16 });
  expect(scalar.offsetAt(15)).toBeUndefined();
});
