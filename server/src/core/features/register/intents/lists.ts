import { Inline } from '../../../yaml/change/change';
import type { Change } from '../../../yaml/change/change';
import type { PathStep } from '../../../yaml/tree';
import type { Scene } from './scene';

/**
 * Makes a list hold these texts: items that stay are not written anew, unless their order changes.
 *
 * @param keep length of the path of what stays when the list is taken away
 */
export function listChanges(
  scene: Scene,
  path: readonly PathStep[],
  wanted: readonly string[],
  keep: number,
): Change[] {
  if (wanted.length === 0) return scene.without(path, keep);
  const written = scene.valueAt(path);
  if (!Array.isArray(written) || written.length === 0) return [{ op: 'set', path, value: new Inline(wanted) }];
  const old = written as readonly unknown[];
  const stays = old.map((item) => typeof item === 'string' && wanted.includes(item));
  const left = old.filter((_, i) => stays[i]);
  if (left.length === 0 || left.some((item, i) => item !== wanted[i]))
    return [{ op: 'set', path, value: new Inline(wanted) }];
  // From the end, so that the places of the others stay what they are.
  const gone = old.flatMap((_, i) => (stays[i] ? [] : [i])).reverse();
  return [
    ...gone.map((i): Change => ({ op: 'remove', path: [...path, i] })),
    ...wanted.slice(left.length).map((value, i): Change => ({ op: 'insert', path, index: left.length + i, value })),
  ];
}
