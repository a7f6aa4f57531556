import type { Objective } from '../../../model/model';
import { formatNumber } from '../../../text/format';
import { headOf, placeOfValue, slosOf } from '../../places';
import type { DocumentRule } from '../../rule';

export const objectiveDuplicateValue: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'objective/duplicate-value',
    severity: 'error',
    summary: 'Two objectives of one SLO with the same value, in a format that tells them apart by it.',
    fixable: false,
  },
  *check(document) {
    for (const { slo } of slosOf(document)) {
      if (!slo.hasValues || slo.objectives.some(({ components = [] }) => components.length > 0)) continue;
      const seen = new Map<number, Objective>();
      for (const objective of slo.objectives) {
        const value = objective.value?.value ?? 0;
        const first = seen.get(value);
        if (first)
          yield {
            span: placeOf(objective),
            message: `${shown(objective)} is that of objective ${first.index + 1} as well. Objectives of an SLO are told apart by their value, also where nothing is compared with it, and an SLO with two alike is refused. Give each another value.`,
            related: [{ span: placeOf(first), message: 'The first with this value' }],
          };
        else seen.set(value, objective);
      }
    }
  },
};

const placeOf = ({ node, value }: Objective): { start: number; end: number } =>
  value ? placeOfValue(node, value.span) : headOf(node);

const shown = ({ value }: Objective): string =>
  value ? `The value ${formatNumber(value.value)}` : 'The value 0, which counts where none is written,';
