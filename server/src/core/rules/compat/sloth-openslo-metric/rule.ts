import type { YamlNode } from '../../../yaml/tree';
import { itemsOf, nodeAt, valueOf } from '../../../yaml/tree';
import { headOf, holdsKey } from '../../places';
import type { DocumentRule, Report } from '../../rule';
import { objectsReadBy } from '../readBy';

export const compatSlothOpensloMetric: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'compat/sloth-openslo-metric',
    severity: 'information',
    summary: 'A metric of an OpenSLO file that Sloth refuses: no ratio, or none of Prometheus.',
    fixable: false,
  },
  *check(document, settings) {
    for (const { node, model } of objectsReadBy('sloth', document, settings))
      if (model.type === 'slo') {
        // Sloth stops at the first.
        const [first] = itemsOf(nodeAt(node, ['spec', 'objectives'])).flatMap((objective) => refusal(objective) ?? []);
        if (first) yield first;
      }
  },
};

/** The first thing that Sloth refuses in an objective. */
function refusal(objective: YamlNode): Report | undefined {
  const ratio = valueOf(objective, 'ratioMetrics');
  if (ratio?.kind !== 'map')
    return objective.kind === 'map' && !holdsKey(objective, 'ratioMetrics')
      ? {
          span: headOf(objective),
          message:
            'Sloth refuses this file: it reads ratioMetrics only, and this objective compares a threshold. Write it with good and total, if Sloth is to read it.',
        }
      : undefined;
  const [good, total] = [valueOf(ratio, 'good'), valueOf(ratio, 'total')];
  const isSloth = textAt(valueOf(good, 'source')) === 'sloth';
  return (
    other(valueOf(good, 'source'), ['prometheus', 'sloth']) ??
    (isSloth ? undefined : other(valueOf(total, 'source'), ['prometheus'])) ??
    other(valueOf(good, 'queryType'), ['promql']) ??
    other(valueOf(total, 'queryType'), ['promql'])
  );
}

function other(value: YamlNode | undefined, known: readonly string[]): Report | undefined {
  const text = textAt(value);
  if (!value || text === undefined || known.includes(text)) return undefined;
  return {
    span: { start: value.start, end: value.end },
    message: `Sloth refuses this file: it takes ${known.join(' or ')} here and nothing else, in small letters. Write it so, if Sloth is to read it.`,
  };
}

const textAt = (node: YamlNode | undefined): string | undefined =>
  node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
