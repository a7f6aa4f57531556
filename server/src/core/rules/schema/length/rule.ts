import type { DocumentRule } from '../../rule';
import { violationReports } from '../violationReports';

export const schemaLength: DocumentRule = {
  scope: 'document',
  needs: 'violations',
  meta: {
    code: 'schema/length',
    severity: 'error',
    summary: 'A text or list that is too short or too long.',
    fixable: false,
  },
  check: (document) => violationReports(document, 'schema/length'),
};
