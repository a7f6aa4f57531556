import type { MitigationView, RiskView } from '../../../../server/src/core/features/register/protocol';
import { h } from '../dom';
import type { Child, VNode } from '../dom';
import { button, field, iconButton, labelled, select } from '../parts/controls';
import { estimateForm } from '../parts/estimate';
import { icon, tag } from '../parts/marks';
import type { Ui } from '../ui';

/** What is or could be done about a risk, before and after. */
export const mitigations = (ui: Ui, risk: RiskView): Child => [
  risk.mitigated &&
    h('p', { key: 'all', class: 'mitigated' }, icon('shield'), `With all of them: ${risk.mitigated.text}`),
  h(
    'ul',
    { key: 'mitigations', class: 'mitigations', 'aria-label': 'Mitigations' },
    risk.mitigations.map((mitigation) => card(ui, risk, mitigation)),
  ),
  adder(ui, risk),
];

function card(ui: Ui, risk: RiskView, mitigation: MitigationView): VNode {
  const key = `mitigation/${risk.id}/${mitigation.index}`;
  const isOpen = ui.state.open[key] === true;
  return h(
    'li',
    { key, class: 'mitigation' },
    h(
      'div',
      { class: 'mitigation-head' },
      h('span', { class: 'mitigation-name' }, mitigation.name),
      mitigation.status !== null && tag(mitigation.status, `status-${mitigation.status}`),
      mitigation.annualCost && tag(mitigation.annualCost.text),
      mitigation.ticket !== null && tag(mitigation.ticket),
      iconButton(
        isOpen ? 'chevron-up' : 'edit',
        isOpen ? 'Fold' : `Change: ${mitigation.name}`,
        () => {
          ui.state.open[key] = !isOpen;
          ui.focus(`${key}-open`);
          ui.update();
        },
        { isExpanded: isOpen, focus: `${key}-open` },
      ),
    ),
    effect(mitigation),
    isOpen && form(ui, risk, mitigation, key),
  );
}

/** Two bars: what is left, and what was there. */
function effect({ beforeText, afterText, savesText, savedShare }: MitigationView): Child {
  if (beforeText === null || afterText === null)
    return h('p', { key: 'effect', class: 'muted' }, 'What it saves is not known yet: say which numbers it changes.');
  const saved = `${(savedShare ?? 0) * 100}%`;
  return h(
    'div',
    { key: 'effect', class: 'effect' },
    h('span', { class: 'effect-before' }, beforeText),
    icon('arrow-right'),
    h('strong', { class: 'effect-after' }, afterText),
    savesText !== null && h('span', { class: 'muted' }, savesText),
    savedShare !== null &&
      h(
        'svg',
        { class: 'effect-bar', width: '100%', height: '6', 'aria-hidden': 'true' },
        h('rect', { class: 'effect-all', width: '100%', height: '6' }),
        h('rect', { class: 'effect-saved', width: saved, height: '6' }),
      ),
  );
}

function form(ui: Ui, risk: RiskView, mitigation: MitigationView, key: string): VNode {
  const at = { risk: risk.id, mitigation: mitigation.index };
  const { statuses } = ui.register!.options;
  const cost = mitigation.annualCost;
  return h(
    'div',
    { key: 'form', class: 'mitigation-form' },
    h(
      'div',
      { class: 'form-row' },
      labelled(
        'Name',
        field(ui, {
          key: `${key}/name`,
          label: 'Name of the mitigation',
          value: mitigation.name,
          commit: (name) => (name.trim() === '' ? null : { type: 'editMitigation', ...at, name }),
        }),
      ),
      labelled(
        'Status',
        select(
          ui,
          `${key}/status`,
          'Status of the mitigation',
          mitigation.status ?? '',
          [{ value: '', label: 'Not said' }, ...statuses],
          (value) =>
            ui.send({
              type: 'setMitigationStatus',
              ...at,
              status: statuses.find((one) => one.value === value)?.value ?? null,
            }),
        ),
      ),
      labelled(
        'Ticket',
        field(ui, {
          key: `${key}/ticket`,
          label: 'Ticket of the mitigation',
          value: mitigation.ticket ?? '',
          commit: (ticket) => ({ type: 'editMitigation', ...at, ticket }),
        }),
      ),
      labelled(
        'Cost a year',
        field(ui, {
          key: `${key}/cost`,
          label: 'Cost a year: an amount and a currency',
          value: cost ? `${cost.amount} ${cost.currency}` : '',
          placeholder: '9000 EUR',
          commit: (text) => ({ type: 'editMitigation', ...at, annualCost: money(text) }),
        }),
      ),
    ),
    h('p', { class: 'muted' }, 'Write only what it changes.'),
    estimateForm(ui, mitigation.changes, {
      key,
      set: (name, typed) => ({ type: 'setMitigationChange', ...at, field: name, ...typed }),
      clear: (name) => ({ type: 'clearMitigationChange', ...at, field: name }),
    }),
    button(
      'Remove the mitigation',
      () => {
        ui.focus('new-mitigation');
        ui.send({ type: 'removeMitigation', ...at });
        ui.say(`Removed the mitigation ${mitigation.name}. Undo brings it back.`);
      },
      { icon: 'trash', isDisabled: !ui.canEdit },
    ),
  );
}

/** An amount and a currency in either order, as typed; the server says what it thinks of them. */
function money(text: string): { amount: string; currency: string } | null {
  if (text.trim() === '') return null;
  const currency = /[^\d\s.,'_-]+/u.exec(text)?.[0] ?? '';
  return { amount: text.replace(currency, '').trim(), currency };
}

function adder(ui: Ui, risk: RiskView): VNode {
  const key = 'new-mitigation';
  const add = (): void => {
    const name = (ui.draft(key)?.text ?? '').trim();
    if (name === '' || !ui.canEdit) return;
    ui.forget(key);
    ui.state.open[`mitigation/${risk.id}/${risk.mitigations.length}`] = true;
    ui.focus(`mitigation/${risk.id}/${risk.mitigations.length}-open`);
    ui.send({ type: 'addMitigation', risk: risk.id, name });
  };
  return h(
    'div',
    { key, class: 'adder' },
    h('vscode-textfield', {
      'data-focus': key,
      placeholder: 'What would make it rarer, shorter or smaller?',
      props: { label: 'A new mitigation', value: ui.draft(key)?.text ?? '', readonly: !ui.canEdit },
      on: {
        input: (event: Event) => ui.type(key, (event.target as HTMLInputElement).value),
        keydown: (event: KeyboardEvent) => event.key === 'Enter' && add(),
      },
    }),
    button('Add mitigation', add, { icon: 'add', isDisabled: !ui.canEdit }),
  );
}
