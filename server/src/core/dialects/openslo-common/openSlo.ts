import { valueOf } from '../../yaml/tree';
import type { Dialect } from '../dialect';
import { kindField } from '../kindField';
import { OPENSLO_FAMILY } from '../opensloFamily';
import { readString } from '../read';
import { kindsOf } from './kinds';
import { partForms } from './partForms';
import { queryTemplates } from './queries';
import { skeleton } from './skeleton';
import { objectSnippets } from './snippets';
import type { Version } from './version';

/** A version of OpenSLO since v1 as a dialect. */
export function openSlo(version: Version, names: Pick<Dialect, 'id' | 'label' | 'hint'>): Dialect {
  const kinds = kindsOf(version, names.id);
  return {
    ...names,
    consumers: ['oslo'],
    family: { ...OPENSLO_FAMILY, version: version.apiVersion },
    referenceKeys: version.referenceKeys,
    takesPaths: true,
    snippets: objectSnippets(version),
    partForms: partForms(version),
    queries: queryTemplates(version),
    owns: (node) => readString(node, 'apiVersion')?.value === version.apiVersion,
    kinds,
    kindOf: (node) => kindField(node, kinds),
    nameOf: (node) => readString(valueOf(node, 'metadata'), 'name'),
    ...(version.hasDisplayName
      ? { displayNameOf: (node) => readString(valueOf(node, 'metadata'), 'displayName')?.value }
      : {}),
    skeleton: (kind, name) => skeleton(version, kind, name),
  };
}
