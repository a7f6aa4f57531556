import { rangeAround } from '../../../features/risks/rangeAround';
import { plainText } from '../../../text/markdown';
import { estimatesIn, listed, nameOf, registersOf } from '../registers';
import type { DocumentRule, Report } from '../../rule';

export const riskPointEstimate: DocumentRule = {
  scope: 'document',
  on: ['risk-register'],
  meta: {
    code: 'risk/point-estimate',
    severity: 'hint',
    summary: 'A guess that is written as one number, as if it were known.',
    fixable: true,
    quiet: true,
  },
  *check(document) {
    for (const { register } of registersOf(document))
      for (const risk of register.risks) {
        const points = estimatesIn(risk.estimate).filter(
          ({ field, estimate }) => ASKED.includes(field) && estimate?.kind === 'point' && estimate.value > 0,
        );
        if (!risk.estimate || points.length === 0) continue;
        const told = points.map(({ spec }) => `${spec.key} (${plainText(spec.parts[0]?.text ?? '', 30)})`);
        yield {
          span: risk.estimate.keySpan,
          message: `"${nameOf(risk)}" is reckoned with single values for ${listed(told)}, as if nobody could be wrong about them. A range that holds nine times out of ten, {p5, p95}, shows how sure you are: its mean is what counts for the bad minutes, and its width for the chance to exceed the budget.`,
          fixes: fixesOf(points, document.text),
        };
      }
  },
};

/** Shares are often known exactly: all users, one region of four. Times hardly ever are. */
const ASKED: readonly string[] = ['meanTimeBetweenFailures', 'timeToDetect', 'timeToRepair'];

function fixesOf(points: ReturnType<typeof estimatesIn>, text: string): NonNullable<Report['fixes']> {
  const ranges = points.flatMap(({ spec }) => {
    const range = rangeAround(spec, text);
    return range ? [{ key: spec.key, ...range }] : [];
  });
  if (ranges.length === 0) return [];
  const title = `Write ranges to correct: ${ranges.map((range) => `${range.key} ${range.title}`).join(', ')}`;
  return [{ title, edits: ranges.map(({ edit }) => edit), preferred: false }];
}
