import type { registerProtocol } from '../../core';
import type { LabelledRegister } from '../commands/risks';
import type { Inputs } from '../inputs';
import type { Io } from '../io';
import { styleOf } from '../style';
import type { Style } from '../style';
import { bar } from './bar';
import { table } from './table';
import type { Column } from './table';
import { count, displayWidth, visible, wrap } from './text';

type Content = registerProtocol.RegisterContent;
type RiskView = registerProtocol.RiskView;
type JourneyView = registerProtocol.JourneyView;

const BAR = 20;

/** The risks of registers for people: a block for each journey, with a bar for each risk against the budget. */
export function writeRisks(
  registers: readonly LabelledRegister[],
  isMitigated: boolean,
  { looked }: Inputs,
  io: Io,
): void {
  const style = styleOf(io.stdout, io.env);
  for (const register of registers) io.stdout.write(`${registerBlock(register, isMitigated, style).join('\n')}\n\n`);
  if (registers.length === 0) io.stdout.write(`No risk register found: looked into ${count(looked, 'file')}.\n`);
}

function registerBlock({ content, label, line }: LabelledRegister, isMitigated: boolean, style: Style): string[] {
  const { colors: c } = style;
  const groups = groupsOf(content);
  return [
    `${c.bold(visible(content.title))}  ${c.dim(`${visible(label)}:${line}`)}`,
    `${content.countText}${isMitigated ? c.bold(', as if every mitigation worked') : ''}`,
    ...groups.flatMap(({ journey, risks }) => ['', ...journeyBlock(journey, risks, style)]),
    ...factorLines(content, style),
  ];
}

interface Group {
  readonly journey: JourneyView | undefined;
  readonly risks: readonly RiskView[];
}

/** The journeys in order with their risks by rank, then the risks that are in none. */
function groupsOf({ journeys, risks, ranking }: Content): Group[] {
  const byId = new Map(risks.map((risk) => [risk.id, risk]));
  const inOrder = ranking.flatMap((id) => byId.get(id) ?? []);
  const groups = journeys.map((journey) => ({ journey, risks: inOrder.filter((risk) => risk.journey === journey.id) }));
  const others = inOrder.filter(({ journey }) => journey === null);
  return others.length === 0 ? groups : [...groups, { journey: undefined, risks: others }];
}

function journeyBlock(journey: JourneyView | undefined, risks: readonly RiskView[], style: Style): string[] {
  const head = journey ? journeyHead(journey, style) : [style.colors.bold('Without a journey')];
  if (risks.length === 0) return [...head, style.colors.dim('No fears as yet')].map((line) => `  ${line}`);
  const rows = table(columnsOf(risks, style), risks, style.colors.dim);
  return [...head, ...rows].map((line) => `  ${line}`.trimEnd());
}

function journeyHead(
  { title, slo, budget, share, chance, mitigated, unallocated }: JourneyView,
  { colors: c }: Style,
): string[] {
  const against = slo
    ? `${visible(slo.ref)}${slo.isKnown ? `, ${slo.text}` : `: ${slo.text.charAt(0).toLowerCase()}${slo.text.slice(1)}`}`
    : 'no SLO';
  const facts = [
    ...(share ? [`${c.bold(share.text)} of the budget is expected to be spent`] : []),
    ...(unallocated ? [unallocated.text] : []),
    ...(chance ? [`chance to exceed it ${chance.text}`] : []),
    ...(mitigated?.share ? [`with all mitigations ${mitigated.share.text}`] : []),
  ];
  return [
    `${c.bold(visible(title))}  ${c.dim(`${against}${budget ? `, error budget ${budget.text}` : ''}`)}`,
    ...(facts.length > 0 ? [facts.join(' · ')] : []),
  ];
}

function columnsOf(risks: readonly RiskView[], style: Style): Column<RiskView>[] {
  const { colors: c } = style;
  const paint = { high: c.red, medium: c.yellow, low: c.green };
  const figures: Column<RiskView>[] = [
    { head: headOf(risks), align: 'right', cell: ({ perWindow }) => perWindow?.text.split(' / ')[0] ?? '' },
    { head: 'a year', align: 'right', cell: ({ perYear }) => perYear?.text.split(' / ')[0] ?? '' },
    { head: 'share', align: 'right', cell: ({ share }) => share?.text ?? '' },
    { head: 'one time', align: 'right', cell: ({ single }) => single?.text ?? '' },
    { head: 'mitigated', align: 'right', cell: ({ mitigated }) => mitigated?.share?.text ?? '' },
    {
      head: 'of the budget',
      align: 'left',
      cell: ({ share }) => (share ? bar(share.value, BAR) : ''),
      paint: (text, { band }) => (band ? paint[band](text) : text),
    },
    { head: 'band', align: 'left', cell: ({ band, bandText }) => band ?? c.dim(bandText) },
  ];
  const taken = figures.reduce((sum, column) => sum + widthOf(column, risks) + 2, 2 + 'rank'.length + 2);
  const room = Math.max(MIN_FEAR, style.width - taken);
  return [
    { head: 'rank', align: 'right', cell: ({ rank }) => String(rank) },
    { head: 'fear', align: 'left', cell: ({ label }) => cut(visible(label), room) },
    ...figures,
  ];
}

/** `in 28d`: the risks of a block share a window. */
const headOf = (risks: readonly RiskView[]): string =>
  `in ${risks.flatMap(({ perWindow }) => perWindow?.text.split(' / ')[1] ?? [])[0] ?? 'a window'}`;

const MIN_FEAR = 24;

/** What a column takes; the gap before it where it is left out. */
function widthOf(column: Column<RiskView>, risks: readonly RiskView[]): number {
  const widest = risks.reduce((most, risk) => Math.max(most, displayWidth(column.cell(risk))), 0);
  return widest === 0 ? -2 : Math.max(widest, column.head.length);
}

/** A text in at most so many columns. */
function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let out = '';
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    if (displayWidth(out + segment) > width - 1) break;
    out += segment;
  }
  return `${out.trimEnd()}…`;
}

function factorLines({ systemicFactors, assumptions }: Content, { colors: c, width }: Style): string[] {
  const factors = systemicFactors.map(({ name, text }) => `  ${visible(name)}  ${c.dim(text)}`);
  const notes = wrap(`The figures take for granted: ${assumptions.join(' ')}`, width - 2).map((line) =>
    c.dim(`  ${line}`),
  );
  return [
    ...(factors.length > 0 ? ['', `  ${c.bold('Systemic factors')}`, ...factors] : []),
    ...(assumptions.length > 0 ? ['', ...notes] : []),
  ];
}
