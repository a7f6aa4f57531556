import type { Query, QueryRole } from '../../model/query';
import type { Pair, ScalarNode, YamlNode } from '../../yaml/tree';
import { pairOf, valueOf } from '../../yaml/tree';
import { isTemplated } from '../../yaml/templates';
import { readString } from '../read';

/** What slo-generator fills the window of a step in for; it looks for the bracket as well. */
const WINDOW = { pattern: /(?<=\[)window/, written: 'window' } as const;

/** Keys of an indicator that hold queries, whatever the backend. */
const KEY = /^(?:expression|query|search_query|(?:filter|query|search_query)_(good|bad|valid))$/;

const ROLES: Readonly<Record<string, QueryRole>> = { good: 'good', bad: 'bad', valid: 'total' };

/** The queries of an SLO. Those that are no text, as for Elasticsearch, are no queries here. */
export function queriesOf(spec: YamlNode | undefined): Query[] {
  const indicator = valueOf(spec, 'service_level_indicator');
  if (indicator?.kind !== 'map') return [];
  const source = providerOf(readString(spec, 'backend')?.value);
  const method = readString(spec, 'method')?.value;
  // What a query has to be depends on the method, which a template fills in.
  if (valueOf(spec, 'method')?.kind === 'unknown' || (method !== undefined && isTemplated(method))) return [];
  return indicator.pairs.flatMap((pair) => {
    const match = KEY.exec(pair.key);
    const held = match && heldBy(pair);
    if (!held) return [];
    const isCut = pair.key === 'expression' && method === 'distribution_cut';
    const role = isCut ? 'good' : (ROLES[match[1] ?? ''] ?? 'ratio');
    return [queryOf(held, role, source, isCut || match[1] !== undefined)];
  });
}

/** `prometheus` of `prometheus/eu`; undefined for a class of one's own. */
export function providerOf(backend: string | undefined): string | undefined {
  const [provider] = backend?.split('/') ?? [];
  return provider && !provider.includes('.') ? provider : undefined;
}

interface Held {
  readonly key: string;
  readonly keySpan: Query['keySpan'];
  readonly node: ScalarNode;
}

/** The text behind a key, or in the metric_selector of what stands there. */
function heldBy({ key, keySpan, value }: Pair): Held | undefined {
  if (value?.kind === 'scalar') return typeof value.value === 'string' ? { key, keySpan, node: value } : undefined;
  const inner = pairOf(value, 'metric_selector');
  return inner && inner.value?.kind === 'scalar' ? heldBy(inner) : undefined;
}

/**
 * @param isCounted true where slo-generator itself puts functions around the query: it is a metric with its labels then, or
 * holds the window that is filled in
 */
function queryOf({ key, keySpan, node }: Held, role: QueryRole, source: string | undefined, isCounted: boolean): Query {
  const query = { role, source, node, key, keySpan, ...(role === 'ratio' ? { share: 'good' as const } : {}) };
  if (source !== 'prometheus') return { ...query, form: 'expression' };
  if (isCounted && !WINDOW.pattern.test(node.source)) return { ...query, form: 'selector' };
  return { ...query, form: 'expression', windowTemplate: WINDOW };
}
