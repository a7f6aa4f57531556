import type { DocumentRule } from '../../rule';
import { problemReports } from '../problemReports';

export const yamlUnknownAlias: DocumentRule = {
  scope: 'document',
  needs: 'problems',
  meta: {
    code: 'yaml/unknown-alias',
    severity: 'error',
    summary: 'An alias (*name) without an anchor (&name) above it.',
    fixable: true,
    rejectedBy: ['oslo'],
  },
  check: (document) => problemReports(document, 'unknown-alias'),
};
