import type { DocumentRule } from '../../rule';
import { problemReports } from '../problemReports';

export const yamlSyntax: DocumentRule = {
  scope: 'document',
  needs: 'problems',
  meta: {
    code: 'yaml/syntax',
    severity: 'error',
    summary: 'YAML that cannot be read as it stands.',
    fixable: true,
    rejectedBy: ['oslo'],
  },
  check: (document) => problemReports(document, 'syntax'),
};
