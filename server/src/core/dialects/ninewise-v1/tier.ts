import type { MapNode } from '../../yaml/tree';
import { valueOf } from '../../yaml/tree';
import type { Lowered } from '../dialect';
import { readDecimal, readDuration, readString, readStrings } from '../read';
import { lowerAppliesTo } from './appliesTo';
import { selected } from './references';

/** Lowers kind ServiceTier. */
export function lowerTier(node: MapNode): Lowered {
  const spec = valueOf(node, 'spec');
  const range = valueOf(spec, 'targetRange');
  const sla = valueOf(spec, 'sla');
  const target = readDecimal(sla, 'target')?.value;
  return {
    references: selected(spec),
    model: {
      type: 'service-tier',
      name: readString(valueOf(node, 'metadata'), 'name')?.value,
      appliesTo: lowerAppliesTo(valueOf(spec, 'appliesTo')),
      minTarget: readDecimal(range, 'min')?.value,
      maxTarget: readDecimal(range, 'max')?.value,
      sla: target && { target, windowSeconds: readDuration(sla, 'window')?.seconds },
      requires: readStrings(spec, 'requires') ?? [],
    },
  };
}
