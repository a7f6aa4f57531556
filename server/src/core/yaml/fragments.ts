import { lastAtOrBelow } from '../text/lines';
import { shift } from '../text/span';
import type { Span } from '../text/span';
import { cutItems } from './cutItems';
import type { Cut } from './cutItems';
import { parseYaml } from './parse';
import type { ParsedYaml, YamlProblem } from './parse';
import type { MapNode, Pair, SeqNode, YamlNode } from './tree';

/** An item of a long list, parsed by itself. Offsets of `item` and `problems` are those of the document it came from. */
interface Fragment {
  readonly item: YamlNode;
  readonly problems: readonly YamlProblem[];
  /** Where its text began in that document. */
  readonly offset: number;
}

/** Fragments by their text. */
export type Fragments = ReadonlyMap<string, Fragment>;

/** A document parsed in fragments, which serve to parse its next version. */
export interface ParsedInFragments {
  readonly parsed: ParsedYaml;
  readonly fragments: Fragments;
}

/**
 * Parses a long document as a frame and the items of its long lists, each by itself. Items whose text is in `known` are
 * not parsed again, so an edit in a long document costs about as much as one in a short one. The result is that of
 * {@link parseYaml}; undefined where that cannot be made sure: anchors, broken YAML, nothing to cut.
 */
export function parseInFragments(text: string, known: Fragments | undefined): ParsedInFragments | undefined {
  const cut = cutItems(text);
  if (!cut) return undefined;
  const frame = parseYaml(cut.frame);
  if (!frame.root || frame.problems.length > 0) return undefined;
  const fragments = new Map<string, Fragment>();
  const parts: Fragment[] = [];
  for (const { start, end } of cut.items) {
    const part = fragmentAt(text.slice(start, end), start, known);
    if (!part) return undefined;
    fragments.set(text.slice(start, end), part);
    parts.push(part);
  }
  const grafting = new Grafting(cut, parts);
  const root = grafting.node(frame.root);
  if (grafting.used !== parts.length) return undefined;
  return { parsed: { root, problems: parts.flatMap((part) => part.problems) }, fragments };
}

/** The fragment of a text that begins at `start`: the known one, moved there, or a new one. */
function fragmentAt(text: string, start: number, known: Fragments | undefined): Fragment | undefined {
  const old = known?.get(text);
  if (old?.offset === start) return old;
  if (old) return { item: moved(old.item, start - old.offset), problems: movedProblems(old.problems, start - old.offset), offset: start };
  const { root, problems } = parseYaml(text);
  const item = root?.kind === 'seq' && root.items.length === 1 ? root.items[0] : undefined;
  if (!item || problems.some((problem) => problem.code !== 'duplicate-key')) return undefined;
  return { item: moved(item, start), problems: movedProblems(problems, start), offset: start };
}

/** Puts the items back into the tree of the frame, whose offsets become those of the document. */
class Grafting {
  readonly #cut: Cut;
  readonly #parts: readonly Fragment[];
  /** How many items found their place; not all do where a list only looked like one. */
  used = 0;

  constructor(cut: Cut, parts: readonly Fragment[]) {
    this.#cut = cut;
    this.#parts = parts;
  }

  node(node: YamlNode): YamlNode {
    const index = node.kind === 'scalar' ? this.#cut.placeholders.get(node.start) : undefined;
    const part = index === undefined ? undefined : this.#parts[index];
    if (part) {
      this.used++;
      return part.item;
    }
    if (node.kind === 'map') return this.#map(node);
    if (node.kind === 'seq') return this.#seq(node);
    return { ...node, ...this.#span(node) };
  }

  #map(node: MapNode): MapNode {
    const pairs = node.pairs.map((pair): Pair => ({ ...pair, keySpan: this.#span(pair.keySpan), value: pair.value && this.node(pair.value) }));
    const last = pairs.at(-1);
    const { start, end } = this.#span(node);
    return { ...node, pairs, start, end: node.flow || !last ? end : Math.max(last.keySpan.end, last.value?.end ?? 0) };
  }

  #seq(node: SeqNode): SeqNode {
    const items = node.items.map((item) => this.node(item));
    const { start, end } = this.#span(node);
    return { ...node, items, start, end: node.flow ? end : (items.at(-1)?.end ?? end) };
  }

  #span({ start, end }: Span): Span {
    return { start: this.#offset(start), end: this.#offset(end) };
  }

  #offset(inFrame: number): number {
    const i = lastAtOrBelow(this.#cut.frameOffsets, inFrame);
    return inFrame - this.#cut.frameOffsets[i]! + this.#cut.textOffsets[i]!;
  }
}

function moved(node: YamlNode, by: number): YamlNode {
  if (by === 0) return node;
  const start = node.start + by;
  const end = node.end + by;
  if (node.kind === 'seq') return { ...node, start, end, items: node.items.map((item) => moved(item, by)) };
  if (node.kind !== 'map') return { ...node, start, end };
  const pairs = node.pairs.map((pair): Pair => ({ ...pair, keySpan: shift(pair.keySpan, by), value: pair.value && moved(pair.value, by) }));
  return { ...node, start, end, pairs };
}

function movedProblems(problems: readonly YamlProblem[], by: number): readonly YamlProblem[] {
  return problems.map((problem) => ({
    ...problem,
    span: shift(problem.span, by),
    ...(problem.related ? { related: problem.related.map((place) => ({ ...place, span: shift(place.span, by) })) } : {}),
    ...(problem.fixes
      ? { fixes: problem.fixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => ({ ...edit, span: shift(edit.span, by) })) })) }
      : {}),
  }));
}
