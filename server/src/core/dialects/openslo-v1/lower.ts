import type {
  AlertCondition,
  AlertPolicy,
  BudgetingMethod,
  Indicator,
  Objective,
  Reference,
  Slo,
} from '../../model/model';
import type { Span } from '../../text/span';
import type { MapNode, YamlNode } from '../../yaml/tree';
import { itemsOf, pairOf, valueOf } from '../../yaml/tree';
import type { Lowered } from '../dialect';
import { alertsOfCondition, alertsOfPolicy, alertsOfSlo } from './alerts';
import { indicatorQueries } from './indicatorQueries';
import { REFERENCE_KEYS } from './referenceKeys';
import {
  keySpanOf,
  readBoolean,
  readDecimal,
  readDuration,
  readIndicator,
  readNumber,
  readString,
  readTarget,
} from '../read';
import { readWindow } from '../readWindow';

const spanOf = (node: YamlNode): Span => ({ start: node.start, end: node.end });

/** Collects references while an object is lowered. */
class References {
  readonly list: Reference[] = [];

  add(node: YamlNode | undefined, key: keyof typeof REFERENCE_KEYS): void {
    const value = readString(node, key);
    if (value) this.list.push({ kinds: REFERENCE_KEYS[key], name: value.value, span: value.span, key });
  }

  /** Every `metricSourceRef` at or below a node. */
  addSources(node: YamlNode | undefined): void {
    for (const side of ['good', 'bad', 'total', 'raw', 'thresholdMetric'])
      this.add(valueOf(valueOf(node, side), 'metricSource'), 'metricSourceRef');
    const ratio = valueOf(node, 'ratioMetric');
    if (ratio) this.addSources(ratio);
  }
}

/** Lowers kind SLO. */
export function lowerSlo(node: MapNode): Lowered {
  const refs = new References();
  const spec = valueOf(node, 'spec');
  const method = readString(spec, 'budgetingMethod');
  refs.add(spec, 'service');
  refs.add(spec, 'indicatorRef');
  const model: Slo = {
    type: 'slo',
    service: readString(spec, 'service'),
    method: method && isMethod(method.value) ? { value: method.value, span: method.span } : undefined,
    window: lowerWindow(spec),
    objectives: itemsOf(valueOf(spec, 'objectives')).map((item, index) => lowerObjective(item, index, refs)),
    objectivesSpan: keySpanOf(spec, 'objectives'),
    indicator: lowerInlineIndicator(spec, refs),
    indicatorRef: readString(spec, 'indicatorRef'),
    indicatorSpan: indicatorSpan(spec),
    indicatorKeys: INDICATOR_KEYS,
    alertPolicies: itemsOf(valueOf(spec, 'alertPolicies')).map((item) => lowerPolicyUse(item, refs)),
  };
  const queries = [spec, ...itemsOf(valueOf(spec, 'objectives'))].flatMap((holder) =>
    indicatorQueries(valueOf(valueOf(holder, 'indicator'), 'spec')),
  );
  return { model, references: refs.list, alerts: alertsOfSlo(model), queries };
}

const isMethod = (text: string): text is BudgetingMethod =>
  text === 'Occurrences' || text === 'Timeslices' || text === 'RatioTimeslices';

function lowerWindow(spec: YamlNode | undefined): Slo['window'] {
  const item = itemsOf(valueOf(spec, 'timeWindow'))[0];
  return readWindow(item, readDuration(item, 'duration'));
}

function lowerObjective(item: YamlNode, index: number, refs: References): Objective {
  refs.add(item, 'indicatorRef');
  const displayName = readString(item, 'displayName');
  return {
    span: spanOf(item),
    index,
    displayName: displayName?.value,
    targets: [readTarget(item, 'target', 'fraction'), readTarget(item, 'targetPercent', 'percent')].filter(
      (target) => target !== undefined,
    ),
    op: readString(item, 'op'),
    value: readNumber(item, 'value'),
    timeSliceTarget: readDecimal(item, 'timeSliceTarget'),
    timeSliceWindow: readDuration(item, 'timeSliceWindow', true),
    indicator: lowerInlineIndicator(item, refs),
    indicatorRef: readString(item, 'indicatorRef'),
    indicatorSpan: indicatorSpan(item),
    weight: readNumber(item, 'compositeWeight'),
    node: item,
  };
}

const INDICATOR_KEYS: readonly string[] = ['indicator', 'indicatorRef'];

/** The first key that holds an indicator; one without a value holds none. */
function indicatorSpan(holder: YamlNode | undefined): Span | undefined {
  const pairs = INDICATOR_KEYS.map((key) => pairOf(holder, key));
  const found = pairs.find((pair) => pair?.value && !(pair.value.kind === 'scalar' && pair.value.value === null));
  return found && (found.merged ?? found.keySpan);
}

function lowerInlineIndicator(holder: YamlNode | undefined, refs: References): Indicator | undefined {
  const indicator = valueOf(holder, 'indicator');
  if (indicator?.kind !== 'map') return undefined;
  const spec = valueOf(indicator, 'spec');
  refs.addSources(spec);
  return readIndicator(spec, indicator, readString(valueOf(indicator, 'metadata'), 'name'));
}

function lowerPolicyUse(item: YamlNode, refs: References): Slo['alertPolicies'][number] {
  refs.add(item, 'alertPolicyRef');
  const spec = valueOf(item, 'spec');
  return { ref: readString(item, 'alertPolicyRef'), inline: spec && lowerPolicySpec(spec, item, refs) };
}

/** Lowers kind SLI. */
export function lowerSli(node: MapNode): Lowered {
  const refs = new References();
  const spec = valueOf(node, 'spec');
  refs.addSources(spec);
  const name = readString(valueOf(node, 'metadata'), 'name');
  return {
    model: { type: 'indicator', indicator: readIndicator(spec, spec ?? node, name) },
    references: refs.list,
    queries: indicatorQueries(spec),
  };
}

/** Lowers kind AlertPolicy. */
export function lowerAlertPolicy(node: MapNode): Lowered {
  const refs = new References();
  const policy = lowerPolicySpec(valueOf(node, 'spec'), node, refs);
  return { model: { type: 'alert-policy', ...policy }, references: refs.list, alerts: alertsOfPolicy(policy) };
}

function lowerPolicySpec(spec: YamlNode | undefined, around: YamlNode, refs: References): AlertPolicy {
  for (const target of itemsOf(valueOf(spec, 'notificationTargets'))) refs.add(target, 'targetRef');
  return {
    span: spanOf(around),
    node: spec,
    conditions: itemsOf(valueOf(spec, 'conditions')).map((item) => {
      refs.add(item, 'conditionRef');
      const inline = valueOf(item, 'spec');
      return {
        span: spanOf(item),
        ref: readString(item, 'conditionRef'),
        inline: inline && lowerConditionSpec(inline, item),
      };
    }),
    alertWhenNoData: readBoolean(spec, 'alertWhenNoData'),
    alertWhenResolved: readBoolean(spec, 'alertWhenResolved'),
    alertWhenBreaching: readBoolean(spec, 'alertWhenBreaching'),
  };
}

/** Lowers kind AlertCondition. */
export function lowerAlertCondition(node: MapNode): Lowered {
  const condition = lowerConditionSpec(valueOf(node, 'spec'), node);
  const name = readString(valueOf(node, 'metadata'), 'name')?.value;
  return {
    model: { type: 'alert-condition', ...condition },
    references: [],
    alerts: alertsOfCondition(condition, name),
  };
}

function lowerConditionSpec(spec: YamlNode | undefined, around: YamlNode): AlertCondition {
  const condition = valueOf(spec, 'condition');
  return {
    span: spanOf(around),
    node: condition,
    severity: readString(spec, 'severity'),
    kind: readString(condition, 'kind'),
    op: readString(condition, 'op'),
    threshold: readNumber(condition, 'threshold'),
    lookbackWindow: readDuration(condition, 'lookbackWindow'),
    alertAfter: readDuration(condition, 'alertAfter'),
  };
}

/** Lowers the kinds whose meaning is their name. */
export function lowerPlain(): Lowered {
  return { model: { type: 'other' }, references: [] };
}
