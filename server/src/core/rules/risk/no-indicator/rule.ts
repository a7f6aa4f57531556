import { nameFrom } from '../../../features/register/intents/names';
import { IMPACTS, labelsOf, LIKELIHOODS } from '../../../features/risks/labels';
import type { Risk } from '../../../model/riskRegister';
import type { Fix } from '../../../text/edit';
import type { SpecDocument } from '../../../workspace/specDocument';
import { insertKey } from '../../../yaml/insertKey';
import { nodeAt } from '../../../yaml/tree';
import type { PathStep } from '../../../yaml/tree';
import { nameOf, registersOf } from '../registers';
import type { DocumentRule } from '../../rule';

export const riskNoIndicator: DocumentRule = {
  scope: 'document',
  on: ['risk-register'],
  meta: {
    code: 'risk/no-indicator',
    severity: 'warning',
    summary: 'A risk of high impact that is likely, and that nothing measures.',
    fixable: true,
  },
  *check(document) {
    for (const { object, register } of registersOf(document))
      for (const risk of register.risks) {
        if (!isTop(risk) || risk.indicatorRefs.length > 0) continue;
        const fix = addIndicator(document, risk, [...object.path, 'spec', 'risks', risk.index]);
        yield {
          span: risk.head,
          message: `"${nameOf(risk)}" is ${risk.impact?.value ?? ''} and ${risk.likelihood?.value ?? ''}, and no indicator shows it: nobody can tell how often it happens, nor whether what is done about it helps. Name in "indicatorRefs" an SLI that gets worse when it happens.`,
          structural: true,
          fixes: fix ? [fix] : [],
        };
      }
  },
};

/** Major or worse, and likely or more. */
function isTop(risk: Risk): boolean {
  const { impact, likelihood } = labelsOf(risk);
  return impact >= IMPACTS.indexOf('major') && likelihood >= LIKELIHOODS.indexOf('likely');
}

/** Refers to an indicator that is to be created; what is said about the reference then offers to do so. */
function addIndicator(document: SpecDocument, { fear }: Risk, path: readonly PathStep[]): Fix | undefined {
  const node = nodeAt(document.root, path);
  if (node?.kind !== 'map' || node.alias !== undefined || node.pairs.some(({ key }) => key === 'indicatorRefs'))
    return undefined;
  const name = nameFrom(fear?.value ?? '', 'indicator', new Set());
  const isJson = document.text.charAt(node.pairs[0]?.keySpan.start ?? 0) === '"';
  const edit = insertKey(document.text, node, 'indicatorRefs', isJson ? `["${name}"]` : `[${name}]`);
  return edit && { title: `Add the indicator "${name}", to be created`, edits: [edit], preferred: false };
}
