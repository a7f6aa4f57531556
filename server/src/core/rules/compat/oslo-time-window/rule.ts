import { UNIT_SECONDS } from '../../../math/duration';
import { propertiesAt, schemaOf } from '../../../schema/docs';
import { formatWindowShort } from '../../../text/format';
import { insertKey, isJson } from '../../../yaml/insertKey';
import { pairOf } from '../../../yaml/tree';
import { filledPair, holdsKey, placeOfKey } from '../../places';
import type { DocumentRule } from '../../rule';
import { osloObjects } from '../oslo';

export const compatOsloTimeWindow: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'compat/oslo-time-window',
    severity: 'information',
    summary: 'An SLO without a time window, which the specification allows and oslo refuses.',
    fixable: true,
    rejectedBy: ['oslo'],
  },
  *check(document, settings) {
    for (const { model, node, kind } of osloObjects(document, settings)) {
      const spec = filledPair(node, 'spec');
      if (model.type !== 'slo' || spec?.value?.kind !== 'map') continue;
      const form = formOf(kind?.schema);
      const written = form && pairOf(spec.value, form.key);
      if (!form || (written ? filledPair(spec.value, form.key) : holdsKey(spec.value, form.key))) continue;
      const value = JSON.stringify([form.sample(settings.defaultWindowSeconds)]);
      const text = isJson(document.text, spec.value) ? value : value.replace(/"/g, '').replace(/[:,{}]/g, SPACED);
      const edit = written ? undefined : insertKey(document.text, spec.value, form.key, text);
      const length = formatWindowShort(settings.defaultWindowSeconds);
      yield {
        span: written ? placeOfKey(spec.value, written) : placeOfKey(node, spec),
        message: `oslo refuses an SLO without ${form.key}. ${form.isAllowed ? 'The specification allows it' : 'Sloth takes it'}, and Ninewise then counts with ${length}, but other tools may count with another length. Add ${form.key}.`,
        structural: true,
        fixes: edit ? [{ title: `Add ${form.key}: ${text}`, edits: [edit], preferred: false }] : [],
      };
    }
  },
};

const SPACED = (sign: string): string => (sign === '{' ? '{ ' : sign === '}' ? ' }' : `${sign} `);

/** How a version of the format writes a rolling window. */
interface Form {
  readonly key: string;
  /** True where the specification of that version allows an SLO without. */
  readonly isAllowed: boolean;
  sample(seconds: number): object;
}

const FORMS: readonly Form[] = [
  {
    key: 'timeWindow',
    isAllowed: true,
    sample: (seconds) => {
      const length = formatWindowShort(seconds);
      return { duration: /^\d+[mhd]$/.test(length) ? length : '28d', isRolling: true };
    },
  },
  {
    key: 'timeWindows',
    isAllowed: false,
    sample: (seconds) => {
      const days = seconds / UNIT_SECONDS.d;
      return { unit: 'Day', count: Number.isInteger(days) ? days : 28, isRolling: true };
    },
  },
];

/** The form that the schema of an SLO knows. */
function formOf(schema: string | undefined): Form | undefined {
  const root = schemaOf(schema);
  const keys = root && propertiesAt(root, ['spec']);
  return FORMS.find(({ key }) => keys?.has(key));
}
