import type { DocumentRule } from '../../rule';
import { violationReports } from '../violationReports';

export const schemaEnum: DocumentRule = {
  scope: 'document',
  needs: 'violations',
  meta: {
    code: 'schema/enum',
    severity: 'error',
    summary: 'A value outside of the fixed list of a field.',
    fixable: true,
  },
  check: (document) => violationReports(document, 'schema/enum'),
};
