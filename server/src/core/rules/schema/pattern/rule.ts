import type { DocumentRule } from '../../rule';
import { violationReports } from '../violationReports';

export const schemaPattern: DocumentRule = {
  scope: 'document',
  needs: 'violations',
  meta: {
    code: 'schema/pattern',
    severity: 'error',
    summary: 'A text that does not have the form its field demands.',
    fixable: true,
  },
  check: (document) => violationReports(document, 'schema/pattern'),
};
