import type { Query, QueryRole } from '../../model/query';
import type { YamlNode } from '../../yaml/tree';
import { nodeAt, pairOf } from '../../yaml/tree';

/** A place of a metric below `indicator`, what it counts, and what Pyrra asks of it besides. */
interface Place {
  readonly path: readonly string[];
  readonly role: QueryRole;
  readonly needs?: Query['needs'];
}

const PLACES: readonly Place[] = [
  { path: ['ratio', 'errors'], role: 'bad' },
  { path: ['ratio', 'total'], role: 'total' },
  { path: ['latency', 'success'], role: 'good', needs: { label: 'le', metricEnd: '_bucket' } },
  { path: ['latency', 'total'], role: 'total', needs: { metricEnd: '_count' } },
  { path: ['latencyNative', 'total'], role: 'total' },
  { path: ['bool_gauge'], role: 'value' },
];

/** The metrics of an indicator: plain selectors, which Pyrra puts functions and windows around. */
export function queriesOf(indicator: YamlNode | undefined): Query[] {
  return PLACES.flatMap(({ path, role, needs }) => {
    const pair = pairOf(nodeAt(indicator, path), 'metric');
    const node = pair?.value;
    if (!pair || node?.kind !== 'scalar' || typeof node.value !== 'string') return [];
    const query: Query = {
      role,
      source: 'prometheus',
      node,
      key: 'metric',
      keySpan: pair.keySpan,
      form: 'selector',
      isParsed: true,
      ...(needs ? { needs } : {}),
    };
    return [query];
  });
}
