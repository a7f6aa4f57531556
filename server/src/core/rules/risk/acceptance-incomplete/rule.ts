import type { Settings } from '../../../config/settings';
import type { RiskRegister, Treatment } from '../../../model/riskRegister';
import type { SpecDocument } from '../../../workspace/specDocument';
import { monthsAfter } from '../../../features/risks/days';
import { insertKey } from '../../../yaml/insertKey';
import { quoteWhereNeeded } from '../../../yaml/quote';
import { nodeAt } from '../../../yaml/tree';
import type { PathStep } from '../../../yaml/tree';
import { listed, nameOf, registersOf } from '../registers';
import type { DocumentRule, Report } from '../../rule';

export const riskAcceptanceIncomplete: DocumentRule = {
  scope: 'document',
  on: ['risk-register'],
  meta: {
    code: 'risk/acceptance-incomplete',
    severity: 'warning',
    summary: 'A risk that is accepted without saying by whom, why and until when.',
    fixable: true,
  },
  *check(document, settings) {
    for (const { object, register } of registersOf(document))
      for (const risk of register.risks) {
        const { treatment } = risk;
        if (treatment?.strategy?.value !== 'accept') continue;
        const missing = NEEDED.filter((key) => !treatment[key]?.value.trim());
        if (missing.length === 0) continue;
        yield {
          span: treatment.strategy.span,
          message: `"${nameOf(risk)}" is accepted, and does not say ${listed(missing.map((key) => WORDS[key]))}. Such an acceptance looks just like a risk that was forgotten. Add ${listed(missing.map((key) => `"${key}"`))}.`,
          structural: true,
          fixes: fixesOf(document, treatment, missing, samples(register, settings), [
            ...object.path,
            'spec',
            'risks',
            risk.index,
            'treatment',
          ]),
        };
      }
  },
};

type Needed = (typeof NEEDED)[number];

const NEEDED = ['owner', 'justification', 'until'] as const;

const WORDS: Readonly<Record<Needed, string>> = {
  owner: 'who answers for it',
  justification: 'why',
  until: 'until when',
};

/** An acceptance for a quarter is long enough to do something else in the meantime. */
const MONTHS = 3;

/** What stands there to be filled in; no day where nobody knows which day it is. */
type Samples = Readonly<Record<Needed, string | undefined>>;

const samples = ({ owner }: RiskRegister, { today }: Settings): Samples => ({
  owner: owner?.value ?? 'group:default/team',
  justification: 'why it is accepted',
  until: monthsAfter(today, MONTHS),
});

function fixesOf(
  document: SpecDocument,
  treatment: Treatment,
  missing: readonly Needed[],
  sample: Samples,
  path: readonly PathStep[],
): NonNullable<Report['fixes']> {
  const node = nodeAt(document.root, path);
  // What is there and empty has a place of its own already.
  const added = missing.filter((key) => !treatment[key] && sample[key] !== undefined);
  if (node?.kind !== 'map' || node.alias !== undefined || added.length === 0) return [];
  const isJson = document.text.charAt(node.pairs[0]?.keySpan.start ?? 0) === '"';
  const edits = added.flatMap((key) => {
    const value = sample[key] ?? '';
    return insertKey(document.text, node, key, isJson ? JSON.stringify(value) : scalarOf(value)) ?? [];
  });
  return [{ title: `Add ${added.join(', ')}, to be filled in`, edits, preferred: false }];
}

/** A day and a catalog entity mean the same with and without quotes. */
const scalarOf = (value: string): string => (/^[A-Za-z0-9][\w.:/-]*$/.test(value) ? value : quoteWhereNeeded(value));
