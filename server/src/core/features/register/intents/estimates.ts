import type { RiskNumbers } from '../../../model/riskRegister';
import { Inline } from '../../../yaml/change/change';
import type { Change } from '../../../yaml/change/change';
import type { PathStep } from '../../../yaml/tree';
import { BASIS_OPTIONS } from '../options';
import { FIELDS } from '../estimateTexts';
import type { EstimateField } from '../estimateView';
import type { EstimateIntent, TypedEstimate } from '../intent';
import { listChanges } from './lists';
import { Refused } from './scene';
import type { Plan, Scene } from './scene';
import { durationOf, estimateOf, textOf } from './typed';

type Of<T extends EstimateIntent['type']> = Extract<EstimateIntent, { readonly type: T }>;

/** The time that a count is for where nobody says another. */
const USUAL_PER = '365d';

export function setEstimate(scene: Scene, intent: Of<'setEstimate'>): Plan {
  const risk = scene.risk(intent.risk);
  const path = scene.pathOf(risk, 'estimate');
  return { changes: fieldChanges(scene, path, risk.estimate, intent.field, intent), focus: intent.risk };
}

export function clearEstimate(scene: Scene, { risk: id, field }: Of<'clearEstimate'>): Plan {
  const risk = scene.risk(id);
  return { changes: withoutField(scene, scene.pathOf(risk, 'estimate'), field), focus: id };
}

/** Writes a field of an estimate, or of what a mitigation changes in one. */
export function fieldChanges(
  scene: Scene,
  path: readonly PathStep[],
  numbers: RiskNumbers | undefined,
  field: EstimateField,
  typed: TypedEstimate,
): Change[] {
  if (!Object.hasOwn(FIELDS, field)) throw new Refused('invalid', 'An estimate has no such number.');
  const value = estimateOf(field, typed);
  if (field !== 'frequency') {
    const other = field === 'meanTimeBetweenFailures' ? scene.without([...path, 'frequency']) : [];
    return [{ op: 'set', path: [...path, field], value }, ...other];
  }
  const written = numbers?.frequency;
  const other = scene.without([...path, 'meanTimeBetweenFailures']);
  const per = durationOf(textOf(typed.per ?? '') ?? written?.per?.text ?? USUAL_PER);
  if (per.replace(/[^1-9]/g, '') === '')
    throw new Refused('invalid', 'Say in what time it happens so often: 30d or 365d.');
  const whole: Change = { op: 'set', path: [...path, field], value: new Inline({ count: value, per }) };
  if (!written || !isMap(scene.valueAt([...path, field]))) return [whole, ...other];
  return [
    { op: 'set', path: [...path, field, 'count'], value },
    ...(per === written.per?.text ? [] : scene.put([...path, field, 'per'], per)),
    ...other,
  ];
}

const isMap = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Takes a field away, and the estimate with it where nothing else is left. */
export const withoutField = (scene: Scene, path: readonly PathStep[], field: EstimateField): Change[] =>
  scene.without([...path, field], path.length - 1);

export function setBasis(scene: Scene, { risk: id, basis }: Of<'setBasis'>): Plan {
  const risk = scene.risk(id);
  if (basis !== null && !BASIS_OPTIONS.some(({ value }) => value === basis))
    throw new Refused('invalid', 'Numbers rest on a guess, an expert or evidence.');
  const path = scene.pathOf(risk, 'estimate', 'basis');
  return { changes: scene.put(path, basis ?? undefined, path.length - 2), focus: id };
}

export function setIncidents(scene: Scene, { risk: id, incidents }: Of<'setIncidents'>): Plan {
  const risk = scene.risk(id);
  const path = scene.pathOf(risk, 'estimate', 'incidents');
  const wanted = [...new Set(incidents.flatMap((each) => textOf(each) ?? []))];
  return { changes: listChanges(scene, path, wanted, path.length - 2), focus: id };
}
