import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/core';
import { applyChanges, Inline, isSame } from '../../../server/src/core/yaml/change/change';
import type { Change, Value as NewValue } from '../../../server/src/core/yaml/change/change';
import { changeText } from '../../../server/src/core/yaml/change/changeText';
import { commentsOf } from '../../../server/src/core/yaml/commentsOf';
import { parseYaml } from '../../../server/src/core/yaml/parse';
import { toValue } from '../../../server/src/core/yaml/toValue';
import type { PathStep } from '../../../server/src/core/yaml/tree';
import { map, Scribe } from '../../harness/scribe';

const change = (text: string, ...changes: Change[]): string | undefined => {
  const changed = changeText(text, parseYaml(text), changes);
  if (changed) expect(applyEdits(text, changed.edits)).toBe(changed.text);
  return changed?.text;
};
const set = (path: PathStep[], value: NewValue): Change => ({ op: 'set', path, value });
const remove = (...path: PathStep[]): Change => ({ op: 'remove', path });
const insert = (path: PathStep[], index: number, value: NewValue): Change => ({ op: 'insert', path, index, value });
const move = (path: PathStep[], from: number, to: number): Change => ({ op: 'move', path, from, to });

describe('a change leaves what it does not concern as it is written', () => {
  const cases: readonly (readonly [what: string, text: string, changes: Change[], after: string | undefined])[] = [
    ['a scalar', 'a:  "1"  # one\nb: 2\n', [set(['a'], 'x')], 'a:  x  # one\nb: 2\n'],
    ['a key without a value', 'a: # none\nb: 2\n', [set(['a'], 'x')], 'a: x # none\nb: 2\n'],
    ['a list for nothing', 'a: # none\nb: 2\n', [insert(['a'], 0, 'x')], 'a: # none\n  - x\nb: 2\n'],
    [
      'a list for empty brackets',
      'a: []  # none\n',
      [insert(['a'], 0, { k: 'x', l: 1 })],
      'a: # none\n  - k: x\n    l: 1\n',
    ],
    ['a missing list', 'a:\n    b: 1\n', [insert(['a', 'c'], 0, { k: 'x' })], 'a:\n    b: 1\n    c:\n        - k: x\n'],
    ['a list in the column of keys', 'a:\n- 1\nb: 2\n', [insert(['c'], 0, 'x')], 'a:\n- 1\nb: 2\nc:\n- x\n'],
    [
      'an item behind its comments',
      'a:\n  - k: 1 # c\n    # inside\n  # outside\nb: 2\n',
      [insert(['a'], 1, { k: 2 })],
      'a:\n  - k: 1 # c\n    # inside\n  - k: 2\n  # outside\nb: 2\n',
    ],
    ['an item in front', 'a:\n  # all\n  - 1\n', [insert(['a'], 0, 'x')], 'a:\n  # all\n  - x\n  - 1\n'],
    ['an item apart where items are', 'a:\n  - 1\n\n  - 2\n', [insert(['a'], 2, 'x')], 'a:\n  - 1\n\n  - 2\n\n  - x\n'],
    ['an item at the end of a text', 'a:\n  - 1', [insert(['a'], 1, 'x')], 'a:\n  - 1\n  - x'],
    ['an item in brackets', 'a: [1, 2]\n', [insert(['a'], 1, 'x, y')], 'a: [1, "x, y", 2]\n'],
    [
      'an item of JSON',
      '{\n  "a": [\n    {"b": 1}\n  ]\n}\n',
      [insert(['a'], 1, { b: 'x' })],
      '{\n  "a": [\n    {"b": 1},\n    {"b": "x"}\n  ]\n}\n',
    ],
    ['a key of JSON', '{"a": {"b": 1}}', [set(['a', 'c'], 'x')], '{"a": {"b": 1, "c": "x"}}'],
    ['a text of several lines', 'a: x\n', [set(['b'], 'one\n\n two')], 'a: x\nb: |-\n  one\n\n   two\n'],
    ['a block of text', 'a: | # why\n  x\n  y\nb: 1\n', [set(['a'], 'z')], 'a: z # why\nb: 1\n'],
    ['mappings on the way', 'a:\n  b: 1\n', [set(['a', 'c', 'd'], '30d')], 'a:\n  b: 1\n  c:\n    d: 30d\n'],
    [
      'an inline mapping',
      'a: {x: 1}\n',
      [set(['b'], new Inline({ p5: '2m', p95: '20m' }))],
      'a: {x: 1}\nb: {p5: 2m, p95: 20m}\n',
    ],
    [
      'only the part that differs',
      'a: { x: 1, # one\n  y: 2 }\n',
      [set(['a'], new Inline({ y: 3, x: 1 }))],
      'a: { x: 1, # one\n  y: 3 }\n',
    ],
    [
      'a mapping for another',
      'a:\n  p5: 1 # low\n  p95: 2 # high\nb: 1\n',
      [set(['a'], 5)],
      'a: 5 # low\n# high\nb: 1\n',
    ],
    ['a key with its line', 'a: 1\nb: 2 # two\nc: 3\n', [remove('b')], 'a: 1\n# two\nc: 3\n'],
    ['the key behind a dash', '- a: 1 # one\n  b: 2\n', [remove(0, 'a')], '- # one\n  b: 2\n'],
    ['the last key', 'a: 1\nb: 2', [remove('b')], 'a: 1'],
    ['an item with its lines', 'a:\n  - b: 1\n    c: 2\n  - 3\n', [remove('a', 0)], 'a:\n  - 3\n'],
    ['the only item', 'a:\n  - 1 # one\nb: 2\n', [remove('a', 0)], 'a: [] # one\nb: 2\n'],
    ['one of two blank lines', 'a:\n  - 1\n\n  - 2\n\n  - 3\n', [remove('a', 1)], 'a:\n  - 1\n\n  - 3\n'],
    ['an item in brackets', 'a: [1, 2, 3]\n', [remove('a', 2)], 'a: [1, 2]\n'],
    [
      'an item downwards',
      'a:\n  - 1\n  # two\n  - 2 # 2\n  - 3\n',
      [move(['a'], 1, 2)],
      'a:\n  - 1\n  - 3\n  # two\n  - 2 # 2\n',
    ],
    ['an item upwards', 'a:\n  - 1\n  - 2\n  - 3', [move(['a'], 2, 0)], 'a:\n  - 3\n  - 1\n  - 2'],
    ['an item of brackets', 'a: [1, { b: 2 }, 3]\n', [move(['a'], 0, 2)], 'a: [{ b: 2 }, 3, 1]\n'],
    [
      'Windows line ends',
      'a: 1\r\n',
      [insert(['b'], 0, { c: 'x\ny', d: 1 })],
      'a: 1\r\nb:\r\n  - c: |-\r\n      x\r\n      y\r\n    d: 1\r\n',
    ],
    ['one way to say it for another', 'e:\n  f: 1\n', [set(['e', 'm'], '9d'), remove('e', 'f')], 'e:\n  m: 9d\n'],
    ['not what an alias follows', 'a: &x 1\nb: *x\n', [set(['a'], 2)], undefined],
    ['not what an alias stands for', 'a: &x { c: 1 }\nb: *x\n', [set(['b', 'c'], 2)], undefined],
    ['not a text as if it were a mapping', 'a: 1\n', [set(['a', 'b'], 2)], undefined],
    [
      'over what is merged in',
      'a: &x { c: 1 }\nb:\n  <<: *x\n  d: 1\n',
      [set(['b', 'c'], 2)],
      'a: &x { c: 1 }\nb:\n  <<: *x\n  d: 1\n  c: 2\n',
    ],
  ];
  test.each(cases)('%s', (_, text, changes, after) => {
    expect(change(text, ...changes)).toBe(after);
  });

  test('puts keys where people expect them', () => {
    const text = '# about\nb: 1\nother: 2\nd: 3\n';
    const at = (key: string): string | undefined =>
      changeText(text, parseYaml(text), [set([key], 0)], () => ['a', 'b', 'c', 'd', 'e'])?.text;
    expect(at('a')).toBe('# about\na: 0\nb: 1\nother: 2\nd: 3\n');
    expect(at('c')).toBe('# about\nb: 1\nc: 0\nother: 2\nd: 3\n');
    expect(at('e')).toBe('# about\nb: 1\nother: 2\nd: 3\ne: 0\n');
  });
});

describe('any text can be written', () => {
  const base = ['a: 1\nb:\n  - x\n', 'a: {x: [1]}\nb: [x]\n', '{"a": 1, "b": ["x"]}', 'a: 1\r\nb:\r\n- x\r\n'];
  const hostile = [
    '',
    ' ',
    'true',
    'No',
    'null',
    '~',
    '1',
    '1e5',
    '0x1f',
    '1:30',
    '2026-06-30',
    '30d',
    '- a',
    'a: b',
    'a #b',
    '#',
    "'",
    '"',
    '\\',
    '\u202e(abc)',
    '\u0000',
    '\ud800',
    'a\u2028b',
    '{{ x }}',
    '{',
    '[',
    '*a',
    '&a',
    '!a',
    '%a',
    '@a',
    '`a`',
    '|',
    '>',
    '? a',
    ': a',
    'a:',
    '---',
    '...',
    '\n',
    'a\n',
    '\ta',
    'a\tb',
    'a\n\n\tb',
    'a\r\nb',
    'a\n---\nb',
    '<script>alert(1)</script>',
    '](command:x)',
    '😀 x',
    'é',
    'x\ufeff',
    '=1+1',
    `${'x'.repeat(100_000)} y`,
    'apiVersion: openslo/v1',
  ];
  const check = (text: string, value: string): void => {
    for (const changes of [[set(['a'], value)], [set(['c'], value)], [insert(['b'], 1, { k: value, l: value })]]) {
      const after = change(text, ...changes);
      expect(after, JSON.stringify(value).slice(0, 80)).toBeDefined();
      expect(isSame(toValue(parseYaml(after!).root), applyChanges(toValue(parseYaml(text).root), changes))).toBe(true);
      // Nothing in the file hides what it says.

      expect(after).not.toMatch(/[\u0000-\u0008\u202a-\u202e\u2066-\u2069\u2028]/);
    }
  };

  test.each(hostile.map((text) => [JSON.stringify(text).slice(0, 40), text]))('%s', (_, value) => {
    for (const text of base) check(text, value);
  });

  test('whatever it holds', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...Array.from(' \n\t:#-{}[],\'"\\&*!|>%@`?aé1~')) }),
    );
    fc.assert(fc.property(fc.constantFrom(...base), texts, check), { numRuns: 500 });
  });
});

const DOCUMENT = map(
  ['name', 'x'],
  ['prompt', '>-\n@one\n@two'],
  ['empty', ''],
  ['none', '[]'],
  ['flow', '{ a: 1, b: [x, "y # z"],\n@c: { d: 2 } }'],
  ['deep', map(['one', map(['two', map(['three', '3'])], ['four', "'4'"])])],
  [
    'risks',
    [
      map(['id', 'a'], ['fear', '"x: # y"'], ['estimate', map(['p', '{p5: 1, p95: 2}'], ['q', '30d'])]),
      map(
        ['id', 'b'],
        ['text', '|\n@first\n@  second # no comment\n\n@third'],
        ['list', [map(['k', '1']), map(['k', '2'], ['l', '3'])]],
      ),
      map(['id', 'c']),
    ],
  ],
);

/** Every path of a plain value. */
function paths(value: unknown, path: PathStep[] = []): PathStep[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const steps = Array.isArray(value) ? value.map((_, i) => i) : Object.keys(value);
  return [path, ...steps.flatMap((step) => paths((value as never)[step], [...path, step]))];
}

const VALUES: readonly NewValue[] = [
  'new',
  'a: b',
  'two\nlines',
  7,
  true,
  [],
  {},
  ['x', 'y'],
  { k: 'v', l: { m: 1 } },
  new Inline({ p5: '1m', p95: '2m' }),
  new Inline(['a', 'b']),
];

describe('whatever is changed in however a document is written', () => {
  const at = (value: unknown, path: PathStep[]): unknown =>
    path.reduce<unknown>((each, step) => (each as Record<PathStep, unknown>)[step], value);

  /** A change that can be made of a value. */
  const changeOf = (value: unknown, pick: (n: number) => number): Change => {
    const all = paths(value);
    const path = all[pick(all.length)]!;
    const here = at(value, path);
    const written = VALUES[pick(VALUES.length)]!;
    if (Array.isArray(here) && here.length > 0 && pick(2) === 0)
      return { op: 'move', path, from: pick(here.length), to: pick(here.length) };
    if (Array.isArray(here)) return { op: 'insert', path, index: pick(here.length + 1), value: written };
    if (here === null) return pick(2) === 0 ? { op: 'insert', path, index: 0, value: written } : set(path, written);
    if (typeof here === 'object' && pick(2) === 0)
      return set([...path, ...(pick(2) === 0 || 'made' in here ? ['new'] : ['made', 'inner'])], written);
    if (path.length > 0 && pick(3) === 0) return { op: 'remove', path };
    // Items that are no scalars are never put in place of others as a whole.
    return typeof path.at(-1) === 'number'
      ? { op: 'remove', path }
      : path.length === 0
        ? set(['new'], written)
        : set(path, written);
  };

  test('the text then says just that, and keeps its comments', () => {
    let done = 0;
    let refused = 0;
    fc.assert(
      fc.property(
        fc.infiniteStream(fc.nat(1_000_000)),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        (numbers, newline, open) => {
          const pick = (n: number): number => (numbers.next().value ?? 0) % n;
          const written = new Scribe(pick).pairs(DOCUMENT, 0).replace(/\n/g, newline);
          const text = open ? written.trimEnd() : written;
          const parsed = parseYaml(text);
          const changes: Change[] = [];
          let value = toValue(parsed.root);
          for (let i = pick(3); i >= 0; i--) {
            changes.push(changeOf(value, pick));
            value = applyChanges(value, changes.slice(-1));
          }
          const changed = changeText(text, parsed, changes);
          if (!changed) {
            refused++;
            return;
          }
          done++;
          const after = parseYaml(changed.text);
          expect(after.problems).toEqual([]);
          expect(isSame(toValue(after.root), value)).toBe(true);
          expect(applyEdits(text, changed.edits)).toBe(changed.text);
          const comments = commentsOf(changed.text);
          expect(commentsOf(text).filter((comment) => !comments.includes(comment))).toEqual([]);
          if (newline === '\r\n') expect(changed.text.replaceAll('\r\n', '')).not.toContain('\n');
        },
      ),
      { numRuns: 500 },
    );
    expect(refused / (done + refused)).toBeLessThan(0.01);
  });
});
