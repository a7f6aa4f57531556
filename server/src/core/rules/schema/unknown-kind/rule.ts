import { nearest } from '../../../text/nearest';
import type { SpecDocument, SpecObject } from '../../../workspace/specDocument';
import { headOfObject, rejectedByOslo } from '../../places';
import type { DocumentRule, Report } from '../../rule';
import type { Fix } from '../../../text/edit';

export const schemaUnknownKind: DocumentRule = {
  scope: 'document',
  meta: {
    code: 'schema/unknown-kind',
    severity: 'error',
    summary: 'An object whose kind is missing or unknown.',
    fixable: true,
    rejectedBy: ['oslo'],
  },
  *check(document) {
    for (const object of document.objects) if (!object.kind) yield report(document, object);
  },
};

function report(document: SpecDocument, object: SpecObject): Report {
  const { dialect, writtenKind } = object;
  const known = dialect.kinds.filter((kind) => !kind.isUnnamed).map((kind) => kind.name);
  const only = known.length === 1 ? known[0] : undefined;
  const near = writtenKind === undefined ? undefined : (only ?? nearest(writtenKind, known));
  const guess = near === undefined ? '' : ` Did you mean "${near}"?`;
  return {
    span: headOfObject(object),
    message: `${problem(object)}, so nothing in this object can be read or checked.${guess} ${only === undefined ? `The kinds of ${dialect.label} are ${known.join(', ')}` : `${dialect.label} has the kind ${only}`}.`,
    structural: writtenKind === undefined,
    fixes: near === undefined ? [] : [replaceKind(document, object, near)],
    rejectedBy: rejectedByOslo(object),
  };
}

function problem({ dialect, writtenKind, kindSpan }: SpecObject): string {
  if (writtenKind !== undefined && writtenKind !== '') return `"${writtenKind}" is not a kind of ${dialect.label}`;
  return kindSpan ? 'The kind of this object is empty or no name' : 'This object does not say what kind it is';
}

function replaceKind(document: SpecDocument, object: SpecObject, kind: string): Fix {
  const span = headOfObject(object);
  const quote = /^["']/.exec(document.text.slice(span.start, span.end))?.[0] ?? '';
  return { title: `Change to "${kind}"`, edits: [{ span, newText: `${quote}${kind}${quote}` }], preferred: true };
}
