import type { DocumentRule } from '../../rule';
import { violationReports } from '../violationReports';

export const schemaUnknownKey: DocumentRule = {
  scope: 'document',
  needs: 'violations',
  meta: {
    code: 'schema/unknown-key',
    severity: 'error',
    summary: 'A key that the format does not know.',
    fixable: true,
  },
  check: (document) => violationReports(document, 'schema/unknown-key'),
};
