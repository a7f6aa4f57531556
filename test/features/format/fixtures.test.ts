import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyEdits, formatFile, SpecFile } from '../../../server/src/core';
import type { Formatted } from '../../../server/src/core';
import type { YamlNode } from '../../../server/src/core/yaml/tree';
import { meanTheSame } from '../../../server/src/core/features/format/verify';
import { commentsOf } from '../../../server/src/core/yaml/commentsOf';

const FIXTURES = path.join(__dirname, 'fixtures');
const ROOT = path.resolve(__dirname, '../../..');

const format = (text: string): Formatted => formatFile(SpecFile.of('file:///a.yaml', text));
const formatted = (text: string): string => applyEdits(text, format(text).edits);
const read = (...parts: string[]): string => fs.readFileSync(path.join(...parts), 'utf8');

/** Every spec below a folder. */
const specsIn = (folder: string): string[] =>
  (fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [])
    .filter((name) => /\.(?:ya?ml|json)$/.test(name))
    .map((name) => path.join(folder, name))
    .filter((file) => SpecFile.of('file:///a', read(file)).isSpec);

/** Values that may get quotes; that they get them only where a text belongs is seen in the fixtures. */
function scalarsOf(node: YamlNode | undefined): Set<YamlNode> {
  if (!node) return new Set();
  if (node.kind === 'seq') return new Set(node.items.flatMap((item) => [...scalarsOf(item)]));
  if (node.kind === 'map') return new Set(node.pairs.flatMap((pair) => [...scalarsOf(pair.value)]));
  return new Set([node]);
}

/** Formatted once, a text stays as it is, and means what it meant. */
function expectKept(text: string): void {
  const out = formatted(text);
  expect(formatted(out)).toBe(out);
  expect(commentsOf(out)).toEqual(commentsOf(text));
  const before = SpecFile.of('file:///a', text).documents;
  const after = SpecFile.of('file:///a', out).documents;
  expect(after.length).toBe(before.length);
  before.forEach((document, i) => {
    const same = document.text === after[i]!.text;
    expect(same || meanTheSame(document.root, after[i]!.root, scalarsOf(document.root))).toBe(true);
  });
}

describe('fixtures', () => {
  const cases = fs.readdirSync(FIXTURES);
  test.each(cases)('%s', (name) => {
    const input = read(FIXTURES, name, 'input.yaml');
    const expected = path.join(FIXTURES, name, 'expected.yaml');
    const { edits, problems } = format(input);
    const out = applyEdits(input, edits);
    const told = problems.map(({ line, message }) => `#! line ${line + 1}: the document ${message}\n`).join('');
    if (process.env['UPDATE_FIXTURES']) fs.writeFileSync(expected, out + told);
    expect(out + told).toBe(read(expected));
    expectKept(input);
  });

  test.each(cases)('%s with CRLF and a byte order mark', (name) => {
    const input = read(FIXTURES, name, 'input.yaml');
    const crlf = (text: string): string => text.replace(/\n/g, '\r\n');
    expect(formatted(crlf(input))).toBe(crlf(formatted(input)));
    if (name !== 'documents') expect(formatted(`\ufeff${input}`)).toBe(`\ufeff${formatted(input)}`);
  });

  test.each(cases)('%s has edits that do not overlap and touch only what changes', (name) => {
    const input = read(FIXTURES, name, 'input.yaml');
    const { edits } = format(input);
    const sorted = [...edits].sort((a, b) => a.span.start - b.span.start);
    sorted.forEach((edit, i) => {
      expect(edit.span.start).toBeGreaterThanOrEqual(sorted[i - 1]?.span.end ?? 0);
      expect(edit.newText).not.toBe(input.slice(edit.span.start, edit.span.end));
    });
  });
});

describe('specs of others', () => {
  test.each(specsIn(path.join(ROOT, 'examples')))('%s is formatted', (file) => {
    expect(format(read(file)).edits).toEqual([]);
  });

  const rules = specsIn(path.join(ROOT, 'server/src/core/rules'));
  const corpus = specsIn(path.resolve(ROOT, '../shared/corpus'));
  test.each([...rules, ...corpus])('%s keeps its meaning', (file) => {
    expectKept(read(file));
  });

  test.each(corpus)('%s can be formatted', (file) => {
    expect(format(read(file)).problems).toEqual([]);
  });
});

describe('single texts', () => {
  const spec = (rest: string): string => `apiVersion: openslo/v1\nkind: Service\nmetadata:\n  name: a\n${rest}`;

  test.each([
    ['a missing line break at the end', spec('spec: {}'), spec('spec: {}\n')],
    ['blank lines at the end', spec('spec: {}\n\n\n'), spec('spec: {}\n')],
    [
      'a block scalar without a line break at the end',
      spec('spec:\n  description: |\n    x'),
      spec('spec:\n  description: |\n    x'),
    ],
    ['an end marker', spec('spec: {}\n...\n'), spec('spec: {}\n...\n')],
    ['an empty value', spec('spec:\n'), spec('spec:\n')],
    ['a text that is no spec', 'b:   1\na:  2   \n\n\n', 'b:   1\na:  2   \n\n\n'],
    [
      'JSON',
      '{"kind": "Service",   "apiVersion": "openslo/v1"}  \n',
      '{"kind": "Service",   "apiVersion": "openslo/v1"}  \n',
    ],
    ['one mixed line end', spec('spec:\r\n    description: x\n'), spec('spec:\r\n  description: x\n')],
  ])('%s', (_, text, expected) => {
    expect(formatted(text)).toBe(expected);
  });

  test('changes a token, not a line', () => {
    const text = spec('spec:\n  description: yes # really\n');
    const at = text.indexOf('yes');
    expect(format(text).edits).toEqual([{ span: { start: at, end: at + 3 }, newText: '"yes"' }]);
  });

  test.each([
    ['? complex', '? [a]\n: b\n'],
    ['an anchor before a key', 'spec:\n  &a description: x\n'],
  ])('leaves %s alone', (_, rest) => {
    const { edits, problems } = format(spec(rest));
    expect(edits).toEqual([]);
    expect(problems).toHaveLength(1);
  });
});
