import type { AlertSet, BurnRateAlert } from '../../model/alerting';
import type { PolicyStep } from '../../model/policy';
import type { MapNode, Pair, YamlNode } from '../../yaml/tree';
import { itemsOf, pairOf, valueOf } from '../../yaml/tree';
import type { Kind, Lowered, LoweredPart } from '../dialect';
import { readBoolean, readDecimal, readNumber, readString } from '../read';
import { toNumber } from '../../math/decimal';
import { listed } from './lowerSlo';
import { BACKEND, EXPORTER, POLICY } from './referenceKeys';

/** A folder may hold several configurations, one for each environment; the command line says which one counts. */
const part = (name: string, referredAs: string, label: string): Omit<Kind, 'lower'> => ({
  name,
  referredAs,
  label,
  isPart: true,
  mayRepeat: true,
});

const PARTS = {
  backends: part('Backend', BACKEND, 'backend'),
  exporters: part('Exporter', EXPORTER, 'exporter'),
  error_budget_policies: part('ErrorBudgetPolicy', POLICY, 'error budget policy'),
} as const;

/** The kinds of what a shared configuration holds by name. */
export const PART_KINDS: readonly Omit<Kind, 'lower'>[] = Object.values(PARTS);

/** Lowers a shared configuration: everything in it that has a name is a part. */
export function lowerConfiguration(node: MapNode): Lowered {
  const parts = (Object.keys(PARTS) as (keyof typeof PARTS)[]).flatMap((key) => {
    const holder = valueOf(node, key);
    return holder?.kind === 'map' ? named(holder).map((pair) => partOf(key, pair)) : [];
  });
  return { model: { type: 'other' }, references: listed(node, 'default_exporters'), parts };
}

/** Of equal keys the last counts; what a merge brings in is written elsewhere. */
const named = (holder: MapNode): Pair[] =>
  holder.pairs.filter((pair) => !pair.merged && pairOf(holder, pair.key) === pair);

function partOf(key: keyof typeof PARTS, { key: name, keySpan, value }: Pair): LoweredPart {
  const isPolicy = key === 'error_budget_policies';
  return {
    kind: PARTS[key],
    name: { value: name, span: keySpan },
    // The name is of the part, although it stands before its keys.
    node:
      value?.kind === 'map' ? { ...value, start: keySpan.start } : { kind: 'map', pairs: [], flow: false, ...keySpan },
    path: [key, name],
    model: isPolicy ? { type: 'stepped-policy', steps: stepsOf(value) } : { type: 'other' },
    references: [],
    ...(isPolicy ? { alerts: alertsOfPolicy(value) } : {}),
  };
}

const stepsOf = (policy: YamlNode | undefined): PolicyStep[] =>
  itemsOf(valueOf(policy, 'steps')).flatMap((step) => {
    const alert = alertOf(step);
    if (!alert) return [];
    return {
      name: readString(step, 'name')?.value,
      span: { start: step.start, end: step.end },
      threshold: alert.burnRate,
      windowSeconds: alert.longWindowSeconds,
      pages: alert.pages,
      message: readString(step, 'message_alert')?.value,
    };
  });

const alertsOfPolicy = (policy: YamlNode | undefined): AlertSet => ({
  alerts: itemsOf(valueOf(policy, 'steps')).flatMap((step) => alertOf(step) ?? []),
  refs: [],
  groups: [],
});

/** The alert of a step. slo-generator compares with `>`, once each time that it runs. */
function alertOf(step: YamlNode): BurnRateAlert | undefined {
  const threshold = readDecimal(step, 'burn_rate_threshold', true);
  const window = readNumber(step, 'window')?.value;
  const burnRate = threshold && toNumber(threshold.value);
  if (!burnRate || !window || burnRate <= 0 || window <= 0) return undefined;
  const pages = readBoolean(step, 'alert')?.value === true;
  return {
    name: readString(step, 'name')?.value ?? `${burnRate}x`,
    severity: undefined,
    pages,
    burnRate,
    longWindowSeconds: window,
    shortWindowSeconds: undefined,
    holdSeconds: 0,
    strict: true,
    span: threshold.span,
  };
}
