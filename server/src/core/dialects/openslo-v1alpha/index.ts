import { valueOf } from '../../yaml/tree';
import type { MapNode } from '../../yaml/tree';
import type { Dialect, Kind, Lowered } from '../dialect';
import { kindField } from '../kindField';
import { OPENSLO_FAMILY } from '../opensloFamily';
import { readString } from '../read';
import { hint } from './hint';
import { lowerService, lowerSlo } from './lower';
import { QUERIES } from './queries';
import { skeleton } from './skeleton';
import { SNIPPETS } from './snippets';

const kind = (name: string, schema: string, label: string, lower: (node: MapNode) => Lowered): Kind => ({
  name,
  schema: `openslo-v1alpha/${schema}`,
  label,
  lower,
});

const KINDS: readonly Kind[] = [
  kind('SLO', 'slo', 'SLO', lowerSlo),
  { ...kind('Service', 'service', 'service', lowerService), isPart: true },
];

/** OpenSLO v1alpha, the version before v1: SLOs and services. Sloth reads its SLOs too. */
export const openSloV1Alpha: Dialect = {
  id: 'openslo-v1alpha',
  label: 'OpenSLO v1alpha',
  consumers: ['oslo', 'sloth'],
  hint,
  family: { ...OPENSLO_FAMILY, version: 'openslo/v1alpha' },
  referenceKeys: { service: ['Service'] },
  snippets: SNIPPETS,
  queries: QUERIES,
  owns: (node) => readString(node, 'apiVersion')?.value === 'openslo/v1alpha',
  kinds: KINDS,
  kindOf: (node) => kindField(node, KINDS),
  nameOf: (node) => readString(valueOf(node, 'metadata'), 'name'),
  displayNameOf: (node) => readString(valueOf(node, 'metadata'), 'displayName')?.value,
  skeleton,
};
