import { rewrite } from '../../budget/words';
import { placeOfValue, slosOf } from '../../places';
import type { DocumentRule } from '../../rule';

export const objectiveSeveralPrimary: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'objective/several-primary',
    severity: 'error',
    summary: 'Several objectives of an SLO that are the one which stands for it.',
    fixable: true,
  },
  *check(document) {
    for (const { slo } of slosOf(document)) {
      const [first, ...others] = slo.objectives.flatMap(({ index, node, primary }) =>
        primary?.value === true ? [{ index, node, primary }] : [],
      );
      for (const { node, primary } of first ? others : []) {
        const span = placeOfValue(node, primary.span);
        const title = 'Change to false';
        yield {
          span,
          message: `Objective ${first!.index + 1} is the primary one already: at most one objective stands for its SLO, and an SLO with several is refused. Write false here, or there.`,
          related: [{ span: placeOfValue(first!.node, first!.primary.span), message: 'The first primary objective' }],
          fixes: span === primary.span ? [rewrite(document, span, 'false', { title, preferred: false })] : [],
        };
      }
    }
  },
};
