import type { SpecObject } from '../../../workspace/specDocument';
import type { FileRule, RelatedPlace } from '../../rule';

export const referenceDuplicateName: FileRule = {
  scope: 'file',
  meta: {
    code: 'reference/duplicate-name',
    severity: 'warning',
    summary: 'Two objects of one kind with the same name in one file.',
    fixable: false,
  },
  *check(file) {
    const seen = new Map<string, { readonly document: number; readonly place: RelatedPlace }>();
    for (const [document, { objects }] of file.documents.entries())
      for (const object of objects) {
        if (!object.kind || !object.name?.value) continue;
        const { value: name, span } = object.name;
        const key = keyOf(object, name);
        const first = seen.get(key);
        if (!first) {
          seen.set(key, { document, place: { span, message: `The first ${object.kind.label} "${name}"` } });
          continue;
        }
        const elsewhere = first.document === document ? first.place : { ...first.place, document: first.document };
        yield {
          document,
          span,
          message: `Another ${object.kind.label} in this file is named "${name}" too. What refers to that name can mean only one of them, and most tools let the later replace the earlier without a word. Rename one, or remove it.`,
          related: [elsewhere],
        };
      }
  },
};

const keyOf = ({ dialect, kind, node }: SpecObject, name: string): string =>
  JSON.stringify([dialect.id, kind?.name, dialect.scopeOf?.(node), name]);
