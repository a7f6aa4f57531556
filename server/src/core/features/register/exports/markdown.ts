import { escapeMarkdown } from '../../../text/markdown';
import type { EstimateView } from '../estimateView';
import type { JourneyView, MitigationView, RegisterContent, RiskView } from '../view';

/** A register as Markdown, for a wiki or a pull request. Texts of the file are shown as they are, and can do nothing. */
export function toMarkdown(register: RegisterContent): string {
  return [
    `# ${escapeMarkdown(register.title)}`,
    `> ${escapeMarkdown(register.prompt)}`,
    escapeMarkdown(register.summary),
    ...aboutLines(register),
    ...section('Journeys', table(JOURNEY_COLUMNS, register.journeys)),
    ...section('Risks by rank', table(riskColumns(register), ranked(register))),
    ...ranked(register).flatMap(riskDetails),
    ...section(
      'Systemic factors',
      register.systemicFactors.map(({ name, text }) => `- ${escapeMarkdown(name)}: ${text}`).join('\n'),
    ),
    ...section('What the figures take for granted', register.assumptions.map((each) => `- ${each}`).join('\n')),
  ]
    .join('\n\n')
    .concat('\n');
}

function aboutLines({ owner, reviewText }: RegisterContent): string[] {
  const parts = [
    ...(owner === null ? [] : [`Kept by ${escapeMarkdown(owner)}`]),
    ...(reviewText === null ? [] : [`looked at again ${escapeMarkdown(reviewText)}`]),
  ];
  return parts.length === 0 ? [] : [`${parts.join(', ')}.`.replace(/^./, (first) => first.toUpperCase())];
}

const section = (title: string, body: string): string[] => (body === '' ? [] : [`## ${title}`, body]);

/** The risks in the order of their ranks. */
export function ranked({ risks, ranking }: RegisterContent): RiskView[] {
  const byId = new Map(risks.map((risk) => [risk.id, risk]));
  return ranking.map((id) => byId.get(id)!);
}

interface Column<T> {
  readonly head: string;
  readonly isNumber?: boolean;
  cell(item: T): string;
}

function table<T>(columns: readonly Column<T>[], items: readonly T[]): string {
  if (items.length === 0) return '';
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    row(columns.map(({ head }) => head)),
    row(columns.map(({ isNumber }) => (isNumber ? '---:' : '---'))),
    ...items.map((item) => row(columns.map((column) => column.cell(item)))),
  ].join('\n');
}

const text = (value: string | null | undefined): string => escapeMarkdown(value ?? '');

const JOURNEY_COLUMNS: readonly Column<JourneyView>[] = [
  { head: 'Journey', cell: ({ title }) => text(title) },
  { head: 'SLO', cell: ({ slo }) => (slo ? `${text(slo.ref)}${slo.isKnown ? ` (${slo.text})` : ''}` : 'none') },
  { head: 'Budget', isNumber: true, cell: ({ budget }) => budget?.text ?? '' },
  { head: 'Expected', isNumber: true, cell: ({ expected }) => expected?.text ?? '' },
  { head: 'Share', isNumber: true, cell: ({ share }) => share?.text ?? '' },
  { head: 'With mitigations', isNumber: true, cell: ({ mitigated }) => mitigated?.share?.text ?? '' },
  { head: 'Left for the unknown', isNumber: true, cell: ({ unallocated }) => unallocated?.text ?? '' },
  { head: 'Chance to exceed it', isNumber: true, cell: ({ chance }) => chance?.text ?? '' },
];

function riskColumns({ journeys }: RegisterContent): Column<RiskView>[] {
  const titles = new Map(journeys.map(({ id, title }) => [id, title]));
  return [
    { head: 'Rank', isNumber: true, cell: ({ rank }) => String(rank) },
    { head: 'Fear', cell: ({ label }) => text(label) },
    { head: 'Journey', cell: ({ journey, journeyRef }) => text(journey === null ? journeyRef : titles.get(journey)) },
    { head: 'Impact', cell: ({ impact }) => impact?.label ?? '' },
    { head: 'Likelihood', cell: ({ likelihood }) => likelihood?.label ?? '' },
    { head: 'Votes', isNumber: true, cell: ({ votes }) => (votes === 0 ? '' : String(votes)) },
    { head: 'Bad time', isNumber: true, cell: ({ perWindow }) => perWindow?.text ?? '' },
    {
      head: 'Share of budget',
      isNumber: true,
      cell: ({ share, band }) => (share ? `${share.text}${band ? ` (${band})` : ''}` : ''),
    },
    {
      head: 'Mitigated',
      isNumber: true,
      cell: ({ mitigated }) => mitigated?.share?.text ?? mitigated?.perWindow.text ?? '',
    },
    { head: 'Treatment', cell: ({ treatment }) => text(treatment.text) },
  ];
}

/** What does not fit into the table: only of risks of which there is more to say. */
function riskDetails(risk: RiskView): string[] {
  const lines = [
    ...(risk.role === null ? [] : [`- Raised by: ${text(risk.role)}`]),
    ...(risk.estimate.sum.length === 0 ? [] : [`- Estimate: ${sumText(risk.estimate)}`]),
    ...(risk.estimate.basis ? [`- Basis: ${basisText(risk.estimate)}`] : []),
    ...risk.mitigations.map((mitigation) => `- Mitigation: ${mitigationText(mitigation)}`),
    ...(risk.indicators.length === 0
      ? []
      : [`- Indicators: ${risk.indicators.map(({ name }) => text(name)).join(', ')}`]),
    ...(risk.dependency === null ? [] : [`- Depends on: ${text(risk.dependency)}`]),
    ...(risk.treatment.justification === null ? [] : [`- Why: ${text(risk.treatment.justification)}`]),
    ...(risk.ticket === null ? [] : [`- Ticket: ${text(risk.ticket)}`]),
    ...(risk.inversion === null ? [] : [`- Labels and minutes disagree: ${text(risk.inversion)}`]),
  ];
  return lines.length === 0 ? [] : [`### ${risk.rank}\\. ${text(risk.label)}`, lines.join('\n')];
}

const sumText = ({ sum }: EstimateView): string =>
  sum.map((step) => `${step.label.toLowerCase()} ${text(step.text)}`).join(', ');

const basisText = ({ basis, incidents }: EstimateView): string =>
  [basis?.label ?? '', ...incidents.map(text)].filter((part) => part !== '').join(', ');

const mitigationText = ({ name, status, savesText, annualCost, ticket }: MitigationView): string =>
  [text(name), status, savesText, annualCost && text(annualCost.text), ticket && text(ticket)]
    .filter(Boolean)
    .join(', ');
