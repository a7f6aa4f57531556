import { h } from '../dom';
import type { VNode } from '../dom';
import { iconButton } from '../parts/controls';
import { icon } from '../parts/marks';
import type { Ui } from '../ui';

const MINUTE_MS = 60_000;
const LENGTHS = [3, 5, 10];

let ticking: ReturnType<typeof setTimeout> | undefined;

/** A timer for the room, if it is wanted. It says when the time is over, and stops nobody. */
export function timer(ui: Ui): VNode {
  const { timerEnd } = ui.state;
  clearTimeout(ticking);
  if (timerEnd === null) return choices(ui);
  const left = Math.max(0, timerEnd - Date.now());
  if (left > 0) ticking = setTimeout(() => tick(ui), left % 1000 || 1000);
  const text = left === 0 ? 'Time is up' : clock(left);
  return h(
    'div',
    { key: 'timer', class: left === 0 ? 'timer is-over' : 'timer' },
    icon('watch'),
    h('span', { class: 'timer-text', role: 'timer', 'aria-label': `Time left: ${text}` }, text),
    iconButton('close', 'Stop the timer', () => setEnd(ui, null)),
  );
}

const choices = (ui: Ui): VNode =>
  h(
    'div',
    { key: 'timer', class: 'timer', role: 'group', 'aria-label': 'Timer' },
    icon('watch'),
    LENGTHS.map((minutes) =>
      h(
        'button',
        {
          key: String(minutes),
          type: 'button',
          class: 'link',
          on: { click: () => setEnd(ui, Date.now() + minutes * MINUTE_MS) },
        },
        `${minutes} min`,
      ),
    ),
  );

function tick(ui: Ui): void {
  const { timerEnd } = ui.state;
  if (timerEnd !== null && timerEnd <= Date.now()) ui.say('Time is up.');
  ui.update();
}

function setEnd(ui: Ui, end: number | null): void {
  ui.state.timerEnd = end;
  ui.update();
}

/** `4:07` */
function clock(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
