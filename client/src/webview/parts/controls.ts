import type { Intent } from '../../../../server/src/core/features/register/protocol';
import { h } from '../dom';
import type { Child, VNode } from '../dom';
import type { Ui } from '../ui';
import { icon } from './marks';

export interface ButtonOptions {
  readonly key?: string;
  readonly icon?: string;
  readonly isPrimary?: boolean;
  readonly isDisabled?: boolean;
  /** Found by `ui.focus`. */
  readonly focus?: string;
  readonly title?: string;
}

/** A button with words. */
export const button = (label: string, onClick: () => void, options: ButtonOptions = {}): VNode =>
  h(
    'vscode-button',
    {
      key: options.key,
      title: options.title,
      'data-focus': options.focus,
      props: { secondary: options.isPrimary !== true, disabled: options.isDisabled === true },
      on: { click: () => options.isDisabled !== true && onClick() },
    },
    options.icon !== undefined && h('span', { slot: 'content-before', class: `codicon codicon-${options.icon}` }),
    label,
  );

export interface IconButtonOptions {
  readonly key?: string;
  readonly isDisabled?: boolean;
  readonly isPressed?: boolean;
  readonly isExpanded?: boolean;
  readonly focus?: string;
  readonly class?: string;
  /** Out of the way of the Tab key, where the same is done by a key or in the details. */
  readonly isSkipped?: boolean;
}

/** A button with an icon alone; its name is for screen readers and the tooltip. */
export const iconButton = (name: string, label: string, onClick: () => void, options: IconButtonOptions = {}): VNode =>
  h(
    'button',
    {
      key: options.key,
      type: 'button',
      class: `icon-button ${options.class ?? ''}`,
      title: label,
      'aria-label': label,
      'aria-pressed': options.isPressed === undefined ? null : String(options.isPressed),
      'aria-expanded': options.isExpanded === undefined ? null : String(options.isExpanded),
      disabled: options.isDisabled === true,
      tabindex: options.isSkipped === true ? '-1' : null,
      'data-focus': options.focus,
      on: { click: onClick },
    },
    icon(name),
  );

export interface FieldOptions {
  /** Names the field: what is typed into it is kept under this key, and `ui.focus` finds it. */
  readonly key: string;
  readonly label: string;
  /** As in the text. */
  readonly value: string;
  readonly placeholder?: string;
  readonly isLong?: boolean;
  readonly type?: 'text' | 'date';
  readonly class?: string;
  /** What was typed, as an intent; null where it is to be left alone. */
  readonly commit: (text: string) => Intent | null;
  /** Asked for while typing, to show what the figures would be. */
  readonly preview?: (text: string) => Intent;
  /** What is wrong with what stands in the text. */
  readonly problem?: string | null;
  /** True where Enter ends the editing and gives the focus away. */
  readonly onDone?: () => void;
}

/**
 * A field of the register. What is typed stays until the text has it: it goes there with Enter or when the field is left,
 * and back with Escape.
 */
export function field(ui: Ui, options: FieldOptions): VNode {
  const { key, value } = options;
  const draft = ui.draft(key);
  const problem = draft?.problem ?? (draft ? null : (options.problem ?? null));
  const id = `problem-${key}`;
  return h(
    'div',
    { key: `field-${key}`, class: `field ${options.class ?? ''}` },
    h(options.isLong === true ? 'vscode-textarea' : 'vscode-textfield', {
      'data-focus': key,
      'data-draft': key,
      placeholder: options.placeholder,
      type: options.type,
      props: {
        label: problem === null ? options.label : `${options.label}. ${problem}`,
        value: draft?.text ?? value,
        invalid: problem !== null,
        readonly: !ui.canEdit,
      },
      on: {
        input: (event: Event) => {
          const text = (event.target as HTMLInputElement).value;
          ui.type(key, text);
          if (options.preview) ui.ask(options.preview(text));
        },
        keydown: (event: KeyboardEvent) => onFieldKey(ui, options, event),
        focusout: () => commit(ui, options),
        'ninewise-commit': () => commit(ui, options),
      },
    }),
    problem !== null && h('p', { class: 'field-problem', id }, icon('error'), problem),
  );
}

function onFieldKey(ui: Ui, options: FieldOptions, event: KeyboardEvent): void {
  if (event.isComposing) return;
  if (event.key === 'Enter' && (options.isLong !== true || event.ctrlKey || event.metaKey || !event.shiftKey)) {
    event.preventDefault();
    commit(ui, options, true);
    options.onDone?.();
  } else if (event.key === 'Escape') {
    ui.drop(options.key);
    options.onDone?.();
  } else if (isUndo(event) && ui.draft(options.key)) event.stopPropagation(); // first the typing, then the register
}

const isUndo = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && ['z', 'y'].includes(event.key.toLowerCase());

/** @param again also what the text did not take when it was sent before */
function commit(ui: Ui, { key, value, commit: toIntent }: FieldOptions, again = false): void {
  const draft = ui.draft(key);
  if (!draft || draft.sent !== null || (draft.problem !== null && !again)) return;
  if (draft.text.trim() === value.trim()) return ui.drop(key);
  const intent = toIntent(draft.text);
  if (intent && ui.canEdit) ui.send(intent, { draft: key, text: draft.text });
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A list to choose one from. */
export const select = (
  ui: Ui,
  key: string,
  label: string,
  value: string,
  choices: readonly Choice[],
  onChoose: (value: string) => void,
): VNode =>
  h(
    'vscode-single-select',
    {
      key: `select-${key}`,
      class: 'select',
      'data-focus': key,
      props: { label, value, disabled: !ui.canEdit },
      on: { change: (event: Event) => onChoose((event.target as HTMLSelectElement).value) },
    },
    choices.map((choice) => h('vscode-option', { key: choice.value, value: choice.value }, choice.label)),
  );

/** A field or list with its name above. */
export const labelled = (label: string, control: Child, help?: string | null): VNode =>
  h(
    'div',
    { class: 'labelled' },
    h('span', { class: 'label', 'aria-hidden': 'true' }, label),
    control,
    help !== undefined && help !== null && h('span', { class: 'help' }, help),
  );
