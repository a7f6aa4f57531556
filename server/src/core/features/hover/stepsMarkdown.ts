import { secondsUntilStep } from '../../math/policy';
import type { PolicyStep, SteppedPolicy } from '../../model/policy';
import { formatDurationShort, formatFactor, formatTarget, formatWindowShort } from '../../text/format';
import { escapeMarkdown } from '../../text/markdown';
import { budgetsOfSlo } from '../budget/sloBudget';
import type { BudgetContext, ObjectiveBudget } from '../budget/sloBudget';
import { PLAYED_RATIOS } from '../policies/simulate';
import { spacedRow, table } from './table';

/** So many SLOs of a policy are played through in a hover. */
const MOST_SLOS = 3;

/** What the steps of a policy do, and after how long, for the SLOs that name it. */
export function stepsMarkdown(
  policy: SteppedPolicy,
  named: { readonly kind: string; readonly name: string },
  context: BudgetContext,
): string {
  const slos = slosNaming(named, context);
  const played = slos
    .slice(0, MOST_SLOS)
    .flatMap(({ name, budget }) => (budget ? [playedTable(name, budget, policy)] : []));
  const more = slos.length > MOST_SLOS ? [`and ${slos.length - MOST_SLOS} more SLOs`] : [];
  const steps = `${policy.steps.length} ${policy.steps.length === 1 ? 'step' : 'steps'}`;
  const count = slos.length === 0 ? 'no SLO of this folder' : `${slos.length} ${slos.length === 1 ? 'SLO' : 'SLOs'}`;
  return [
    `**Error budget policy** · ${steps} · named by ${count}`,
    ...played,
    ...more,
    'Burn rates are rounded to one decimal before they are compared: a threshold of 9 is passed from 9.05 on. A step acts with the next report after that.',
  ].join('\n\n');
}

interface Naming {
  readonly name: string;
  readonly budget: ObjectiveBudget | undefined;
}

function slosNaming(policy: { readonly kind: string; readonly name: string }, context: BudgetContext): Naming[] {
  const found: Naming[] = [];
  for (const { documents } of context.index.files)
    for (const { summary } of documents)
      for (const { slo, name } of summary.definitions)
        if (slo?.policyRef?.kind === policy.kind && slo.policyRef.name === policy.name)
          found.push({ name, budget: found.length < MOST_SLOS ? budgetsOfSlo(name, slo, context)[0] : undefined });
  return found;
}

const COLUMNS = [
  { head: 'step', align: 'left' },
  { head: 'acts above', align: 'right' },
  { head: '100 % errors', align: 'right' },
  { head: '10 %', align: 'right' },
  { head: '1 %', align: 'right' },
  { head: 'what follows', align: 'left' },
] as const;

function playedTable(name: string, { target }: ObjectiveBudget, { steps }: SteppedPolicy): string {
  const title = `${escapeMarkdown(name)} at ${formatTarget(target.fraction)}, from good times:`;
  const rows = steps.map((step) => {
    const at = PLAYED_RATIOS.map((ratio) => secondsUntilStep(target.fraction, step, ratio));
    return spacedRow([
      escapeMarkdown(step.name ?? 'without a name'),
      `${formatFactor(step.threshold)} over ${formatWindowShort(step.windowSeconds)}`,
      ...at.map((seconds) => (seconds === null ? 'never' : formatDurationShort(seconds))),
      followsFrom(step),
    ]);
  });
  return `${title}\n\n${table(COLUMNS, rows)}`;
}

function followsFrom({ pages, message }: PolicyStep): string {
  const words = message === undefined ? [] : [escapeMarkdown(message)];
  return [...(pages ? ['**page**'] : []), ...words].join(': ');
}
