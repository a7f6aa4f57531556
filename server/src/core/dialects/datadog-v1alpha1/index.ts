import { valueOf } from '../../yaml/tree';
import type { MapNode } from '../../yaml/tree';
import type { Dialect, Kind } from '../dialect';
import { kindField } from '../kindField';
import { readString } from '../read';
import { hint } from './hint';
import { lowerSlo } from './lower';
import { QUERIES } from './queries';
import { SNIPPETS } from './snippets';

const NAME = 'DatadogSLO';

const KINDS: readonly Kind[] = [
  { name: NAME, referredAs: 'SLO', schema: 'datadog-v1alpha1/datadog-slo', label: 'SLO', lower: lowerSlo },
];

/** The API of the Datadog Operator has many kinds; this one is known by its kind, however its case is written. */
const isSlo = (node: MapNode): boolean => readString(node, 'kind')?.value.toLowerCase() === NAME.toLowerCase();

/** SLOs of the Datadog Operator: https://github.com/DataDog/datadog-operator, one kind. */
export const datadogV1Alpha1: Dialect = {
  id: 'datadog-v1alpha1',
  label: 'Datadog v1alpha1',
  consumers: [],
  hint,
  family: { key: 'apiVersion', pattern: /^\s*datadoghq\.com\//i, kind: NAME, version: 'datadoghq.com/v1alpha1' },
  referenceKeys: {},
  snippets: SNIPPETS,
  queries: QUERIES,
  owns: (node) => readString(node, 'apiVersion')?.value === 'datadoghq.com/v1alpha1' && isSlo(node),
  kinds: KINDS,
  kindOf: (node) => kindField(node, KINDS),
  nameOf: (node) => readString(valueOf(node, 'metadata'), 'name'),
  displayNameOf: (node) => readString(valueOf(node, 'spec'), 'name')?.value,
  scopeOf: (node) => readString(valueOf(node, 'metadata'), 'namespace')?.value,
};
