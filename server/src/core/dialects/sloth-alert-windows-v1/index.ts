import { hint } from './hint';
import type { Dialect, Kind } from '../dialect';
import { kindField } from '../kindField';
import { readString } from '../read';
import { isCatalogue } from '../sloth/isCatalogue';
import { lowerAlertWindows } from './lower';
import { SNIPPETS } from './snippets';

const KINDS: readonly Kind[] = [
  {
    name: 'AlertWindows',
    schema: 'sloth-alert-windows-v1/alert-windows',
    label: 'catalogue of alert windows',
    lower: lowerAlertWindows,
  },
];

/** Sloth's catalogues of alert windows: https://github.com/slok/sloth, pkg/prometheus/alertwindows/v1. */
export const slothAlertWindowsV1: Dialect = {
  id: 'sloth-alert-windows-v1',
  label: 'Sloth AlertWindows',
  consumers: ['sloth'],
  hint,
  referenceKeys: {},
  snippets: SNIPPETS,
  owns: (node) => readString(node, 'apiVersion')?.value === 'sloth.slok.dev/v1' && isCatalogue(node),
  kinds: KINDS,
  kindOf: (node) => kindField(node, KINDS),
  nameOf: () => undefined,
};
