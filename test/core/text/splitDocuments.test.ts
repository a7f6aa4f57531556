import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { splitDocuments } from '../../../server/src/core/text/splitDocuments';

const piecesOf = (text: string): string[] => {
  const starts = splitDocuments(text);
  return starts.map((start, i) => text.slice(start, starts[i + 1] ?? text.length));
};

const line = fc.constantFrom(
  '---',
  '--- ',
  '--- # title',
  '---a',
  '----',
  ' ---',
  '...',
  '... # end',
  '....',
  '',
  '# comment',
  '  # indented comment',
  'a: 1',
  '- x',
  '- b: 2',
  'text',
  'k: |',
  '  block ---',
  '"quoted"',
  '--- |',
  '--- text',
  '🙂: "…"',
);
const eol = fc.constantFrom('\n', '\r\n', '\r');
const stream = fc
  .array(fc.tuple(line, eol), { maxLength: 14 })
  .chain((lines) =>
    fc.boolean().map((isEnded) => lines.map(([l, e], i) => (i === lines.length - 1 && !isEnded ? l : l + e)).join('')),
  );

describe('splitDocuments', () => {
  test.each([
    ['', ['']],
    ['a: 1', ['a: 1']],
    ['---\na: 1\n', ['---\na: 1\n']],
    ['# head\n---\na: 1\n', ['# head\n---\na: 1\n']],
    ['%YAML 1.2\n---\na: 1\n', ['%YAML 1.2\n---\na: 1\n']],
    ['\uFEFF---\na: 1\n', ['\uFEFF---\na: 1\n']],
    ['a: 1\n---\nb: 2\n', ['a: 1\n', '---\nb: 2\n']],
    ['a: 1\r\n---\r\nb: 2\r\n', ['a: 1\r\n', '---\r\nb: 2\r\n']],
    ['a: 1\r---\rb: 2\r', ['a: 1\r', '---\rb: 2\r']],
    ['a: 1\n...\nb: 2\n', ['a: 1\n...\n', 'b: 2\n']],
    ['a: 1\n...\n# note\n---\nb: 2\n', ['a: 1\n...\n', '# note\n---\nb: 2\n']],
    ['---\n---\n', ['---\n', '---\n']],
    ['a: |\n  ---\n', ['a: |\n  ---\n']],
    ['a: ---\n----\n---b\n', ['a: ---\n----\n---b\n']],
    ['a: 1\n---', ['a: 1\n', '---']],
  ])('%j', (text, pieces) => {
    expect(piecesOf(text)).toEqual(pieces);
  });

  test('the pieces are the text, and each begins at a marker or behind an end', () => {
    fc.assert(
      fc.property(stream, (text) => {
        const starts = splitDocuments(text);
        expect(piecesOf(text).join('')).toBe(text);
        expect(starts[0]).toBe(0);
        for (const start of starts.slice(1)) {
          const before =
            text
              .slice(0, start)
              .split(/\r\n|\r|\n/)
              .at(-2) ?? '';
          expect(/^---(?:\s|$)/.test(text.slice(start)) || /^\.\.\.(?:\s|$)/.test(before)).toBe(true);
        }
      }),
      { numRuns: 3000 },
    );
  });

  // The parser of the package reads a whole stream: it must find in it what it finds in the pieces. It does not know
  // a lone CR for a line end, and documents that hold nothing do not count.
  test('agrees with the documents that the parser finds', () => {
    const valuesOf = (text: string): unknown[] => {
      const documents = parseAllDocuments(text, { logLevel: 'silent', uniqueKeys: false });
      return Array.isArray(documents)
        ? documents.map((d) => d.toJS() as unknown).filter((v) => v !== null && v !== undefined)
        : [];
    };
    const isReadable = (text: string): boolean => {
      const documents = parseAllDocuments(text, { logLevel: 'silent', uniqueKeys: false });
      return Array.isArray(documents) && documents.every((d) => d.errors.length === 0);
    };
    fc.assert(
      fc.property(stream, (raw) => {
        const text = raw.replace(/\r(?!\n)/g, '\n');
        fc.pre(isReadable(text));
        expect(piecesOf(text).flatMap(valuesOf)).toEqual(valuesOf(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('is quick on a long text without markers', () => {
    expect(splitDocuments('--'.repeat(2_000_000))).toEqual([0]);
    expect(splitDocuments('# a\n'.repeat(500_000))).toEqual([0]);
  });
});
