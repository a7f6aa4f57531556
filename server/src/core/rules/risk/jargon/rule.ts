import { jargonFinder } from '../../../features/risks/jargon';
import type { Jargon } from '../../../features/risks/jargon';
import { plainText } from '../../../text/markdown';
import type { Sourced, Span } from '../../../text/span';
import { registersOf } from '../registers';
import type { DocumentRule } from '../../rule';

export const riskJargon: DocumentRule = {
  scope: 'document',
  on: ['risk-register'],
  meta: {
    code: 'risk/jargon',
    severity: 'information',
    summary: 'A fear in words of the system, where it should say what a user can no longer do.',
    fixable: false,
  },
  *check(document, settings) {
    const jargonIn = jargonFinder(settings);
    for (const { register } of registersOf(document))
      for (const { fear } of register.risks) {
        const jargon = fear && jargonIn(fear.value);
        if (!jargon) continue;
        yield {
          span: spanOf(document.text, fear, jargon),
          message: `"${plainText(jargon.word, 40)}" is a word of the system, and only those who know the system can say how bad this is. ${plainText(jargon.question)} Write the answer as the fear: users are lost for what they cannot do.`,
        };
      }
  },
};

/** The word itself, where the fear is written as it is read; otherwise all of the fear. */
function spanOf(text: string, { value, span }: Sourced<string>, { span: { start, end } }: Jargon): Span {
  const written = text.indexOf(value, span.start);
  return written >= span.start && written + value.length <= span.end
    ? { start: written + start, end: written + end }
    : span;
}
