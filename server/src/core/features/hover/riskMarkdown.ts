import type { Mitigation } from '../../model/riskRegister';
import { formatMoney, formatNumber, formatWindowShort } from '../../text/format';
import { escapeMarkdown, plainText } from '../../text/markdown';
import { minutesText, ordinal, perWindowText, perYearText, shareText } from '../register/figures';
import { sumOf } from '../register/riskView';
import type { AssessedJourney, RegisterRisk } from '../risks/assessRegister';
import { spacedRow, table } from './table';

/** A hover holds no more of a fear than this. */
const LONGEST = 200;
const LONGEST_NAME = 60;
/** A hover is read at a glance. */
const MOST_ROWS = 8;

export const shown = (text: string | undefined, limit = LONGEST): string =>
  escapeMarkdown(plainText(text ?? '', limit));

/** What a risk is called in hovers. */
export const nameOf = ({ risk }: RegisterRisk): string =>
  shown(risk.id?.value ?? risk.fear?.value, LONGEST_NAME) || `number ${risk.index + 1}`;

/** A risk with the whole sum: what it costs, step by step, and what its mitigations save. */
export function riskMarkdown(item: RegisterRisk, journey: AssessedJourney | undefined, count: number): string {
  return [
    `**${shown(item.risk.fear?.value) || 'A risk'}**`,
    headline(item, journey, count),
    sumTable(item),
    onceLine(item, journey),
    mitigationTable(item),
  ]
    .filter((part) => part !== undefined)
    .join('\n\n');
}

function headline(item: RegisterRisk, journey: AssessedJourney | undefined, count: number): string {
  const { cost, windowSeconds, perYear } = item;
  const rank = `${ordinal(item.rank)} of ${formatNumber(count)}`;
  if (cost.badSeconds === undefined || perYear === undefined)
    return `No figures yet: an estimate says how often, how long and for how many. Rank: ${rank}.`;
  return [
    `**${perWindowText(cost.badSeconds, windowSeconds)}**`,
    perYearText(perYear),
    ...(cost.share === undefined
      ? ['no budget to hold it against']
      : [`**${shareText(cost.share)}** of the budget of ${sloOf(journey)}, ${cost.band}`]),
    rank,
  ].join(' · ');
}

export const sloOf = (journey: AssessedJourney | undefined): string =>
  shown(journey?.budget?.definition.name, LONGEST_NAME) || 'no SLO';

function sumTable(item: RegisterRisk): string | undefined {
  const rows = sumOf(item);
  if (rows.length === 0) return undefined;
  return table(
    [
      { head: 'bad minutes', align: 'left' },
      { head: '', align: 'right' },
    ],
    rows.map(({ label, text }) => spacedRow([label, text])),
  );
}

function onceLine({ cost }: RegisterRisk, journey: AssessedJourney | undefined): string | undefined {
  const { singleOccurrenceShare: share, badSecondsPerOccurrence: seconds } = cost;
  if (share === undefined || seconds === undefined) return undefined;
  return `One occurrence spends ${minutesText(seconds)}, ${shareText(share)} of the budget of ${sloOf(journey)}.`;
}

// ---- mitigations ------------------------------------------------------------------------------------------------

function mitigationTable(item: RegisterRisk): string | undefined {
  const { risk, cost } = item;
  if (risk.mitigations.length === 0 || cost.badSeconds === undefined) return undefined;
  const rows = risk.mitigations.slice(0, MOST_ROWS).map((each, i) => spacedRow(mitigationCells(item, each, i)));
  const all = cost.mitigated;
  const last =
    all?.badSeconds === undefined
      ? undefined
      : `With ${risk.mitigations.length === 1 ? 'it' : `all ${formatNumber(risk.mitigations.length)}`}: **${minutesText(all.badSeconds)}**${all.share === undefined ? '' : `, ${shareText(all.share)} of the budget`}.`;
  return [
    table(
      [
        { head: 'mitigation', align: 'left' },
        { head: 'status', align: 'left' },
        { head: 'leaves', align: 'right' },
        { head: 'saves', align: 'right' },
        { head: 'cost a year', align: 'right' },
      ],
      rows,
    ),
    ...(last ? [last] : []),
  ].join('\n\n');
}

function mitigationCells({ risk, cost }: RegisterRisk, { name, status, annualCost }: Mitigation, index: number) {
  const before = cost.badSeconds ?? 0;
  const saved = cost.savedSeconds[index];
  return [
    shown(name?.value, LONGEST_NAME) || `number ${risk.mitigations.length}`,
    shown(status?.value, 20),
    saved === undefined ? '' : minutesText(before - saved),
    saved === undefined || before === 0 ? '' : shareText(saved / before),
    annualCost ? escapeMarkdown(formatMoney(annualCost.amount.value, plainText(annualCost.currency, 10))) : '',
  ];
}

/** A mitigation: the risk before and after. */
export function mitigationMarkdown(item: RegisterRisk, index: number): string | undefined {
  const { risk, cost, windowSeconds } = item;
  const mitigation = risk.mitigations[index];
  const before = cost.badSeconds;
  const saved = cost.savedSeconds[index];
  if (!mitigation || before === undefined || saved === undefined) return undefined;
  const after = before - saved;
  const budget = cost.share === undefined || before === 0 ? undefined : cost.share / before;
  const row = (what: string, seconds: number): string =>
    spacedRow([what, minutesText(seconds), budget === undefined ? '' : shareText(seconds * budget)]);
  const price = mitigation.annualCost;
  const perYear = item.perYear === undefined || before === 0 ? 0 : (item.perYear * saved) / before / 60;
  return [
    `**${shown(mitigation.name?.value, LONGEST_NAME) || 'A mitigation'}** of ${nameOf(item)}`,
    table(
      [
        { head: '', align: 'left' },
        { head: `bad minutes / ${formatWindowShort(windowSeconds)}`, align: 'right' },
        { head: 'of the budget', align: 'right' },
      ],
      [row('before', before), row('after', after), row(saved < 0 ? 'costs' : 'saves', Math.abs(saved))],
    ),
    ...(price && perYear > 0
      ? [
          `${escapeMarkdown(formatMoney(price.amount.value / perYear, plainText(price.currency, 10)))} for each bad minute that it saves.`,
        ]
      : []),
  ].join('\n\n');
}
