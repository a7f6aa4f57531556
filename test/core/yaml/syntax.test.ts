import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/core';
import { parseYaml } from '../../../server/src/core/yaml/parse';

const GOOD = `apiVersion: openslo/v1
kind: SLO
metadata:
  name: checkout
  displayName: Checkout
spec:
  service: shop
  description: some text
  timeWindow:
    - duration: 28d
      isRolling: true
  objectives:
    - displayName: Fast
      target: 0.999
`;

// A mistake of the hand: what is written in place of what, what is marked, a part of what is said. Where the last
// column is `mends`, the fix gives the good text back.
const TYPOS: readonly (readonly [
  what: string,
  from: string,
  to: string,
  marked: string,
  says: string,
  mends?: 'mends',
])[] = [
  ['a lost colon', 'kind: SLO', 'kind SLO', 'kind SLO', 'Write "kind: SLO"', 'mends'],
  ['a lost colon within', 'service: shop', 'service shop', 'service shop', 'Write "service: shop"', 'mends'],
  ['a lost colon before a mapping', 'metadata:', 'metadata', 'metadata', 'Write "metadata:"', 'mends'],
  ['a lost colon before a long mapping', 'spec:', 'spec', 'spec', 'Write "spec:"', 'mends'],
  ['a lost colon before a list', 'objectives:', 'objectives', 'objectives', 'Write "objectives:"', 'mends'],
  ['a lost colon in an item', '- duration: 28d', '- duration 28d', 'duration 28d', 'Write "duration: 28d"', 'mends'],
  ['a lost colon at the end', 'target: 0.999', 'target 0.999', 'target 0.999', 'Write "target: 0.999"', 'mends'],
  ['a lost space', 'kind: SLO', 'kind:SLO', 'kind:SLO', 'Write "kind: SLO"', 'mends'],
  ['a lost space at the end', 'target: 0.999', 'target:0.999', 'target:0.999', 'Write "target: 0.999"', 'mends'],
  ['an equals sign', 'service: shop', 'service = shop', 'service = shop', 'Write "service: shop"', 'mends'],
  ['a lost space after a dash', '- duration: 28d', '-duration: 28d', '-', 'one dash and a space', 'mends'],
  ['two dashes', '- displayName: Fast', '-- displayName: Fast', '--', 'one dash and a space', 'mends'],
  ['a tab', '  service', '\tservice', '\t', 'indented with a tab', 'mends'],
  ['a tab among spaces', '      isRolling', '    \tisRolling', '    \t', 'indented with a tab', 'mends'],
  ['a special space', '  service', '\u00a0\u00a0service', '\u00a0\u00a0', 'space of a special kind', 'mends'],
  ['one space too many', '  service', '   service', 'service', 'indented by 3 spaces', 'mends'],
  [
    'one space too many in the middle',
    '  description',
    '   description',
    'description',
    'nested below "service"',
    'mends',
  ],
  ['one space too few', '  description', ' description', 'description', 'indented by 1 space', 'mends'],
  ['no indentation', '  description', 'description', 'description', 'indented by 0 spaces', 'mends'],
  [
    'a key left of its item',
    '      isRolling',
    '     isRolling',
    'isRolling',
    'the keys of the item above it by 6',
    'mends',
  ],
  ['a key below its dash', '      isRolling', '    isRolling', 'isRolling', 'belongs to no item', 'mends'],
  ['a key right of its item', '      isRolling', '       isRolling', 'isRolling', 'nested below "duration"', 'mends'],
  [
    'an item out of line',
    '      target: 0.999\n',
    '      target: 0.999\n   - target: 0.9\n',
    '- target',
    'the item above it by 4',
  ],
  [
    'an item too deep',
    '      target: 0.999\n',
    '      target: 0.999\n      - target: 0.9\n',
    '- target',
    'the item above it by 4',
  ],
  ['an open quote', 'displayName: Checkout', 'displayName: "Checkout', '"Checkout', 'no closing "'],
  ['an open single quote', 'displayName: Checkout', "displayName: 'Checkout", "'Checkout", "no closing '"],
  [
    'an open quote before another',
    'Checkout\nspec:\n  service: shop',
    '"Checkout\nspec:\n  service: "shop"',
    '"Checkout',
    'no closing "',
  ],
  ['a quote in quotes', 'displayName: Checkout', 'displayName: "Check" out', 'out', 'Write \\" for a "'],
  ['an apostrophe', 'displayName: Checkout', "displayName: 'It's fine'", "s fine'", "Write '' for a '"],
  ['an open brace', '\n  name: checkout\n  displayName: Checkout', ' {name: checkout', '{', 'no closing }'],
  ['an open bracket', '\n    - duration: 28d\n      isRolling: true', ' [{duration: 28d}', '[', 'no closing ]'],
  [
    'a closing brace too many',
    '\n  name: checkout\n  displayName: Checkout',
    ' {name: checkout}}',
    '}',
    'no { that this }',
  ],
  [
    'a lost comma',
    '\n  name: checkout\n  displayName: Checkout',
    ' {name: checkout displayName: x}',
    'displayName',
    'A comma is missing',
  ],
  [
    'a comma too many',
    '\n    - duration: 28d\n      isRolling: true',
    ' [{duration: 28d},, {}]',
    ',',
    'nothing before this comma',
  ],
  ['a colon in a text', 'some text', 'note: some text', 'note: some text', 'holds a colon'],
  ['an at sign', 'Checkout', '@checkout', '@checkout', 'cannot begin with @'],
  ['a percent sign', 'Checkout', '%checkout', '%checkout', 'cannot begin with %'],
  ['a backtick', 'Checkout', '`checkout`', '`checkout`', 'cannot begin with `'],
  ['a star', 'Checkout', '*', '*', 'cannot begin with *'],
  ['stars', 'Checkout', '**bold** text', '**bold** text', 'cannot begin with *'],
  ['an ampersand', 'Checkout', '& co', '& co', 'cannot begin with &'],
  ['a pipe', 'Checkout', '| text', '| text', 'the text begins on the next line'],
  ['a greater-than sign', 'Checkout', '> 5 things', '> 5 things', 'the text begins on the next line'],
  ['two anchors', 'Checkout', '&a &b Checkout', '&b', 'only one anchor'],
  ['a wrong escape', 'Checkout', '"a\\d+"', '\\d', 'Write \\\\d'],
  ['a comment too near', 'shop', '"shop"# the shop', '# the shop', 'a space before its #'],
  ['a word while typing', '  service: shop\n', '  service: shop\n  indi\n', 'indi', 'A colon is missing'],
  [
    'a text that goes on too far left',
    'some text',
    'some text\n  goes on here',
    'goes on here',
    'indent it further than "description"',
  ],
  ['a value before a mapping', 'metadata:', 'metadata: x', 'name', 'nested below "metadata"'],
  [
    'a merge conflict',
    '  service: shop\n',
    '<<<<<<< HEAD\n  service: shop\n=======\n  service: store\n>>>>>>> main\n',
    '<<<<<<< HEAD',
    'merge conflict',
  ],
];

describe('one mistake is one problem', () => {
  test('there is none in the good text', () => {
    expect(parseYaml(GOOD).problems).toEqual([]);
  });

  describe.each(['\n', '\r\n'])('line end %j', (eol) => {
    test.each(TYPOS)('%s', (_what, from, to, marked, says, mends) => {
      expect(GOOD).toContain(from ?? '');
      const text = GOOD.replace(from ?? '', () => to ?? '').replaceAll('\n', eol);
      const { problems } = parseYaml(text);
      expect(problems.map((p) => p.code)).toEqual(['syntax']);
      const [problem] = problems;
      expect(text.slice(problem!.span.start, problem!.span.end)).toBe(marked);
      expect(problem!.message).toContain(says);
      const fix = problem!.fixes?.[0];
      if (mends) expect(applyEdits(text, fix!.edits)).toBe(GOOD.replaceAll('\n', eol));
      if (fix) expect(parseYaml(applyEdits(text, fix.edits)).problems).toEqual([]);
    });
  });

  test('mistakes that have nothing to do with each other are told together', () => {
    const text = GOOD.replace('kind: SLO', 'kind SLO')
      .replace('displayName: Checkout', 'displayName: @x')
      .replace('service: shop', 'service:shop');
    expect(parseYaml(text).problems.map((p) => text.slice(p.span.start, p.span.end))).toEqual([
      'kind SLO',
      '@x',
      'service:shop',
    ]);
  });

  test('of many mistakes only some are told', () => {
    const text = Array.from({ length: 100 }, (_, i) => `k${i}: @x\n`).join('');
    expect(parseYaml(text).problems).toHaveLength(20);
  });

  test.each([
    ['{"a": 1\n"b": 2}', '"b"', 'A comma is missing'],
    ['{"a": {"b": 1, "c": {}}', '{', 'no closing }'],
    ['["a", "b"', '[', 'no closing ]'],
  ])('JSON %j', (text, marked, says) => {
    const { problems } = parseYaml(text);
    expect(problems).toHaveLength(1);
    expect(text.slice(problems[0]!.span.start, problems[0]!.span.end)).toBe(marked);
    expect(problems[0]!.message).toContain(says);
  });
});
