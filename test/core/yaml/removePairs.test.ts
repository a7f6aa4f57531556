import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/core';
import { parseYaml } from '../../../server/src/core/yaml/parse';
import { removePairs } from '../../../server/src/core/yaml/removePairs';
import type { MapNode, YamlNode } from '../../../server/src/core/yaml/tree';

/** The text without the keys, taken out of the root, or of the first item of a root list. */
function without(text: string, ...keys: string[]): string | undefined {
  const { root } = parseYaml(text);
  const node: YamlNode | undefined = root?.kind === 'seq' ? root.items[0] : root;
  const map = node as MapNode;
  const edits = removePairs(
    text,
    map,
    map.pairs.filter((pair) => keys.includes(pair.key)),
  );
  return edits && applyEdits(text, edits);
}

describe('takes a key out', () => {
  test.each([
    ['a line', 'a: 1\nb: 2\nc: 3\n', ['b'], 'a: 1\nc: 3\n'],
    ['a line with its comment', 'a: 1\nb: 2 # two\nc: 3\n', ['b'], 'a: 1\nc: 3\n'],
    ['the first line', 'a: 1\nb: 2\n', ['a'], 'b: 2\n'],
    ['the last line of a text without a line break', 'a: 1\nb: 2', ['b'], 'a: 1'],
    ['a block', 'a: 1\nb:\n  - x\n  - y\nc: 3\n', ['b'], 'a: 1\nc: 3\n'],
    ['two neighbours', 'a: 1\nb: 2\nc: 3\n', ['a', 'b'], 'c: 3\n'],
    ['two that are apart', 'a: 1\nb: 2\nc: 3\n', ['a', 'c'], 'b: 2\n'],
    ['the first key of an item', '- a: 1\n  b: 2\n- c: 3\n', ['a'], '- b: 2\n- c: 3\n'],
    ['the first two keys of an item', '- a: 1\n  b: 2\n  c: 3\n', ['a', 'b'], '- c: 3\n'],
    ['the first and the last key of an item', '- a: 1\n  b: 2\n  c: 3\n', ['a', 'c'], '- b: 2\n'],
    ['lines that end in CRLF', 'a: 1\r\nb: 2\r\nc: 3\r\n', ['b'], 'a: 1\r\nc: 3\r\n'],
    ['the last of lines that end in CRLF', 'a: 1\r\nb: 2', ['b'], 'a: 1'],
    ['one in braces', '{ a: 1, b: 2, c: 3 }', ['b'], '{ a: 1, c: 3 }'],
    ['the first in braces', '{ a: 1, b: 2 }', ['a'], '{ b: 2 }'],
    ['the last in braces', '{ a: 1, b: 2 }', ['b'], '{ a: 1 }'],
    ['the last two in braces', '{"a": 1, "b": 2, "c": 3}', ['b', 'c'], '{"a": 1}'],
    ['one without a value', 'a: 1\nb:\nc: 3\n', ['b'], 'a: 1\nc: 3\n'],
  ])('%s', (_, text, keys, expected) => expect(without(text, ...keys)).toBe(expected));
});

test('leaves a mapping alone that would be empty', () => expect(without('a: 1\n', 'a')).toBeUndefined());
test('leaves alone what came in through a merge', () => {
  expect(without('- &x { a: 1, b: 2 }\n- <<: *x\n', 'a')).toBe('- &x { b: 2 }\n- <<: *x\n');
  expect(without('<<: { a: 1 }\nb: 2\n', 'a')).toBeUndefined();
});
