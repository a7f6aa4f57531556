import { hint } from './hint';
import type { Dialect, Kind } from '../dialect';
import { readString, readText } from '../read';
import type { SlothKeys } from '../sloth/keys';
import { lowerSlos, SLO_KIND } from '../sloth/lower';
import { queriesFor } from '../sloth/queries';
import { makeAlerts } from '../sloth/windows';
import { SNIPPETS } from './snippets';
import { pairOf, valueOf } from '../../yaml/tree';
import type { MapNode } from '../../yaml/tree';

const KEYS: SlothKeys = {
  errorQuery: 'error_query',
  totalQuery: 'total_query',
  errorRatioQuery: 'error_ratio_query',
  sloPlugins: 'slo_plugins',
  alerts: { page: 'page_alert', ticket: 'ticket_alert' },
};

/** A file has no kind: what it holds is the SLOs of one service. */
const SLOS: Kind = {
  name: 'SLOs',
  schema: 'sloth-v1/slos',
  label: 'SLOs of a service',
  lower: (node) => lowerSlos(node, [], KEYS),
};

const owns = (node: MapNode): boolean => readString(node, 'version')?.value === 'prometheus/v1';

/** Sloth's own form of SLOs for Prometheus: https://github.com/slok/sloth, pkg/prometheus/api/v1. */
export const slothV1: Dialect = {
  id: 'sloth-v1',
  label: 'Sloth prometheus/v1',
  consumers: ['sloth'],
  hint,
  family: { key: 'version', pattern: /^\s*prometheus\//i, version: 'prometheus/v1' },
  referenceKeys: {},
  snippets: SNIPPETS,
  queries: queriesFor(KEYS),
  makeAlerts,
  allowsFullTarget: true,
  owns,
  kinds: [SLOS],
  partKinds: [{ ...SLO_KIND, whole: SLOS.name, namePath: ['slos', 0, 'name'] }],
  kindOf: (node) => ({
    kind: owns(node) ? SLOS : undefined,
    written: undefined,
    field: pairOf(node, 'version')?.keySpan,
  }),
  notesOf: (node) => [valueOf(node, 'labels')],
  nameOf: () => undefined,
  displayNameOf: (node) => readText(node, 'service')?.value,
};
