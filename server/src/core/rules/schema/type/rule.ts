import type { DocumentRule } from '../../rule';
import { violationReports } from '../violationReports';

export const schemaType: DocumentRule = {
  scope: 'document',
  needs: 'violations',
  meta: {
    code: 'schema/type',
    severity: 'error',
    summary: 'A value of the wrong type, such as a text where a number belongs.',
    fixable: true,
  },
  check: (document) => violationReports(document, 'schema/type'),
};
