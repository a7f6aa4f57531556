import { hint } from './hint';
import type { Dialect, Kind, Lowered } from '../dialect';
import { readString } from '../read';
import { valueOf } from '../../yaml/tree';
import { kindField } from '../kindField';
import { lowerAlertCondition, lowerAlertPolicy, lowerPlain, lowerSli, lowerSlo } from './lower';
import type { MapNode } from '../../yaml/tree';

const kind = (name: string, schema: string, label: string, lower: (node: MapNode) => Lowered): Kind => ({
  name,
  schema: `openslo-v1/${schema}`,
  label,
  lower,
});

const KINDS: readonly Kind[] = [
  kind('SLO', 'slo', 'SLO', lowerSlo),
  kind('SLI', 'sli', 'SLI', lowerSli),
  kind('DataSource', 'data-source', 'data source', lowerPlain),
  kind('Service', 'service', 'service', lowerPlain),
  kind('AlertPolicy', 'alert-policy', 'alert policy', lowerAlertPolicy),
  kind('AlertCondition', 'alert-condition', 'alert condition', lowerAlertCondition),
  kind('AlertNotificationTarget', 'alert-notification-target', 'alert notification target', lowerPlain),
];

/** OpenSLO v1: https://github.com/OpenSLO/OpenSLO, seven kinds. */
export const openSloV1: Dialect = {
  id: 'openslo-v1',
  label: 'OpenSLO v1',
  consumers: ['oslo'],
  hint,
  owns: (node) => readString(node, 'apiVersion')?.value === 'openslo/v1',
  kinds: KINDS,
  kindOf: (node) => kindField(node, KINDS),
  nameOf: (node) => readString(valueOf(node, 'metadata'), 'name'),
  displayNameOf: (node) => readString(valueOf(node, 'metadata'), 'displayName')?.value,
};
