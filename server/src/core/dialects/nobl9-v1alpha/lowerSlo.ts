import type { BudgetingMethod, Component, Indicator, Objective, Slo } from '../../model/model';
import type { MapNode, Pair, YamlNode } from '../../yaml/tree';
import { itemsOf, pairOf, valueOf } from '../../yaml/tree';
import type { Lowered } from '../dialect';
import { keySpanOf, readBoolean, readDecimal, readNumber, readString, readTarget } from '../read';
import { readCountAndUnit, readWindow } from '../readWindow';
import { metricQueries, objectiveQueries } from './queriesOf';
import { References } from './references';

/** The units of windows that roll, and of those that begin at boundaries of the calendar. */
const ROLLING = ['Minute', 'Hour', 'Day'];
const CALENDAR = ['Day', 'Week', 'Month', 'Quarter', 'Year'];

/** Slices are minutes, always. */
const SLICE_SECONDS = 60;

/** Lowers kind SLO. */
export function lowerSlo(node: MapNode): Lowered {
  const refs = new References();
  const spec = valueOf(node, 'spec');
  const items = itemsOf(valueOf(spec, 'objectives'));
  const indicator = valueOf(spec, 'indicator');
  refs.addProject(valueOf(node, 'metadata'));
  refs.add(spec, 'service', 'Service');
  addSource(valueOf(indicator, 'metricSource'), refs);
  refs.addAll(spec, 'alertPolicies', 'AlertPolicy');
  for (const method of itemsOf(valueOf(valueOf(valueOf(spec, 'anomalyConfig'), 'noData'), 'alertMethods')))
    refs.addProjected(method, 'AlertMethod');
  const model: Slo = {
    type: 'slo',
    service: readString(spec, 'service'),
    method: methodOf(spec),
    window: windowOf(itemsOf(valueOf(spec, 'timeWindows'))[0]),
    sliceSeconds: SLICE_SECONDS,
    timesliceKeys: ['timeSliceTarget'],
    hasValues: true,
    objectives: items.map((item, index) => objectiveOf(item, index, refs)),
    objectivesSpan: keySpanOf(spec, 'objectives'),
    indicator: sourceOf(indicator),
    indicatorRef: undefined,
    indicatorSpan: keySpanOf(spec, 'indicator'),
    alertPolicies: [],
  };
  const policies = refs.list.filter(({ key }) => key === 'alertPolicies');
  return {
    model,
    references: refs.list,
    alerts: { alerts: [], refs: policies.map(({ name }) => ({ kind: 'AlertPolicy', name })), groups: [] },
    queries: [...metricQueries(valueOf(indicator, 'rawMetric'), 'value'), ...items.flatMap(objectiveQueries)],
  };
}

function windowOf(item: YamlNode | undefined): Slo['window'] {
  const isRolling = readBoolean(item, 'isRolling')?.value === true;
  return readWindow(item, readCountAndUnit(item, isRolling ? ROLLING : CALENDAR));
}

function methodOf(spec: YamlNode | undefined): Slo['method'] {
  const method = readString(spec, 'budgetingMethod');
  return method && isMethod(method.value) ? { value: method.value, span: method.span } : undefined;
}

const isMethod = (text: string): text is BudgetingMethod => text === 'Occurrences' || text === 'Timeslices';

/** The data source of an SLO: an Agent, or a Direct. */
function addSource(source: YamlNode | undefined, refs: References): void {
  const kind = readString(source, 'kind')?.value;
  refs.add(source, 'name', ...(kind === 'Agent' || kind === 'Direct' ? [kind] : ['Agent', 'Direct']));
  refs.addProject(source);
}

function sourceOf(node: YamlNode | undefined): Indicator | undefined {
  return node?.kind === 'map'
    ? {
        span: { start: node.start, end: node.end },
        name: readString(valueOf(node, 'metricSource'), 'name'),
        kind: 'other',
        node,
      }
    : undefined;
}

function objectiveOf(item: YamlNode, index: number, refs: References): Objective {
  const target = readTarget(item, 'target', 'fraction');
  const measured = measuredBy(item);
  return {
    span: { start: item.start, end: item.end },
    index,
    displayName: (readString(item, 'displayName') ?? readString(item, 'name'))?.value,
    targets: target ? [target] : [],
    op: readString(item, 'op'),
    value: readNumber(item, 'value'),
    timeSliceTarget: readDecimal(item, 'timeSliceTarget'),
    timeSliceWindow: undefined,
    indicator: measured && indicatorOf(measured),
    indicatorRef: undefined,
    indicatorSpan: measured?.keySpan,
    weight: undefined,
    primary: readBoolean(item, 'primary'),
    components: componentsOf(item, refs),
    node: item,
  };
}

const KINDS: Readonly<Record<string, Indicator['kind']>> = {
  countMetrics: 'ratio',
  rawMetric: 'threshold',
  composite: 'other',
};

/** What says how an objective is measured. */
const measuredBy = (item: YamlNode): Pair | undefined =>
  Object.keys(KINDS)
    .map((key) => pairOf(item, key))
    .find((pair) => pair?.value?.kind === 'map');

const indicatorOf = ({ key, value }: Pair): Indicator | undefined =>
  value && {
    span: { start: value.start, end: value.end },
    name: undefined,
    kind: KINDS[key] ?? 'other',
    node: value,
  };

/** The objectives of other SLOs that a composite objective is made of. */
function componentsOf(item: YamlNode, refs: References): Component[] {
  const components = valueOf(valueOf(item, 'composite'), 'components');
  return itemsOf(valueOf(components, 'objectives')).map((node) => {
    refs.add(node, 'slo', 'SLO');
    refs.addProject(node);
    return {
      span: { start: node.start, end: node.end },
      node,
      slo: readString(node, 'slo'),
      scope: readString(node, 'project')?.value,
      objective: readString(node, 'objective')?.value,
      weight: readNumber(node, 'weight'),
    };
  });
}
