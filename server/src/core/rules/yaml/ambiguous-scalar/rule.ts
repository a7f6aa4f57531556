import { schemaOf, schemasAt } from '../../../schema/docs';
import type { SchemaPlace } from '../../../schema/docs';
import type { Violation } from '../../../schema/violations';
import type { Span } from '../../../text/span';
import type { SpecDocument, SpecObject } from '../../../workspace/specDocument';
import type { Pair, PathStep, ScalarNode, YamlNode } from '../../../yaml/tree';
import { rejectedByOslo } from '../../places';
import type { DocumentRule, Report } from '../../rule';
import type { Fix } from '../../../text/edit';
import { readingOf } from './readings';
import type { Reading } from './readings';

export const yamlAmbiguousScalar: DocumentRule = {
  scope: 'document',
  meta: {
    code: 'yaml/ambiguous-scalar',
    severity: 'warning',
    summary: 'A plain value such as yes, off, 1:30 or 017 that YAML 1.1 and YAML 1.2 read as different things.',
    fixable: true,
  },
  *check(document) {
    const seen = new Set<number>();
    for (const object of document.objects) {
      if (!object.kind) continue;
      let root: SchemaPlace | undefined;
      for (const found of ambiguous(document, object.node)) {
        if (seen.has(found.span.start)) continue;
        seen.add(found.span.start);
        root ??= schemaOf(object.kind.schema);
        const types = root ? typesAt(root, found.path) : [];
        yield* found.node
          ? valueReports(document, object, found, found.node, types)
          : keyReports(document, object, found);
      }
    }
  },
};

interface Ambiguous {
  readonly reading: Reading;
  readonly path: readonly PathStep[];
  readonly span: Span;
  /** Absent for a key. */
  readonly node: ScalarNode | undefined;
}

/** Every plain scalar and key below a node that reads differently in both versions of YAML. */
function ambiguous(document: SpecDocument, root: YamlNode): Ambiguous[] {
  const found: Ambiguous[] = [];
  const path: PathStep[] = [];
  const visit = (node: YamlNode): void => {
    if (node.kind === 'scalar') {
      const reading = node.style === 'plain' && node.tag === undefined ? readingOf(node.source, node.value) : undefined;
      if (reading) found.push({ reading, path: [...path], span: { start: node.start, end: node.end }, node });
    } else if (node.kind === 'seq')
      node.items.forEach((item, i) => {
        path.push(i);
        visit(item);
        path.pop();
      });
    else if (node.kind === 'map') for (const pair of node.pairs) visitPair(pair);
  };
  const visitPair = (pair: Pair): void => {
    // What a merge brings in is looked at where it is written.
    if (pair.merged) return;
    path.push(pair.key);
    const reading = isPlainKey(document, pair) ? readingOf(pair.key, pair.key) : undefined;
    if (reading?.kind === 'boolean') found.push({ reading, path: [...path], span: pair.keySpan, node: undefined });
    if (pair.value) visit(pair.value);
    path.pop();
  };
  visit(root);
  return found;
}

const isPlainKey = ({ text }: SpecDocument, { key, keySpan }: Pair): boolean =>
  keySpan.end - keySpan.start === key.length && text.startsWith(key, keySpan.start);

/** The types that the schema allows at a path; none where it says nothing about them. */
const typesAt = (root: SchemaPlace, path: readonly PathStep[]): string[] =>
  schemasAt(root, path).flatMap(({ schema }) => schema.type ?? []);

function* valueReports(
  document: SpecDocument,
  object: SpecObject,
  { reading, span }: Ambiguous,
  node: ScalarNode,
  types: readonly string[],
): Iterable<Report> {
  const isText = types.length === 0 || types.includes('string');
  const wantsBoolean = !isText && types.includes('boolean') && reading.kind === 'boolean';
  if (violationAt(document, object, span) && !wantsBoolean) return;
  if (!isText && !wantsBoolean && reading.kind !== 'octal') return;
  const plain = wantsBoolean ? reading.old : reading.plain;
  const fix: Fix = {
    title: `Change to ${plain}`,
    edits: [{ span, newText: plain }],
    preferred: reading.kind !== 'octal',
  };
  const message = `${node.source} is ${reading.old} to readers of YAML 1.1, many ${reading.readers} tools among them, and ${reading.current} to readers of YAML 1.2`;
  yield {
    span,
    message: wantsBoolean
      ? `${message}, which is refused here. Write ${plain}.`
      : `${message}, so tools disagree about this file. ${reading.kind === 'octal' ? 'Write' : 'Put it in quotes:'} ${plain}.`,
    fixes: node.alias === undefined ? [fix] : [],
    // oslo reads YAML 1.1 and refuses numbers and booleans where a text belongs.
    rejectedBy:
      types.length > 0 && isText && reading.kind !== 'octal' && reading.readers !== 'Python'
        ? rejectedByOslo(object)
        : [],
    ...(wantsBoolean ? { severity: 'error', replacesSchema: true } : {}),
  };
}

function* keyReports(document: SpecDocument, object: SpecObject, { reading, span }: Ambiguous): Iterable<Report> {
  if (violationAt(document, object, span)) return;
  const key = document.text.slice(span.start, span.end);
  yield {
    span,
    message: `The key ${key} is ${reading.old} to readers of YAML 1.1, many ${reading.readers} tools among them, and ${reading.current} to readers of YAML 1.2, so it has another name from tool to tool. Put it in quotes: ${reading.plain}.`,
    fixes: [{ title: `Change to ${reading.plain}`, edits: [{ span, newText: reading.plain }], preferred: true }],
  };
}

const violationAt = (document: SpecDocument, object: SpecObject, span: Span): Violation | undefined =>
  document.violations(object).find((v) => v.span.start === span.start && v.span.end === span.end);
