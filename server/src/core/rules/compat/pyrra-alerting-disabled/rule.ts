import { removePairs } from '../../../yaml/removePairs';
import { rewritten } from '../../../yaml/quote';
import { nodeAt, pairOf } from '../../../yaml/tree';
import type { MapNode, Pair, ScalarNode } from '../../../yaml/tree';
import type { SpecDocument } from '../../../workspace/specDocument';
import type { Fix, TextEdit } from '../../../text/edit';
import { placeOfKey } from '../../places';
import type { DocumentRule } from '../../rule';
import { objectsReadBy } from '../readBy';

export const compatPyrraAlertingDisabled: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'compat/pyrra-alerting-disabled',
    severity: 'information',
    summary: 'alerting.disabled, which Pyrra calls deprecated.',
    fixable: true,
  },
  *check(document, settings) {
    for (const { node } of objectsReadBy('pyrra', document, settings)) {
      const alerting = nodeAt(node, ['spec', 'alerting']);
      const disabled = pairOf(alerting, 'disabled');
      const value = disabled?.value;
      if (alerting?.kind !== 'map' || !disabled || value?.kind !== 'scalar' || typeof value.value !== 'boolean')
        continue;
      const burnrates = pairOf(alerting, 'burnrates');
      yield {
        span: placeOfKey(alerting, disabled),
        message: `Pyrra calls disabled deprecated, and may stop reading it. ${adviceOn(value.value, burnrates)}`,
        fixes: fixesOf(document, alerting, disabled, value, burnrates),
      };
    }
  },
};

function adviceOn(isDisabled: boolean, burnrates: Pair | undefined): string {
  if (!isDisabled) return 'It switches nothing here: remove it.';
  const isAgainst = burnrates?.value?.kind === 'scalar' && burnrates.value.value === true;
  const rest = isAgainst ? ' Today it wins against burnrates: true, so that there are no alerts.' : '';
  return `Write burnrates: false.${rest}`;
}

function fixesOf(
  document: SpecDocument,
  alerting: MapNode,
  disabled: Pair,
  value: ScalarNode,
  burnrates: Pair | undefined,
): Fix[] {
  const { text } = document;
  const removal = removePairs(text, alerting, [disabled]);
  if (value.value === false) return removal ? [{ title: 'Remove disabled', edits: removal, preferred: true }] : [];
  const written = burnrates?.value;
  if (written?.kind === 'scalar')
    return removal
      ? [fixOf([...removal, ...(written.value === false ? [] : [{ span: written, newText: 'false' }])])]
      : [];
  if (alerting.alias !== undefined || disabled.merged || burnrates) return [];
  return [
    fixOf([
      { span: disabled.keySpan, newText: rewritten(text, disabled.keySpan, 'burnrates') },
      { span: value, newText: 'false' },
    ]),
  ];
}

const fixOf = (edits: readonly TextEdit[]): Fix => ({
  title: 'Write burnrates: false',
  edits: edits.map(({ span: { start, end }, newText }) => ({ span: { start, end }, newText })),
  preferred: true,
});
