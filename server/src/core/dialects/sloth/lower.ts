import type { AlertGroup, AlertSet } from '../../model/alerting';
import type { Indicator, Objective, Slo } from '../../model/model';
import type { Query, QueryRole } from '../../model/query';
import type { Sourced, Span } from '../../text/span';
import type { MapNode, PathStep, YamlNode } from '../../yaml/tree';
import { itemsOf, nodeAt, pairOf, valueOf } from '../../yaml/tree';
import type { Lowered, LoweredPart } from '../dialect';
import { keySpanOf, readBoolean, readString, readTarget, readText } from '../read';
import type { SlothKeys } from './keys';

/** What the two forms of Sloth's SLOs have in common: a service with a list of SLOs. */

/** The kind of each SLO in the list. */
export const SLO_KIND = { name: 'SLO', label: 'SLO' } as const;

const spanOf = (node: YamlNode): Span => ({ start: node.start, end: node.end });

/** Lowers an object that holds SLOs; its own meaning is that of its parts. */
export function lowerSlos(holder: YamlNode | undefined, path: readonly PathStep[], keys: SlothKeys): Lowered {
  const service = readText(holder, 'service');
  const parts = itemsOf(valueOf(holder, 'slos')).flatMap((item, index) =>
    item.kind === 'map' ? [lowerSlo(item, [...path, 'slos', index], service, keys, sourceFor(holder, item, keys))] : [],
  );
  return { model: { type: 'other' }, references: [], parts };
}

function lowerSlo(
  node: MapNode,
  path: readonly PathStep[],
  service: Sourced<string> | undefined,
  keys: SlothKeys,
  source: string,
): LoweredPart {
  const name = readText(node, 'name');
  const prefix = service && service.value !== '' ? `${service.value}-` : '';
  const sli = pairOf(node, 'sli');
  const model: Slo = {
    type: 'slo',
    service,
    method: undefined,
    window: undefined,
    objectives: lowerObjectives(node),
    objectivesSpan: keySpanOf(node, 'objective'),
    indicator: lowerIndicator(sli?.value),
    indicatorRef: undefined,
    indicatorSpan: sli && (sli.merged ?? sli.keySpan),
    alertPolicies: [],
  };
  return {
    kind: SLO_KIND,
    // Sloth knows an SLO by this id: it is the label sloth_id of all rules, and has to be the only one in a folder.
    name: name && name.value !== '' ? { value: prefix + name.value, span: name.span } : undefined,
    namePrefix: prefix,
    node,
    path,
    model,
    references: [],
    alerts: lowerAlerts(node, name, keys),
    queries: lowerQueries(sli?.value, keys, source),
  };
}

function lowerObjectives(node: MapNode): Objective[] {
  const pair = pairOf(node, 'objective');
  const target = readTarget(node, 'objective', 'percent');
  if (!pair || !target) return [];
  return [
    {
      span: { start: pair.keySpan.start, end: Math.max(pair.keySpan.end, target.span.end) },
      index: 0,
      displayName: undefined,
      targets: [target],
      op: undefined,
      value: undefined,
      timeSliceTarget: undefined,
      timeSliceWindow: undefined,
      indicator: undefined,
      indicatorRef: undefined,
      indicatorSpan: undefined,
      weight: undefined,
      node,
    },
  ];
}

/** Both events and raw give the share of what failed; what a plugin measures is known to its code alone. */
function lowerIndicator(sli: YamlNode | undefined): Indicator | undefined {
  if (sli?.kind !== 'map') return undefined;
  const kind = valueOf(sli, 'events') || valueOf(sli, 'raw') ? 'ratio' : 'other';
  return { span: spanOf(sli), name: undefined, kind, node: sli };
}

function lowerAlerts(node: MapNode, name: Sourced<string> | undefined, { alerts }: SlothKeys): AlertSet {
  const alerting = pairOf(node, 'alerting');
  const groups = Object.entries(alerts).map(([group, key]): AlertGroup => {
    const own = pairOf(alerting?.value, key);
    const span = own?.keySpan ?? alerting?.keySpan ?? name?.span ?? spanOf(node);
    return { name: group, disabled: readBoolean(own?.value, 'disable')?.value === true, span };
  });
  return { alerts: [], refs: [], groups };
}

/** What Sloth looks for in a query, to put each window in its place. */
const WINDOW: NonNullable<Query['windowTemplate']> = { pattern: /\{\{ *\.window *\}\}/, written: '{{.window}}' };

/** What the queries of an SLO are written for: VictoriaMetrics, where its plugin looks at them in place of Sloth. */
function sourceFor(holder: YamlNode | undefined, slo: MapNode, { sloPlugins }: SlothKeys): string {
  const chains = [nodeAt(holder, [sloPlugins, 'chain']), nodeAt(slo, ['plugins', 'chain'])];
  const ids = chains.flatMap(itemsOf).map((plugin) => readString(plugin, 'id')?.value ?? '');
  return ids.some((id) => id.includes('validate_victoria_metrics')) ? 'victoriametrics' : 'prometheus';
}

function lowerQueries(sli: YamlNode | undefined, keys: SlothKeys, source: string): Query[] {
  const query = (holder: string, key: string, role: QueryRole): Query[] => {
    const pair = pairOf(valueOf(sli, holder), key);
    const node = pair?.value;
    if (!pair || node?.kind !== 'scalar' || typeof node.value !== 'string') return [];
    const { keySpan } = pair;
    const form = 'expression';
    const mustDiffer = role === 'bad';
    const query: Query = { role, source, node, key, keySpan, form, isParsed: true, windowTemplate: WINDOW, mustDiffer };
    return [role === 'ratio' ? { ...query, share: 'bad' } : query];
  };
  return [
    ...query('events', keys.errorQuery, 'bad'),
    ...query('events', keys.totalQuery, 'total'),
    ...query('raw', keys.errorRatioQuery, 'ratio'),
  ];
}
