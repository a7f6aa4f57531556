import { formatDurationShort, formatFactor, formatShare, formatTarget, formatWindowShort } from '../../text/format';
import { escapeMarkdown } from '../../text/markdown';
import type { ErrorBudgetPolicy, Trigger } from '../../model/policy';
import { identityOf, rankOf } from '../folder/selection';
import { budgetsOfSlo } from '../budget/sloBudget';
import type { BudgetContext, ObjectiveBudget } from '../budget/sloBudget';
import { simulate } from '../policies/simulate';
import { spacedRow, table } from './table';

/** So many SLOs of a policy are played through in a hover. */
const MOST_SLOS = 3;

/** What a policy does, and after how long: its rules played through for the SLOs that it applies to. */
export function policyMarkdown(policy: ErrorBudgetPolicy, context: BudgetContext): string {
  const { played, count } = budgetsUnder(policy, context);
  const head = `**Error budget policy** · ${policy.rules.length} ${policy.rules.length === 1 ? 'rule' : 'rules'} · applies to ${count === 0 ? 'no SLO of this folder' : `${count} ${count === 1 ? 'SLO' : 'SLOs'}`}`;
  const tables = played.map(({ name, budget }) => playedTable(name, budget, policy));
  const more = count > played.length ? [`and ${count - played.length} more SLOs`] : [];
  const every = policy.every?.seconds;
  const told = every ? [`During an incident customers hear from us every ${formatDurationShort(every)}.`] : [];
  return [head, ...tables, ...more, ...told].join('\n\n');
}

interface Played {
  readonly name: string;
  readonly budget: ObjectiveBudget;
}

/** The first objectives of the SLOs that a policy applies to, and how many SLOs these are. */
function budgetsUnder(
  policy: ErrorBudgetPolicy,
  context: BudgetContext,
): { readonly played: readonly Played[]; readonly count: number } {
  const played: Played[] = [];
  let count = 0;
  for (const { documents } of context.index.files)
    for (const { summary } of documents)
      for (const { slo, name } of summary.definitions) {
        if (!slo || rankOf(policy.appliesTo, identityOf(name, slo, context.index)) === 0) continue;
        count++;
        const [budget] = played.length < MOST_SLOS ? budgetsOfSlo(name, slo, context) : [];
        if (budget) played.push({ name, budget });
      }
  return { played, count };
}

function playedTable(name: string, { target, window }: ObjectiveBudget, policy: ErrorBudgetPolicy): string {
  const rows = simulate(policy.rules, target.fraction, window.seconds).map(({ rule, trigger, at }) =>
    spacedRow([
      escapeMarkdown(rule.name?.value ?? 'without a name'),
      conditionOf(trigger),
      ...at.map((seconds) => (seconds === null ? 'never' : formatDurationShort(seconds))),
      escapeMarkdown(rule.actions.map(({ value }) => value).join(', ')),
    ]),
  );
  const title = `${escapeMarkdown(name)} at ${formatTarget(target.fraction)} over ${formatWindowShort(window.window)}, from a full budget:`;
  if (rows.length === 0) return `${title} no rule acts on an outage.`;
  const columns = [
    { head: 'rule', align: 'left' as const },
    { head: 'acts at', align: 'left' as const },
    { head: '100 % errors', align: 'right' as const },
    { head: '10 %', align: 'right' as const },
    { head: '1 %', align: 'right' as const },
    { head: 'what follows', align: 'left' as const },
  ];
  return `${title}\n\n${table(columns, rows)}`;
}

const NOUNS = {
  'burn-rate': '',
  'budget-consumed': 'of the budget',
  'incident-share': 'by one incident',
  'incident-class-share': 'by one kind of incident',
} as const;

/** `14.4x over 1h`, `75 % of the budget` */
function conditionOf({ kind, value, over }: Trigger): string {
  const amount = kind === 'burn-rate' ? formatFactor(value.value) : `${formatShare(value.value)} ${NOUNS[kind]}`;
  return over?.seconds ? `${amount} over ${formatWindowShort(over.seconds)}` : amount;
}
