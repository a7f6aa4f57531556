import { hint } from './hint';
import type { Dialect, Kind } from '../dialect';
import { readString } from '../read';
import { kindField } from '../kindField';
import { valueOf } from '../../yaml/tree';
import type { SlothKeys } from '../sloth/keys';
import { lowerSlos, SLO_KIND } from '../sloth/lower';
import { queriesFor } from '../sloth/queries';
import { isCatalogue } from '../sloth/isCatalogue';
import { makeAlerts } from '../sloth/windows';
import { SNIPPETS } from './snippets';

const KEYS: SlothKeys = {
  errorQuery: 'errorQuery',
  totalQuery: 'totalQuery',
  errorRatioQuery: 'errorRatioQuery',
  sloPlugins: 'sloPlugins',
  alerts: { page: 'pageAlert', ticket: 'ticketAlert' },
};

const KINDS: readonly Kind[] = [
  {
    name: 'PrometheusServiceLevel',
    schema: 'sloth-k8s-v1/prometheus-service-level',
    label: 'PrometheusServiceLevel',
    lower: (node) => lowerSlos(valueOf(node, 'spec'), ['spec'], KEYS),
  },
];

/** Sloth's SLOs as Kubernetes objects: https://github.com/slok/sloth, pkg/kubernetes/api/sloth/v1. */
export const slothK8sV1: Dialect = {
  id: 'sloth-k8s-v1',
  label: 'Sloth sloth.slok.dev/v1',
  consumers: ['sloth'],
  hint,
  family: { key: 'apiVersion', pattern: /^\s*sloth\.slok\.dev\//i, version: 'sloth.slok.dev/v1' },
  referenceKeys: {},
  snippets: SNIPPETS,
  queries: queriesFor(KEYS),
  makeAlerts,
  allowsFullTarget: true,
  owns: (node) => readString(node, 'apiVersion')?.value === 'sloth.slok.dev/v1' && !isCatalogue(node),
  kinds: KINDS,
  partKinds: [{ ...SLO_KIND, whole: KINDS[0]!.name, namePath: ['spec', 'slos', 0, 'name'] }],
  kindOf: (node) => kindField(node, KINDS),
  notesOf: (node) => {
    const metadata = valueOf(node, 'metadata');
    const holders = [valueOf(metadata, 'annotations'), valueOf(metadata, 'labels')];
    return [...holders, valueOf(valueOf(node, 'spec'), 'labels'), valueOf(node, 'labels')];
  },
  nameOf: (node) => readString(valueOf(node, 'metadata'), 'name'),
  scopeOf: (node) => readString(valueOf(node, 'metadata'), 'namespace')?.value,
};
