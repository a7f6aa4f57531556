import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkFile, DEFAULT_SETTINGS, SpecFile } from '../../../server/src/core';
import { parseInFragments } from '../../../server/src/core/yaml/fragments';
import { parseYaml } from '../../../server/src/core/yaml/parse';

// A long document parsed in fragments must give exactly what parsing it as a whole gives.

const HEAD =
  'apiVersion: openslo/v1\nkind: SLO\nmetadata:\n  name: all\nspec:\n  service: shop\n  budgetingMethod: Occurrences\n';
const PADDING = `  description: ${'long '.repeat(3000)}\n`;
const objectives = (items: readonly string[], indent = '    '): string =>
  `  objectives:\n${items.map((item) => item.replace(/^(?=.)/gm, `${indent}  `).replace(`${indent}  `, `${indent}- `)).join('')}`;

const item = (i: number): string =>
  `displayName: Part ${i}\ntarget: 0.9${i % 9}\nindicator:\n  spec:\n    ratioMetric:\n      counter: true\n`;
const plain = Array.from({ length: 12 }, (_, i) => item(i));
const document = (items: readonly string[], tail = ''): string => HEAD + PADDING + objectives(items) + tail;

describe('the same as a whole', () => {
  test.each<[string, string]>([
    ['items with mappings', document(plain)],
    ['no indentation of the list', HEAD + PADDING + objectives(plain, '  ')],
    ['keys behind the list', document(plain, '  alertPolicies:\n    - alertPolicyRef: burn\n')],
    ['comments and blank lines between', document(plain.map((p, i) => (i % 3 ? p : `${p}\n# between\n\n`)))],
    [
      'block scalars that look like items',
      document([...plain, 'displayName: |\n  - not an item\n  # not a comment\n\n  more\ntarget: 0.5\n']),
    ],
    ['lists in lists', document([...plain, 'a:\n  - 1\n  - - 2\n    - 3\n', '- nested\n- more\n'])],
    ['flow items', document([...plain, '{target: 0.99, displayName: "x"}\n', '[1, 2]\n'])],
    ['scalar items', document([...plain, 'just text\n', '"quoted\n  over lines"\n'])],
    ['items without a value', document([...plain, '\n', 'target:\n'])],
    ['duplicate keys', document([...plain, 'target: 0.9\ntarget: 0.99\n'])],
    ['no line end at the end', document(plain).trimEnd()],
    ['a comment above', `# note\n---\n${document(plain)}`],
  ])('%s', (_, text) => {
    const parsed = parseInFragments(text, undefined);
    expect(parsed).toBeDefined();
    expect(parsed?.parsed).toEqual(parseYaml(text));
  });
});

describe('left to the parser of wholes', () => {
  test.each<[string, string]>([
    ['anchors', document([...plain, 'target: &t 0.9\n'])],
    ['aliases', document([...plain, 'target: *t\n'])],
    ['templates', document([...plain, 'target: {{ .Values.x }}\n'])],
    ['broken items', document([...plain, 'target 0.9\nop: lt\n'])],
    ['a list inside of a text', `${HEAD}${PADDING}  text: |\n${'    - no item\n'.repeat(20)}`],
    ['short documents', HEAD + objectives(plain)],
  ])('%s', (_, text) => {
    expect(parseInFragments(text, undefined)).toBeUndefined();
  });
});

test('edits of a long document find what checking it anew finds', () => {
  const base = document(plain);
  const lines = base.split('\n').length;
  const edit = fc.record({
    line: fc.integer({ min: 5, max: lines }),
    from: fc.integer({ min: 0, max: 20 }),
    length: fc.integer({ min: 0, max: 12 }),
    text: fc.constantFrom('', '1', ' ', '\n', '    - target: 2\n', '  ', 'x', ': ', '#', '"', '- '),
  });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
      let file = SpecFile.of('file:///x.yaml', base);
      checkFile(file, DEFAULT_SETTINGS);
      for (const { line, from, length, text } of edits) {
        file = file.change([
          { range: { start: { line, character: from }, end: { line, character: from + length } }, text },
        ]);
        expect(checkFile(file, DEFAULT_SETTINGS)).toEqual(
          checkFile(SpecFile.of('file:///x.yaml', file.text), DEFAULT_SETTINGS),
        );
      }
    }),
    { numRuns: 60 },
  );
});
