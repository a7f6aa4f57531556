import type { DocumentRule } from '../../rule';
import { nodesAt, osloObjects } from '../oslo';

export const compatOsloReferenceName: DocumentRule = {
  scope: 'document',
  meta: {
    code: 'compat/oslo-reference-name',
    severity: 'information',
    summary: 'A reference that is a path or another free text, which the specification allows and oslo refuses.',
    fixable: false,
    rejectedBy: ['oslo'],
  },
  *check(document, settings) {
    if (!ODD_REFERENCE.test(document.text)) return;
    const seen = new Set<number>();
    for (const { node } of osloObjects(document, settings))
      for (const value of PLACES.flatMap((path) => nodesAt(node, path))) {
        if (value.kind !== 'scalar' || typeof value.value !== 'string' || value.value === '') continue;
        if (NAME.test(value.value) || seen.has(value.start)) continue;
        seen.add(value.start);
        yield {
          span: { start: value.start, end: value.end },
          message: `oslo refuses "${value.value}" as a reference: it takes only 1 to 63 lower-case letters, digits and hyphens. The specification allows a name or a path here. Refer by metadata.name, and give that object such a name.`,
        };
      }
  },
};

const NAME = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** A text without this has nothing but names in its references: most documents need no further look. */
const ODD_REFERENCE =
  /(?:alertPolicy|condition|target)Ref["']?[ \t]*:(?![ \t]+[a-z0-9][-a-z0-9]{0,60}[ \t]*(?:[\r\n#]|$))/;

const PLACES = [
  'spec.alertPolicies[].alertPolicyRef',
  'spec.alertPolicies[].spec.conditions[].conditionRef',
  'spec.alertPolicies[].spec.notificationTargets[].targetRef',
  'spec.conditions[].conditionRef',
  'spec.notificationTargets[].targetRef',
];
