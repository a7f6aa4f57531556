import { h } from './dom';
import type { Child, VNode } from './dom';
import { STEPS } from './messages';
import type { Step } from './messages';
import { button, iconButton, select } from './parts/controls';
import { moveFocus } from './parts/lists';
import { icon } from './parts/marks';
import type { Ui } from './ui';

const NAMES: Readonly<Record<Step, string>> = {
  capture: 'Capture',
  group: 'Group',
  rank: 'Rank',
  quantify: 'Quantify',
  budget: 'Budget',
  act: 'Act',
};

/** The title of the register and what can be done with all of it. */
export function head(ui: Ui): VNode {
  const { register } = ui;
  const { isPresenting } = ui.state;
  return h(
    'header',
    { key: 'head', class: 'head' },
    h(
      'div',
      { class: 'head-words' },
      h('h1', {}, register?.title ?? 'Risk register'),
      register && h('p', { class: 'summary' }, register.summary),
    ),
    h(
      'div',
      { class: 'head-tools' },
      registerChoice(ui),
      iconButton('screen-full', 'Present: large type, one column', () => togglePresent(ui), {
        isPressed: isPresenting,
      }),
      iconButton('go-to-file', 'Open as text', () => ui.showText(register?.range ?? NOWHERE)),
      iconButton('export', 'Export as Markdown or CSV', () => ui.exportRegister(), { isDisabled: !register }),
    ),
  );
}

const NOWHERE = { start: { line: 0, character: 0 } };

function togglePresent(ui: Ui): void {
  ui.state.isPresenting = !ui.state.isPresenting;
  ui.update();
}

/** Where a file holds several registers. */
function registerChoice(ui: Ui): Child {
  const { view } = ui;
  if (!view || view.registers.length < 2) return null;
  const choices = view.registers.map(({ index, title }) => ({ value: String(index), label: title }));
  return select(ui, 'register', 'Register of this file', String(view.index), choices, (value) =>
    ui.chooseRegister(Number(value)),
  );
}

/** The steps of a pre-mortem, in their order. Each can be gone to at any time. */
export const stepTabs = (ui: Ui): VNode =>
  h(
    'nav',
    { key: 'tabs', class: 'tabs', 'aria-label': 'Steps' },
    h(
      'div',
      { class: 'tab-list', role: 'tablist', 'aria-label': 'Steps of the pre-mortem' },
      STEPS.map((step, i) => stepTab(ui, step, i)),
    ),
  );

function stepTab(ui: Ui, step: Step, index: number): VNode {
  const isActive = ui.state.step === step;
  return h(
    'button',
    {
      key: step,
      id: `tab-${step}`,
      class: 'tab',
      type: 'button',
      role: 'tab',
      'aria-selected': String(isActive),
      'aria-controls': isActive && ui.register ? `panel-${step}` : null,
      tabindex: isActive ? '0' : '-1',
      on: {
        click: () => ui.go(step),
        keydown: (event: KeyboardEvent) => onTabKey(ui, event),
      },
    },
    h('span', { class: 'tab-number', 'aria-hidden': 'true' }, index + 1),
    NAMES[step],
  );
}

function onTabKey(ui: Ui, event: KeyboardEvent): void {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (by === 0) return;
  event.preventDefault();
  if (!moveFocus(event.currentTarget as HTMLElement, '[role=tab]', by)) return;
  const step = STEPS[STEPS.indexOf(ui.state.step) + by];
  if (step) ui.go(step);
}

/** What keeps the register from being shown or changed. */
export function banners(ui: Ui): Child {
  const { view } = ui;
  if (ui.offline !== null) return banner('error', 'error', ui.offline);
  if (!view) return null;
  if (view.state.kind === 'broken') {
    const { message, range } = view.state;
    return banner(
      'error',
      'error',
      `The YAML cannot be read, so nothing can be changed here until it is mended: ${message}`,
      button('Open as text', () => ui.showText(range), { icon: 'go-to-file', focus: 'mend' }),
    );
  }
  if (view.state.kind === 'none')
    return banner(
      'info',
      'info',
      view.state.message,
      button('Open as text', () => ui.showText(NOWHERE), { icon: 'go-to-file' }),
    );
  if (!ui.isWritable)
    return banner('info', 'lock', 'This file is read-only: the register can be looked at, but not changed.');
  return null;
}

const banner = (kind: string, name: string, text: string, action?: VNode): VNode =>
  h(
    'div',
    { key: 'banner', class: `banner banner-${kind}`, role: 'region', 'aria-label': 'State of the file' },
    icon(name),
    h('p', {}, text),
    action,
  );
