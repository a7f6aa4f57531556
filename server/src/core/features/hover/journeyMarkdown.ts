import { formatNumber, formatWindowShort } from '../../text/format';
import { budgetText, chanceOf, counted, minutesText, perWindowText, shareText, timeText } from '../register/figures';
import type { AssessedJourney, RegisterAssessment, RegisterRisk } from '../risks/assessRegister';
import { nameOf, shown, sloOf } from './riskMarkdown';
import { spacedRow, table } from './table';

/** A hover is read at a glance. */
const MOST_ROWS = 8;

/** A journey: its budget, what its risks spend of it, and the chance to exceed it. */
export function journeyMarkdown(item: AssessedJourney): string {
  const { journey, budget, risks, total } = item;
  const title = `**${shown(journey.displayName?.value ?? journey.name?.value) || 'A journey'}** · ${counted(risks.length, 'fear')}`;
  if (!budget) return [title, noBudget(item), risksTable(risks, item.windowSeconds)].filter(Boolean).join('\n\n');
  const { window } = budget.window;
  const left = total.leftForUnknownSeconds ?? 0;
  const chance = chanceOf(total.probabilityOfExceeding);
  return [
    title,
    `Budget of ${sloOf(item)}: **${budgetText(budget.budgetSeconds, window)}** · risks **${shareText(total.share ?? 0)}**${total.systemicBadSeconds > 0 ? ` · systemic factors ${shareText(total.systemicBadSeconds / budget.budgetSeconds)}` : ''} · ${left >= 0 ? `${timeText(left, window)} left` : `${timeText(-left, window)} over`}`,
    risksTable(risks, item.windowSeconds),
    chance ? `Chance to exceed the budget in one window: **${chance.text}**.` : '',
    total.mitigated.share !== undefined && risks.some(({ risk }) => risk.mitigations.length > 0)
      ? `With all mitigations: ${shareText(total.mitigated.share)} of the budget.`
      : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

const noBudget = ({ journey }: AssessedJourney): string =>
  journey.sloRef
    ? `No SLO named ${shown(journey.sloRef.value, 60)} here has a target below 100 % and a window that can be read, so there is no budget to hold its risks against.`
    : 'It names no SLO, so there is no budget to hold its risks against.';

/** The risks that cost most, worst first; nothing where none has figures. */
export function risksTable(risks: readonly RegisterRisk[], windowSeconds: number): string {
  const known = risks.filter(({ cost }) => cost.badSeconds !== undefined);
  if (known.length === 0) return '';
  const top = [...known]
    .sort((a, b) => (b.cost.badSeconds ?? 0) - (a.cost.badSeconds ?? 0) || a.rank - b.rank)
    .slice(0, MOST_ROWS);
  const more = risks.length - top.length;
  return [
    table(
      [
        { head: 'risk', align: 'left' },
        { head: `bad minutes / ${formatWindowShort(windowSeconds)}`, align: 'right' },
        { head: 'of the budget', align: 'right' },
        { head: 'once', align: 'right' },
      ],
      top.map((item) => spacedRow(cellsOf(item))),
    ),
    ...(more > 0 ? [`and ${formatNumber(more)} more`] : []),
  ].join('\n\n');
}

function cellsOf(item: RegisterRisk): string[] {
  const { badSeconds = 0, share, singleOccurrenceShare: once, band } = item.cost;
  const part = share === undefined ? '' : shareText(share);
  return [
    nameOf(item),
    minutesText(badSeconds),
    band === 'high' ? `**${part}**` : part,
    once === undefined ? '' : shareText(once),
  ];
}

/** A systemic factor: what it adds over all risks of the register. */
export function factorMarkdown(
  { factors, risks, windowSeconds }: RegisterAssessment,
  index: number,
): string | undefined {
  const found = factors[index];
  if (!found) return undefined;
  const { factor, perWindow, perYear } = found;
  const measured = risks.filter(({ cost }) => cost.badSeconds !== undefined);
  const title = `**${shown(factor.name?.value, 60) || 'A systemic factor'}**`;
  if (perWindow === undefined || perYear === undefined || measured.length === 0)
    return `${title} adds nothing as yet: no risk has figures.`;
  const worst = Math.max(...measured.slice(0, MOST_COMPARED).map(({ cost }) => cost.badSeconds ?? 0));
  return `${title} adds **${perWindowText(perWindow, windowSeconds)}** over ${counted(measured.length, 'risk')}, ${minutesText(perYear)} in a year. ${perWindow > worst ? 'That is more than any single risk costs.' : ''}`.trimEnd();
}

/** More than the arguments of a call may be. */
const MOST_COMPARED = 10_000;
