import { compareTargets, format, toNumber } from '../../core';
import type { Burden, LadderRung, ObjectiveBudget } from '../../core';
import type { SloReport } from '../commands/budget';
import type { Inputs } from '../inputs';
import type { Io } from '../io';
import { styleOf } from '../style';
import type { Style } from '../style';
import { table } from './table';
import type { Column } from './table';
import { count, visible, wrap } from './text';

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

function objectiveBlock(budget: ObjectiveBudget, { targets, burden }: SloReport, style: Style): string[] {
  const ladder = targets ? compareTargets(budget, targets) : budget.ladder;
  const notes = [...lagomLines(budget, style), ...pathLines(budget, style), ...riskLines(budget, burden, style)];
  return [
    `  ${headline(budget, style)}`,
    '',
    ...table(columnsOf(budget, ladder, style), ladder, style.colors.dim).map((line) => `  ${line}`),
    ...(notes.length > 0 ? ['', ...notes] : []),
  ];
}

function headline({ objective, target, window, ...budget }: ObjectiveBudget, { colors: c }: Style): string {
  const name = objective.displayName === undefined ? '' : `${visible(objective.displayName)}: `;
  const assumed = window.assumed ? ' (assumed: the file has no window)' : '';
  const over = `${name}${c.bold(format.formatTarget(target.fraction))} over ${format.formatWindowShort(window.window)}${assumed}`;
  const least = format.formatDuration(budget.shortestBudgetSeconds);
  const most = format.formatDuration(budget.longestBudgetSeconds);
  const parts = [`${over}, error budget ${c.bold(least === most ? least : `${least} to ${most}`)}`];
  if (budget.slices) {
    const { badSlices, slices } = budget.slices;
    parts.push(`${format.formatNumber(badSlices)} of ${format.formatNumber(slices)} time slices`);
  } else if (budget.oneInEvents !== undefined) parts.push(`${format.formatOneIn(budget.oneInEvents)} events`);
  return parts.join(c.dim(' · '));
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
      cell: (rung) => bar(toNumber(rung.budgetSeconds) / most),
      paint: (text, rung) => (rung.isOwn ? c.green : c.dim)(text),
    },
    { head: 'cost', align: 'right', cell: (rung) => format.formatFactor(rung.costFactor) },
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
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar for a share of the largest budget; never empty, since no budget here is. */
function bar(share: number): string {
  const eighths = Math.max(1, Math.round(share * BAR_WIDTH * 8));
  return '█'.repeat(Math.floor(eighths / 8)) + EIGHTHS[eighths % 8]!;
}

function lagomLines({ lagom, cost }: ObjectiveBudget, style: Style): string[] {
  if (!lagom || !cost) return [];
  const money = (amount: number): string => format.formatMoney(amount, cost.currency);
  const text = `at ${format.formatShare(lagom.target, 4)} the total is least: ${money(lagom.lossPerYear)} lost and ${money(lagom.spendPerYear)} spent, ${money(lagom.totalPerYear)} a year`;
  return note('lagom', text, style);
}

function pathLines({ cost, perceived }: ObjectiveBudget, style: Style): string[] {
  if (!cost || !perceived) return [];
  const hops = cost.model.userPath
    .map((hop) => `${visible(hop.name)} ${format.formatTarget(hop.availability)}`.trim())
    .join(', ');
  return note('path', `behind ${hops} users see ${format.formatTarget(perceived)}`, style);
}

function riskLines(budget: ObjectiveBudget, burden: Burden | undefined, style: Style): string[] {
  const seconds = toNumber(budget.budgetSeconds);
  const share = burden?.share(budget.window.seconds, seconds);
  const chance = burden?.chance(budget.window.seconds, seconds)?.value;
  if (!burden || share === undefined) return [];
  const exceeds = chance === undefined ? '' : `, chance to exceed it ${format.formatShare(chance, 1)}`;
  const text = `${count(burden.count, 'known risk')}: ${format.formatShare(share, 1)} of the budget to be expected${exceeds}`;
  return note('risks', text, style);
}

const NOTE_LABEL = 'lagom'.length;

function note(label: string, text: string, { colors: c, width }: Style): string[] {
  const indent = NOTE_LABEL + 7;
  const lines = wrap(text, width - indent);
  return lines.map((line, i) =>
    i === 0 ? `     ${c.bold(label.padEnd(NOTE_LABEL))}  ${line}` : ' '.repeat(indent) + line,
  );
}
