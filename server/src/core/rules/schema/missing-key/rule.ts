import type { DocumentRule } from '../../rule';
import { violationReports } from '../violationReports';

export const schemaMissingKey: DocumentRule = {
  scope: 'document',
  needs: 'violations',
  meta: {
    code: 'schema/missing-key',
    severity: 'error',
    summary: 'A required key that is not there.',
    fixable: true,
  },
  check: (document) => violationReports(document, 'schema/missing-key'),
};
