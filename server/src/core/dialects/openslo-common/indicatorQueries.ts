import type { Query, QueryRole } from '../../model/query';
import type { YamlNode } from '../../yaml/tree';
import { pairOf, valueOf } from '../../yaml/tree';
import { readString } from '../read';
import type { Version } from './version';
import { sourceHolder } from './version';

/** The sides of an indicator, and what each counts. */
const SIDES: Readonly<Record<string, QueryRole>> = { good: 'good', bad: 'bad', total: 'total', raw: 'ratio' };

/** Keys that hold the query in the free-form spec of a source; the specification names none. */
const KEYS = ['query', 'promql', 'expr'];

/** The queries of an indicator from its spec: the node that holds thresholdMetric or ratioMetric. */
export function indicatorQueries(version: Version, spec: YamlNode | undefined): Query[] {
  const ratio = valueOf(spec, 'ratioMetric');
  return [
    ...Object.entries(SIDES).flatMap(([side, role]) => queriesOf(version, valueOf(ratio, side), role)),
    ...queriesOf(version, valueOf(spec, 'thresholdMetric'), 'value'),
  ];
}

function queriesOf(version: Version, metric: YamlNode | undefined, role: QueryRole): Query[] {
  const holder = sourceHolder(version, metric);
  const type = readString(version.sourceOf(holder), 'type')?.value;
  const spec = valueOf(holder, 'spec');
  return KEYS.flatMap((key) => {
    const pair = pairOf(spec, key);
    const node = pair?.value;
    if (!pair || node?.kind !== 'scalar' || typeof node.value !== 'string') return [];
    return [{ role, source: type, node, key, keySpan: pair.keySpan, form: 'expression' as const }];
  });
}
