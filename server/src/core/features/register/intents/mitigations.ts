import type { Change } from '../../../yaml/change/change';
import { Inline } from '../../../yaml/change/change';
import type { PathStep } from '../../../yaml/tree';
import type { MitigationIntent } from '../intent';
import { STATUS_OPTIONS } from '../options';
import { fieldChanges, withoutField } from './estimates';
import { Refused } from './scene';
import type { Plan, Scene } from './scene';
import { needed, numberOf, textOf } from './typed';

type Of<T extends MitigationIntent['type']> = Extract<MitigationIntent, { readonly type: T }>;

const ITS_NAME = 'what makes it better';

export function addMitigation(scene: Scene, { risk: id, name }: Of<'addMitigation'>): Plan {
  const path = scene.pathOf(scene.risk(id), 'mitigations');
  return { changes: [scene.append(path, { name: needed(name, ITS_NAME), status: 'planned' })], focus: id };
}

export function editMitigation(scene: Scene, intent: Of<'editMitigation'>): Plan {
  const { name, ticket, annualCost } = intent;
  const path = pathOf(scene, intent);
  const changes: Change[] = [];
  if (name !== undefined) changes.push(...scene.put([...path, 'name'], needed(name, ITS_NAME)));
  if (ticket !== undefined) changes.push(...scene.put([...path, 'ticket'], textOf(ticket)));
  if (annualCost === null) changes.push(...scene.without([...path, 'annualCost']));
  else if (annualCost !== undefined) changes.push(...costChanges(path, annualCost));
  return { changes, focus: intent.risk };
}

function costChanges(
  path: readonly PathStep[],
  typed: { readonly amount: string; readonly currency: string },
): Change[] {
  const amount = numberOf(typed.amount.replace(/(?<=[0-9])[ ,](?=[0-9]{3})/g, ''));
  const currency = typed.currency.trim().toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency))
    throw new Refused('invalid', 'A currency is its three letters, such as EUR or USD.');
  return [{ op: 'set', path: [...path, 'annualCost'], value: new Inline({ amount, currency }) }];
}

export function setMitigationStatus(scene: Scene, intent: Of<'setMitigationStatus'>): Plan {
  const { status } = intent;
  if (status !== null && !STATUS_OPTIONS.some(({ value }) => value === status))
    throw new Refused('invalid', 'A mitigation is planned or done.');
  return { changes: scene.put([...pathOf(scene, intent), 'status'], status ?? undefined), focus: intent.risk };
}

export function setMitigationChange(scene: Scene, intent: Of<'setMitigationChange'>): Plan {
  const { changes } = scene.mitigation(scene.risk(intent.risk), intent.mitigation);
  const path = [...pathOf(scene, intent), 'changes'];
  return { changes: fieldChanges(scene, path, changes, intent.field, intent), focus: intent.risk };
}

export function clearMitigationChange(scene: Scene, intent: Of<'clearMitigationChange'>): Plan {
  return { changes: withoutField(scene, [...pathOf(scene, intent), 'changes'], intent.field), focus: intent.risk };
}

export function removeMitigation(scene: Scene, intent: Of<'removeMitigation'>): Plan {
  const path = pathOf(scene, intent);
  return { changes: scene.without(path, path.length - 2), focus: intent.risk };
}

function pathOf(
  scene: Scene,
  { risk: id, mitigation }: { readonly risk: string; readonly mitigation: number },
): PathStep[] {
  const risk = scene.risk(id);
  return scene.pathOf(risk, 'mitigations', scene.mitigation(risk, mitigation).index);
}
