import type { Value } from '../../../yaml/change/change';
import type { CaptureIntent } from '../intent';
import { nameFrom } from './names';
import type { Plan, Scene } from './scene';
import { needed, textOf } from './typed';

type Of<T extends CaptureIntent['type']> = Extract<CaptureIntent, { readonly type: T }>;

const THE_FEAR = 'what you fear';

export function addFear(scene: Scene, { fear, journey, role }: Of<'addFear'>): Plan {
  const text = needed(fear, THE_FEAR);
  const taken = new Set([...scene.register.risks.flatMap((risk) => risk.id?.value ?? []), ...scene.handles.risks]);
  const id = nameFrom(text, 'risk', taken);
  const raisedBy = textOf(role ?? '');
  const name = journey === null || journey === undefined ? undefined : scene.journey(journey).name?.value;
  const risk: Record<string, Value> = { id, fear: text };
  if (raisedBy !== undefined) risk['raisedBy'] = raisedBy;
  if (name !== undefined) risk['journeyRef'] = name;
  return { changes: [scene.append([...scene.spec, 'risks'], risk)], focus: id };
}

export function editFear(scene: Scene, { risk: id, fear }: Of<'editFear'>): Plan {
  const path = scene.pathOf(scene.risk(id), 'fear');
  return { changes: scene.put(path, needed(fear, THE_FEAR)), focus: id };
}

export function setRole(scene: Scene, { risk: id, role }: Of<'setRole'>): Plan {
  return { changes: scene.put(scene.pathOf(scene.risk(id), 'raisedBy'), textOf(role)), focus: id };
}

export function removeRisk(scene: Scene, { risk: id }: Of<'removeRisk'>): Plan {
  const { index } = scene.risk(id);
  const next = scene.handles.risks[index + 1] ?? scene.handles.risks[index - 1] ?? null;
  return { changes: [{ op: 'remove', path: [...scene.spec, 'risks', index] }], focus: next };
}

export function moveRisk(scene: Scene, { risk: id, before }: Of<'moveRisk'>): Plan {
  const from = scene.risk(id).index;
  const to = before === null ? scene.register.risks.length : scene.risk(before).index;
  return { changes: moves([...scene.spec, 'risks'], from, to), focus: id };
}

/** Moves an item before the one that is at an index now. */
export function moves(path: readonly (string | number)[], from: number, before: number): Plan['changes'] {
  const to = before > from ? before - 1 : before;
  return to === from ? [] : [{ op: 'move', path, from, to }];
}

export function setPrompt(scene: Scene, { prompt }: Of<'setPrompt'>): Plan {
  return { changes: scene.put([...scene.spec, 'prompt'], textOf(prompt)), focus: null };
}
