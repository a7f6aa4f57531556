import type { Ui } from '../ui';

/** What the keys do to something that can be carried: Space picks it up, arrows choose a place, Space or Enter puts it down. */
export interface CarryMap {
  /** The place to start from. */
  readonly start: string;
  /** The next place in a direction; null where there is none. */
  readonly next: (from: string, key: ArrowKey) => string | null;
  /** What the place is called. */
  readonly nameOf: (place: string) => string;
  readonly drop: (place: string) => void;
}

export type ArrowKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

export const isArrow = (key: string): key is ArrowKey => key.startsWith('Arrow');

/** @returns whether the key was for it */
export function onCarryKey(ui: Ui, risk: string, label: string, event: KeyboardEvent, map: CarryMap): boolean {
  const { carried } = ui;
  if (carried?.risk !== risk) {
    if (event.key !== ' ' || !ui.canEdit) return false;
    event.preventDefault();
    ui.carried = { risk, target: map.start };
    ui.say(`Picked up: ${label}. Arrow keys choose a place, Space puts it down, Escape leaves it where it was.`);
    ui.update();
    return true;
  }
  if (event.key === 'Escape') {
    ui.carried = null;
    ui.say('Left where it was.');
  } else if (event.key === ' ' || event.key === 'Enter') {
    ui.carried = null;
    map.drop(carried.target);
    ui.say(`Put into ${map.nameOf(carried.target)}.`);
  } else if (isArrow(event.key)) {
    const target = map.next(carried.target, event.key);
    if (target !== null) {
      ui.carried = { risk, target };
      ui.say(map.nameOf(target));
    }
  } else return false;
  event.preventDefault();
  event.stopPropagation();
  ui.update();
  return true;
}
