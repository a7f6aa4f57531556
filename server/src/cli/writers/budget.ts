import { createColors } from 'picocolors';
import { compareTargets, format, toNumber } from '../../core';
import type { AlertFigures, LadderRung, ObjectiveBudget } from '../../core';
import type { SloReport } from '../commands/budget';
import type { Inputs } from '../inputs';
import type { Io } from '../io';
import { styleOf } from '../style';
import type { Style } from '../style';
import { bar } from './bar';
import { notesOf } from './budgetNotes';
import { table } from './table';
import type { Column } from './table';
import { count, displayWidth, visible, wrap } from './text';

const RULE_OF_THUMB =
  'A nine costs about 10 times the one before it: a rule of thumb. With a CostModel in the folder you see money.';

/** The budgets of SLOs for people: a block for each, with its ladder of nines. */
export function writeBudgets(reports: readonly SloReport[], { looked }: Inputs, io: Io): void {
  const style = styleOf(io.stdout, io.env);
  for (const report of reports) io.stdout.write(`${sloBlock(report, style).join('\n')}\n\n`);
  if (reports.length === 0) io.stdout.write(`No SLO found: looked into ${count(looked, 'file')}.\n`);
  else if (reports.some(({ budgets }) => budgets.some(({ cost }) => !cost)))
    io.stdout.write(`${wrap(RULE_OF_THUMB, style.width).map(style.colors.dim).join('\n')}\n`);
}

function sloBlock(report: SloReport, style: Style): string[] {
  const { colors: c } = style;
  const { name, service, label, line, budgets } = report;
  const title =
    c.bold(visible(name ?? '(no name)')) + (service === undefined ? '' : ` ${c.dim('of')} ${visible(service)}`);
  const head = `${title}  ${c.dim(`${visible(label)}:${line}`)}`;
  if (budgets.length === 0)
    return [head, '', '  No budget: there is no target below 100 %, or the time window cannot be read.'];
  return [head, ...budgets.flatMap((budget) => ['', ...objectiveBlock(budget, report, style)])];
}

function objectiveBlock(budget: ObjectiveBudget, report: SloReport, style: Style): string[] {
  const ladder = report.targets ? compareTargets(budget, report.targets) : budget.ladder;
  const alerts = report.alerts[report.budgets.indexOf(budget)] ?? [];
  const { dim } = style.colors;
  const rows = [
    table(columnsOf(budget, ladder, style), ladder, dim, style.width - INDENT.length),
    table(alertColumns(style), alerts, dim, style.width - INDENT.length),
  ];
  const tables = rows.flatMap((lines) => (lines.length > 1 ? ['', ...lines.map((line) => INDENT + line)] : []));
  const notes = notesOf(budget, report, style);
  return [...headlines(budget, style), ...tables, ...(notes.length > 0 ? ['', ...notes] : [])];
}

const INDENT = '  ';

/** On one line, or on two where it would be longer than the terminal is wide. */
function headlines(budget: ObjectiveBudget, style: Style): string[] {
  const [over, amount] = headline(budget, style);
  const plain = headline(budget, { ...style, colors: createColors(false) }).join(', ');
  const isShort = displayWidth(plain) <= style.width - INDENT.length;
  return isShort ? [`${INDENT}${over}, ${amount}`] : [INDENT + over, INDENT + amount];
}

/** The target in its window, and what may fail. */
function headline({ objective, target, window, ...budget }: ObjectiveBudget, { colors: c }: Style): [string, string] {
  const name = objective.displayName === undefined ? '' : `${visible(objective.displayName)}: `;
  const assumed = window.assumed ? ' (assumed: the file has no window)' : '';
  const over = `${name}${c.bold(format.formatTarget(target.fraction))} over ${format.formatWindowShort(window.window)}${assumed}`;
  const least = format.formatDuration(budget.shortestBudgetSeconds);
  const most = format.formatDuration(budget.longestBudgetSeconds);
  const parts = [`error budget ${c.bold(least === most ? least : `${least} to ${most}`)}`];
  if (budget.slices) {
    const { badSlices, slices } = budget.slices;
    parts.push(`${format.formatNumber(badSlices)} of ${format.formatNumber(slices)} time slices`);
  } else if (budget.oneInEvents !== undefined) parts.push(`${format.formatOneIn(budget.oneInEvents)} events`);
  return [over, parts.join(c.dim(' · '))];
}

const VERDICTS: Readonly<Record<LadderRung['verdict'], string>> = {
  worth: 'worth it',
  'not-worth': 'not worth it',
  unknown: '',
};

function columnsOf(
  { cost, window }: ObjectiveBudget,
  ladder: readonly LadderRung[],
  { colors: c }: Style,
): Column<LadderRung>[] {
  const most = Math.max(...ladder.map((rung) => toNumber(rung.budgetSeconds)));
  const money = (amount: number | undefined): string =>
    amount === undefined || !cost ? '' : format.formatMoney(amount, cost.currency);
  const own = (text: string, rung: LadderRung): string => (rung.isOwn ? c.bold(text) : text);
  return [
    { head: '', align: 'left', cell: (rung) => (rung.isOwn ? '>' : ' '), paint: c.green },
    { head: 'target', align: 'left', cell: (rung) => format.formatTarget(rung.target), paint: own },
    {
      head: `budget in ${format.formatWindowShort(window.seconds)}`,
      align: 'left',
      cell: (rung) => format.formatDuration(rung.budgetSeconds),
      paint: own,
    },
    {
      head: '',
      align: 'left',
      cell: (rung) => bar(toNumber(rung.budgetSeconds) / most, BAR_WIDTH),
      spare: cost?.baseline ? 1 : undefined,
      paint: (text, rung) => (rung.isOwn ? c.green : c.dim)(text),
    },
    {
      head: 'cost',
      align: 'right',
      cell: (rung) => format.formatFactor(rung.costFactor),
      spare: cost?.baseline ? 2 : undefined,
    },
    { head: 'cost a year', align: 'right', cell: (rung) => money(rung.costPerYear) },
    { head: 'this step', align: 'right', cell: (rung) => money(rung.stepCostPerYear) },
    { head: 'returns', align: 'right', cell: (rung) => money(rung.returnPerYear) },
    {
      head: '',
      align: 'left',
      cell: (rung) => VERDICTS[rung.verdict],
      paint: (text, rung) => (rung.verdict === 'worth' ? c.green : c.yellow)(text),
    },
  ];
}

const BAR_WIDTH = 10;

/** When each alert fires, from the beginning of an outage. */
function alertColumns({ colors: c }: Style): Column<AlertFigures>[] {
  const at = (i: number) => (each: AlertFigures) => {
    const time = each.at[i];
    return time ? format.formatDurationShort(time.secondsToFire) : 'never';
  };
  const paint = (text: string): string => (text.trim() === 'never' ? c.yellow(text) : text);
  return [
    { head: ' ', align: 'left', cell: () => ' ' },
    { head: 'alert', align: 'left', cell: ({ alert }) => visible(alert.name) },
    { head: '', align: 'left', cell: ({ alert }) => (alert.pages ? 'pages' : 'ticket'), spare: 2 },
    {
      head: 'burns',
      align: 'right',
      cell: ({ alert }) =>
        `${format.formatFactor(alert.burnRate)} over ${format.formatDurationShort(alert.longWindowSeconds)}`,
    },
    { head: 'fires at 100 %', align: 'right', cell: at(0), paint },
    { head: '10 %', align: 'right', cell: at(1), paint },
    { head: '1 % errors', align: 'right', cell: at(2), paint },
    {
      head: 'budget gone',
      align: 'right',
      cell: ({ reachable, budgetShareAtFire }) => (reachable ? format.formatShare(budgetShareAtFire, 1) : ''),
      spare: 1,
    },
  ];
}
