import type { Change } from '../../../yaml/change/change';
import type { FactorIntent } from '../intent';
import type { Plan, Scene } from './scene';
import { durationOf, fractionOf, needed, textOf } from './typed';

type Of<T extends FactorIntent['type']> = Extract<FactorIntent, { readonly type: T }>;

const ITS_NAME = 'what makes every risk worse';

export function addSystemicFactor(scene: Scene, { name }: Of<'addSystemicFactor'>): Plan {
  const change = scene.append([...scene.spec, 'systemicFactors'], { name: needed(name, ITS_NAME) });
  return { changes: [change], focus: null };
}

export function editSystemicFactor(scene: Scene, intent: Of<'editSystemicFactor'>): Plan {
  const path = [...scene.spec, 'systemicFactors', scene.factor(intent.factor).index];
  const changes: Change[] = [];
  const put = (key: string, typed: string | undefined, read: (text: string) => string | number): void => {
    if (typed === undefined) return;
    const text = textOf(typed);
    changes.push(...scene.put([...path, key], text === undefined ? undefined : read(text)));
  };
  if (intent.name !== undefined) changes.push(...scene.put([...path, 'name'], needed(intent.name, ITS_NAME)));
  put('addTimeToDetect', intent.addTimeToDetect, durationOf);
  put('addTimeToRepair', intent.addTimeToRepair, durationOf);
  put('frequencyIncrease', intent.frequencyIncrease, fractionOf);
  return { changes, focus: null };
}

export function removeSystemicFactor(scene: Scene, { factor }: Of<'removeSystemicFactor'>): Plan {
  const path = [...scene.spec, 'systemicFactors', scene.factor(factor).index];
  return { changes: scene.without(path, scene.spec.length), focus: null };
}
