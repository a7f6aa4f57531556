import { draw, h } from './dom';
import type { Child } from './dom';
import type { Host } from './host';
import type { Step } from './messages';
import { listenToDrags } from './parts/drag';
import { act } from './steps/act';
import { budget } from './steps/budget';
import { capture } from './steps/capture';
import { group } from './steps/group';
import { quantify } from './steps/quantify';
import { rank } from './steps/rank';
import { drop } from './steps/drop';
import { banners, head, stepTabs } from './frame';
import { Ui } from './ui';

const DRAW: Readonly<Record<Step, (ui: Ui) => Child>> = { capture, group, rank, quantify, budget, act };

/** Draws the register into the page, and listens to the user. */
export function startApp(host: Host, root: HTMLElement, live: HTMLElement): void {
  let drawnStep: Step | null = null;
  const redraw = (): void => {
    if (drawnStep !== null && drawnStep !== ui.state.step) ui.state.scroll[drawnStep] = window.scrollY;
    document.body.classList.toggle('present', ui.state.isPresenting);
    const focused = focusedKey();
    draw(root, page(ui));
    // What moved to another list is another element, with the same key.
    if (focused !== null && document.activeElement === document.body) ui.wantedFocus ??= focused;
    if (drawnStep !== ui.state.step && ui.register) {
      drawnStep = ui.state.step;
      window.scrollTo(0, ui.state.scroll[drawnStep] ?? 0);
    }
    takeFocus(ui);
  };
  const ui = new Ui(host, redraw, (text) => announce(live, text));
  listenToDrags(root, (risk, place) => drop(ui, risk, place));
  listenToScroll(ui, host);
  document.addEventListener('keydown', (event) => onKey(event), true);
  redraw();
}

const page = (ui: Ui): Child => [
  head(ui),
  stepTabs(ui),
  banners(ui),
  ui.register === null
    ? h('main', { key: 'waiting', class: 'waiting', 'aria-busy': String(ui.view === null) })
    : h(
        'main',
        { key: ui.state.step, class: `step step-${ui.state.step}` },
        h(
          'div',
          { id: `panel-${ui.state.step}`, role: 'tabpanel', 'aria-labelledby': `tab-${ui.state.step}` },
          DRAW[ui.state.step](ui),
        ),
      ),
  ui.notice !== null &&
    h(
      'div',
      { key: 'notice', class: 'notice' },
      h('span', { class: 'codicon codicon-warning', 'aria-hidden': 'true' }),
      h('span', {}, ui.notice),
    ),
];

/** Saving takes along what is typed and not committed yet: the message is on its way before the key is. */
function onKey(event: KeyboardEvent): void {
  if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
  const active = document.activeElement;
  if (active instanceof HTMLElement && active.dataset['draft'] !== undefined)
    active.dispatchEvent(new Event('ninewise-commit'));
}

/** A live region speaks when its text changes; the same twice in a row has to look like another one. */
function announce(live: HTMLElement, text: string): void {
  live.textContent = live.textContent === text ? `${text}\u00a0` : text;
}

function focusedKey(): string | null {
  const active = document.activeElement;
  return active instanceof HTMLElement ? (active.dataset['focus'] ?? null) : null;
}

function takeFocus(ui: Ui): void {
  const key = ui.wantedFocus;
  if (key === null) return;
  const selector = key === 'step' ? '[role=tab][aria-selected=true]' : `[data-focus="${CSS.escape(key)}"]`;
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) return;
  ui.wantedFocus = null;
  element.focus();
  // An element that was just made has nothing to focus before its own first drawing.
  if (document.activeElement !== element && 'updateComplete' in element)
    void Promise.resolve(element.updateComplete).then(() => element.focus());
}

function listenToScroll(ui: Ui, host: Host): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  window.addEventListener('scroll', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      ui.state.scroll[ui.state.step] = window.scrollY;
      host.keep(ui.state);
    }, 100);
  });
}
