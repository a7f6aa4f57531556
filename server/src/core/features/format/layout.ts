import type { MapNode, Pair, SeqNode, YamlNode } from '../../yaml/tree';
import { Unformattable } from './lines';
import type { Lines } from './lines';
import { beginOfLead, share } from './trivia';
import type { LineRange } from './trivia';

/** A line as it shall be. */
export interface OutLine {
  /** The line of the document that it is made from. */
  readonly from: number;
  readonly indent: number;
  /** What it holds, without its indentation. Empty for a blank line. */
  readonly text: string;
  /** A comment or a blank line that is no part of a value. */
  readonly isTrivia: boolean;
}

/** What the formatter is told about the contents of a document. */
export interface Taste {
  /** True where the items of lists stand below their key, and not two columns further in. */
  readonly isCompact: boolean;
  /** The order of the keys of a mapping; undefined where they stay as they are. */
  orderOf(map: MapNode): readonly string[] | undefined;
  /** A number for each item of a list to sort it by; undefined where it stays as it is. */
  ranksOf?(seq: SeqNode): readonly number[] | undefined;
  /** What a line holds from a column on, with the values in quotes that need them. */
  textOf(line: number, column: number): string;
}

const STEP = 2;

/** An entry of a mapping, or an item of a list: the lines that it fills, and those around that belong to it. */
interface Entry {
  readonly start: number;
  /** Behind the last line of its own. */
  readonly end: number;
  readonly lead: LineRange;
  readonly trail: LineRange;
  readonly key: string;
  readonly value: YamlNode | undefined;
}

export type Collection = MapNode | SeqNode;

/** Lays out a block mapping or list, and everything in it, from the lines that it fills. Lines are relative to it. */
export class Layout {
  readonly #lines: Lines;
  readonly #taste: Taste;

  constructor(lines: Lines, taste: Taste) {
    this.#lines = lines;
    this.#taste = taste;
  }

  /** @param inline column of its first entry, where that stands behind the dash of a list */
  block(node: Collection, range: LineRange, inline?: number): OutLine[] {
    const first = inline === undefined ? this.#firstContent(range) : range.from;
    const column = inline ?? this.#lines.at(first).indent;
    const starts = this.#starts(node, { from: first, to: range.to }, column, inline !== undefined);
    const headEnd = beginOfLead(this.#lines, { from: range.from, to: first });
    const entries = this.#entries(node, starts, range.to, column, headEnd);
    const sorted = this.#sorted(node, entries);
    const out = this.#trivia({ from: range.from, to: headEnd });
    for (const entry of sorted) {
      const lead = this.#trivia(entry.lead);
      const isNewFirst = entry === sorted[0] && entry !== entries[0];
      out.push(...(isNewFirst ? withoutBlanksAbove(lead) : lead));
      const at = inline !== undefined && entry === entries[0] ? inline : column;
      out.push(...(node.kind === 'map' ? this.#pair(entry, at) : this.#item(entry, at)));
      out.push(...this.#trivia(entry.trail));
    }
    out.push(...this.#trivia({ from: entries.at(-1)!.trail.to, to: range.to }));
    return out;
  }

  #firstContent({ from, to }: LineRange): number {
    for (let i = from; i < to; i++) if (!this.#lines.isTrivia(i)) return i;
    throw new Unformattable(from, 'is written in a way that is not known here');
  }

  /** The lines in which entries begin. */
  #starts(node: Collection, { from, to }: LineRange, column: number, isInline: boolean): number[] {
    const starts: number[] = [];
    for (let i = from; i < to; i++) {
      if (this.#lines.isInside(i) || this.#lines.isTrivia(i)) continue;
      const { indent, text } = this.#lines.at(i);
      if (isInline && i === from) {
        starts.push(i);
        continue;
      }
      if (indent < column || text.charAt(indent) === '\t')
        throw new Unformattable(i, 'is indented in a way that is not known here');
      const isItem = /^-(?:\s|$)/.test(text.slice(indent));
      if (indent === column && isItem === (node.kind === 'seq')) starts.push(i);
    }
    if (starts[0] !== from) throw new Unformattable(from, 'is written in a way that is not known here');
    return starts;
  }

  #entries(node: Collection, starts: readonly number[], to: number, column: number, headEnd: number): Entry[] {
    if (node.kind === 'seq' && node.items.length !== starts.length)
      throw new Unformattable(starts[0]!, 'has a list that is written in a way that is not known here');
    const pairs = new Map(
      node.kind === 'map' ? node.pairs.map((pair) => [pair.merged?.start ?? pair.keySpan.start, pair]) : [],
    );
    let leadFrom = headEnd;
    return starts.map((start, i) => {
      const next = starts[i + 1] ?? to;
      let content = next;
      while (content > start + 1 && this.#lines.isTrivia(content - 1)) content--;
      const { key, value } =
        node.kind === 'seq' ? { key: '', value: node.items[i]! } : this.#keyAt(pairs, start, column);
      const holdsItems = isBlock(value) && value.kind === 'seq';
      const shares = share(
        this.#lines,
        { from: content, to: next },
        column,
        (comment) => holdsItems && /^#\s*- /.test(comment),
      );
      const isLast = i === starts.length - 1;
      const trail = { from: shares.inner, to: isLast ? shares.inner : shares.trail };
      const lead = { from: leadFrom, to: start };
      leadFrom = trail.to;
      return { start, end: shares.inner, lead, trail, key, value };
    });
  }

  #keyAt(pairs: ReadonlyMap<number, Pair>, line: number, column: number): { key: string; value: YamlNode | undefined } {
    const { start, text } = this.#lines.at(line);
    const pair = pairs.get(start + column);
    if (/^(?:<<|"<<"|'<<')\s*:/.test(text.slice(column))) return { key: '<<', value: undefined };
    if (!pair) throw new Unformattable(line, 'has a key that is written in a way that is not known here');
    return pair;
  }

  #sorted(node: Collection, entries: readonly Entry[]): readonly Entry[] {
    const order = node.kind === 'map' ? this.#taste.orderOf(node) : undefined;
    const ranks = node.kind === 'seq' ? this.#taste.ranksOf?.(node) : undefined;
    if (!order && !ranks) return entries;
    const rank = (entry: Entry, i: number): number =>
      ranks?.[i] ?? (order?.includes(entry.key) ? order.indexOf(entry.key) : Infinity);
    const ranked = entries.map((entry, i) => ({ entry, rank: rank(entry, i) }));
    return ranked.sort((a, b) => (a.rank === b.rank ? 0 : a.rank - b.rank)).map(({ entry }) => entry);
  }

  #pair({ start, end, value }: Entry, column: number): OutLine[] {
    const head: OutLine = { from: start, indent: 0, text: this.#taste.textOf(start, column), isTrivia: false };
    if (!isBlock(value)) return [head, ...this.#leaf(value, { from: start + 1, to: end }, column)];
    const isFlush = value.kind === 'seq' && this.#taste.isCompact;
    return [head, ...shifted(this.block(value, { from: start + 1, to: end }), isFlush ? 0 : STEP)];
  }

  #item(entry: Entry, column: number): OutLine[] {
    const { start, end, value } = entry;
    const text = this.#taste.textOf(start, column);
    const gap = /^-[ \t]*/.exec(this.#lines.at(start).text.slice(column))![0].length;
    const rest = text.slice(gap);
    const dash: OutLine = { from: start, indent: 0, text: rest === '' ? '-' : `- ${rest}`, isTrivia: false };
    if (!isBlock(value)) return [dash, ...this.#leaf(value, { from: start + 1, to: end }, column)];
    if (/^(?:[&!]\S*(?:\s+|$))*(?:#.*)?$/.test(rest))
      return [dash, ...shifted(this.block(value, { from: start + 1, to: end }), STEP)];
    const body = this.block(value, { from: start, to: end }, column + gap);
    const firstContent = body.findIndex((line) => !line.isTrivia);
    const head = body[firstContent]!;
    return [
      ...body.slice(0, firstContent),
      { ...head, text: `- ${head.text}` },
      ...shifted(body.slice(firstContent + 1), STEP),
    ];
  }

  /** The further lines of a value that is moved as a whole. */
  #leaf(value: YamlNode | undefined, { from, to }: LineRange, column: number): OutLine[] {
    const isBlockScalar = value?.kind === 'scalar' && value.style === 'block' && value.alias === undefined;
    const blockFrom = isBlockScalar ? this.#lines.lineOf(value.start) + 1 : to;
    const blockTo = isBlockScalar ? this.#lines.endOfBlock(value) + 1 : to;
    const out: OutLine[] = [];
    for (let i = from; i < to; i++) {
      if (i === blockFrom) out.push(...this.#blockScalar({ from: i, to: blockTo }, column));
      if (i < blockFrom) out.push(this.#moved(i, column));
      // A comment that is any further in would be read as a part of the value.
      if (i >= blockTo) out.push(...this.#trivia({ from: i, to: i + 1 }));
    }
    return out;
  }

  /** A line that keeps its distance to the key that it belongs to. */
  #moved(line: number, column: number): OutLine {
    const { indent, isBlank } = this.#lines.at(line);
    const isTrivia = this.#lines.isTrivia(line);
    if (isBlank) return { from: line, indent: 0, text: '', isTrivia };
    return {
      from: line,
      indent: indent < column ? STEP : indent - column,
      text: this.#taste.textOf(line, indent),
      isTrivia,
    };
  }

  /** The lines of a block scalar: two columns in from its key, unless the indentation is written down. */
  #blockScalar({ from, to }: LineRange, column: number): OutLine[] {
    const all = Array.from({ length: to - from }, (_, i) => this.#lines.at(from + i));
    const content = all.find((line) => !line.isBlank)?.indent ?? column + STEP;
    const isFixed = /[|>](?:[+-]?[1-9]|[1-9][+-]?)(?:\s+#.*)?\s*$/.test(this.#lines.at(from - 1).text);
    const by = isFixed ? -column : STEP - content;
    return all.map((line, i) => {
      if (line.isBlank && line.text.length <= content) return { from: from + i, indent: 0, text: '', isTrivia: false };
      return {
        from: from + i,
        indent: Math.max(0, line.indent + by),
        text: line.text.slice(line.indent),
        isTrivia: false,
      };
    });
  }

  #trivia({ from, to }: LineRange): OutLine[] {
    const out: OutLine[] = [];
    for (let i = from; i < to; i++)
      out.push({ from: i, indent: 0, text: this.#lines.at(i).text.trim(), isTrivia: true });
    return out;
  }
}

/** True for a mapping or list that is written without brackets. */
export const isBlock = (node: YamlNode | undefined): node is Collection =>
  (node?.kind === 'map' || node?.kind === 'seq') && !node.flow && node.alias === undefined;

const shifted = (lines: readonly OutLine[], by: number): OutLine[] =>
  lines.map((line) => (line.text === '' && line.indent === 0 ? line : { ...line, indent: line.indent + by }));

function withoutBlanksAbove(lines: readonly OutLine[]): readonly OutLine[] {
  const first = lines.findIndex((line) => line.text !== '');
  return first < 0 ? [] : lines.slice(first);
}
