import type { AlertSet, BurnRateAlert } from '../../model/alerting';
import type { AlertCondition, AlertPolicy } from '../../model/model';
import type { Span } from '../../text/span';
import type { MapNode, YamlNode } from '../../yaml/tree';
import { itemsOf, valueOf } from '../../yaml/tree';
import type { Lowered } from '../dialect';
import { readDuration, readNumber, readString } from '../read';
import { References } from './references';

const spanOf = ({ start, end }: Span): Span => ({ start, end });

/** Lowers kind AlertPolicy. */
export function lowerAlertPolicy(node: MapNode): Lowered {
  const refs = new References();
  const spec = valueOf(node, 'spec');
  refs.addProject(valueOf(node, 'metadata'));
  for (const method of itemsOf(valueOf(spec, 'alertMethods')))
    refs.addProjected(valueOf(method, 'metadata'), 'AlertMethod');
  const conditions = itemsOf(valueOf(spec, 'conditions'));
  const policy: AlertPolicy = {
    span: spanOf(node),
    node: spec,
    conditions: conditions.map((item) => ({ span: spanOf(item), ref: undefined, inline: conditionOf(item, spec) })),
    alertWhenNoData: undefined,
    alertWhenResolved: undefined,
    alertWhenBreaching: { value: true, span: spanOf(spec ?? node) },
  };
  return {
    model: { type: 'alert-policy', ...policy },
    references: refs.list,
    alerts: alertsOf(conditions, readString(valueOf(node, 'metadata'), 'name')?.value, spec),
  };
}

const BURN_RATE = 'averageBurnRate';

/** The operator follows from the measurement, so that there is nothing to read of it. */
function conditionOf(item: YamlNode, spec: YamlNode | undefined): AlertCondition {
  const measurement = readString(item, 'measurement');
  return {
    span: spanOf(item),
    node: item,
    severity: readString(spec, 'severity'),
    kind: measurement && {
      value: measurement.value === BURN_RATE ? 'burnrate' : measurement.value,
      span: measurement.span,
    },
    op: undefined,
    threshold: readNumber(item, 'value'),
    lookbackWindow: readDuration(item, 'alertingWindow'),
    alertAfter: readDuration(item, 'lastsFor'),
  };
}

const NONE: AlertSet = { alerts: [], refs: [], groups: [] };

/**
 * The alert of a policy. All of its conditions have to be true at once, so the one that looks back the longest says how much
 * budget is gone by then, and the one that looks back the shortest how soon it ends. A policy that asks for something else
 * besides burn rates is left out: when it fires depends on more than they.
 */
function alertsOf(conditions: readonly YamlNode[], name: string | undefined, spec: YamlNode | undefined): AlertSet {
  const rates = conditions.map(rateOf);
  const known = rates.filter((rate) => rate !== undefined).sort((a, b) => b.seconds - a.seconds);
  const [longest] = known;
  if (!longest || known.length < rates.length) return NONE;
  const shortest = known.at(-1);
  const severity = readString(spec, 'severity')?.value;
  const alert: BurnRateAlert = {
    name: name ?? `${longest.burnRate}x`,
    severity,
    pages: severity !== 'Low',
    burnRate: longest.burnRate,
    longWindowSeconds: longest.seconds,
    shortWindowSeconds: shortest && shortest.seconds < longest.seconds ? shortest.seconds : undefined,
    holdSeconds: 0,
    strict: false,
    span: longest.span,
  };
  return { ...NONE, alerts: [alert] };
}

interface Rate {
  readonly burnRate: number;
  /** How far it looks back, or how long it has to last. */
  readonly seconds: number;
  readonly span: Span;
}

function rateOf(item: YamlNode): Rate | undefined {
  const value = readNumber(item, 'value');
  const seconds = (readDuration(item, 'alertingWindow') ?? readDuration(item, 'lastsFor'))?.seconds;
  if (readString(item, 'measurement')?.value !== BURN_RATE || !value || value.value <= 0 || !seconds) return undefined;
  return { burnRate: value.value, seconds, span: value.span };
}

/** Lowers a kind to what it refers to. */
export const lowering =
  (read: (spec: YamlNode | undefined, refs: References) => void) =>
  (node: MapNode): Lowered => {
    const refs = new References();
    refs.addProject(valueOf(node, 'metadata'));
    read(valueOf(node, 'spec'), refs);
    return { model: { type: 'other' }, references: refs.list };
  };

/** Lowers the kinds that refer to nothing but their project. */
export const lowerPlain = lowering(() => undefined);

export const lowerAlertSilence = lowering((spec, refs) => {
  refs.add(spec, 'slo', 'SLO');
  refs.addProjected(valueOf(spec, 'alertPolicy'), 'AlertPolicy');
});

export const lowerAnnotation = lowering((spec, refs) => refs.add(spec, 'slo', 'SLO'));

export const lowerRoleBinding = lowering((spec, refs) => {
  refs.add(spec, 'groupRef', 'UserGroup');
  refs.addProject(spec, 'projectRef');
});

/** Lowers the kinds that choose SLOs by filters. */
export const lowerFilters = lowering((spec, refs) => {
  const filters = valueOf(spec, 'filters');
  refs.addAll(filters, 'projects', 'Project');
  for (const item of itemsOf(valueOf(filters, 'slos'))) refs.addProjected(item, 'SLO');
  for (const item of itemsOf(valueOf(filters, 'services'))) refs.addProjected(item, 'Service');
});
