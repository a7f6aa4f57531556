import type { RiskRegister } from '../../../model/riskRegister';
import type { Fix } from '../../../text/edit';
import { plainText } from '../../../text/markdown';
import { nearest } from '../../../text/nearest';
import type { Sourced } from '../../../text/span';
import type { SpecDocument } from '../../../workspace/specDocument';
import { columnOf, endOfLine, insertKey, newlineAt } from '../../../yaml/insertKey';
import { quoteWhereNeeded, rewritten } from '../../../yaml/quote';
import { itemsOf, pairOf, valueOf } from '../../../yaml/tree';
import { registersOf } from '../registers';
import type { RegisterObject } from '../registers';
import type { DocumentRule } from '../../rule';

export const riskUnknownJourney: DocumentRule = {
  scope: 'document',
  on: ['risk-register'],
  meta: {
    code: 'risk/unknown-journey',
    severity: 'error',
    summary: 'A risk in a journey that the register does not have.',
    fixable: true,
  },
  *check(document) {
    for (const found of registersOf(document)) {
      // A name that is not known before a template is filled in may be the one that is meant.
      if (found.register.journeys.some(({ name }) => !name || name.value.includes('{{'))) continue;
      const names = namesOf(found.register);
      const known = new Set(names);
      for (const { journeyRef } of found.register.risks) {
        if (!journeyRef || known.has(journeyRef.value)) continue;
        const near = nearest(journeyRef.value, names.slice(0, MOST_COMPARED));
        yield {
          span: journeyRef.span,
          message: `This register has no journey "${plainText(journeyRef.value, 60)}", so the risk counts against no budget and shows under no journey. ${near === undefined ? whatThereIs(names) : `Did you mean "${plainText(near, 60)}"?`}`,
          fixes: [...renameFix(document, journeyRef, near), ...createFix(document, found, journeyRef)],
        };
      }
    }
  },
};

/** So many names are compared with one that is wrong. */
const MOST_COMPARED = 200;
/** So many names are told. */
const MOST_TOLD = 5;

const namesOf = ({ journeys }: RiskRegister): string[] => journeys.flatMap(({ name }) => name?.value ?? []);

function whatThereIs(names: readonly string[]): string {
  const told = names.slice(0, MOST_TOLD).map((name) => plainText(name, 60));
  if (told.length === 0 || names.length > MOST_TOLD) return 'Correct the name, or create the journey.';
  return `Correct the name, or create the journey. What there is: ${told.join(', ')}.`;
}

function renameFix({ text }: SpecDocument, { span }: Sourced<string>, near: string | undefined): Fix[] {
  if (near === undefined) return [];
  const newText = /["']/.test(text.charAt(span.start)) ? rewritten(text, span, near) : quoteWhereNeeded(near);
  return [{ title: `Change to "${near}"`, edits: [{ span, newText }], preferred: false }];
}

/** Adds the journey behind the others, or a list with it. */
function createFix({ text }: SpecDocument, { object }: RegisterObject, { value }: Sourced<string>): Fix[] {
  const spec = valueOf(object.node, 'spec');
  if (spec?.kind !== 'map' || spec.flow) return [];
  const title = `Create the journey "${plainText(value, 60)}"`;
  const item = `- name: ${quoteWhereNeeded(value)}`;
  const list = pairOf(spec, 'journeys');
  const last = itemsOf(list?.value).at(-1);
  if (!list) {
    const indent = ' '.repeat(columnOf(text, spec.pairs[0]?.keySpan.start ?? 0));
    const edit = insertKey(text, spec, 'journeys', `\n${indent}  ${item}`);
    return edit ? [{ title, edits: [edit], preferred: false }] : [];
  }
  if (list.merged || list.value?.kind !== 'seq' || list.value.flow || list.value.alias !== undefined || !last)
    return [];
  const at = endOfLine(text, last.end);
  const newText = `${newlineAt(text, at)}${' '.repeat(columnOf(text, list.value.start))}${item}`;
  return [{ title, edits: [{ span: { start: at, end: at }, newText }], preferred: false }];
}
