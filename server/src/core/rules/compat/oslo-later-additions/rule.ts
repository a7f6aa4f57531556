import { documentationAt, propertiesAt, schemaOf } from '../../../schema/docs';
import type { SpecObject } from '../../../workspace/specDocument';
import { filledPair, placeOfKey } from '../../places';
import type { DocumentRule, Report } from '../../rule';
import { nodesAt, osloObjects } from '../oslo';

export const compatOsloLaterAdditions: DocumentRule = {
  scope: 'document',
  meta: {
    code: 'compat/oslo-later-additions',
    severity: 'information',
    summary: 'What the text of an alpha version of OpenSLO has, but oslo does not know and refuses.',
    fixable: false,
    rejectedBy: ['oslo'],
  },
  *check(document, settings) {
    for (const object of osloObjects(document, settings)) {
      yield* keys(object);
      yield* units(object);
    }
  },
};

/** What holds a key that oslo may not know; the schema of a version says whether oslo refuses it there. */
const KEYS: readonly (readonly [holder: string, key: string])[] = [
  ['metadata', 'labels'],
  ['metadata', 'annotations'],
  ['spec.indicator.thresholdMetric', 'metadata'],
  ['spec.objectives[].ratioMetrics.good', 'metadata'],
  ['spec.objectives[].ratioMetrics.total', 'metadata'],
  ['spec.objectives[]', 'labels'],
];

function* keys({ node, kind, dialect }: SpecObject): Iterable<Report> {
  for (const [path, key] of KEYS)
    for (const holder of nodesAt(node, path)) {
      const pair = filledPair(holder, key);
      const root = pair && schemaOf(kind?.schema);
      if (root && propertiesAt(root, stepsOf(path)).get(key)?.schema['x-oslo'] === 'refuses')
        yield {
          span: placeOfKey(holder, pair),
          message: `oslo refuses ${key} here: the text of ${dialect.label} has it, but oslo never learned it. Remove it, or see whether another version of OpenSLO has a place for it.`,
        };
    }
}

const UNIT = 'spec.timeWindows[].unit';

function* units({ node, kind, dialect }: SpecObject): Iterable<Report> {
  for (const unit of nodesAt(node, UNIT)) {
    const root = schemaOf(kind?.schema);
    const refused = root && documentationAt(root, stepsOf(UNIT))?.['x-oslo-refuses'];
    if (unit.kind === 'scalar' && refused?.includes(String(unit.value)))
      yield {
        span: { start: unit.start, end: unit.end },
        message: `oslo refuses the unit ${unit.source}, which only the text of ${dialect.label} has. Write the length in one of Second, Day, Week, Month and Quarter.`,
      };
  }
}

/** The path of a schema; items of a list are all alike. */
const stepsOf = (path: string): (string | number)[] =>
  path.split('.').flatMap((step) => (step.endsWith('[]') ? [step.slice(0, -2), 0] : [step]));
