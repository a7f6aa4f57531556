import { hint } from './hint';
import { OPENSLO_FAMILY } from '../opensloFamily';
import type { Dialect, Kind, Lowered } from '../dialect';
import { readString } from '../read';
import { valueOf } from '../../yaml/tree';
import { kindField } from '../kindField';
import { lowerAlertCondition, lowerAlertPolicy, lowerPlain, lowerSli, lowerSlo } from './lower';
import { skeleton } from './skeleton';
import { writeSlo } from './write';
import type { MapNode } from '../../yaml/tree';
import { REFERENCE_KEYS } from './referenceKeys';
import { PART_FORMS } from './partForms';
import { SNIPPETS } from './snippets';
import { QUERIES } from './queries';

const kind = (name: string, schema: string, label: string, lower: (node: MapNode) => Lowered): Kind => ({
  name,
  schema: `openslo-v1/${schema}`,
  label,
  lower,
});

const part = (...row: Parameters<typeof kind>): Kind => ({ ...kind(...row), isPart: true });

const KINDS: readonly Kind[] = [
  kind('SLO', 'slo', 'SLO', lowerSlo),
  part('SLI', 'sli', 'SLI', lowerSli),
  part('DataSource', 'data-source', 'data source', lowerPlain),
  part('Service', 'service', 'service', lowerPlain),
  part('AlertPolicy', 'alert-policy', 'alert policy', lowerAlertPolicy),
  part('AlertCondition', 'alert-condition', 'alert condition', lowerAlertCondition),
  part('AlertNotificationTarget', 'alert-notification-target', 'alert notification target', lowerPlain),
];

/** OpenSLO v1: https://github.com/OpenSLO/OpenSLO, seven kinds. */
export const openSloV1: Dialect = {
  id: 'openslo-v1',
  label: 'OpenSLO v1',
  consumers: ['oslo'],
  hint,
  family: { ...OPENSLO_FAMILY, version: 'openslo/v1' },
  referenceKeys: REFERENCE_KEYS,
  takesPaths: true,
  snippets: SNIPPETS,
  partForms: PART_FORMS,
  queries: QUERIES,
  owns: (node) => readString(node, 'apiVersion')?.value === 'openslo/v1',
  kinds: KINDS,
  kindOf: (node) => kindField(node, KINDS),
  nameOf: (node) => readString(valueOf(node, 'metadata'), 'name'),
  displayNameOf: (node) => readString(valueOf(node, 'metadata'), 'displayName')?.value,
  skeleton,
  writeSlo,
};
