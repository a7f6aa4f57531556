import { propertiesAt, schemaOf, schemasAt } from '../../schema/docs';
import type { SchemaPlace } from '../../schema/docs';
import type { JsonSchema } from '../../schema/jsonSchema';
import { readingOf } from '../../rules/yaml/ambiguous-scalar/readings';
import { quote } from '../../yaml/quote';
import type { TextEdit } from '../../text/edit';
import type { SpecDocument } from '../../workspace/specDocument';
import type { MapNode, PathStep, ScalarNode, YamlNode } from '../../yaml/tree';
import type { Lines } from './lines';
import type { Taste } from './layout';

/** What the schema says about the form of a document. */
export interface DocumentTaste extends Taste {
  /** Values that get quotes although they are read as something else without, since only a text may stand there. */
  readonly quoted: ReadonlySet<YamlNode>;
}

/** @param keepsOrder leave the keys where they are */
export function tasteOf(document: SpecDocument, root: YamlNode, lines: Lines, keepsOrder: boolean): DocumentTaste {
  const found = new Findings();
  for (const { kind, node } of document.objects) {
    const schema = kind && schemaOf(kind.schema);
    if (schema) found.visit(schema, node, []);
  }
  const hasAlias = holdsAlias(root);
  // What is quoted must not stand for something else elsewhere.
  const quoted = hasAlias ? [] : [...found.quoted];
  const edits = quoted.map(([{ start, end }, newText]) => ({ span: { start, end }, newText }));
  return {
    ...plainTaste(root, lines, edits),
    orderOf: (map) => (keepsOrder || hasAlias ? undefined : found.orders.get(map)),
    quoted: new Set(quoted.map(([node]) => node)),
  };
}

/** Changes nothing but the indentation, and what the edits change within lines. */
export function plainTaste(root: YamlNode, lines: Lines, edits: readonly TextEdit[] = []): Taste {
  const byLine = new Map<number, TextEdit[]>();
  for (const edit of edits) {
    const line = lines.lineOf(edit.span.start);
    byLine.set(line, [...(byLine.get(line) ?? []), edit]);
  }
  return {
    isCompact: isCompact(root, lines),
    orderOf: () => undefined,
    textOf: (line, column) => textOf(lines, line, column, byLine.get(line) ?? []),
  };
}

/** What the schema says about one place, for all items of a list alike. */
interface Advice {
  readonly keys: readonly string[];
  readonly schemas: readonly JsonSchema[];
}

class Findings {
  readonly orders = new Map<MapNode, readonly string[]>();
  readonly quoted = new Map<ScalarNode, string>();
  readonly #advice = new Map<string, Advice>();

  visit(root: SchemaPlace, node: YamlNode, path: readonly PathStep[]): void {
    if (node.alias !== undefined) return;
    if (node.kind === 'seq') node.items.forEach((item) => this.visit(root, item, [...path, 0]));
    if (node.kind === 'scalar') {
      const text = inQuotes(node, () => this.#adviceAt(root, path).schemas);
      if (text !== undefined) this.quoted.set(node, text);
    }
    if (node.kind !== 'map') return;
    const { keys } = this.#adviceAt(root, path);
    if (keys.length > 0) this.orders.set(node, keys);
    for (const pair of node.pairs) if (!pair.merged && pair.value) this.visit(root, pair.value, [...path, pair.key]);
  }

  #adviceAt(root: SchemaPlace, path: readonly PathStep[]): Advice {
    const id = `${root.file} ${JSON.stringify(path)}`;
    let advice = this.#advice.get(id);
    if (!advice) {
      advice = {
        keys: [...propertiesAt(root, path).keys()],
        schemas: schemasAt(root, path).map((place) => place.schema),
      };
      this.#advice.set(id, advice);
    }
    return advice;
  }
}

/** A plain value in quotes, where only a text may stand and some reader, or every one, would take it for something else. */
function inQuotes(node: ScalarNode, schemasOf: () => readonly JsonSchema[]): string | undefined {
  const { value, source, style, tag } = node;
  if (style !== 'plain' || tag !== undefined || value === null || /[\r\n]/.test(source)) return undefined;
  if (typeof value === 'string' && !readingOf(source, value)) return undefined;
  const schemas = schemasOf();
  const types = schemas.flatMap(({ type }) => type ?? []);
  const isText = types.includes('string') && !types.some((type) => OTHER_SCALARS.has(type));
  const isAllowed = schemas.every(
    ({ pattern, const: only, enum: few }) =>
      (pattern === undefined || new RegExp(pattern).test(source)) && only === undefined && !few,
  );
  return isText && isAllowed ? quote(source) : undefined;
}

const OTHER_SCALARS: ReadonlySet<string> = new Set(['number', 'integer', 'boolean']);

/** An alias has to stay below what it stands for. */
export function holdsAlias(node: YamlNode): boolean {
  if (node.alias !== undefined) return true;
  if (node.kind === 'map')
    return node.pairs.some((pair) => pair.merged !== undefined || (pair.value && holdsAlias(pair.value)));
  return node.kind === 'seq' && node.items.some(holdsAlias);
}

/** True where every list below a key has its items in the column of the key. */
function isCompact(root: YamlNode, lines: Lines): boolean {
  let compact = 0;
  let indented = 0;
  const walk = (node: YamlNode): void => {
    if (node.alias !== undefined) return;
    if (node.kind === 'seq') node.items.forEach(walk);
    if (node.kind !== 'map' || node.flow) return;
    for (const { keySpan, value, merged } of node.pairs) {
      if (merged || !value) continue;
      if (value.kind === 'seq' && !value.flow && value.alias === undefined) {
        if (lines.columnOf(value.start) === lines.columnOf(keySpan.start)) compact++;
        else indented++;
      }
      walk(value);
    }
  };
  walk(root);
  return compact > 0 && indented === 0;
}

function textOf(lines: Lines, line: number, column: number, edits: readonly TextEdit[]): string {
  const { start, text } = lines.at(line);
  let out = '';
  let last = column;
  for (const { span, newText } of edits) {
    const from = span.start - start;
    if (from < last || from >= text.length) continue;
    out += text.slice(last, from) + newText;
    last = span.end - start;
  }
  out += text.slice(last);
  return lines.isClosed(line) ? out : out.trimEnd();
}
