import type { TextEdit } from '../../text/edit';
import type { MapNode, Pair, PathStep, SeqNode, YamlNode } from '../tree';
import { Inline } from './change';
import type { Value } from './change';
import { endOfPair, isVoid, ownPair, ownPairs } from './place';
import type { Source } from './place';

/**
 * The edits that set the value at a path. Undefined where no small edit can: an alias or something else than a mapping
 * is in the way.
 */
export function setEdits(source: Source, path: readonly PathStep[], value: Value): TextEdit[] | undefined {
  let node: YamlNode = source.root;
  for (const [i, step] of path.entries()) {
    if (node.alias !== undefined) return undefined;
    const isLast = i === path.length - 1;
    if (typeof step === 'number') {
      const item: YamlNode | undefined = node.kind === 'seq' ? node.items[step] : undefined;
      if (node.kind !== 'seq' || !item) return undefined;
      if (isLast) return replaceItem(source, node, item, value);
      node = item;
      continue;
    }
    if (node.kind !== 'map') return undefined;
    const pair = ownPair(node, step);
    const rest = nested(path.slice(i + 1), value);
    if (!pair) return rest === undefined ? undefined : insertPair(source, node, step, rest, path.slice(0, i));
    if (isLast) return replace(source, node, pair, value);
    if (isVoid(pair.value) && !(node.flow && pair.value?.kind === 'map'))
      return rest === undefined ? undefined : replace(source, node, pair, rest);
    node = pair.value!;
  }
  return undefined;
}

/** A value within the mappings that a path of keys leads through; undefined where it leads through lists. */
function nested(path: readonly PathStep[], value: Value): Value | undefined {
  let out = value;
  for (const step of [...path].reverse()) {
    if (typeof step === 'number') return undefined;
    out = { [step]: out };
  }
  return out;
}

/** Puts a value in place of that of a pair. */
function replace(source: Source, holder: MapNode, pair: Pair, value: Value): TextEdit[] | undefined {
  const { text, writer } = source;
  const colon = text.indexOf(':', pair.keySpan.end) + 1;
  // The place of a value that is not there may be anywhere.
  const old = pair.value && pair.value.end > pair.value.start ? pair.value : undefined;
  if (old?.alias !== undefined || (old && old.start < colon)) return undefined;
  const parts = old && partEdits(source, old, value);
  if (parts) return parts;
  if (holder.flow) {
    const at = old ? { start: old.start, end: old.end } : { start: colon, end: colon };
    return [{ span: at, newText: `${old ? '' : ' '}${writer.inFlow(value)}` }];
  }
  const column = source.columnOf(pair.keySpan.start);
  const lines = writer.behindKey(value, column).split('\n');
  const lost = source.comments({ start: colon, end: old?.end ?? colon });
  if (lines.length === 1 && lost.length === 0) return [written(source, lines.join(''), colon, old)];
  const end = source.lineEnd(old?.end ?? colon);
  const comments = [...lost, ...source.comments({ start: old?.end ?? colon, end })];
  return [{ span: { start: colon, end }, newText: withComments(source, lines, comments, column) }];
}

/** A text of one line in place of what stands behind a colon. */
function written({ text }: Source, value: string, colon: number, old: YamlNode | undefined): TextEdit {
  if (!old) return insertAt(colon, value);
  if (/[\r\n]/.test(text.slice(colon, old.start))) return { span: { start: colon, end: old.end }, newText: value };
  return { span: { start: old.start, end: old.end }, newText: value.trimStart() };
}

/** Where a mapping becomes one with the same keys, only the values that differ are written anew. */
function partEdits(source: Source, old: YamlNode, value: Value): TextEdit[] | undefined {
  const entries = value instanceof Inline ? value.value : value;
  if (old.kind !== 'map' || old.alias !== undefined || typeof entries !== 'object' || entries === null)
    return undefined;
  if (Array.isArray(entries)) return undefined;
  const map = entries as { readonly [key: string]: Value };
  const keys = Object.keys(map);
  const pairs = ownPairs(old);
  if (pairs.length !== keys.length || !pairs.every(({ key }) => keys.includes(key))) return undefined;
  const edits = pairs.map((pair) =>
    isWritten(pair.value, map[pair.key]!) ? [] : replace(source, old, pair, map[pair.key]!),
  );
  return edits.every((each) => each !== undefined) ? edits.flat() : undefined;
}

const isWritten = (node: YamlNode | undefined, value: Value): boolean =>
  node?.kind === 'scalar' && node.alias === undefined && Object.is(node.value, value);

function replaceItem(source: Source, holder: SeqNode, item: YamlNode, value: Value): TextEdit[] | undefined {
  if (item.alias !== undefined || item.end <= item.start) return undefined;
  const { writer } = source;
  const at = { start: item.start, end: item.end };
  if (holder.flow) return [{ span: at, newText: writer.inFlow(value) }];
  const column = source.columnOf(item.start);
  const lines = writer.item(value, column).split('\n');
  const lost = source.comments(at);
  if (lines.length === 1 && lost.length === 0) return [{ span: at, newText: lines.join('') }];
  const end = source.lineEnd(item.end);
  return [
    {
      span: { start: item.start, end },
      newText: withComments(source, lines, [...lost, ...source.comments({ start: item.end, end })], column),
    },
  ];
}

/** Lines of a value with comments: the first behind the first line, the others below in a column. */
function withComments(source: Source, lines: readonly string[], comments: readonly string[], column: number): string {
  const [head = '', ...rest] = lines;
  const [first, ...others] = comments;
  const below = [...rest, ...others.map((comment) => ' '.repeat(column) + comment)];
  return [head + (first === undefined ? '' : ` ${first}`), ...below].join(source.style.newline);
}

/** Adds a pair, behind those that come before it in the usual order. */
function insertPair(
  source: Source,
  holder: MapNode,
  key: string,
  value: Value,
  path: readonly PathStep[],
): TextEdit[] | undefined {
  const { writer, text } = source;
  const pairs = ownPairs(holder);
  const first = pairs[0];
  if (!first) {
    if (!holder.flow || text[holder.start] !== '{' || source.comments(holder).length > 0) return undefined;
    return [{ span: { start: holder.start, end: holder.end }, newText: writer.inFlow({ [key]: value }) }];
  }
  const before = pairBefore(pairs, key, source.taste.orderOf(path));
  if (holder.flow) {
    const entry = `${writer.key(key)}: ${writer.inFlow(value)}`;
    const gap = gapBefore(source, (before ?? first).keySpan.start);
    if (!before) return [insertAt(first.keySpan.start, `${entry},${gap}`)];
    return [insertAt(endOfPair(before), `,${gap}${entry}`)];
  }
  const column = source.columnOf(first.keySpan.start);
  const entry = source.lines(`${key}:${writer.behindKey(value, column)}`);
  if (!before) return [insertAt(first.keySpan.start, entry + source.break(column))];
  return [insertAt(source.endOfEntry(endOfPair(before), column), source.break(column) + entry)];
}

/** The pair to stand behind: the last one where the order does not know the key; undefined for the place in front. */
function pairBefore(pairs: readonly Pair[], key: string, order: readonly string[]): Pair | undefined {
  const rank = order.indexOf(key);
  if (rank < 0) return pairs.at(-1);
  return (
    pairs.filter((pair) => order.indexOf(pair.key) < rank && order.includes(pair.key)).at(-1) ??
    firstUnknown(pairs, order)
  );
}

/** Keys that the order does not know stay in front where they are. */
const firstUnknown = (pairs: readonly Pair[], order: readonly string[]): Pair | undefined => {
  const known = pairs.findIndex(({ key }) => order.includes(key));
  return known < 0 ? pairs.at(-1) : pairs[known - 1];
};

/** What parts an entry in brackets from the one before it: a line break where it begins a line. */
export function gapBefore(source: Source, start: number): string {
  const before = source.text.slice(source.lineStart(start), start);
  return before.trim() === '' && source.lineStart(start) > 0 ? source.break(before.length) : ' ';
}

export const insertAt = (at: number, newText: string): TextEdit => ({ span: { start: at, end: at }, newText });
