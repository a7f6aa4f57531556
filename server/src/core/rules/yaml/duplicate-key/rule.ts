import type { DocumentRule } from '../../rule';
import { problemReports } from '../problemReports';

export const yamlDuplicateKey: DocumentRule = {
  scope: 'document',
  needs: 'problems',
  meta: {
    code: 'yaml/duplicate-key',
    severity: 'error',
    summary: 'The same key twice in one mapping.',
    fixable: true,
  },
  check: (document) => problemReports(document, 'duplicate-key'),
};
