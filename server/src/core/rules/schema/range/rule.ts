import type { DocumentRule } from '../../rule';
import { violationReports } from '../violationReports';

export const schemaRange: DocumentRule = {
  scope: 'document',
  needs: 'violations',
  meta: {
    code: 'schema/range',
    severity: 'error',
    summary: 'A number outside of the range of its field.',
    fixable: true,
  },
  check: (document) => violationReports(document, 'schema/range'),
};
