import { formatDurationShort, formatFactor, formatShare } from '../../text/format';
import { escapeMarkdown } from '../../text/markdown';
import type { AlertFigures } from '../alerts/alertFigures';
import { spacedRow, table } from './table';

/** A hover is read at a glance. */
const MOST_ROWS = 8;

/** When the alerts on an objective fire, and what is left of the budget then; nothing where there are none. */
export function alertMarkdown(alerts: readonly AlertFigures[]): string | undefined {
  if (alerts.length === 0) return undefined;
  const rows = alerts.slice(0, MOST_ROWS).map(rowOf);
  const more = alerts.length - rows.length;
  return [
    table(
      [
        { head: 'alert', align: 'left' },
        { head: 'burn rate', align: 'right' },
        { head: 'budget gone', align: 'right' },
        { head: 'fires at 100 % errors', align: 'right' },
        { head: '10 %', align: 'right' },
        { head: '1 %', align: 'right' },
        { head: 'then left at 100 %', align: 'right' },
      ],
      rows,
    ),
    ...(more > 0 ? [`and ${more} more alerts`] : []),
  ].join('\n\n');
}

function rowOf({ alert, reachable, budgetShareAtFire, at }: AlertFigures): string {
  const name = escapeMarkdown(alert.name);
  const rate = `${formatFactor(alert.burnRate)} over ${formatDurationShort(alert.longWindowSeconds)}`;
  if (!reachable) return spacedRow([name, rate, '', '**can never fire**', '', '', '']);
  const times = at.map((each) => (each ? formatDurationShort(each.secondsToFire) : 'never'));
  const left = at[0] ? formatDurationShort(at[0].secondsLeft) : '';
  return spacedRow([name, rate, formatShare(budgetShareAtFire, 1), ...times, left]);
}
