import type { RegisterContent, RiskView } from '../view';
import { ranked } from './markdown';

type Cell = string | number | null | undefined;

/** A column: its head, and its cell of a risk. */
type Column = readonly [head: string, cell: (risk: RiskView) => Cell];

/** The risks of registers as CSV by RFC 4180, those of each that rank first in front. Numbers are not rounded. */
export function toCsv(registers: readonly RegisterContent[]): string {
  const heads = columnsOf(NOTHING).map(([head]) => head);
  const rows = registers.flatMap((register) => {
    const columns = columnsOf(register);
    return ranked(register).map((risk) => columns.map(([, cell]) => cell(risk)));
  });
  return [heads, ...rows].map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

type About = Pick<RegisterContent, 'name' | 'journeys'>;

const NOTHING: About = { name: '', journeys: [] };

function columnsOf({ name, journeys }: About): Column[] {
  const byId = new Map(journeys.map((journey) => [journey.id, journey]));
  return [
    ['register', () => name],
    ['rank', ({ rank }) => rank],
    ['id', ({ writtenId }) => writtenId],
    ['fear', ({ fear }) => fear],
    ['journey', ({ journeyRef }) => journeyRef],
    ['slo', ({ journey }) => (journey === null ? null : byId.get(journey)?.slo?.ref)],
    ['raisedBy', ({ role }) => role],
    ['votes', ({ votes }) => votes],
    ['impact', ({ impact }) => impact?.value],
    ['likelihood', ({ likelihood }) => likelihood?.value],
    ['badMinutesPerWindow', ({ perWindow }) => perWindow?.value],
    ['badMinutesPerYear', ({ perYear }) => perYear?.value],
    ['budgetShare', ({ share }) => share?.value],
    ['singleOccurrenceShare', ({ single }) => single?.value],
    ['band', ({ band }) => band],
    ['mitigatedBadMinutesPerWindow', ({ mitigated }) => mitigated?.perWindow.value],
    ['mitigatedBadMinutesPerYear', ({ mitigated }) => mitigated?.perYear.value],
    ['mitigatedBudgetShare', ({ mitigated }) => mitigated?.share?.value],
    ['mitigations', ({ mitigations }) => mitigations.map(({ name }) => name).join('; ')],
    ['indicators', ({ indicators }) => indicators.map(({ name }) => name).join('; ')],
    ['dependency', ({ dependency }) => dependency],
    ['treatment', ({ treatment }) => treatment.strategy?.value],
    ['owner', ({ treatment }) => treatment.owner],
    ['until', ({ treatment }) => treatment.until],
    ['justification', ({ treatment }) => treatment.justification],
    ['ticket', ({ ticket }) => ticket],
  ];
}

/** What spreadsheets take for a formula, also in its full-width forms. */
const FORMULA = /^[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]/;

function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
