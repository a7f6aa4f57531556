import type { DocumentRule } from '../../rule';
import { violationReports } from '../violationReports';

export const schemaChoice: DocumentRule = {
  scope: 'document',
  needs: 'violations',
  meta: {
    code: 'schema/choice',
    severity: 'error',
    summary: 'Keys that exclude or need each other.',
    fixable: false,
  },
  check: (document) => violationReports(document, 'schema/choice'),
};
