import type { Span } from '../../text/span';
import { columnOf } from '../insertKey';
import type { MapNode, Pair, PathStep, YamlNode } from '../tree';
import { commentsIn } from './comments';
import type { Style } from './style';
import { styleOf } from './style';
import { ValueWriter } from './valueText';

/** The keys of a mapping at a path in the order in which people expect them; none where that is not known. */
export type OrderOf = (path: readonly PathStep[]) => readonly string[];

/** How to write what is not written yet. */
export interface Taste {
  readonly orderOf: OrderOf;
  /** Texts of several lines may stand below a `|-`. */
  readonly hasBlocks: boolean;
}

/** A document to be changed. Offsets are those of its text. */
export class Source {
  readonly style: Style;
  readonly writer: ValueWriter;

  constructor(
    readonly text: string,
    readonly root: YamlNode,
    readonly taste: Taste,
  ) {
    this.style = styleOf(text, root, taste.hasBlocks);
    this.writer = new ValueWriter(this.style);
  }

  columnOf(offset: number): number {
    return columnOf(this.text, offset);
  }

  lineStart(offset: number): number {
    return Math.max(this.text.lastIndexOf('\n', offset - 1), this.text.lastIndexOf('\r', offset - 1)) + 1;
  }

  /** End of the line around an offset, before its line break. */
  lineEnd(offset: number): number {
    const pattern = /[\r\n]/g;
    pattern.lastIndex = offset;
    return pattern.exec(this.text)?.index ?? this.text.length;
  }

  /** Start of the next line; the end of the text behind the last one. */
  nextLine(offset: number): number {
    const end = this.lineEnd(offset);
    return end + (this.text.startsWith('\r\n', end) ? 2 : end < this.text.length ? 1 : 0);
  }

  /**
   * End of the last line of an entry that ends at an offset: comments right below it that are indented deeper than its
   * column belong to it.
   */
  endOfEntry(end: number, column: number): number {
    let last = this.lineEnd(end);
    for (let at = this.nextLine(last); at < this.text.length; at = this.nextLine(at)) {
      const line = this.text.slice(at, this.lineEnd(at));
      const indent = line.search(/\S/);
      if (indent >= 0 && (line[indent] !== '#' || indent <= column)) break;
      if (indent >= 0) last = at + line.length;
    }
    return last;
  }

  /** The comments in a part of the text. */
  comments(span: Span): string[] {
    return this.text.slice(span.start, span.end).includes('#') ? commentsIn(this.text, this.root, span) : [];
  }

  /** A line break and blanks up to a column. */
  break(column: number): string {
    return this.style.newline + ' '.repeat(column);
  }

  /** Text of ours with the line breaks of the document. */
  lines(text: string): string {
    return text.replaceAll('\n', this.style.newline);
  }
}

/** The pairs that a mapping holds itself. */
export const ownPairs = (map: MapNode): Pair[] => map.pairs.filter((pair) => !pair.merged);

/** The pair of a key that counts: the last one that the mapping holds itself. */
export const ownPair = (map: MapNode, key: string): Pair | undefined =>
  map.pairs.filter((pair) => !pair.merged && pair.key === key).at(-1);

/** Where a pair ends. */
export const endOfPair = (pair: Pair): number => Math.max(pair.keySpan.end, pair.value?.end ?? 0);

/** True where nothing stands there, or empty brackets. */
export function isVoid(node: YamlNode | undefined): boolean {
  if (!node) return true;
  if (node.alias !== undefined || node.tag !== undefined) return false;
  if (node.kind === 'scalar') return node.value === null;
  return (node.kind === 'map' && node.pairs.length === 0) || (node.kind === 'seq' && node.items.length === 0);
}
