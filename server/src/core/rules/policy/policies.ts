import type { ErrorBudgetPolicy } from '../../model/policy';
import type { SpecDocument } from '../../workspace/specDocument';

/** What the rules on error budget policies have in common. */

/** The policies of a document. */
export function* policiesIn(document: SpecDocument): Generator<ErrorBudgetPolicy> {
  for (const { model } of document.allObjects) if (model.type === 'error-budget-policy') yield model;
}

/** Actions that stop changes. */
export const FREEZES: readonly string[] = ['freeze-releases'];
