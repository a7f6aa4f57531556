import { valueOf } from '../../yaml/tree';
import type { Dialect, Kind } from '../dialect';
import { kindField } from '../kindField';
import { readString } from '../read';
import { makeAlerts } from './alerts';
import { hint } from './hint';
import { lowerSlo } from './lower';
import { QUERIES } from './queries';
import { SNIPPETS } from './snippets';

const KINDS: readonly Kind[] = [
  {
    name: 'ServiceLevelObjective',
    referredAs: 'SLO',
    schema: 'pyrra-v1alpha1/service-level-objective',
    label: 'SLO',
    lower: lowerSlo,
  },
];

/** Pyrra: https://github.com/pyrra-dev/pyrra, one kind, as a Kubernetes object or as a file. */
export const pyrraV1Alpha1: Dialect = {
  id: 'pyrra-v1alpha1',
  label: 'Pyrra v1alpha1',
  consumers: ['pyrra'],
  hint,
  family: { key: 'apiVersion', pattern: /^\s*pyrra\.dev\//i, version: 'pyrra.dev/v1alpha1' },
  referenceKeys: {},
  snippets: SNIPPETS,
  queries: QUERIES,
  makeAlerts,
  owns: (node) => readString(node, 'apiVersion')?.value === 'pyrra.dev/v1alpha1',
  allowsFullTarget: true,
  kinds: KINDS,
  kindOf: (node) => kindField(node, KINDS),
  nameOf: (node) => readString(valueOf(node, 'metadata'), 'name'),
  scopeOf: (node) => readString(valueOf(node, 'metadata'), 'namespace')?.value,
};
