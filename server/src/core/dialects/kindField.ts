import type { MapNode } from '../yaml/tree';
import { pairOf } from '../yaml/tree';
import type { Dialect, Kind } from './dialect';

/** Finds the kind of a Kubernetes-style object by its `kind` field. */
export function kindField(node: MapNode, kinds: readonly Kind[]): ReturnType<Dialect['kindOf']> {
  const pair = pairOf(node, 'kind');
  const value = pair?.value;
  const written = value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
  const field = value && value.end > value.start ? { start: value.start, end: value.end } : pair?.keySpan;
  return { kind: kinds.find((k) => k.name === written), written, field };
}
