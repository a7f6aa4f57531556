import { oneInEvents } from '../../math/budget';
import { costPerMinute } from '../../math/cost';
import { compare, decimalOf } from '../../math/decimal';
import {
  formatDuration,
  formatFactor,
  formatMoney,
  formatNumber,
  formatOneIn,
  formatShare,
  formatTarget,
  formatWindowShort,
} from '../../text/format';
import { escapeMarkdown } from '../../text/markdown';
import type { Cost } from '../budget/costOf';
import type { LadderRung, ObjectiveBudget } from '../budget/sloBudget';
import type { AlertFigures } from '../alerts/alertFigures';
import { alertMarkdown } from './alertMarkdown';
import { spacedRow, table } from './table';

/** What a hover on a budget shows besides the budget itself. */
export interface Surroundings {
  /** What the hover rests on, which it then begins with. */
  readonly focus?: 'budget' | 'alerts';
  /** The line on tiers and policies. */
  readonly agreements?: string | undefined;
}

/** The hover on a target: the budget in one line, what users see of it and what was agreed on, the ladder, the alerts. */
export function budgetMarkdown(
  budget: ObjectiveBudget,
  alerts: readonly AlertFigures[] = [],
  { focus, agreements }: Surroundings = {},
): string {
  const alertPart = alertMarkdown(alerts);
  const costs = [ladderTable(budget), moneyLine(budget), assumedLine(budget)];
  return [
    headline(budget),
    calendarLine(budget),
    trafficLine(budget),
    pathLine(budget),
    agreements,
    ...(focus === 'alerts' ? [alertPart, ...costs] : [...costs, alertPart]),
  ]
    .filter((part) => part !== undefined)
    .join('\n\n');
}

/** A hover is read at a glance. */
const MOST_ROWS = 20;

/** One line for each objective of an SLO; the whole of it where there is one. */
export function summaryMarkdown(
  budgets: readonly ObjectiveBudget[],
  alertsOf: (budget: ObjectiveBudget) => readonly AlertFigures[] = () => [],
  surroundings: Surroundings = {},
): string {
  const [first] = budgets;
  if (!first || budgets.length === 1) return first ? budgetMarkdown(first, alertsOf(first), surroundings) : '';
  const rows = budgets
    .slice(0, MOST_ROWS)
    .map((b) => `| ${nameOf(b)} | ${formatTarget(b.target.fraction)} | ${budgetRange(b)} | ${allowance(b)} |`);
  const more = budgets.length - rows.length;
  return [
    `Error budgets over ${formatWindowShort(first.window.window)}`,
    ['| objective | target | budget | may fail |', '|---|---:|---:|---:|', ...rows].join('\n'),
    ...(more > 0 ? [`and ${formatNumber(more)} more objectives`] : []),
    ...(surroundings.agreements === undefined ? [] : [surroundings.agreements]),
  ].join('\n\n');
}

const nameOf = ({ objective }: ObjectiveBudget): string =>
  escapeMarkdown(objective.displayName ?? `objective ${objective.index + 1}`);

function headline(budget: ObjectiveBudget): string {
  const window = formatWindowShort(budget.window.window);
  return `**${formatTarget(budget.target.fraction)}** over ${window} · error budget **${budgetRange(budget)}** · ${allowance(budget)}`;
}

function budgetRange({ shortestBudgetSeconds: least, longestBudgetSeconds: most }: ObjectiveBudget): string {
  return compare(least, most) === 0 ? formatDuration(least) : `${formatDuration(least)} to ${formatDuration(most)}`;
}

/** What may fail: one event in how many, or how many time slices. */
function allowance({ slices, oneInEvents: oneIn }: ObjectiveBudget): string {
  if (slices) return `${formatNumber(slices.badSlices)} of ${formatNumber(slices.slices)} time slices`;
  return oneIn === undefined ? '' : `${formatOneIn(oneIn)} events`;
}

/** The budget in whole events, where an event rate is known. */
function trafficLine({ traffic }: ObjectiveBudget): string | undefined {
  if (!traffic) return undefined;
  const { eventsPerHour, windowEvents, wholeFailuresAllowed, budgetShare } = traffic;
  const rate = `${formatNumber(eventsPerHour)} ${eventsPerHour === 1 ? 'event' : 'events'} an hour`;
  return `At ${rate} **${formatNumber(wholeFailuresAllowed)}** of ${formatNumber(windowEvents, 0)} may fail; one failure is ${formatShare(budgetShare, 1)} of the budget.`;
}

function calendarLine({ window, longestBudgetSeconds, shortestBudgetSeconds }: ObjectiveBudget): string | undefined {
  if (window.window.kind !== 'calendar' || compare(shortestBudgetSeconds, longestBudgetSeconds) === 0) return undefined;
  const zone = window.window.timeZone ? ` in ${escapeMarkdown(window.window.timeZone)}` : '';
  return `This window lasts ${formatDuration(window.shortest)} to ${formatDuration(window.longest)}${zone}, and the budget changes with it. The ladder takes ${formatDuration(window.seconds)}.`;
}

// ---- ladder -----------------------------------------------------------------------------------------------------

interface Column {
  readonly head: string;
  readonly align: 'left' | 'right';
  cell(rung: LadderRung): string;
}

const number = (head: string, cell: Column['cell']): Column => ({ head, align: 'right', cell });
const words = (head: string, cell: Column['cell']): Column => ({ head, align: 'left', cell });

function ladderTable(budget: ObjectiveBudget): string {
  const columns = [...budgetColumns(budget), ...moneyColumns(budget.cost)];
  const rows = budget.ladder.map((rung) => spacedRow(columns.map((column) => emphasis(column.cell(rung), rung.isOwn))));
  return table(columns, rows);
}

/** The ratio of the costs stands where there is no money that says the same. */
function budgetColumns({ window, slices, cost }: ObjectiveBudget): Column[] {
  const events = number('may fail', (rung) => formatOneIn(oneInEvents(rung.target) ?? 0));
  const ratio = number('cost', (rung) => formatFactor(rung.costFactor));
  return [
    number('target', (rung) => formatTarget(rung.target)),
    number(`budget / ${formatWindowShort(window.seconds)}`, (rung) => formatDuration(rung.budgetSeconds)),
    ...(slices ? [] : [events]),
    ...(cost?.baseline ? [] : [ratio]),
  ];
}

function moneyColumns(cost: Cost | undefined): Column[] {
  if (!cost) return [];
  const money = (amount: number | undefined): string =>
    amount === undefined ? '' : formatMoney(amount, cost.currency);
  const spending = [
    number('cost a year', (rung) => money(rung.costPerYear)),
    number('this step', (rung) => money(rung.stepCostPerYear)),
  ];
  const returns = number('returns', (rung) => money(rung.returnPerYear));
  const worth = words('', (rung) => VERDICTS[rung.verdict]);
  return [
    ...(cost.baseline ? spending : []),
    ...(cost.revenuePerYear === undefined ? [] : [returns]),
    ...(cost.baseline ? [worth] : []),
  ];
}

const VERDICTS = { worth: '✓ worth it', 'not-worth': '✗ not worth it', unknown: '' } as const;

const emphasis = (text: string, on: boolean): string => (on && text ? `**${text}**` : text);

// ---- money ------------------------------------------------------------------------------------------------------

function moneyLine({ cost, lagom }: ObjectiveBudget): string {
  if (!cost)
    return 'About 10x the cost per nine is a rule of thumb, not a measurement. A `CostModel` in this workspace shows money.';
  const { currency, model } = cost;
  const parts: string[] = [];
  if (lagom) {
    const target = decimalOf(Number(lagom.target.toPrecision(6)));
    parts.push(
      `Cheapest in total (lagom): **${target ? formatTarget(target) : ''}**, ${formatMoney(lagom.spendPerYear, currency)} spent and ${formatMoney(lagom.lossPerYear, currency)} lost a year.`,
    );
  }
  const perMinute = costPerMinute(cost);
  if (perMinute !== undefined) parts.push(`A minute of outage costs ${formatMoney(perMinute, currency)}.`);
  if (model.multiplierPerNine === undefined || model.multiplierPerNine === 10)
    parts.push('10x per nine is a rule of thumb.');
  if (model.revenue && model.revenueAtRisk === undefined)
    parts.push('Every lost minute counts as lost revenue, as the model names no `revenueAtRisk`.');
  parts.push(`Cost model: ${escapeMarkdown(model.name ?? 'without a name')}.`);
  return parts.join(' ');
}

function pathLine({ cost, pathCeiling, perceived }: ObjectiveBudget): string | undefined {
  if (!cost || !pathCeiling || !perceived) return undefined;
  const path = cost.model.userPath
    .map((hop) => `${escapeMarkdown(hop.name)} (${formatTarget(hop.availability)})`)
    .join(', ');
  return `Behind ${path} users see ${formatTarget(perceived)}; they can never see more than ${formatTarget(pathCeiling)}.`;
}

function assumedLine({ window }: ObjectiveBudget): string | undefined {
  return window.assumed
    ? `The file holds no time window. ${formatWindowShort(window.window)} is the default of the settings.`
    : undefined;
}
