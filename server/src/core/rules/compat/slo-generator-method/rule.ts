import { nearest } from '../../../text/nearest';
import { shorten } from '../../../schema/words';
import { rewrite } from '../../budget/words';
import type { DocumentRule } from '../../rule';
import { measuredIn } from '../sloGenerator';

export const compatSloGeneratorMethod: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'compat/slo-generator-method',
    severity: 'warning',
    summary: 'A method that the backend of slo-generator does not have.',
    fixable: true,
    rejectedBy: ['slo-generator'],
  },
  *check(document, settings) {
    for (const { provider, method, methods } of measuredIn(document, settings)) {
      const { value, span } = method;
      if (Object.hasOwn(methods, value) || value.includes('${')) continue;
      const known = Object.keys(methods);
      const near = nearest(value, known);
      const title = `Change to "${near ?? ''}"`;
      yield {
        span,
        message: `The backend ${provider} of slo-generator has no method "${shorten(value)}", so the SLO cannot be computed.${near === undefined ? '' : ` Did you mean "${near}"?`} What it has: ${known.join(', ')}.`,
        fixes: near === undefined ? [] : [rewrite(document, span, near, { title, preferred: true })],
      };
    }
  },
};
