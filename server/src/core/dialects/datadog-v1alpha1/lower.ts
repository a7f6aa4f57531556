import { parseShorthand, UNIT_SECONDS } from '../../math/duration';
import { parseQuantity } from '../../math/quantity';
import type { BudgetingMethod, Indicator, Objective, Slo, SpecWindow, Target } from '../../model/model';
import type { Query, QueryRole } from '../../model/query';
import type { Sourced } from '../../text/span';
import type { MapNode, YamlNode } from '../../yaml/tree';
import { itemsOf, pairOf, valueOf } from '../../yaml/tree';
import type { Lowered } from '../dialect';
import { keySpanOf, readString, readTarget } from '../read';

/** The timeframes that Datadog has. */
const TIMEFRAMES = ['7d', '30d', '90d'];

/** Lowers a DatadogSLO: one target over one rolling timeframe. */
export function lowerSlo(node: MapNode): Lowered {
  const spec = valueOf(node, 'spec');
  const type = readString(spec, 'type');
  const model: Slo = {
    type: 'slo',
    service: serviceOf(spec),
    method: type && methodOf(type),
    window: lowerWindow(spec),
    objectives: spec?.kind === 'map' ? lowerObjectives(spec) : [],
    objectivesSpan: undefined,
    indicator: lowerIndicator(spec, type?.value),
    indicatorRef: undefined,
    indicatorSpan: keySpanOf(spec, KEYS[type?.value ?? ''] ?? 'query'),
    timesliceKeys: [],
    alertPolicies: [],
  };
  return { model, references: [], queries: queriesOf(spec, type?.value) };
}

/** The key that says what is measured, by type. */
const KEYS: Readonly<Record<string, string>> = { metric: 'query', monitor: 'monitorIDs', time_slice: 'timeSlice' };

const METHODS: Readonly<Record<string, BudgetingMethod>> = { metric: 'Occurrences', time_slice: 'Timeslices' };

function methodOf({ value, span }: Sourced<string>): Sourced<BudgetingMethod> | undefined {
  const method = METHODS[value];
  return method && { value: method, span };
}

/** Datadog has no field for the service: a tag names it. */
function serviceOf(spec: YamlNode | undefined): Sourced<string> | undefined {
  for (const tag of itemsOf(valueOf(spec, 'tags'))) {
    const name = tag.kind === 'scalar' ? /^service:(.+)$/.exec(String(tag.value))?.[1] : undefined;
    if (name !== undefined) return { value: name, span: { start: tag.start, end: tag.end } };
  }
  return undefined;
}

function lowerWindow(spec: YamlNode | undefined): SpecWindow | undefined {
  const pair = pairOf(spec, 'timeframe');
  const text = readString(spec, 'timeframe');
  if (!pair?.value) return undefined;
  const known = text && TIMEFRAMES.includes(text.value) ? parseShorthand(text.value) : undefined;
  return {
    span: { start: pair.keySpan.start, end: Math.max(pair.keySpan.end, pair.value.end) },
    kind: 'rolling',
    duration: text && {
      text: text.value,
      span: text.span,
      seconds: known && known.count * UNIT_SECONDS[known.unit],
      unit: known?.unit,
      count: known?.count,
      form: { kind: 'one-of', texts: TIMEFRAMES },
    },
    assumed: false,
    isRolling: undefined,
    calendar: undefined,
  };
}

/** A whole number may stand without quotes, but not every number that is put in its place. */
function percent(spec: MapNode, key: string): Target | undefined {
  const target = readTarget(spec, key, 'percent', true, parseQuantity);
  return target && { ...target, isText: true };
}

function lowerObjectives(spec: MapNode): Objective[] {
  const target = percent(spec, 'targetThreshold');
  if (!target) return [];
  const span = { start: Math.min(target.keySpan.start, target.span.start), end: target.span.end };
  return [
    {
      span,
      index: 0,
      displayName: undefined,
      targets: [target],
      warningTarget: percent(spec, 'warningThreshold'),
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

function lowerIndicator(spec: YamlNode | undefined, type: string | undefined): Indicator | undefined {
  const node = valueOf(spec, KEYS[type ?? ''] ?? 'query');
  if (!node) return undefined;
  const kind = type === 'metric' ? 'ratio' : 'other';
  return { span: { start: node.start, end: node.end }, name: undefined, kind, node };
}

function queriesOf(spec: YamlNode | undefined, type: string | undefined): Query[] {
  if (type === 'time_slice') return queryAt(valueOf(spec, 'timeSlice'), 'query', 'value');
  if (type === 'monitor') return [];
  const query = valueOf(spec, 'query');
  return [...queryAt(query, 'numerator', 'good'), ...queryAt(query, 'denominator', 'total')];
}

function queryAt(holder: YamlNode | undefined, key: string, role: QueryRole): Query[] {
  const pair = pairOf(holder, key);
  const node = pair?.value;
  if (!pair || node?.kind !== 'scalar' || typeof node.value !== 'string') return [];
  return [{ role, source: 'datadog', node, key, keySpan: pair.keySpan, form: 'expression' }];
}
