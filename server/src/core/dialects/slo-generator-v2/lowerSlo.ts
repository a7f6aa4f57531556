import type { Indicator, Objective, Reference, Slo } from '../../model/model';
import type { MapNode, YamlNode } from '../../yaml/tree';
import { itemsOf, pairOf, valueOf } from '../../yaml/tree';
import type { Lowered } from '../dialect';
import { readString, readTarget } from '../read';
import { queriesOf } from './queriesOf';
import { POLICY, REFERENCE_KEYS } from './referenceKeys';

/** The policy that counts for an SLO which names none. */
const DEFAULT_POLICY = 'default';

/**
 * Lowers kind ServiceLevelObjective. It holds no window: each step of its error budget policy, which mostly stands in
 * another file, is one.
 */
export function lowerSlo(node: MapNode): Lowered {
  const spec = valueOf(node, 'spec');
  const policy = readString(spec, 'error_budget_policy')?.value ?? DEFAULT_POLICY;
  const model: Slo = {
    type: 'slo',
    service: readString(valueOf(valueOf(node, 'metadata'), 'labels'), 'service_name'),
    method: undefined,
    window: undefined,
    objectives: objectivesOf(spec),
    objectivesSpan: undefined,
    indicator: indicatorOf(spec),
    indicatorRef: undefined,
    indicatorSpan: pairOf(spec, 'service_level_indicator')?.keySpan,
    alertPolicies: [],
    policyRef: { kind: POLICY, name: policy },
  };
  return {
    model,
    references: referencesOf(node, spec),
    alerts: { alerts: [], refs: [{ kind: POLICY, name: policy }], groups: [] },
    queries: queriesOf(spec),
  };
}

/** An SLO has one goal, which stands in its spec. */
function objectivesOf(spec: YamlNode | undefined): Objective[] {
  const pair = pairOf(spec, 'goal');
  if (!spec || !pair) return [];
  const goal = readTarget(spec, 'goal', 'fraction', true);
  const { keySpan, value } = pair;
  return [
    {
      span: { start: keySpan.start, end: Math.max(keySpan.end, value?.end ?? 0) },
      index: 0,
      displayName: undefined,
      targets: goal ? [goal] : [],
      op: undefined,
      value: undefined,
      timeSliceTarget: undefined,
      timeSliceWindow: undefined,
      indicator: undefined,
      indicatorRef: undefined,
      indicatorSpan: undefined,
      weight: undefined,
      node: spec,
    },
  ];
}

/** Methods that count good events and all events. */
const RATIOS: readonly string[] = ['good_bad_ratio', 'distribution_cut', 'exponential_distribution_cut'];

function indicatorOf(spec: YamlNode | undefined): Indicator | undefined {
  const node = valueOf(spec, 'service_level_indicator');
  if (node?.kind !== 'map') return undefined;
  const isRatio = RATIOS.includes(readString(spec, 'method')?.value ?? '');
  return { span: { start: node.start, end: node.end }, name: undefined, kind: isRatio ? 'ratio' : 'other', node };
}

function referencesOf(node: MapNode, spec: YamlNode | undefined): Reference[] {
  const named = (['backend', 'error_budget_policy'] as const).flatMap((key): Reference[] => {
    const name = readString(spec, key);
    return name ? [{ kinds: REFERENCE_KEYS[key], name: name.value, span: name.span, key }] : [];
  });
  const exporters = listed(spec, 'exporters');
  const holder = pairOf(node, 'spec');
  if (!holder || pairOf(spec, 'error_budget_policy')) return [...named, ...exporters];
  const implied: Reference = {
    kinds: REFERENCE_KEYS.error_budget_policy,
    name: DEFAULT_POLICY,
    span: holder.keySpan,
    key: 'error_budget_policy',
    isImplied: true,
  };
  return [...named, ...exporters, implied];
}

/** The names of a list of exporters. */
export function listed(node: YamlNode | undefined, key: 'exporters' | 'default_exporters'): Reference[] {
  return itemsOf(valueOf(node, key)).flatMap((item) =>
    item.kind === 'scalar' && typeof item.value === 'string'
      ? [{ kinds: REFERENCE_KEYS[key], name: item.value, span: { start: item.start, end: item.end }, key }]
      : [],
  );
}
