import type { Reference } from '../../model/model';
import type { MapNode, YamlNode } from '../../yaml/tree';
import { itemsOf, valueOf } from '../../yaml/tree';
import type { Lowered } from '../dialect';
import { readString } from '../read';

/** What the kinds of `ninewise/v1` refer to. */

/** The name behind a key. */
function named(node: YamlNode | undefined, key: string, kind: string): Reference[] {
  const name = readString(node, key);
  return name ? [{ kinds: [kind], name: name.value, span: name.span, key }] : [];
}

/** The names of a list behind a key. */
function listed(node: YamlNode | undefined, key: string, kind: string): Reference[] {
  return itemsOf(valueOf(node, key)).flatMap((item) =>
    item.kind === 'scalar' && typeof item.value === 'string'
      ? [{ kinds: [kind], name: item.value, span: { start: item.start, end: item.end }, key }]
      : [],
  );
}

/** What a selector names. */
export function selected(spec: YamlNode | undefined): Reference[] {
  const node = valueOf(spec, 'appliesTo');
  return [
    ...listed(node, 'slos', 'SLO'),
    ...listed(node, 'services', 'Service'),
    ...listed(node, 'tiers', 'ServiceTier'),
  ];
}

/** What a register refers to. */
export function inRegister(spec: YamlNode | undefined): Reference[] {
  const journeys = itemsOf(valueOf(spec, 'journeys')).flatMap((journey) => named(journey, 'sloRef', 'SLO'));
  const risks = itemsOf(valueOf(spec, 'risks')).flatMap((risk) => listed(risk, 'indicatorRefs', 'SLI'));
  return [...journeys, ...risks];
}

function inOutcome(spec: YamlNode | undefined): Reference[] {
  const evidence = valueOf(spec, 'evidence');
  const objectives = valueOf(evidence, 'objectives');
  return [
    ...listed(valueOf(evidence, 'observability'), 'sliRefs', 'SLI'),
    ...listed(objectives, 'sloRefs', 'SLO'),
    ...named(objectives, 'policyRef', 'ErrorBudgetPolicy'),
    ...itemsOf(valueOf(evidence, 'decisions')).flatMap((decision) => named(decision, 'slo', 'SLO')),
  ];
}

/** Lowers a kind to its references alone. */
const lowering =
  (read: (spec: YamlNode | undefined) => Reference[]) =>
  (node: MapNode): Lowered => ({ model: { type: 'other' }, references: read(valueOf(node, 'spec')) });

export const lowerOutcome = lowering(inOutcome);
