import { formatDurationShort, formatFactor, formatShare } from '../../text/format';
import { escapeMarkdown } from '../../text/markdown';
import type { AlertFigures } from '../alerts/alertFigures';
import { spacedRow, table } from './table';

/** A hover is read at a glance. */
const MOST_ROWS = 8;

/** When the alerts on an objective fire, and what is left of the budget then; nothing where there are none. */
export function alertMarkdown(alerts: readonly AlertFigures[]): string | undefined {
  if (alerts.length === 0) return undefined;
  // What never fires is what to look at first.
  const sorted = [...alerts].sort((a, b) => Number(a.reachable) - Number(b.reachable));
  const rows = sorted.slice(0, MOST_ROWS).map(rowOf);
  const more = alerts.length - rows.length;
  return [
    'When alerts fire at 100 %, 10 % and 1 % of errors, how much budget is gone then, and how long the rest lasts at 100 %:',
    table(
      [
        { head: 'alert', align: 'left' },
        { head: 'burn rate', align: 'right' },
        { head: 'gone', align: 'right' },
        { head: 'at 100 %', align: 'right' },
        { head: '10 %', align: 'right' },
        { head: '1 %', align: 'right' },
        { head: 'then left', align: 'right' },
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
