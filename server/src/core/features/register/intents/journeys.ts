import type { Change, Value } from '../../../yaml/change/change';
import type { JourneyIntent } from '../intent';
import { moves } from './capture';
import { isName, nameFrom } from './names';
import { Refused } from './scene';
import type { Plan, Scene } from './scene';
import { needed, textOf } from './typed';

type Of<T extends JourneyIntent['type']> = Extract<JourneyIntent, { readonly type: T }>;

export function setJourney(scene: Scene, { risk: id, journey }: Of<'setJourney'>): Plan {
  const risk = scene.risk(id);
  const path = scene.pathOf(risk, 'journeyRef');
  if (journey === null) return { changes: scene.without(path), focus: id };
  const { name } = scene.journey(journey);
  if (!name || scene.handles.journeys.indexOf(name.value) < 0)
    throw new Refused('invalid', 'This journey has no name of its own that a risk could refer to. Give it one first.');
  return { changes: scene.put(path, name.value), focus: id };
}

export function addJourney(scene: Scene, { displayName, slo }: Of<'addJourney'>): Plan {
  const title = needed(displayName, 'what users want to do');
  const taken = new Set([
    ...scene.register.journeys.flatMap(({ name }) => name?.value ?? []),
    ...scene.handles.journeys,
    // A reference that leads nowhere must not lead here by chance.
    ...scene.register.risks.flatMap(({ journeyRef }) => journeyRef?.value ?? []),
  ]);
  const name = nameFrom(title, 'journey', taken);
  const sloRef = textOf(slo ?? '');
  const journey: Record<string, Value> = { name, displayName: title };
  if (sloRef !== undefined) journey['sloRef'] = sloRef;
  return { changes: [scene.append([...scene.spec, 'journeys'], journey)], focus: name };
}

export function setJourneyTitle(scene: Scene, { journey: id, displayName }: Of<'setJourneyTitle'>): Plan {
  const { index } = scene.journey(id);
  return { changes: scene.put([...scene.spec, 'journeys', index, 'displayName'], textOf(displayName)), focus: id };
}

export function renameJourney(scene: Scene, { journey: id, name: typed }: Of<'renameJourney'>): Plan {
  const { index, name: old } = scene.journey(id);
  const name = typed.trim();
  if (!isName(name))
    throw new Refused(
      'invalid',
      'A name has 1 to 63 lower-case letters, digits and hyphens, such as buy-a-ticket, so that other files can refer to it.',
    );
  const isTaken = scene.register.journeys.some((other) => other.index !== index && other.name?.value === name);
  if (isTaken) throw new Refused('invalid', `Another journey is called ${name} already. Choose another name.`);
  const isUnique = old && scene.handles.journeys[index] === old.value;
  const references = isUnique ? referencesTo(scene, old.value) : [];
  return {
    changes: [
      { op: 'set', path: [...scene.spec, 'journeys', index, 'name'], value: name },
      ...references.map((path): Change => ({ op: 'set', path, value: name })),
    ],
    focus: name,
  };
}

export function removeJourney(scene: Scene, { journey: id }: Of<'removeJourney'>): Plan {
  const { index, name } = scene.journey(id);
  const isUnique = name && scene.handles.journeys[index] === name.value;
  const references = isUnique ? referencesTo(scene, name.value) : [];
  return {
    changes: [
      ...references.flatMap((path) => scene.without(path)),
      ...scene.without([...scene.spec, 'journeys', index], scene.spec.length),
    ],
    focus: scene.handles.journeys[index + 1] ?? scene.handles.journeys[index - 1] ?? null,
  };
}

/** The places at which risks refer to a journey. */
const referencesTo = (scene: Scene, name: string): (string | number)[][] =>
  scene.register.risks
    .filter(({ journeyRef }) => journeyRef?.value === name)
    .map((risk) => scene.pathOf(risk, 'journeyRef'));

export function moveJourney(scene: Scene, { journey: id, before }: Of<'moveJourney'>): Plan {
  const from = scene.journey(id).index;
  const to = before === null ? scene.register.journeys.length : scene.journey(before).index;
  return { changes: moves([...scene.spec, 'journeys'], from, to), focus: id };
}

export function setJourneySlo(scene: Scene, { journey: id, slo }: Of<'setJourneySlo'>): Plan {
  const { index } = scene.journey(id);
  return { changes: scene.put([...scene.spec, 'journeys', index, 'sloRef'], textOf(slo ?? '')), focus: id };
}
