import { hint } from './hint';
import type { MapNode } from '../../yaml/tree';
import { valueOf } from '../../yaml/tree';
import type { Dialect, Kind, Lowered } from '../dialect';
import { kindField } from '../kindField';
import { readString } from '../read';
import { lowerCostModel } from './costModel';
import { lowerPolicy } from './policy';
import { lowerOutcome } from './references';
import { lowerTier } from './tier';
import { REFERENCE_KEYS } from './referenceKeys';
import { lowerRegister } from './riskRegister';
import { SNIPPETS } from './snippets';

const kind = (name: string, schema: string, label: string, lower: (node: MapNode) => Lowered): Kind => ({
  name,
  schema: `ninewise-v1/${schema}`,
  label,
  lower,
});

const KINDS: readonly Kind[] = [
  kind('RiskRegister', 'risk-register', 'risk register', lowerRegister),
  kind('CostModel', 'cost-model', 'cost model', lowerCostModel),
  kind('ErrorBudgetPolicy', 'error-budget-policy', 'error budget policy', lowerPolicy),
  kind('ServiceTier', 'service-tier', 'service tier', lowerTier),
  kind('ReliabilityOutcome', 'reliability-outcome', 'reliability outcome', lowerOutcome),
];

/** Ninewise's own kinds: what stands beside the specs. */
export const ninewiseV1: Dialect = {
  id: 'ninewise-v1',
  label: 'Ninewise v1',
  consumers: [],
  hint,
  family: { key: 'apiVersion', pattern: /^\s*ninewise\//i, version: 'ninewise/v1' },
  referenceKeys: REFERENCE_KEYS,
  snippets: SNIPPETS,
  owns: (node) => readString(node, 'apiVersion')?.value === 'ninewise/v1',
  kinds: KINDS,
  kindOf: (node) => kindField(node, KINDS),
  nameOf: (node) => readString(valueOf(node, 'metadata'), 'name'),
  displayNameOf: (node) => readString(valueOf(node, 'metadata'), 'displayName')?.value,
};
