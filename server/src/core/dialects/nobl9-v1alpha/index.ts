import type { MapNode } from '../../yaml/tree';
import { valueOf } from '../../yaml/tree';
import type { Dialect, Kind, Lowered } from '../dialect';
import { kindField } from '../kindField';
import { readString } from '../read';
import { hint } from './hint';
import {
  lowerAlertPolicy,
  lowerAlertSilence,
  lowerAnnotation,
  lowerFilters,
  lowerPlain,
  lowerRoleBinding,
} from './lowerOthers';
import { lowerSlo } from './lowerSlo';
import { QUERIES } from './queries';
import { REFERENCE_KEYS } from './references';
import { skeleton } from './skeleton';
import { SNIPPETS } from './snippets';

const kind = (name: string, schema: string, label: string, lower: (node: MapNode) => Lowered): Kind => ({
  name,
  schema: `nobl9-v1alpha/${schema}`,
  label,
  lower,
});

const part = (...row: Parameters<typeof kind>): Kind => ({ ...kind(...row), isPart: true });

const KINDS: readonly Kind[] = [
  kind('SLO', 'slo', 'SLO', lowerSlo),
  part('Service', 'service', 'service', lowerPlain),
  part('AlertPolicy', 'alert-policy', 'alert policy', lowerAlertPolicy),
  part('AlertMethod', 'alert-method', 'alert method', lowerPlain),
  part('Agent', 'agent', 'agent', lowerPlain),
  part('Direct', 'direct', 'direct', lowerPlain),
  kind('Project', 'project', 'project', lowerPlain),
  kind('AlertSilence', 'alert-silence', 'alert silence', lowerAlertSilence),
  kind('Annotation', 'annotation', 'annotation', lowerAnnotation),
  kind('BudgetAdjustment', 'budget-adjustment', 'budget adjustment', lowerFilters),
  kind('Report', 'report', 'report', lowerFilters),
  kind('DataExport', 'data-export', 'data export', lowerPlain),
  kind('RoleBinding', 'role-binding', 'role binding', lowerRoleBinding),
  kind('UserGroup', 'user-group', 'user group', lowerPlain),
  { ...kind('Alert', 'alert', 'alert', lowerPlain), isOutput: true },
];

/** Nobl9 v1alpha: https://github.com/nobl9/nobl9-go, what sloctl applies. */
export const nobl9V1alpha: Dialect = {
  id: 'nobl9-v1alpha',
  label: 'Nobl9 v1alpha',
  consumers: ['sloctl'],
  hint,
  family: { key: 'apiVersion', pattern: /^\s*n9\//i, version: 'n9/v1alpha' },
  referenceKeys: REFERENCE_KEYS,
  snippets: SNIPPETS,
  queries: QUERIES,
  owns: (node) => readString(node, 'apiVersion')?.value === 'n9/v1alpha',
  kinds: KINDS,
  kindOf: (node) => kindField(node, KINDS),
  nameOf: (node) => readString(valueOf(node, 'metadata'), 'name'),
  displayNameOf: (node) => readString(valueOf(node, 'metadata'), 'displayName')?.value,
  scopeOf: (node) => readString(valueOf(node, 'metadata'), 'project')?.value,
  skeleton,
};
