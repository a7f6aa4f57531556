import type { DocumentRule } from '../../rule';
import { problemReports } from '../problemReports';

export const yamlAliasExpansion: DocumentRule = {
  scope: 'document',
  needs: 'problems',
  meta: {
    code: 'yaml/alias-expansion',
    severity: 'error',
    summary: 'Aliases that stand for more values than any spec needs.',
    fixable: false,
    rejectedBy: ['oslo'],
  },
  check: (document) => problemReports(document, 'alias-expansion'),
};
