import type { RiskView } from '../../../../server/src/core/features/register/protocol';
import { h } from '../dom';
import type { Child, VNode } from '../dom';
import type { Ui } from '../ui';
import { moveFocus, paged } from './lists';
import { bandMark, rankMark } from './marks';

/** Risks by rank, to choose one from; its details stand beside. */
export function riskList(ui: Ui, risks: readonly RiskView[], foot: (risk: RiskView) => Child, empty: string): VNode {
  const { selected } = ui;
  const stop = selected && risks.includes(selected) ? selected : risks[0];
  if (risks.length === 0) return h('p', { key: 'list', class: 'muted list-empty' }, empty);
  return h(
    'ul',
    { key: 'list', class: 'risk-list', 'aria-label': 'Risks by rank' },
    paged(
      ui,
      'risks',
      risks,
      (risk) =>
        h(
          'li',
          { key: risk.id },
          h(
            'button',
            {
              type: 'button',
              class: 'risk-item',
              tabindex: risk === stop ? '0' : '-1',
              'aria-current': risk === selected ? 'true' : null,
              'data-focus': `risk-${risk.id}`,
              on: {
                click: () => ui.select(risk.id),
                keydown: (event: KeyboardEvent) => onKey(ui, event),
              },
            },
            rankMark(risk),
            bandMark(risk.band, risk.bandText),
            h('span', { class: 'risk-item-text' }, risk.label),
            h('span', { class: 'risk-item-foot muted' }, foot(risk)),
          ),
        ),
      stop,
    ),
  );
}

function onKey(ui: Ui, event: KeyboardEvent): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  event.preventDefault();
  moveFocus(event.currentTarget as HTMLElement, '.risk-item', by);
  const id = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['focus'] : undefined;
  if (id?.startsWith('risk-') === true) ui.select(id.slice('risk-'.length));
}

export const byRank = (ui: Ui): readonly RiskView[] =>
  ui.register!.ranking.map((id) => ui.risk(id)).filter((risk) => risk !== undefined);
