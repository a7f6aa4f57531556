import type { RiskView } from '../../../../server/src/core/features/register/protocol';
import { h } from '../dom';
import type { Child, VNode } from '../dom';
import { button, field, iconButton, labelled, select } from '../parts/controls';
import { icon } from '../parts/marks';
import { problems } from '../parts/problems';
import { byRank, riskList } from '../parts/riskList';
import type { Ui } from '../ui';
import { riskTitle } from './quantify';

const FILTERS: readonly { readonly id: string; readonly label: string; readonly test: (risk: RiskView) => boolean }[] =
  [
    { id: 'all', label: 'All', test: () => true },
    { id: 'unranked', label: 'Unranked', test: (risk) => risk.flags.isUnranked },
    { id: 'indicator', label: 'No indicator', test: (risk) => risk.flags.hasNoIndicator },
    { id: 'untreated', label: 'No treatment', test: (risk) => risk.treatment.strategy === null },
    { id: 'accepted', label: 'Accepted', test: (risk) => risk.flags.isAccepted },
    { id: 'expiring', label: 'Expiring', test: (risk) => risk.flags.isExpiring },
  ];

/** What is done about each risk: how it shows, who has it, or that it is accepted and until when. */
export function act(ui: Ui): Child {
  const filter = FILTERS.find((one) => one.id === ui.state.filter) ?? FILTERS[0]!;
  const risks = byRank(ui).filter(filter.test);
  const chosen = ui.selected;
  const risk = chosen && risks.includes(chosen) ? chosen : risks[0];
  return [
    h(
      'div',
      { key: 'filters', class: 'filters', role: 'group', 'aria-label': 'Show' },
      FILTERS.map((one) => filterButton(ui, one, one === filter)),
    ),
    h(
      'div',
      { key: 'act', class: 'two-columns' },
      h(
        'aside',
        { key: 'left', 'aria-label': 'Risks' },
        riskList(ui, risks, (one) => one.treatment.text, 'No risk is of this kind.'),
      ),
      risk &&
        h(
          'section',
          { key: `of-${risk.id}`, class: 'details', 'aria-label': `What to do: ${risk.label}` },
          details(ui, risk),
        ),
    ),
    h(
      'section',
      { key: 'whole', class: 'whole', 'aria-label': 'The whole register' },
      h('h2', {}, 'The whole register'),
      h(
        'div',
        { class: 'form-row' },
        labelled(
          'Owner',
          field(ui, {
            key: 'owner',
            label: 'Owner of the register',
            value: ui.register!.owner ?? '',
            placeholder: 'group:default/shop',
            commit: (owner) => ({ type: 'setOwner', owner }),
          }),
        ),
        button('Export as Markdown or CSV', () => ui.exportRegister(), { icon: 'export', focus: 'export' }),
      ),
    ),
  ];
}

const filterButton = (ui: Ui, { id, label }: (typeof FILTERS)[number], isOn: boolean): VNode =>
  h(
    'button',
    {
      key: id,
      type: 'button',
      class: 'filter',
      'aria-pressed': String(isOn),
      on: {
        click: () => {
          ui.state.filter = id;
          ui.update();
        },
      },
    },
    label,
  );

function details(ui: Ui, risk: RiskView): Child {
  return [
    riskTitle(ui, risk, ui.journey(risk.journey) ?? null),
    h('h3', { key: 'h-indicator' }, 'How it shows'),
    indicators(ui, risk),
    h('h3', { key: 'h-treatment' }, 'What is done'),
    treatment(ui, risk),
    h(
      'div',
      { key: 'links', class: 'form-row' },
      labelled(
        'Ticket',
        field(ui, {
          key: `ticket/${risk.id}`,
          label: 'Ticket',
          value: risk.ticket ?? '',
          placeholder: 'WS-52',
          commit: (ticket) => ({ type: 'setTicket', risk: risk.id, ticket }),
        }),
      ),
      labelled(
        'Depends on',
        field(ui, {
          key: `dependency/${risk.id}`,
          label: 'What it depends on',
          value: risk.dependency ?? '',
          placeholder: 'resource:default/payments',
          commit: (dependency) => ({ type: 'setDependency', risk: risk.id, dependency }),
        }),
      ),
    ),
    problems(ui, risk.problems),
  ];
}

/** The indicators that would show that the fear came true; where there is none, a skeleton of one can be made. */
function indicators(ui: Ui, risk: RiskView): VNode {
  return h(
    'div',
    { key: 'indicators', class: 'indicators' },
    risk.indicators.length === 0 &&
      h('p', { class: 'caution' }, icon('warning'), ' No indicator: nobody would notice.'),
    h(
      'ul',
      { class: 'indicator-list' },
      risk.indicators.map(({ name, isKnown }) =>
        h(
          'li',
          { key: name, class: isKnown ? 'tag' : 'tag unknown' },
          icon(isKnown ? 'pulse' : 'question'),
          name,
          !isKnown && ' (not found)',
          iconButton(
            'close',
            `Remove the indicator ${name}`,
            () => ui.send({ type: 'removeIndicator', risk: risk.id, indicator: name }),
            { isDisabled: !ui.canEdit },
          ),
        ),
      ),
    ),
    h(
      'div',
      { class: 'form-row' },
      labelled('Tie to an indicator', addIndicator(ui, risk)),
      labelled('Or by name', indicatorName(ui, risk)),
      button('Make an SLO skeleton', () => ui.sloSkeleton(risk.id), {
        icon: 'new-file',
        title: 'A file with an SLO and an SLI about this fear, to be filled in',
      }),
    ),
  );
}

function addIndicator(ui: Ui, risk: RiskView): VNode {
  const tied = new Set(risk.indicators.map((one) => one.name));
  const free = ui.register!.options.slis.filter((sli) => !tied.has(sli.value));
  const choices = [{ value: '', label: free.length === 0 ? 'No other indicator is known' : 'Choose…' }, ...free];
  return select(ui, `indicator/${risk.id}`, 'Tie to an indicator', '', choices, (indicator) => {
    if (indicator !== '') ui.send({ type: 'addIndicator', risk: risk.id, indicator });
  });
}

const indicatorName = (ui: Ui, risk: RiskView): VNode =>
  field(ui, {
    key: `indicator-name/${risk.id}`,
    label: 'Name of an indicator',
    value: '',
    placeholder: 'order-success',
    commit: (text) => (text.trim() === '' ? null : { type: 'addIndicator', risk: risk.id, indicator: text.trim() }),
  });

function treatment(ui: Ui, risk: RiskView): VNode {
  const { strategies } = ui.register!.options;
  const { strategy, owner, until, justification, missing, isExpired, text } = risk.treatment;
  const isAccepted = strategy?.value === 'accept';
  const problemOf = (name: (typeof missing)[number]): string | null =>
    missing.includes(name) ? 'An acceptance needs this' : null;
  const set = (value: string): void =>
    ui.send({
      type: 'setTreatment',
      risk: risk.id,
      strategy: strategies.find((one) => one.value === value)?.value ?? null,
    });
  return h(
    'div',
    { key: 'treatment', class: 'treatment' },
    h(
      'div',
      { class: 'strategies', role: 'radiogroup', 'aria-label': 'Treatment' },
      strategies.map((one, i) =>
        strategyButton(
          ui,
          one,
          one.value === strategy?.value || (strategy === null && i === 0),
          one.value === strategy?.value,
          set,
        ),
      ),
    ),
    strategy !== null && h('p', { key: 'text', class: isExpired ? 'caution' : 'muted' }, text),
    strategy !== null &&
      h(
        'div',
        { key: 'who', class: 'form-row' },
        labelled(
          'Owner',
          field(ui, {
            key: `treatment/${risk.id}/owner`,
            label: 'Owner of the treatment',
            value: owner ?? '',
            placeholder: 'group:default/payments',
            problem: problemOf('owner'),
            commit: (value) => ({ type: 'setTreatment', risk: risk.id, owner: value }),
          }),
        ),
        (isAccepted || until !== null) &&
          labelled(
            'Until',
            field(ui, {
              key: `treatment/${risk.id}/until`,
              label: 'Accepted until',
              value: until ?? '',
              type: 'date',
              problem: isExpired ? 'This date has passed' : problemOf('until'),
              commit: (value) => ({ type: 'setTreatment', risk: risk.id, until: value }),
            }),
          ),
      ),
    (isAccepted || justification !== null) &&
      labelled(
        'Reason',
        field(ui, {
          key: `treatment/${risk.id}/justification`,
          label: 'Reason',
          value: justification ?? '',
          isLong: true,
          problem: problemOf('justification'),
          commit: (value) => ({ type: 'setTreatment', risk: risk.id, justification: value }),
        }),
      ),
  );
}

function strategyButton(
  ui: Ui,
  option: { value: string; label: string; detail: string | null },
  isStop: boolean,
  isOn: boolean,
  set: (value: string) => void,
): VNode {
  return h(
    'button',
    {
      key: option.value,
      type: 'button',
      class: 'strategy',
      role: 'radio',
      'aria-checked': String(isOn),
      disabled: !ui.canEdit,
      tabindex: isStop ? '0' : '-1',
      title: option.detail,
      on: {
        click: () => set(isOn ? '' : option.value),
        keydown: (event: KeyboardEvent) => onStrategyKey(event),
      },
    },
    option.label,
  );
}

/** The arrows move, Space chooses: a look at the others changes no file. */
function onStrategyKey(event: KeyboardEvent): void {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const all = [...document.querySelectorAll<HTMLElement>('.strategy')];
  all[all.indexOf(event.currentTarget as HTMLElement) + by]?.focus();
}
