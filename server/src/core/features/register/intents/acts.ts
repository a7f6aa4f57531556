import type { Change, Value } from '../../../yaml/change/change';
import type { ActIntent } from '../intent';
import { STRATEGY_OPTIONS } from '../options';
import { listChanges } from './lists';
import { Refused } from './scene';
import type { Plan, Scene } from './scene';
import { dateOf, durationOf, entityOf, needed, textOf } from './typed';

type Of<T extends ActIntent['type']> = Extract<ActIntent, { readonly type: T }>;

export function addIndicator(scene: Scene, { risk: id, indicator }: Of<'addIndicator'>): Plan {
  const name = needed(indicator, 'the name of an SLI');
  const { risk, path, names } = indicatorsOf(scene, id);
  return { changes: names.includes(name) ? [] : listChanges(scene, path, [...names, name], risk), focus: id };
}

export function removeIndicator(scene: Scene, { risk: id, indicator }: Of<'removeIndicator'>): Plan {
  const { risk, path, names } = indicatorsOf(scene, id);
  const left = names.filter((name) => name !== indicator);
  return { changes: left.length === names.length ? [] : listChanges(scene, path, left, risk), focus: id };
}

function indicatorsOf(
  scene: Scene,
  id: string,
): { readonly risk: number; readonly path: (string | number)[]; readonly names: string[] } {
  const risk = scene.risk(id);
  const path = scene.pathOf(risk, 'indicatorRefs');
  return { risk: path.length - 1, path, names: risk.indicatorRefs.map(({ value }) => value) };
}

export function setDependency(scene: Scene, { risk: id, dependency }: Of<'setDependency'>): Plan {
  const text = textOf(dependency);
  const path = scene.pathOf(scene.risk(id), 'dependencyRef');
  return { changes: scene.put(path, text === undefined ? undefined : entityOf(text)), focus: id };
}

export function setTicket(scene: Scene, { risk: id, ticket }: Of<'setTicket'>): Plan {
  return { changes: scene.put(scene.pathOf(scene.risk(id), 'ticket'), textOf(ticket)), focus: id };
}

export function setTreatment(scene: Scene, intent: Of<'setTreatment'>): Plan {
  const { risk: id, strategy } = intent;
  const risk = scene.risk(id);
  const path = scene.pathOf(risk, 'treatment');
  if (strategy === null) return { changes: scene.without(path), focus: id };
  if (strategy !== undefined && !STRATEGY_OPTIONS.some(({ value }) => value === strategy))
    throw new Refused('invalid', 'A risk is mitigated, accepted, avoided or transferred.');
  if (strategy === undefined && !risk.treatment?.strategy)
    throw new Refused('invalid', 'Say first what is done about the risk: mitigate, accept, avoid or transfer.');
  const changes: Change[] = strategy === undefined ? [] : scene.put([...path, 'strategy'], strategy);
  for (const [key, typed] of Object.entries(partsOf(intent))) {
    const text = typed === undefined ? undefined : textOf(typed);
    if (typed !== undefined)
      changes.push(...scene.put([...path, key], text === undefined ? undefined : READ[key]!(text)));
  }
  return { changes, focus: id };
}

const partsOf = ({ owner, justification, until }: Of<'setTreatment'>): Record<string, string | undefined> => ({
  owner,
  justification,
  until,
});

const READ: Readonly<Record<string, (text: string) => string>> = {
  owner: entityOf,
  justification: (text) => text,
  until: dateOf,
};

export function accept(scene: Scene, { risk: id, owner, justification, until }: Of<'accept'>): Plan {
  const risk = scene.risk(id);
  const path = scene.pathOf(risk, 'treatment');
  const treatment: Record<string, Value> = {
    strategy: 'accept',
    owner: entityOf(needed(owner, 'who answers for it')),
    justification: needed(justification, 'why it is accepted'),
    until: dateOf(needed(until, 'the day on which this is decided anew')),
  };
  if (!risk.treatment) return { changes: [{ op: 'set', path, value: treatment }], focus: id };
  return {
    changes: Object.entries(treatment).map(([key, value]): Change => ({ op: 'set', path: [...path, key], value })),
    focus: id,
  };
}

export function setOwner(scene: Scene, { owner }: Of<'setOwner'>): Plan {
  const text = textOf(owner);
  return { changes: scene.put([...scene.spec, 'owner'], text === undefined ? undefined : entityOf(text)), focus: null };
}

export function setReviewEvery(scene: Scene, { every }: Of<'setReviewEvery'>): Plan {
  const text = textOf(every);
  const path = [...scene.spec, 'reviewEvery'];
  return { changes: scene.put(path, text === undefined ? undefined : durationOf(text)), focus: null };
}
