import { hasPolicy, identityOf, tiersOf } from '../../../features/folder/selection';
import type { SloIdentity } from '../../../features/folder/selection';
import type { FolderIndex } from '../../../workspace/index';
import type { Mention } from '../../../workspace/summary';
import { rangeOfName, slosOfFile } from '../../slosOfFile';
import type { SloInFile } from '../../slosOfFile';
import type { WorkspaceRule } from '../../rule';

export const tierMissingRequirement: WorkspaceRule = {
  scope: 'workspace',
  meta: {
    code: 'tier/missing-requirement',
    severity: 'warning',
    summary: 'An SLO without something that its tier requires.',
    fixable: false,
  },
  *check(file, index) {
    if (index.shared('service-tier').length === 0) return;
    for (const each of slosOfFile(file)) {
      const identity = identityOf(each.definition.name, each.slo, index);
      for (const { item: tier } of tiersOf(identity, index)) {
        const missing = tier.requires.filter((what) => REQUIREMENTS[what]?.isMet(each, identity, index) === false);
        if (missing.length === 0) continue;
        const [first] = missing;
        yield {
          range: rangeOfName(each),
          message: `Tier "${tier.name ?? 'without a name'}" requires ${listOf(tier.requires)}, and "${each.definition.name}" has no ${missing.join(' and no ')}. ${missing.length === 1 ? (REQUIREMENTS[first ?? '']?.advice ?? '') : missing.map((what) => REQUIREMENTS[what]?.advice ?? '').join(' ')}`,
        };
      }
    }
  },
};

interface Requirement {
  isMet(each: SloInFile, identity: SloIdentity, index: FolderIndex): boolean;
  readonly advice: string;
}

const REQUIREMENTS: Readonly<Record<string, Requirement>> = {
  owner: {
    isMet: (each, identity, index) =>
      mentions(each, index, 'owner') ||
      (identity.service !== undefined &&
        index.definitions('Service', identity.service).some(({ item }) => item.mentions?.includes('owner') === true)),
    advice: 'Name the owner or team in a label or annotation of the SLO or of its service.',
  },
  indicator: {
    isMet: ({ slo }) => slo.hasIndicator,
    advice: 'Say what is measured: an indicator in place, or a reference to one.',
  },
  policy: {
    isMet: ({ slo }, identity, index) => hasPolicy(slo, identity, index),
    advice: 'Write an ErrorBudgetPolicy that applies to it.',
  },
  runbook: {
    isMet: (each, _, index) => mentions(each, index, 'runbook'),
    advice: 'Link a runbook in an annotation of the SLO or of its alerts.',
  },
};

/** True where the SLO, or an alert policy that it refers to, says so. */
function mentions({ definition }: SloInFile, index: FolderIndex, what: Mention): boolean {
  if (definition.mentions?.includes(what)) return true;
  const refs = definition.alerts?.refs ?? [];
  return refs.some(({ kind, name }) =>
    index.definitions(kind, name).some(({ item }) => item.mentions?.includes(what) === true),
  );
}

const listOf = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1] ?? ''}`;
