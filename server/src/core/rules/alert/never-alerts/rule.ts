import type { AlertPolicy } from '../../../model/model';
import type { SpecDocument } from '../../../workspace/specDocument';
import { insertKey } from '../../../yaml/insertKey';
import { filledPair, headOf } from '../../places';
import type { DocumentRule } from '../../rule';
import type { Fix } from '../../../text/edit';
import { policiesOf } from '../conditions';

export const alertNeverAlerts: DocumentRule = {
  scope: 'document',
  on: ['slo', 'alert-policy', 'alert-condition'],
  meta: {
    code: 'alert/never-alerts',
    severity: 'warning',
    summary: 'An alert policy that never tells anyone.',
    fixable: true,
  },
  *check(document) {
    for (const policy of policiesOf(document)) {
      const { node, alertWhenBreaching: breaching } = policy;
      if (node?.kind !== 'map' || SWITCHES.some((key) => isOnOrUnknown(policy, key))) continue;
      const fix = switchOn(document, policy);
      yield {
        span: breaching?.span ?? headOf(node),
        message: `None of ${SWITCHES.join(', ')} is true here, and left out they count as false: this policy never tells anyone, whatever happens to the budget. Write alertWhenBreaching: true.`,
        structural: true,
        fixes: fix ? [fix] : [],
      };
    }
  },
};

const SWITCHES = ['alertWhenBreaching', 'alertWhenNoData', 'alertWhenResolved'] as const;

/** A switch that is there but cannot be read may well be on; the schema reports it. */
const isOnOrUnknown = (policy: AlertPolicy, key: (typeof SWITCHES)[number]): boolean =>
  policy[key] ? policy[key].value : filledPair(policy.node, key) !== undefined;

function switchOn(document: SpecDocument, { node, alertWhenBreaching }: AlertPolicy): Fix | undefined {
  if (node?.kind !== 'map') return undefined;
  const edit = alertWhenBreaching
    ? { span: alertWhenBreaching.span, newText: 'true' }
    : insertKey(document.text, node, 'alertWhenBreaching', 'true');
  return edit && { title: 'Set alertWhenBreaching: true', edits: [edit], preferred: false };
}
