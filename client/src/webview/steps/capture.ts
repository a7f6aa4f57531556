import type { RiskView } from '../../../../server/src/core/features/register/protocol';
import { h } from '../dom';
import type { Child, VNode } from '../dom';
import { button, field, iconButton, select } from '../parts/controls';
import { moveFocus, paged } from '../parts/lists';
import { icon, tag } from '../parts/marks';
import type { Sent } from '../state';
import type { Ui } from '../ui';
import { timer } from './timer';

const NO_ROLE = '';
const OTHER_ROLE = '\u0000other';
const FEAR = 'capture';

/** Says fears as fast as they come: one field, Enter adds and is ready for the next. */
export function capture(ui: Ui): Child {
  const register = ui.register!;
  return [
    prompt(ui),
    h('div', { key: 'entry', class: 'entry' }, fearField(ui), roleChoice(ui), addButton(ui)),
    h(
      'div',
      { key: 'aside', class: 'entry-aside' },
      h('p', { class: 'muted' }, h('kbd', {}, 'Enter'), ' adds the fear. Nothing is discussed yet; everything counts.'),
      timer(ui),
    ),
    h('h2', { key: 'count', class: 'list-title' }, register.countText),
    fears(ui, register.risks),
  ];
}

function prompt(ui: Ui): VNode {
  const register = ui.register!;
  const isOpen = ui.state.open['prompt'] === true;
  const close = (): void => {
    ui.state.open['prompt'] = false;
    ui.focus('edit-prompt');
    ui.update();
  };
  return h(
    'div',
    { key: 'prompt', class: 'prompt' },
    isOpen
      ? field(ui, {
          key: 'prompt',
          label: 'The question of the pre-mortem',
          value: register.isPromptWritten ? register.prompt : '',
          placeholder: register.prompt,
          isLong: true,
          commit: (text) => ({ type: 'setPrompt', prompt: text }),
          onDone: close,
        })
      : h('p', { class: 'prompt-text' }, register.prompt),
    iconButton(
      isOpen ? 'check' : 'edit',
      isOpen ? 'Done' : 'Change the question',
      () => {
        ui.state.open['prompt'] = !isOpen;
        ui.focus(isOpen ? 'edit-prompt' : 'prompt');
        ui.update();
      },
      { focus: 'edit-prompt', isDisabled: !ui.canEdit, class: 'quiet' },
    ),
  );
}

/** Half-typed text is a draft like any other, but it goes to the text only with Enter. */
function fearField(ui: Ui): VNode {
  return h('vscode-textfield', {
    key: 'fear',
    class: 'fear-field',
    'data-focus': FEAR,
    autocomplete: 'off',
    placeholder: 'What went wrong? In the words of a user',
    props: { label: 'A fear: what went wrong?', value: ui.draft(FEAR)?.text ?? '', readonly: !ui.canEdit },
    on: {
      input: (event: Event) => ui.type(FEAR, (event.target as HTMLInputElement).value),
      keydown: (event: KeyboardEvent) => {
        if (event.isComposing) return;
        if (event.key === 'Enter') {
          event.preventDefault();
          addFear(ui, (event.target as HTMLInputElement).value);
        } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && ui.draft(FEAR))
          event.stopPropagation(); // first the typing, then the register
        else if (event.key === 'ArrowDown') document.querySelector<HTMLElement>('.fear')?.focus();
      },
    },
  });
}

function addFear(ui: Ui, text: string): void {
  const fear = text.trim();
  if (fear === '' || !ui.canEdit) return;
  ui.forget(FEAR);
  ui.send({ type: 'addFear', fear, ...(ui.state.role === NO_ROLE ? {} : { role: ui.state.role }) });
  ui.say(`Added: ${fear.slice(0, 80)}`);
}

const addButton = (ui: Ui): VNode =>
  button(
    'Add',
    () => {
      addFear(ui, ui.draft(FEAR)?.text ?? '');
      ui.focus(FEAR);
      ui.update();
    },
    { icon: 'add', isPrimary: true, isDisabled: !ui.canEdit },
  );

/** Who speaks, as a role: the register names no persons. Stays until it is changed. */
function roleChoice(ui: Ui): Child {
  const { role } = ui.state;
  if (ui.state.open['role'] === true) return otherRole(ui);
  const known = ui.register!.options.roles;
  const roles = role === NO_ROLE || known.includes(role) ? known : [role, ...known];
  const choices = [
    { value: NO_ROLE, label: 'Any role' },
    ...roles.map((one) => ({ value: one, label: one })),
    { value: OTHER_ROLE, label: 'Another role…' },
  ];
  return select(ui, 'role', 'Role of who says it', role, choices, (value) => {
    if (value === OTHER_ROLE) {
      ui.state.open['role'] = true;
      ui.focus('other-role');
    } else {
      ui.state.role = value;
      ui.focus(FEAR);
    }
    ui.update();
  });
}

function otherRole(ui: Ui): VNode {
  const done = (text: string): void => {
    ui.state.role = text.trim();
    ui.state.open['role'] = false;
    ui.focus(FEAR);
    ui.update();
  };
  return h('vscode-textfield', {
    key: 'other-role',
    class: 'select',
    'data-focus': 'other-role',
    placeholder: 'customer care',
    props: { label: 'Another role, not a name' },
    on: {
      keydown: (event: KeyboardEvent) => {
        if (event.key === 'Enter') done((event.target as HTMLInputElement).value);
        else if (event.key === 'Escape') done('');
      },
    },
  });
}

/** The last one first, right below the field. */
function fears(ui: Ui, risks: readonly RiskView[]): VNode {
  const underway = ui.outbox.all.filter((sent) => sent.intent.type === 'addFear');
  const newestFirst = [...risks].reverse();
  const always = newestFirst.find((risk) => ui.state.open[`fear-${risk.id}`] === true);
  return h(
    'ul',
    { key: 'fears', class: 'fears', 'aria-label': 'Fears, the last one first' },
    [...underway].reverse().map((sent) => underwayRow(ui, sent)),
    paged(ui, 'fears', newestFirst, (risk) => fearRow(ui, risk, risk === newestFirst[0]), always),
    risks.length + underway.length === 0 &&
      h(
        'li',
        { key: 'empty', class: 'empty' },
        icon('comment-discussion'),
        h('p', {}, 'No fears yet. What is the first thing that comes to mind?'),
      ),
  );
}

/** Said, and not in the text yet, or not in the text that is shown. */
function underwayRow(ui: Ui, sent: Sent): VNode {
  const { intent, held, problem } = sent;
  const fear = intent.type === 'addFear' ? intent.fear : '';
  const words = {
    waiting: 'Waits for the YAML to be mended',
    refused: problem ?? '',
    unsure: 'It is not known whether the file has it',
  };
  return h(
    'li',
    { key: `sent-${sent.id}`, class: `fear ${sent.done === null ? 'is-underway' : ''} ${held ? 'is-held' : ''}` },
    h('span', { class: 'fear-text' }, fear.slice(0, 400)),
    held && h('span', { class: 'held' }, icon(held === 'waiting' ? 'watch' : 'warning'), words[held]),
    held &&
      held !== 'waiting' &&
      button('Add again', () => {
        ui.outbox.retry(sent);
        ui.update();
      }),
    held &&
      button('Discard', () => {
        ui.outbox.drop(sent);
        ui.update();
      }),
  );
}

/** One row is a stop of the Tab key, the arrow keys go on from there. */
function fearRow(ui: Ui, risk: RiskView, isStop: boolean): VNode {
  const isOpen = ui.state.open[`fear-${risk.id}`] === true;
  const journey = ui.journey(risk.journey);
  return h(
    'li',
    {
      key: risk.id,
      class: 'fear',
      tabindex: isStop ? '0' : '-1',
      'aria-keyshortcuts': 'F2 Delete',
      'data-focus': `fear-${risk.id}`,
      'aria-label': `${risk.label}${risk.role === null ? '' : `, ${risk.role}`}`,
      on: { keydown: (event: KeyboardEvent) => onRowKey(ui, risk, event) },
    },
    isOpen ? editor(ui, risk) : h('span', { class: 'fear-text' }, risk.label),
    !isOpen &&
      h(
        'span',
        { class: 'fear-tags' },
        risk.role !== null && tag(risk.role, 'role'),
        journey && tag(journey.title, 'journey'),
        risk.votes > 0 && tag(risk.votesText, 'votes'),
      ),
    h(
      'span',
      { class: 'row-tools' },
      iconButton('edit', `Change the words (F2)`, () => edit(ui, risk), { isDisabled: !ui.canEdit, isSkipped: true }),
      iconButton('trash', `Remove (Delete)`, () => remove(ui, risk), { isDisabled: !ui.canEdit, isSkipped: true }),
    ),
    risk.jargon && !isOpen && jargon(ui, risk, risk.jargon),
  );
}

/** The facilitator's question, where a fear is in the words of systems. */
const jargon = (ui: Ui, risk: RiskView, { question }: { question: string }): VNode =>
  h(
    'p',
    { key: 'jargon', class: 'jargon' },
    icon('lightbulb'),
    h('span', {}, question),
    h(
      'button',
      { type: 'button', class: 'link', disabled: !ui.canEdit, on: { click: () => edit(ui, risk) } },
      'Say it in a user’s words',
    ),
  );

const editor = (ui: Ui, risk: RiskView): VNode =>
  field(ui, {
    key: `edit-${risk.id}`,
    label: 'The fear',
    value: risk.fear,
    isLong: true,
    class: 'fear-editor',
    commit: (text) => (text.trim() === '' ? null : { type: 'editFear', risk: risk.id, fear: text }),
    onDone: () => {
      ui.state.open[`fear-${risk.id}`] = false;
      ui.focus(`fear-${risk.id}`);
      ui.update();
    },
  });

function edit(ui: Ui, risk: RiskView): void {
  ui.state.open[`fear-${risk.id}`] = true;
  ui.focus(`edit-${risk.id}`);
  ui.update();
}

function remove(ui: Ui, risk: RiskView): void {
  const rows = [...document.querySelectorAll<HTMLElement>('.fear[data-focus]')];
  const at = rows.findIndex((row) => row.dataset['focus'] === `fear-${risk.id}`);
  (rows[at + 1] ?? rows[at - 1] ?? document.querySelector<HTMLElement>(`[data-focus=${FEAR}]`))?.focus();
  ui.send({ type: 'removeRisk', risk: risk.id });
  ui.say(`Removed: ${risk.label.slice(0, 80)}. Undo brings it back.`);
}

function onRowKey(ui: Ui, risk: RiskView, event: KeyboardEvent): void {
  if (event.target !== event.currentTarget) return;
  const row = event.currentTarget as HTMLElement;
  if (event.key === 'F2' || event.key === 'Enter') edit(ui, risk);
  else if (event.key === 'Delete' && ui.canEdit) remove(ui, risk);
  else if (event.key === 'ArrowDown') moveFocus(row, '.fear[tabindex]', 1);
  else if (event.key === 'ArrowUp') {
    if (!moveFocus(row, '.fear[tabindex]', -1)) document.querySelector<HTMLElement>(`[data-focus=${FEAR}]`)?.focus();
  } else return;
  event.preventDefault();
}
