import type { DocumentRule } from '../../rule';
import { problemReports } from '../problemReports';

export const yamlTemplate: DocumentRule = {
  scope: 'document',
  needs: 'problems',
  meta: {
    code: 'yaml/template',
    severity: 'hint',
    summary: 'A document with template expressions, which can be checked only in part.',
    fixable: false,
  },
  check: (document) => problemReports(document, 'template'),
};
