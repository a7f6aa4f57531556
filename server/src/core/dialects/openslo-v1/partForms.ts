import type { PartForm } from '../dialect';

const header = (kind: string): PartForm['header'] => [
  ['apiVersion', 'openslo/v1'],
  ['kind', kind],
];

/** Indicators stand behind a key of their own; policies and conditions are items of a list, as references to them are. */
export const PART_FORMS: readonly PartForm[] = [
  {
    part: 'indicator',
    kind: 'SLI',
    header: header('SLI'),
    refKey: 'indicatorRef',
    inlineKey: 'indicator',
    ownKeys: ['apiVersion', 'kind'],
  },
  {
    part: 'alert-policy',
    kind: 'AlertPolicy',
    header: header('AlertPolicy'),
    refKey: 'alertPolicyRef',
    ownKeys: ['apiVersion'],
  },
  {
    part: 'alert-condition',
    kind: 'AlertCondition',
    header: header('AlertCondition'),
    refKey: 'conditionRef',
    ownKeys: ['apiVersion'],
  },
];
