import type { Impact, Likelihood } from '../../../../server/src/core/features/register/protocol';
import type { Ui } from '../ui';

/** Places for risks, as text in the page: a journey, no journey, or a cell of the heat map. */
export const journeyPlace = (id: string | null): string => (id === null ? 'none' : `journey:${id}`);
export const cellPlace = (impact: string, likelihood: string): string => `cell:${impact}:${likelihood}`;
export const UNPLACED = 'unplaced';

/** Puts a risk down at a place, by mouse or by keyboard. */
export function drop(ui: Ui, id: string, place: string): void {
  const risk = ui.risk(id);
  if (!risk || !ui.canEdit) return;
  if (place === 'none' || place.startsWith('journey:')) {
    const journey = place === 'none' ? null : place.slice('journey:'.length);
    if (journey !== risk.journey) ui.send({ type: 'setJourney', risk: id, journey });
  } else if (place === UNPLACED) {
    if (risk.impact || risk.likelihood) ui.send({ type: 'rank', risk: id, impact: null, likelihood: null });
  } else {
    const [, impact, likelihood] = place.split(':') as [string, Impact, Likelihood];
    if (impact !== risk.impact?.value || likelihood !== risk.likelihood?.value)
      ui.send({ type: 'rank', risk: id, impact, likelihood });
  }
}
