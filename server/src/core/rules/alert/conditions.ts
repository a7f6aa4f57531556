import type { AlertCondition, AlertPolicy, ObjectModel } from '../../model/model';
import type { SpecDocument, SpecObject } from '../../workspace/specDocument';

/** What the rules of this group have in common: where policies and conditions stand, on their own or inside others. */

export interface PlacedCondition {
  readonly object: SpecObject;
  readonly condition: AlertCondition;
}

/** Every alert policy that is written in a document, each once however many aliases repeat it. */
export const policiesOf = (document: SpecDocument): AlertPolicy[] =>
  once(
    document.allObjects.flatMap(({ model }) => policiesIn(model)),
    (policy) => policy.node,
  );

/** Every alert condition that is written in a document, each once however many aliases repeat it. */
export const conditionsOf = (document: SpecDocument): PlacedCondition[] =>
  once(
    document.allObjects.flatMap((object) => conditionsIn(object.model).map((condition) => ({ object, condition }))),
    ({ condition }) => condition.node,
  );

/** The conditions that compare a burn rate; that is what a condition does that names no kind. */
export const burnRatesOf = (document: SpecDocument): PlacedCondition[] =>
  conditionsOf(document).filter(({ condition }) => !condition.kind || condition.kind.value === 'burnrate');

function policiesIn(model: ObjectModel): AlertPolicy[] {
  if (model.type === 'alert-policy') return [model];
  return model.type === 'slo' ? model.alertPolicies.flatMap((use) => use.inline ?? []) : [];
}

function conditionsIn(model: ObjectModel): AlertCondition[] {
  if (model.type === 'alert-condition') return [model];
  return policiesIn(model).flatMap((policy) => policy.conditions.flatMap((use) => use.inline ?? []));
}

/** An alias repeats the pairs of the mapping it stands for. */
function once<T>(all: readonly T[], nodeOf: (item: T) => AlertPolicy['node']): T[] {
  const seen = new Set<unknown>();
  return all.filter((item) => {
    const node = nodeOf(item);
    const identity = node?.kind === 'map' ? node.pairs : item;
    return !seen.has(identity) && seen.add(identity);
  });
}
