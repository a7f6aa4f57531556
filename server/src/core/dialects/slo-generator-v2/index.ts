import type { MapNode, YamlNode } from '../../yaml/tree';
import { itemsOf, valueOf } from '../../yaml/tree';
import type { Dialect, Kind } from '../dialect';
import { kindField } from '../kindField';
import { readString } from '../read';
import { hint } from './hint';
import { lowerConfiguration, PART_KINDS } from './lowerConfiguration';
import { lowerSlo } from './lowerSlo';
import { providerOf } from './queriesOf';
import { PROVIDERS } from './providers';
import { QUERIES } from './queries';
import { REFERENCE_KEYS, WHERE_UNKNOWN } from './referenceKeys';
import { SNIPPETS } from './snippets';

const SLO: Kind = {
  name: 'ServiceLevelObjective',
  referredAs: 'SLO',
  schema: 'slo-generator-v2/slo',
  label: 'SLO',
  lower: lowerSlo,
};

const CONFIGURATION: Kind = {
  name: 'SharedConfiguration',
  schema: 'slo-generator-v2/shared-configuration',
  label: 'shared configuration',
  isUnnamed: true,
  lower: lowerConfiguration,
};

const VERSION = 'sre.google.com/v2';

/** An SLO says what it is. Its readers do not ask for the key `apiVersion`, which their README calls `api`. */
const isSlo = (node: MapNode): boolean =>
  readString(node, 'apiVersion')?.value === VERSION || readString(node, 'api')?.value === VERSION;

/** The keys of a shared configuration. */
const KEYS: readonly string[] = ['backends', 'exporters', 'default_exporters', 'error_budget_policies'];

/**
 * A shared configuration does not say what it is: it is known by a policy with steps, or by a backend of a provider that is
 * known and nothing beside that does not belong.
 */
function isConfiguration(node: MapNode): boolean {
  if (valueOf(node, 'apiVersion') || valueOf(node, 'kind')) return false;
  if (valuesOf(valueOf(node, 'error_budget_policies')).some(hasSteps)) return true;
  const backends = valueOf(node, 'backends');
  return (
    backends?.kind === 'map' &&
    valueOf(node, 'exporters')?.kind === 'map' &&
    node.pairs.every(({ key }) => KEYS.includes(key)) &&
    backends.pairs.some(({ key }) => Object.hasOwn(PROVIDERS, providerOf(key) ?? ''))
  );
}

const valuesOf = (node: YamlNode | undefined): readonly (YamlNode | undefined)[] =>
  node?.kind === 'map' ? node.pairs.map(({ value }) => value) : [];

const hasSteps = (policy: YamlNode | undefined): boolean =>
  itemsOf(valueOf(policy, 'steps')).some(
    (step) => step.kind === 'map' && step.pairs.some(({ key }) => /window|burn_rate/.test(key)),
  );

/** slo-generator v2: https://github.com/google/slo-generator, SLOs and the configuration that they share. */
export const sloGeneratorV2: Dialect = {
  id: 'slo-generator-v2',
  label: 'slo-generator v2',
  consumers: ['slo-generator'],
  hint,
  family: { key: 'apiVersion', pattern: /^\s*sre\.google\.com\//i, version: VERSION },
  allowsFullTarget: true,
  placeholder: /\$\{\w+\}/,
  referenceKeys: REFERENCE_KEYS,
  whereUnknown: WHERE_UNKNOWN,
  snippets: SNIPPETS,
  queries: QUERIES,
  owns: (node) => isSlo(node) || isConfiguration(node),
  kinds: [SLO, CONFIGURATION],
  partKinds: PART_KINDS,
  kindOf: (node) =>
    isConfiguration(node)
      ? { kind: CONFIGURATION, written: undefined, field: undefined }
      : kindField(node, isSlo(node) ? [SLO] : []),
  nameOf: (node) => readString(valueOf(node, 'metadata'), 'name'),
};
