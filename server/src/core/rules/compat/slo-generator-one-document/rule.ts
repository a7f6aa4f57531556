import type { SpecDocument } from '../../../workspace/specDocument';
import { headOf, headOfObject } from '../../places';
import type { FileRule, Report } from '../../rule';
import { sloGeneratorObjects } from '../sloGenerator';

export const compatSloGeneratorOneDocument: FileRule = {
  scope: 'file',
  meta: {
    code: 'compat/slo-generator-one-document',
    severity: 'information',
    summary: 'A file with several documents, or with a list, of which slo-generator reads nothing.',
    fixable: false,
    rejectedBy: ['slo-generator'],
  },
  *check(file, settings) {
    const filled = [...file.documents.entries()].filter(([, document]) => !isEmpty(document));
    for (const [index, document] of file.documents.entries()) {
      const [object] = sloGeneratorObjects(document, settings);
      if (!object) continue;
      if (document.root?.kind === 'seq')
        yield { document: index, ...report(headOf(object.node), 'is a list', 'each object in a file of its own') };
      else if (filled.length > 1 && filled[0]?.[0] !== index)
        yield {
          document: index,
          ...report(headOfObject(object), 'holds several documents', 'this one in a file of its own'),
        };
    }
  },
};

const report = (span: Report['span'], what: string, advice: string): Report => ({
  span,
  message: `This file ${what}, but slo-generator reads files with one object each, and fails on others. Put ${advice}.`,
});

/** True where nothing but comments and markers stand in a document. */
const isEmpty = ({ text }: SpecDocument): boolean => /^(?:(?:---|\.\.\.)?[ \t]*(?:#.*)?(?:\r?\n|$))*$/.test(text);
