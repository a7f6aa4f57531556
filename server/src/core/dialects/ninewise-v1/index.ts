import { hint } from './hint';
import type { MapNode } from '../../yaml/tree';
import { valueOf } from '../../yaml/tree';
import type { Dialect, Kind, Lowered } from '../dialect';
import { kindField } from '../kindField';
import { readString } from '../read';
import { lowerCostModel } from './costModel';

const lowerPlain = (): Lowered => ({ model: { type: 'other' }, references: [] });

const kind = (name: string, schema: string, label: string, lower: (node: MapNode) => Lowered = lowerPlain): Kind => ({
  name,
  schema: `ninewise-v1/${schema}`,
  label,
  lower,
});

const KINDS: readonly Kind[] = [
  kind('RiskRegister', 'risk-register', 'risk register'),
  kind('CostModel', 'cost-model', 'cost model', lowerCostModel),
  kind('ErrorBudgetPolicy', 'error-budget-policy', 'error budget policy'),
  kind('ServiceTier', 'service-tier', 'service tier'),
  kind('ReliabilityOutcome', 'reliability-outcome', 'reliability outcome'),
];

/** Ninewise's own kinds: what stands beside the specs. */
export const ninewiseV1: Dialect = {
  id: 'ninewise-v1',
  label: 'Ninewise v1',
  consumers: [],
  hint,
  owns: (node) => readString(node, 'apiVersion')?.value === 'ninewise/v1',
  kinds: KINDS,
  kindOf: (node) => kindField(node, KINDS),
  nameOf: (node) => readString(valueOf(node, 'metadata'), 'name'),
  displayNameOf: (node) => readString(valueOf(node, 'metadata'), 'displayName')?.value,
};
