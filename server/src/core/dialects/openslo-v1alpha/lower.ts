import type { BudgetingMethod, Indicator, Objective, Reference, Slo } from '../../model/model';
import type { Query, QueryRole } from '../../model/query';
import type { Span } from '../../text/span';
import type { MapNode, YamlNode } from '../../yaml/tree';
import { itemsOf, pairOf, valueOf } from '../../yaml/tree';
import type { Lowered } from '../dialect';
import { keySpanOf, readDecimal, readNumber, readString, readTarget } from '../read';
import { readCountAndUnit, readWindow } from '../readWindow';

const spanOf = (node: YamlNode): Span => ({ start: node.start, end: node.end });

const UNITS = ['Second', 'Minute', 'Hour', 'Day', 'Week', 'Month', 'Quarter', 'Year'];

/** Lowers kind SLO. The indicator is one metric of the SLO, or stands in its objectives as a ratio. */
export function lowerSlo(node: MapNode): Lowered {
  const spec = valueOf(node, 'spec');
  const method = readString(spec, 'budgetingMethod');
  const service = readString(spec, 'service');
  const window = itemsOf(valueOf(spec, 'timeWindows'))[0];
  const objectives = itemsOf(valueOf(spec, 'objectives'));
  const threshold = valueOf(valueOf(spec, 'indicator'), 'thresholdMetric');
  const references: Reference[] = service
    ? [{ kinds: ['Service'], name: service.value, span: service.span, key: 'service' }]
    : [];
  const model: Slo = {
    type: 'slo',
    service,
    method: method && isMethod(method.value) ? { value: method.value, span: method.span } : undefined,
    window: readWindow(window, readCountAndUnit(window, UNITS)),
    objectives: objectives.map(lowerObjective),
    objectivesSpan: keySpanOf(spec, 'objectives'),
    indicator: lowerIndicator(spec),
    indicatorRef: undefined,
    indicatorSpan: filledKey(spec, 'indicator'),
    indicatorKeys: ['indicator'],
    objectiveIndicatorKeys: ['ratioMetrics'],
    timesliceKeys: ['timeSliceTarget'],
    alertPolicies: [],
  };
  const ratios = objectives.map((objective) => valueOf(objective, 'ratioMetrics'));
  const queries = [
    ...queriesOf(threshold, 'value'),
    ...ratios.flatMap((ratio) => [
      ...queriesOf(valueOf(ratio, 'good'), 'good'),
      ...queriesOf(valueOf(ratio, 'total'), 'total'),
    ]),
  ];
  return { model, references, queries };
}

/** The methods of this version. */
const isMethod = (text: string): text is BudgetingMethod => text === 'Occurrences' || text === 'Timeslices';

function lowerObjective(item: YamlNode, index: number): Objective {
  const target = readTarget(item, 'target', 'fraction');
  const ratio = valueOf(item, 'ratioMetrics');
  return {
    span: spanOf(item),
    index,
    displayName: readString(item, 'displayName')?.value,
    targets: target ? [target] : [],
    op: readString(item, 'op'),
    value: readNumber(item, 'value'),
    timeSliceTarget: readDecimal(item, 'timeSliceTarget'),
    timeSliceWindow: undefined,
    indicator: ratio?.kind === 'map' ? { span: spanOf(ratio), name: undefined, kind: 'ratio', node: ratio } : undefined,
    indicatorRef: undefined,
    indicatorSpan: filledKey(item, 'ratioMetrics'),
    weight: undefined,
    node: item,
  };
}

function lowerIndicator(spec: YamlNode | undefined): Indicator | undefined {
  const indicator = valueOf(spec, 'indicator');
  if (indicator?.kind !== 'map') return undefined;
  const kind = valueOf(indicator, 'thresholdMetric') ? 'threshold' : 'other';
  return { span: spanOf(indicator), name: undefined, kind, node: indicator };
}

/** The key of a value that says something. */
function filledKey(holder: YamlNode | undefined, key: string): Span | undefined {
  const pair = pairOf(holder, key);
  const isEmpty = !pair?.value || (pair.value.kind === 'scalar' && pair.value.value === null);
  return isEmpty ? undefined : (pair.merged ?? pair.keySpan);
}

/** A text in a query that Sloth puts the window in place of. */
const WINDOW = /\{\{-?\s*\.window\s*-?\}\}/;

function queriesOf(metric: YamlNode | undefined, role: QueryRole): Query[] {
  const pair = pairOf(metric, 'query');
  const node = pair?.value;
  if (!pair || node?.kind !== 'scalar' || typeof node.value !== 'string') return [];
  const query: Query = {
    role,
    source: readString(metric, 'source')?.value,
    node,
    key: 'query',
    keySpan: pair.keySpan,
    form: 'expression',
    ...(WINDOW.test(node.value) ? { windowTemplate: { pattern: WINDOW, written: '{{.window}}' } } : {}),
  };
  return [query];
}

/** Lowers kind Service, whose meaning is its name. */
export const lowerService = (): Lowered => ({ model: { type: 'other' }, references: [] });
