import type { PartForm } from '../dialect';
import type { Version } from './version';

/** Indicators stand behind a key of their own; policies and conditions are items of a list, as references to them are. */
export function partForms({ apiVersion, indicator, indicatorRef }: Version): readonly PartForm[] {
  const header = (kind: string): PartForm['header'] => [
    ['apiVersion', apiVersion],
    ['kind', kind],
  ];
  return [
    {
      part: 'indicator',
      kind: 'SLI',
      header: header('SLI'),
      refKey: indicatorRef,
      inlineKey: indicator,
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
}
