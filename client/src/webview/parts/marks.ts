import type { Band, RiskView } from '../../../../server/src/core/features/register/protocol';
import { h } from '../dom';
import type { Child, VNode } from '../dom';

/** A picture of the icon font, for eyes only. */
export const icon = (name: string, more = ''): VNode =>
  h('span', { class: `codicon codicon-${name} ${more}`, 'aria-hidden': 'true' });

const BARS: Readonly<Record<Band, number>> = { low: 1, medium: 2, high: 3 };

/** Three bars, as many of them filled as the band is high: told apart without colour. */
export function bandMark(band: Band | null, text: string): VNode {
  const filled = band ? BARS[band] : 0;
  const bars = [0, 1, 2].map((i) =>
    h('span', {
      key: `bar${i}`,
      class: i < filled ? 'band-bar filled' : 'band-bar',
      style: { height: `${6 + 3 * i}px` },
    }),
  );
  return h('span', { class: `band-mark band-${band ?? 'none'}`, role: 'img', 'aria-label': text, title: text }, bars);
}

/** The place in the ranking. */
export const rankMark = (risk: RiskView): VNode =>
  h('span', { class: 'rank-mark', title: risk.rankText }, `#${risk.rank}`);

export const tag = (text: string, name = ''): VNode => h('span', { class: `tag ${name}` }, text);

/** Words that only a screen reader gets. */
export const hidden = (...children: Child[]): VNode => h('span', { class: 'hidden' }, ...children);

/** Where labels and minutes disagree. */
export const inversionNote = (risk: RiskView): Child =>
  risk.inversion !== null &&
  h('p', { key: 'inversion', class: 'note inversion' }, icon('arrow-swap'), h('span', {}, risk.inversion));
