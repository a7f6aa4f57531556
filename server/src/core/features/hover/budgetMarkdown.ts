import { compare, decimalOf } from '../../math/decimal';
import { costPerMinute } from '../../math/cost';
import { oneInEvents } from '../../math/budget';
import { formatDuration, formatFactor, formatMoney, formatNumber, formatOneIn, formatTarget, formatWindowShort } from '../../text/format';
import { escapeMarkdown } from '../../text/markdown';
import type { CostModel } from '../../model/model';
import type { LadderRung, ObjectiveBudget } from '../budget/sloBudget';
import { periodsOfAYear } from '../budget/window';

/** The hover on a target: the budget in one line, then the ladder of nines, then what the cost model and the path say. */
export function budgetMarkdown(budget: ObjectiveBudget): string {
  return [headline(budget), calendarLine(budget), sliceLine(budget), ladderTable(budget), ...moneyLines(budget), pathLine(budget), assumedLine(budget)]
    .filter((part) => part !== undefined)
    .join('\n\n');
}

/** One line for each objective of an SLO. */
export function summaryMarkdown(budgets: readonly ObjectiveBudget[]): string {
  if (budgets.length === 1) return budgetMarkdown(budgets[0]!);
  const rows = budgets.map((b) => `| ${nameOf(b)} | ${formatTarget(b.target.fraction)} | ${budgetRange(b)} | ${events(b.oneInEvents)} |`);
  return [`Error budgets over ${formatWindowShort(budgets[0]!.window.window)}`, ['| objective | target | budget | events |', '|---|---:|---:|---:|', ...rows].join('\n')].join('\n\n');
}

const nameOf = ({ objective }: ObjectiveBudget): string => escapeMarkdown(objective.displayName ?? `objective ${objective.index + 1}`);

function headline(budget: ObjectiveBudget): string {
  const window = formatWindowShort(budget.window.window);
  const each = budget.slices ? '' : ` · ${events(budget.oneInEvents)}`;
  return `**${formatTarget(budget.target.fraction)}** over ${window} · error budget **${budgetRange(budget)}**${each}`;
}

function budgetRange({ shortestBudgetSeconds: least, longestBudgetSeconds: most }: ObjectiveBudget): string {
  return compare(least, most) === 0 ? formatDuration(least) : `${formatDuration(least)} to ${formatDuration(most)}`;
}

const events = (oneIn: number | undefined): string => (oneIn === undefined ? '' : `${formatOneIn(oneIn)} events`);

function calendarLine({ window, longestBudgetSeconds, shortestBudgetSeconds }: ObjectiveBudget): string | undefined {
  if (window.window.kind !== 'calendar' || compare(shortestBudgetSeconds, longestBudgetSeconds) === 0) return undefined;
  const zone = window.window.timeZone ? ` in ${escapeMarkdown(window.window.timeZone)}` : '';
  const periods = periodsOfAYear(window).length;
  const differ = periods > 0 ? 'Months differ' : 'Periods differ';
  return `${differ}: this window lasts ${formatDuration(window.shortest)} to ${formatDuration(window.longest)}${zone}, so the budget does too. The ladder below takes ${formatDuration(window.seconds)}.`;
}

function sliceLine({ slices }: ObjectiveBudget): string | undefined {
  if (!slices) return undefined;
  return `${formatNumber(slices.badSlices)} of ${formatNumber(slices.slices)} time slices may be bad.`;
}

// ---- ladder -----------------------------------------------------------------------------------------------------

interface Column {
  readonly head: string;
  cell(rung: LadderRung): string;
}

function ladderTable(budget: ObjectiveBudget): string {
  const { cost, ladder, window } = budget;
  const money = (amount: number | undefined): string => (amount === undefined || !cost ? '' : formatMoney(amount, cost.currency));
  const columns: Column[] = [
    { head: 'target', cell: (rung) => formatTarget(rung.target) },
    { head: `budget / ${formatWindowShort(window.window)}`, cell: (rung) => formatDuration(rung.budgetSeconds) },
    { head: 'events', cell: (rung) => formatOneIn(oneInEvents(rung.target) ?? 0) },
    { head: 'cost', cell: (rung) => formatFactor(rung.costFactor) },
  ];
  if (cost?.baseline) {
    columns.push({ head: 'a year', cell: (rung) => money(rung.costPerYear) });
    columns.push({ head: 'step', cell: (rung) => money(rung.stepCostPerYear) });
  }
  if (cost?.revenuePerYear !== undefined) columns.push({ head: 'returns', cell: (rung) => money(rung.returnPerYear) });
  if (cost?.baseline && cost.revenuePerYear !== undefined) columns.push({ head: 'verdict', cell: (rung) => VERDICTS[rung.verdict] });
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rows = ladder.map((rung) => row(columns.map((column) => emphasis(column.cell(rung), rung.isOwn))));
  return [row(columns.map((column) => column.head)), row(columns.map(() => '---:')), ...rows].join('\n');
}

const VERDICTS = { worth: '✓ worth it', 'not-worth': '✗ not worth it', unknown: '' } as const;

const emphasis = (text: string, on: boolean): string => (on && text ? `**${text}**` : text);

// ---- money ------------------------------------------------------------------------------------------------------

function moneyLines({ cost, lagom }: ObjectiveBudget): string[] {
  if (!cost) return ['About 10x the cost per nine is a rule of thumb, not a measurement. A `CostModel` in this workspace shows money.'];
  const lines: string[] = [];
  const perMinute = costPerMinute(cost);
  if (perMinute !== undefined) lines.push(`A minute of total outage costs ${formatMoney(perMinute, cost.currency)}.${riskNote(cost)}`);
  if (lagom) {
    const target = decimalOf(Number(lagom.target.toPrecision(6)));
    const best = target ? formatTarget(target) : '';
    lines.push(`Lagom, the cheapest total: **${best}**, ${formatMoney(lagom.spendPerYear, cost.currency)} spent and ${formatMoney(lagom.lossPerYear, cost.currency)} lost a year.`);
  }
  lines.push(`Each nine costs ${formatFactor(cost.multiplierPerNine)} the one before: a rule of thumb that the cost model sets.`);
  return lines;
}

const riskNote = (cost: CostModel): string =>
  cost.revenuePerYear !== undefined && cost.revenueAtRisk === undefined ? ' It takes every lost minute as lost revenue, as the model names no `revenueAtRisk`.' : '';

function pathLine({ cost, pathCeiling, perceived }: ObjectiveBudget): string | undefined {
  if (!cost || !pathCeiling || !perceived) return undefined;
  const path = cost.userPath.map((hop) => `${escapeMarkdown(hop.name)} (${formatTarget(hop.availability)})`).join(', ');
  return `Behind ${path} users see ${formatTarget(perceived)}; they can never see more than ${formatTarget(pathCeiling)}.`;
}

function assumedLine({ window }: ObjectiveBudget): string | undefined {
  return window.assumed ? `The file holds no time window. ${formatWindowShort(window.window)} is the default of the settings.` : undefined;
}
