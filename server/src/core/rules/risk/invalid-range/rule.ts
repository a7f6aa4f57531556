import { problemOf } from '../../../math/estimate';
import type { EstimateProblem } from '../../../math/estimate';
import type { SpecEstimate } from '../../../model/riskRegister';
import type { Fix } from '../../../text/edit';
import { plainText } from '../../../text/markdown';
import type { SpecDocument } from '../../../workspace/specDocument';
import { estimatesIn, numbersIn, registersOf } from '../registers';
import type { DocumentRule } from '../../rule';

export const riskInvalidRange: DocumentRule = {
  scope: 'document',
  on: ['risk-register'],
  meta: {
    code: 'risk/invalid-range',
    severity: 'error',
    summary: 'A range that no number can lie in: its ends reversed, or the most likely value outside.',
    fixable: true,
  },
  *check(document) {
    for (const { register } of registersOf(document))
      for (const numbers of numbersIn(register))
        for (const { spec, estimate } of estimatesIn(numbers)) {
          const problem = estimate && problemOf(estimate);
          const words = problem && WORDS[problem];
          if (!words) continue;
          yield {
            span: spec.span,
            message: `${spec.key}: ${words(spec)}`,
            severity: problem === 'no-range' ? 'hint' : 'error',
            fixes: problem === 'reversed' ? swapFix(document, spec) : [],
          };
        }
  },
};

const textOf = (spec: SpecEstimate, name: string): string =>
  plainText(spec.parts.find(({ part }) => part === name)?.text ?? '', 30);

const isInterval = (spec: SpecEstimate): boolean => spec.parts.some(({ part }) => part === 'p5');

/** Numbers below zero and without end are left to the schema. */
const WORDS: Readonly<Partial<Record<EstimateProblem, (spec: SpecEstimate) => string>>> = {
  reversed: (spec) =>
    isInterval(spec)
      ? `p5 (${textOf(spec, 'p5')}) is above p95 (${textOf(spec, 'p95')}), so no number fits and the risk has no figures. p5 is the value that one time in twenty is below; swap the two.`
      : `low (${textOf(spec, 'low')}) is above high (${textOf(spec, 'high')}), so no number fits and the risk has no figures. Swap the two.`,
  'mode-outside': (spec) =>
    `mode (${textOf(spec, 'mode')}) lies outside of low to high (${textOf(spec, 'low')} to ${textOf(spec, 'high')}), so the risk has no figures. The most likely value lies between the smallest and the largest; correct one of the three.`,
  'not-positive': (spec) =>
    `a 90 % interval lies above zero, and ${textOf(spec, 'p5')} to ${textOf(spec, 'p95')} does not, so the risk has no figures. Write a small value in place of 0, or low, mode and high, which may begin at 0.`,
  'no-range': (spec) =>
    `p5 and p95 are both ${textOf(spec, 'p5')}: that is one value and no range, and it counts as certain. Write how far it may be off, or the value alone.`,
};

/** Exchanges the two ends of a range. */
function swapFix({ text }: SpecDocument, { parts }: SpecEstimate): Fix[] {
  const low = parts.find(({ part }) => part === 'p5' || part === 'low');
  const high = parts.find(({ part }) => part === 'p95' || part === 'high');
  if (!low || !high || low.span.start === high.span.start) return [];
  const edits = [
    { span: low.span, newText: text.slice(high.span.start, high.span.end) },
    { span: high.span, newText: text.slice(low.span.start, low.span.end) },
  ];
  return [{ title: `Swap ${low.part} and ${high.part}`, edits, preferred: false }];
}
