import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { PiecedText } from '../../../server/src/core/text/piecedText';
import { splitDocuments } from '../../../server/src/core/text/splitDocuments';

interface TestPiece {
  readonly text: string;
}

function cut(text: string): string[] {
  const starts = splitDocuments(text);
  return starts.map((start, i) => text.slice(start, starts[i + 1] ?? text.length));
}

const pieced = (text: string): PiecedText<TestPiece> => PiecedText.of(text, cut, (piece) => ({ text: piece }));
const textsOf = (text: PiecedText<TestPiece>): string[] => text.pieces.map((piece) => piece.text);

const chunk = fc.constantFrom(
  'a: 1',
  '---',
  '...',
  '\n',
  '\r\n',
  '\r',
  '\n',
  '\n---\n',
  '# c',
  ' ',
  '🙂',
  'é',
  '\t',
  '--',
  '-',
  '.',
  '',
);
const text = fc.array(chunk, { maxLength: 24 }).map((chunks) => chunks.join(''));
const position = fc.record({ line: fc.integer({ min: -1, max: 16 }), character: fc.integer({ min: -1, max: 9 }) });
const edit = fc.record({ start: position, end: position, newText: text });

describe('PiecedText', () => {
  test('edits give the text, the positions and the pieces of the same text made anew', () => {
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 6 }), (start, edits) => {
        let ours = pieced(start);
        let plain = start;
        for (const { start: from, end: to, newText } of edits) {
          const before = TextDocument.create('a:b', 'yaml', 1, plain);
          const [a, b] = [before.offsetAt(from), before.offsetAt(to)];
          plain = plain.slice(0, Math.min(a, b)) + newText + plain.slice(Math.max(a, b));
          ours = ours.edit({ start: from, end: to }, newText);
          expect(ours.text).toBe(plain);
          expect(textsOf(ours)).toEqual(cut(plain));
        }
        const theirs = TextDocument.create('a:b', 'yaml', 1, plain);
        expect(ours.length).toBe(plain.length);
        for (let offset = -1; offset <= plain.length + 1; offset++) {
          // Between CR and LF there is no position of its own.
          if (plain.charAt(offset - 1) === '\r' && plain.charAt(offset) === '\n') continue;
          expect(ours.positionAt(offset)).toEqual(theirs.positionAt(offset));
        }
        for (let line = -1; line < 20; line++)
          for (let character = -1; character < 8; character++) {
            expect(ours.offsetAt({ line, character })).toBe(theirs.offsetAt({ line, character }));
          }
      }),
      { numRuns: 1500 },
    );
  });

  test('slices like a string', () => {
    fc.assert(
      fc.property(text, fc.nat(40), fc.nat(40), (t, a, b) => {
        const [start, end] = [Math.min(a, b, t.length), Math.min(Math.max(a, b), t.length)];
        expect(pieced(t).slice(start, end)).toBe(t.slice(start, end));
      }),
    );
  });

  test('keeps the pieces that an edit does not touch', () => {
    const before = pieced('a: 1\n---\nb: 2\n---\nc: 3\n---\nd: 4\n');
    const after = before.edit({ start: { line: 2, character: 3 }, end: { line: 2, character: 4 } }, '5');
    expect(after.text).toBe('a: 1\n---\nb: 5\n---\nc: 3\n---\nd: 4\n');
    expect(after.pieces.map((piece, i) => piece === before.pieces[i])).toEqual([true, false, true, true]);
    expect(before.text).toBe('a: 1\n---\nb: 2\n---\nc: 3\n---\nd: 4\n');
  });

  test('keeps the pieces behind one that is new', () => {
    const before = pieced('a: 1\n---\nb: 2\n---\nc: 3\n');
    const after = before.edit({ start: { line: 0, character: 4 }, end: { line: 0, character: 4 } }, '\n---\nx: 9');
    expect(textsOf(after)).toEqual(['a: 1\n', '---\nx: 9\n', '---\nb: 2\n', '---\nc: 3\n']);
    expect(after.pieces[0]).toBe(before.pieces[0]);
    expect(after.pieces.slice(2)).toEqual(before.pieces.slice(1));
    expect(after.pieces[2]).toBe(before.pieces[1]);
  });

  test('keeps every piece when the same text comes again', () => {
    const t = Array.from({ length: 500 }, (_, i) => `---\na: ${i}\n`).join('');
    const before = pieced(t);
    const whole = { start: { line: 0, character: 0 }, end: { line: 1e9, character: 0 } };
    expect(before.edit(whole, t).pieces.every((piece, i) => piece === before.pieces[i])).toBe(true);
  });

  test('an edit can join and part documents', () => {
    const before = pieced('a: 1\n---\nb: 2\n');
    const joined = before.edit({ start: { line: 1, character: 0 }, end: { line: 1, character: 1 } }, '');
    expect(textsOf(joined)).toEqual(['a: 1\n--\nb: 2\n']);
    expect(textsOf(joined.edit({ start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, '-'))).toEqual(
      textsOf(before),
    );
  });
});
