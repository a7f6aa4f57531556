import type { DocumentRule } from '../../rule';
import { problemReports } from '../problemReports';

export const yamlTooDeep: DocumentRule = {
  scope: 'document',
  needs: 'problems',
  meta: {
    code: 'yaml/too-deep',
    severity: 'error',
    summary: 'A document that is nested too deeply to be read.',
    fixable: false,
    rejectedBy: ['oslo'],
  },
  check: (document) => problemReports(document, 'too-deep'),
};
