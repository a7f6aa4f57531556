import type { Slo } from '../../../model/model';
import type { SpecObject } from '../../../workspace/specDocument';
import type { YamlNode } from '../../../yaml/tree';
import { pairOf, valueOf } from '../../../yaml/tree';
import { headOf, headOfObject, holdsKey, rejectedByOslo, slosOf } from '../../places';
import type { DocumentRule, Report } from '../../rule';

export const objectiveIndicatorLevel: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'objective/indicator-level',
    severity: 'error',
    summary:
      'An SLO without an indicator, with indicators at two levels, or a composite with an objective that has none.',
    fixable: false,
  },
  *check(document) {
    for (const { object, slo } of slosOf(document)) yield* reports(object, slo);
  },
};

/** True where a key that is not known means an indicator. */
function isMistyped({ node }: SpecObject, { objectives, indicatorKeys = [], objectiveIndicatorKeys }: Slo): boolean {
  const inObjectives = objectiveIndicatorKeys ?? indicatorKeys;
  return (
    indicatorKeys.some((key) => isNear(valueOf(node, 'spec'), key)) ||
    objectives.some((objective) => inObjectives.some((key) => isNear(objective.node, key)))
  );
}

/** A key that is written as it should be has no value here, which is no indicator. */
const isNear = (holder: YamlNode | undefined, key: string): boolean => !pairOf(holder, key) && holdsKey(holder, key);

function* reports(object: SpecObject, slo: Slo): Iterable<Report> {
  const keys = slo.indicatorKeys?.join(' or ');
  if (keys === undefined) return;
  const inObjectives = slo.objectiveIndicatorKeys?.join(' or ');
  const isComposite = inObjectives === undefined;
  const own = slo.objectives.find((objective) => objective.indicatorSpan);
  if (slo.indicatorSpan && own?.indicatorSpan) {
    yield {
      span: own.indicatorSpan,
      message: `This SLO has an indicator of its own and its objectives have theirs, so it is not clear which one is measured. Keep the one of the SLO, or ${isComposite ? 'for a composite SLO ' : ''}those of the objectives, and remove the other.`,
      related: [{ span: slo.indicatorSpan, message: 'The indicator of the whole SLO' }],
      structural: true,
      rejectedBy: rejectedByOslo(object),
    };
  } else if (!slo.indicatorSpan && !own) {
    if (isMistyped(object, slo)) return;
    yield {
      span: headOfObject(object),
      message: `This SLO does not say what it measures, so no budget can be counted. Add ${keys} to its spec, or ${inObjectives ?? 'for a composite SLO'} to each objective.`,
      structural: true,
      rejectedBy: rejectedByOslo(object),
    };
  } else if (own?.indicatorSpan) {
    const message = isComposite
      ? 'The indicator that makes this SLO a composite'
      : 'The indicator of another objective';
    const related = [{ span: own.indicatorSpan, message }];
    for (const objective of slo.objectives)
      if (!objective.indicatorSpan)
        yield {
          span: headOf(objective.node),
          message: `This objective has no indicator while objective ${own.index + 1} has one: ${isComposite ? 'in a composite SLO ' : ''}each objective is measured on its own, and this one cannot be. Add ${inObjectives ?? keys} here.`,
          related,
          structural: true,
        };
  }
}
