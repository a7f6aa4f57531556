import type { Indicator, Objective, Slo, SpecWindow } from '../../model/model';
import type { Span } from '../../text/span';
import type { MapNode, YamlNode } from '../../yaml/tree';
import { pairOf, valueOf } from '../../yaml/tree';
import type { Lowered } from '../dialect';
import { keySpanOf, readPrometheusDuration, readTarget } from '../read';
import { alertsOfSlo } from './alerts';
import { queriesOf } from './queriesOf';

const spanOf = (node: YamlNode): Span => ({ start: node.start, end: node.end });

/** Lowers a ServiceLevelObjective: one target, one rolling window, one indicator. */
export function lowerSlo(node: MapNode): Lowered {
  const spec = valueOf(node, 'spec');
  const model: Slo = {
    type: 'slo',
    service: undefined,
    method: undefined,
    window: lowerWindow(spec),
    objectives: spec?.kind === 'map' ? lowerObjectives(spec) : [],
    objectivesSpan: undefined,
    indicator: lowerIndicator(spec),
    indicatorRef: undefined,
    indicatorSpan: keySpanOf(spec, 'indicator'),
    alertPolicies: [],
  };
  return { model, references: [], alerts: alertsOfSlo(node, spec), queries: queriesOf(valueOf(spec, 'indicator')) };
}

function lowerWindow(spec: YamlNode | undefined): SpecWindow | undefined {
  const pair = pairOf(spec, 'window');
  if (!pair?.value) return undefined;
  return {
    span: { start: pair.keySpan.start, end: Math.max(pair.keySpan.end, pair.value.end) },
    kind: 'rolling',
    duration: readPrometheusDuration(spec, 'window'),
    assumed: false,
    isRolling: undefined,
    calendar: undefined,
  };
}

/** The target in the spec is the one objective. A number without quotes is read too: what is wrong with it is its type. */
function lowerObjectives(spec: MapNode): Objective[] {
  const target = readTarget(spec, 'target', 'percent', true);
  if (!target) return [];
  return [
    {
      span:
        target.keySpan.start < target.span.start ? { start: target.keySpan.start, end: target.span.end } : target.span,
      index: 0,
      displayName: undefined,
      targets: [{ ...target, isText: true }],
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

/** Whatever it measures by, it ends as a ratio of events or of measurements. */
function lowerIndicator(spec: YamlNode | undefined): Indicator | undefined {
  const indicator = valueOf(spec, 'indicator');
  return indicator?.kind === 'map'
    ? { span: spanOf(indicator), name: undefined, kind: 'ratio', node: indicator }
    : undefined;
}
