import { h } from '../dom';
import type { Child } from '../dom';
import type { Ui } from '../ui';
import { button } from './controls';

const PAGE = 100;

/**
 * The first of many, and a button for more: a register of thousands is drawn as fast as a small one.
 * @param always an item that is shown wherever it stands
 */
export function paged<T>(ui: Ui, key: string, items: readonly T[], row: (item: T) => Child, always?: T): Child[] {
  const shown = PAGE * (ui.state.pages[key] ?? 1);
  if (items.length <= shown) return items.map(row);
  const rest = items.slice(shown);
  const more = button(
    `Show more (${rest.length} left)`,
    () => {
      ui.state.pages[key] = (ui.state.pages[key] ?? 1) + 1;
      ui.update();
    },
    { icon: 'chevron-down' },
  );
  return [
    ...items.slice(0, shown).map(row),
    always !== undefined && rest.includes(always) && row(always),
    h('li', { key: 'more', class: 'more' }, more),
  ];
}

/** Moves the focus among the elements that match, as the arrow keys do in a list. */
export function moveFocus(from: HTMLElement, among: string, by: number, within: ParentNode = document): boolean {
  const all = [...within.querySelectorAll<HTMLElement>(among)];
  const target = all[all.indexOf(from) + by];
  target?.focus();
  return target !== undefined;
}
