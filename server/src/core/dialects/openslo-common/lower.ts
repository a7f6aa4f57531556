import type {
  AlertCondition,
  AlertPolicy,
  BudgetingMethod,
  Indicator,
  Objective,
  Reference,
  Slo,
  SpecDuration,
} from '../../model/model';
import type { Sourced, Span } from '../../text/span';
import type { MapNode, YamlNode } from '../../yaml/tree';
import { itemsOf, pairOf, valueOf } from '../../yaml/tree';
import type { Lowered } from '../dialect';
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
import { alertsOfCondition, alertsOfPolicy, alertsOfSlo } from './alerts';
import { indicatorQueries } from './indicatorQueries';
import type { Version } from './version';
import { sourceHolder } from './version';

const spanOf = (node: YamlNode): Span => ({ start: node.start, end: node.end });

/** Reads an object in its version, and collects the references in it. */
class Reading {
  readonly version: Version;
  readonly references: Reference[] = [];

  constructor(version: Version) {
    this.version = version;
  }

  /** The name behind a key, which is a reference. */
  name(node: YamlNode | undefined, key: string): Sourced<string> | undefined {
    const value = readString(node, key);
    const kinds = this.version.referenceKeys[key] ?? [];
    if (value) this.references.push({ kinds, name: value.value, span: value.span, key });
    return value;
  }

  /** The names of data sources in the spec of an indicator. */
  sources(spec: YamlNode | undefined): void {
    const ratio = valueOf(spec, 'ratioMetric');
    const sides = ['good', 'bad', 'total', 'raw'].map((side) => valueOf(ratio, side));
    for (const metric of [...sides, valueOf(spec, 'thresholdMetric')])
      this.name(sourceHolder(this.version, metric), this.version.sourceRef);
  }

  duration(node: YamlNode | undefined, key: string, bareMinutes = false): SpecDuration | undefined {
    const duration = readDuration(node, key, bareMinutes);
    const { units } = this.version;
    return duration && units ? { ...duration, form: { kind: 'shorthand', units } } : duration;
  }
}

/** Lowers kind SLO. */
export function lowerSlo(version: Version, node: MapNode): Lowered {
  const reading = new Reading(version);
  const spec = valueOf(node, 'spec');
  const method = readString(spec, 'budgetingMethod');
  const services = version.serviceKeys.map((key) => reading.name(spec, key));
  const objectives = itemsOf(valueOf(spec, 'objectives'));
  const window = itemsOf(valueOf(spec, 'timeWindow'))[0];
  const model: Slo = {
    type: 'slo',
    service: services.find((service) => service !== undefined),
    method: method && isMethod(method.value) ? { value: method.value, span: method.span } : undefined,
    window: readWindow(window, reading.duration(window, 'duration')),
    ...indicatorOf(reading, spec),
    indicatorKeys: [version.indicator, version.indicatorRef],
    objectives: objectives.map((item, index) => lowerObjective(reading, item, index)),
    objectivesSpan: keySpanOf(spec, 'objectives'),
    comparesSeveral: version.comparesSeveral,
    alertPolicies: itemsOf(valueOf(spec, 'alertPolicies')).map((item) => lowerPolicyUse(reading, item)),
  };
  const queries = [spec, ...objectives].flatMap((holder) =>
    indicatorQueries(version, valueOf(valueOf(holder, version.indicator), 'spec')),
  );
  return { model, references: reading.references, alerts: alertsOfSlo(model), queries };
}

const isMethod = (text: string): text is BudgetingMethod =>
  text === 'Occurrences' || text === 'Timeslices' || text === 'RatioTimeslices';

function lowerObjective(reading: Reading, item: YamlNode, index: number): Objective {
  return {
    span: spanOf(item),
    index,
    displayName: readString(item, 'displayName')?.value,
    targets: [readTarget(item, 'target', 'fraction'), readTarget(item, 'targetPercent', 'percent')].filter(
      (target) => target !== undefined,
    ),
    op: readString(item, 'op'),
    value: readNumber(item, 'value'),
    timeSliceTarget: readDecimal(item, 'timeSliceTarget'),
    timeSliceWindow: reading.duration(item, 'timeSliceWindow', true),
    ...indicatorOf(reading, item),
    weight: readNumber(item, 'compositeWeight'),
    node: item,
  };
}

/** What measures an SLO or an objective. */
function indicatorOf(
  reading: Reading,
  holder: YamlNode | undefined,
): Pick<Objective, 'indicator' | 'indicatorRef' | 'indicatorSpan'> {
  const { indicator, indicatorRef, formerIndicatorKeys } = reading.version;
  const ref = reading.name(holder, indicatorRef);
  return {
    indicator: lowerInlineIndicator(reading, valueOf(holder, indicator)),
    indicatorRef: ref,
    indicatorSpan: filledKey(holder, [indicator, indicatorRef, ...formerIndicatorKeys]),
  };
}

/** The first of some keys that has a value; one without says nothing. */
function filledKey(holder: YamlNode | undefined, keys: readonly string[]): Span | undefined {
  const pairs = keys.map((key) => pairOf(holder, key));
  const found = pairs.find((pair) => pair?.value && !(pair.value.kind === 'scalar' && pair.value.value === null));
  return found && (found.merged ?? found.keySpan);
}

function lowerInlineIndicator(reading: Reading, indicator: YamlNode | undefined): Indicator | undefined {
  if (indicator?.kind !== 'map') return undefined;
  const spec = valueOf(indicator, 'spec');
  reading.sources(spec);
  return readIndicator(spec, indicator, readString(valueOf(indicator, 'metadata'), 'name'));
}

function lowerPolicyUse(reading: Reading, item: YamlNode): Slo['alertPolicies'][number] {
  const ref = reading.name(item, 'alertPolicyRef');
  const spec = valueOf(item, 'spec');
  return { ref, inline: spec && lowerPolicySpec(reading, spec, item) };
}

/** Lowers kind SLI. */
export function lowerSli(version: Version, node: MapNode): Lowered {
  const reading = new Reading(version);
  const spec = valueOf(node, 'spec');
  reading.sources(spec);
  const name = readString(valueOf(node, 'metadata'), 'name');
  return {
    model: { type: 'indicator', indicator: readIndicator(spec, spec ?? node, name) },
    references: reading.references,
    queries: indicatorQueries(version, spec),
  };
}

/** Lowers kind AlertPolicy. */
export function lowerAlertPolicy(version: Version, node: MapNode): Lowered {
  const reading = new Reading(version);
  const policy = lowerPolicySpec(reading, valueOf(node, 'spec'), node);
  return {
    model: { type: 'alert-policy', ...policy },
    references: reading.references,
    alerts: alertsOfPolicy(policy),
  };
}

function lowerPolicySpec(reading: Reading, spec: YamlNode | undefined, around: YamlNode): AlertPolicy {
  for (const target of itemsOf(valueOf(spec, 'notificationTargets'))) reading.name(target, 'targetRef');
  return {
    span: spanOf(around),
    node: spec,
    conditions: itemsOf(valueOf(spec, 'conditions')).map((item) => {
      const inline = valueOf(item, 'spec');
      return {
        span: spanOf(item),
        ref: reading.name(item, 'conditionRef'),
        inline: inline && lowerConditionSpec(reading, inline, item),
      };
    }),
    alertWhenNoData: readBoolean(spec, 'alertWhenNoData'),
    alertWhenResolved: readBoolean(spec, 'alertWhenResolved'),
    alertWhenBreaching: readBoolean(spec, 'alertWhenBreaching'),
  };
}

/** Lowers kind AlertCondition. */
export function lowerAlertCondition(version: Version, node: MapNode): Lowered {
  const condition = lowerConditionSpec(new Reading(version), valueOf(node, 'spec'), node);
  const name = readString(valueOf(node, 'metadata'), 'name')?.value;
  return {
    model: { type: 'alert-condition', ...condition },
    references: [],
    alerts: alertsOfCondition(condition, name),
  };
}

function lowerConditionSpec(reading: Reading, spec: YamlNode | undefined, around: YamlNode): AlertCondition {
  const condition = valueOf(spec, 'condition');
  return {
    span: spanOf(around),
    node: condition,
    severity: readString(spec, 'severity'),
    kind: readString(condition, 'kind'),
    op: readString(condition, 'op'),
    threshold: readNumber(condition, 'threshold'),
    lookbackWindow: reading.duration(condition, 'lookbackWindow'),
    alertAfter: reading.duration(condition, 'alertAfter'),
  };
}

/** Lowers the kinds whose meaning is their name. */
export function lowerPlain(): Lowered {
  return { model: { type: 'other' }, references: [] };
}
