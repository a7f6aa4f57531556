import { format, toNumber } from '../../core';
import type { Agreements, Burden, ObjectiveBudget } from '../../core';
import type { SloReport } from '../commands/budget';
import type { Style } from '../style';
import { count, visible, wrap } from './text';

/** What stands below the tables of a budget, a line for each: what the folder knows about it. */
export function notesOf(budget: ObjectiveBudget, { burden, agreements }: SloReport, style: Style): string[] {
  const notes = [
    eventsNote(budget),
    lagomNote(budget),
    pathNote(budget),
    riskNote(budget, burden),
    ...agreementNotes(agreements),
  ].filter((each) => each !== undefined);
  const widest = Math.max(...notes.map(({ label }) => label.length));
  return notes.flatMap((each) => note(each, widest, style));
}

interface Note {
  readonly label: string;
  readonly text: string;
}

function eventsNote({ traffic }: ObjectiveBudget): Note | undefined {
  if (!traffic) return undefined;
  const { eventsPerHour, windowEvents, wholeFailuresAllowed, budgetShare } = traffic;
  const text = `at ${format.formatNumber(eventsPerHour)} an hour ${format.formatNumber(wholeFailuresAllowed)} of ${format.formatNumber(windowEvents, 0)} may fail; one failure is ${format.formatShare(budgetShare, 1)} of the budget`;
  return { label: 'events', text };
}

function lagomNote({ lagom, cost }: ObjectiveBudget): Note | undefined {
  if (!lagom || !cost) return undefined;
  const money = (amount: number): string => format.formatMoney(amount, cost.currency);
  const text = `at ${format.formatShare(lagom.target, 4)} the total is least: ${money(lagom.lossPerYear)} lost and ${money(lagom.spendPerYear)} spent, ${money(lagom.totalPerYear)} a year`;
  return { label: 'lagom', text };
}

function pathNote({ cost, pathCeiling, perceived }: ObjectiveBudget): Note | undefined {
  if (!cost || !pathCeiling || !perceived) return undefined;
  const hops = cost.model.userPath
    .map((hop) => `${visible(hop.name)} ${format.formatTarget(hop.availability)}`.trim())
    .join(', ');
  const text = `behind ${hops} users see ${format.formatTarget(perceived)}, and never more than ${format.formatTarget(pathCeiling)}`;
  return { label: 'path', text };
}

function riskNote(budget: ObjectiveBudget, burden: Burden | undefined): Note | undefined {
  const seconds = toNumber(budget.budgetSeconds);
  const share = burden?.share(budget.window.seconds, seconds);
  const chance = burden?.chance(budget.window.seconds, seconds)?.value;
  if (!burden || share === undefined) return undefined;
  const exceeds = chance === undefined ? '' : `, chance to exceed it ${format.formatShare(chance, 1)}`;
  const text = `${count(burden.count, 'known risk')}: ${format.formatShare(share, 1)} of the budget to be expected${exceeds}`;
  return { label: 'risks', text };
}

function agreementNotes({ tiers, policies }: Agreements): Note[] {
  return [
    ...tiers.map(({ name, terms }) => ({ label: 'tier', text: [visible(name), ...terms].join(', ') })),
    ...(policies.length > 0 ? [{ label: 'policy', text: policies.map(visible).join(', ') }] : []),
  ];
}

function note({ label, text }: Note, widest: number, { colors: c, width }: Style): string[] {
  const indent = widest + 7;
  return wrap(text, width - indent).map((line, i) =>
    i === 0 ? `     ${c.bold(label.padEnd(widest))}  ${line}` : ' '.repeat(indent) + line,
  );
}
