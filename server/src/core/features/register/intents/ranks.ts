import type { Change } from '../../../yaml/change/change';
import { votesOf } from '../../risks/assessRegister';
import { IMPACTS, LIKELIHOODS } from '../../risks/labels';
import type { RankIntent } from '../intent';
import { Refused } from './scene';
import type { Plan, Scene } from './scene';

type Of<T extends RankIntent['type']> = Extract<RankIntent, { readonly type: T }>;

export function rank(scene: Scene, { risk: id, impact, likelihood }: Of<'rank'>): Plan {
  const risk = scene.risk(id);
  return {
    changes: [
      ...label(scene, scene.pathOf(risk, 'impact'), impact, IMPACTS),
      ...label(scene, scene.pathOf(risk, 'likelihood'), likelihood, LIKELIHOODS),
    ],
    focus: id,
  };
}

function label(
  scene: Scene,
  path: readonly (string | number)[],
  value: string | null | undefined,
  allowed: readonly string[],
): Change[] {
  if (value === undefined) return [];
  if (value !== null && !allowed.includes(value))
    throw new Refused('invalid', `There is no such label. Choose one of ${allowed.join(', ')}.`);
  return scene.put(path, value ?? undefined);
}

export function vote(scene: Scene, { risk: id, by }: Of<'vote'>): Plan {
  const risk = scene.risk(id);
  const before = votesOf(risk);
  const after = Math.max(0, Math.round(before) + (by === -1 ? -1 : 1));
  const changes = after === before ? [] : scene.put(scene.pathOf(risk, 'votes'), after);
  return { changes, focus: id };
}
