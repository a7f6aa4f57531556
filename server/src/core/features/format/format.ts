import { applyEdits } from '../../text/edit';
import type { TextEdit } from '../../text/edit';
import { shift } from '../../text/span';
import { SpecDocument } from '../../workspace/specDocument';
import type { SpecFile } from '../../workspace/specFile';
import { parseYaml } from '../../yaml/parse';
import type { YamlNode } from '../../yaml/tree';
import { editsBetween } from './edits';
import { Layout } from './layout';
import type { OutLine } from './layout';
import { Lines, Unformattable } from './lines';
import { tasteOf } from './taste';
import { meanTheSame } from './verify';
import { commentsOf } from '../../yaml/commentsOf';

/** A document that was left as it is. */
export interface FormatProblem {
  /** Index of the document within the file. */
  readonly document: number;
  /** Line of the file that stands in the way. */
  readonly line: number;
  /** What the document does, as in "holds template expressions". */
  readonly message: string;
}

/** The edits that format a file, and what could not be formatted. Offsets are those of the file. */
export interface Formatted {
  readonly edits: readonly TextEdit[];
  readonly problems: readonly FormatProblem[];
}

interface Place {
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

const BOM = '\ufeff';

/**
 * Formats the specs of a file: two columns per level, keys in the order of the schema, values in quotes where a text is
 * wanted and something else would be read, at most one blank line, no blanks at line ends. Lists stand two columns
 * below their key, or in its column where the document does so throughout. Comments stay with what they describe.
 * Documents that are no specs or written as JSON stay as they are. The outcome is read again and has to mean the same.
 */
export function formatFile(file: SpecFile): Formatted {
  const edits: TextEdit[] = [];
  const problems: FormatProblem[] = [];
  const placed = [...file.placed()];
  placed.forEach(({ piece, offset, line }, document) => {
    if (!piece.isSpec || piece.objects.some(({ dialect }) => dialect.keepsLayout)) return;
    const place = { isFirst: document === 0, isLast: document === placed.length - 1 };
    const found = piece.text.startsWith(BOM) ? new SpecDocument(piece.text.slice(1), piece.mapped) : piece;
    const by = offset + piece.text.length - found.text.length;
    try {
      for (const edit of formatDocument(found, place)) edits.push({ ...edit, span: shift(edit.span, by) });
    } catch (error) {
      if (!(error instanceof Unformattable)) throw error;
      problems.push({ document, line: line + error.line, message: error.message });
    }
  });
  return { edits, problems };
}

/** The edits for one document; throws {@link Unformattable} where it has to stay as it is. */
function formatDocument(document: SpecDocument, place: Place): TextEdit[] {
  const root = rootOf(document);
  if (!root) return [];
  const lines = new Lines(document.text, root);
  for (const keepsOrder of [false, true]) {
    const taste = tasteOf(document, root, lines, keepsOrder);
    const out = tidied(layOut(lines, new Layout(lines, taste), root), place);
    const endsWithBreak = !endsInOpenBlock(lines);
    const edits = editsBetween(lines, out, endsWithBreak);
    if (edits.length === 0 || isSafe(document, root, applyEdits(document.text, edits), taste.quoted)) return edits;
  }
  throw new Unformattable(
    0,
    'would not mean the same, which is a mistake in Ninewise: please report it with this file',
  );
}

/** The root of what can be formatted; undefined for what is written in brackets. */
function rootOf(document: SpecDocument): YamlNode | undefined {
  const { root, problems, text } = document;
  const problem = problems[0];
  if (problem) {
    const line = text.slice(0, problem.span.start).split('\n').length - 1;
    throw new Unformattable(
      line,
      problem.code === 'template' ? 'holds template expressions' : 'has errors in its YAML',
    );
  }
  return root && (root.kind === 'map' || root.kind === 'seq') && !root.flow ? root : undefined;
}

function layOut(lines: Lines, layout: Layout, root: YamlNode): OutLine[] {
  if (root.kind !== 'map' && root.kind !== 'seq') return [];
  const { from, to } = bodyOf(lines);
  const plain = (line: number): OutLine => ({
    from: line,
    indent: 0,
    text: lines.at(line).text.trim(),
    isTrivia: lines.isTrivia(line),
  });
  const range = (a: number, b: number): OutLine[] => Array.from({ length: b - a }, (_, i) => plain(a + i));
  return [...range(0, from), ...layout.block(root, { from, to }), ...range(to, lines.all.length)];
}

/** The lines between what is above the first key (directives, markers, a comment on the file) and the end marker. */
function bodyOf(lines: Lines): { from: number; to: number } {
  let from = 0;
  while (from < lines.all.length && (lines.isTrivia(from) || /^(?:%|---(?:\s|$))/.test(lines.at(from).text))) {
    if (/^---\s+[^#\s]/.test(lines.at(from).text)) throw new Unformattable(from, 'begins in the line of its marker');
    from++;
  }
  let to = lines.all.length;
  for (let i = to - 1; i > from && !lines.isInside(i); i--) {
    if (/^\.\.\.(?:\s|$)/.test(lines.at(i).text)) to = i;
    if (!lines.at(i).isBlank) break;
  }
  return { from, to };
}

/** One blank line at most, and none around the whole text. */
function tidied(out: readonly OutLine[], { isFirst, isLast }: Place): OutLine[] {
  const isBlank = (line: OutLine | undefined): boolean => line !== undefined && line.isTrivia && line.text === '';
  const kept = out.filter((line, i) => !isBlank(line) || !(i === 0 ? isFirst : isBlank(out[i - 1])));
  while (isLast && isBlank(kept.at(-1))) kept.pop();
  return kept;
}

/** True where the text ends in a block scalar without a line break, which one would make longer. */
function endsInOpenBlock(lines: Lines): boolean {
  const last = lines.all.length - 1;
  return lines.at(last).eol === '' && lines.isClosed(last);
}

function isSafe(document: SpecDocument, root: YamlNode, text: string, quoted: ReadonlySet<YamlNode>): boolean {
  const after = parseYaml(text);
  if (after.problems.length > 0 || !meanTheSame(root, after.root, quoted)) return false;
  const [a, b] = [commentsOf(document.text), commentsOf(text)];
  return a.length === b.length && a.every((comment, i) => comment === b[i]);
}
