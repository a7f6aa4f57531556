import type { SpecObject } from '../../workspace/specDocument';
import type { Span } from '../../text/span';
import type { PartForm } from '../../dialects/dialect';
import type { AlertPolicy } from '../../model/model';
import type { MapNode, Pair, SeqNode, YamlNode } from '../../yaml/tree';
import { Layout } from '../format/layout';
import type { Collection, OutLine } from '../format/layout';
import type { Lines } from '../format/lines';
import { share } from '../format/trivia';
import type { Taste } from '../format/layout';

/** A part that is written inside of an object. */
export interface InlinePart {
  readonly part: PartForm['part'];
  readonly span: Span;
}

/** The parts that are written inside of an object, outer ones first. */
export function inlineParts({ model }: SpecObject): InlinePart[] {
  const parts: InlinePart[] = [];
  const add = (part: PartForm['part'], found: { span: Span } | undefined): void => {
    if (found) parts.push({ part, span: found.span });
  };
  const addConditions = (policy: AlertPolicy | undefined): void => {
    for (const { inline } of policy?.conditions ?? []) add('alert-condition', inline);
  };
  if (model.type === 'slo') {
    for (const holder of [model, ...model.objectives]) add('indicator', holder.indicator);
    for (const { inline } of model.alertPolicies) {
      add('alert-policy', inline);
      addConditions(inline);
    }
  }
  if (model.type === 'alert-policy') addConditions(model);
  return parts;
}

/** A node with what holds it. */
export interface Held {
  readonly node: YamlNode;
  readonly holder: Collection;
  /** The pair that it is the value of; absent for an item. */
  readonly pair: Pair | undefined;
}

/** The mapping or scalar that fills a span; undefined where it is only reached through an alias or a merge. */
export function heldAt(root: YamlNode, span: Span): Held | undefined {
  if (root.alias !== undefined || (root.kind !== 'map' && root.kind !== 'seq')) return undefined;
  const children: Held[] =
    root.kind === 'seq'
      ? root.items.map((node) => ({ node, holder: root, pair: undefined }))
      : root.pairs.flatMap((pair) => (pair.value && !pair.merged ? [{ node: pair.value, holder: root, pair }] : []));
  for (const child of children) {
    const { node } = child;
    if (node.start > span.start || node.end < span.end) continue;
    if (node.start === span.start && node.end === span.end && node.kind !== 'seq')
      return node.alias === undefined ? child : undefined;
    return heldAt(node, span);
  }
  return undefined;
}

/** What holds a node. */
export const parentOf = (root: YamlNode, child: YamlNode): MapNode | SeqNode | undefined => {
  if (root.kind !== 'map' && root.kind !== 'seq') return undefined;
  const values = root.kind === 'seq' ? root.items : root.pairs.flatMap(({ value }) => value ?? []);
  if (values.includes(child)) return root;
  for (const value of values) {
    const found = value.start <= child.start && value.end >= child.end ? parentOf(value, child) : undefined;
    if (found) return found;
  }
  return undefined;
};

/** The lines of a block: laid out from column 0, and where they are. */
export interface Block {
  readonly lines: readonly OutLine[];
  /** First line, and the one behind the last. */
  readonly from: number;
  readonly to: number;
}

/**
 * A mapping or list in block style, with the comments that belong to it.
 *
 * @param from its first line: that of its first key, or that of a comment above
 * @param column comments further in than this belong to it
 */
export function blockOf(lines: Lines, taste: Taste, node: Collection, from: number, column: number): Block {
  const first = lines.lineOf(node.start);
  let content = lines.lineOf(Math.max(node.start, node.end - 1)) + 1;
  while (content < lines.all.length && lines.isInside(content)) content++;
  let next = content;
  while (next < lines.all.length && lines.isTrivia(next)) next++;
  const to = share(lines, { from: content, to: next }, column, () => false).inner;
  const at = lines.columnOf(node.start);
  const isInline = lines.at(first).text.slice(0, at).trim() !== '';
  return { lines: new Layout(lines, taste).block(node, { from, to }, isInline ? at : undefined), from, to };
}

/** Lines as text, some columns in. */
export const textOf = (lines: readonly OutLine[], by = 0): string[] =>
  lines.map(({ indent, text }) => (text === '' && indent === 0 ? '' : ' '.repeat(indent + by) + text));
