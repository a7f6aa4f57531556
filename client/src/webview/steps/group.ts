import type { JourneyView, Option, RiskView } from '../../../../server/src/core/features/register/protocol';
import { h } from '../dom';
import type { Child, VNode } from '../dom';
import { onCarryKey } from '../parts/carry';
import type { ArrowKey } from '../parts/carry';
import { button, field, iconButton, labelled, select } from '../parts/controls';
import { paged } from '../parts/lists';
import { bandMark, icon, tag } from '../parts/marks';
import type { Ui } from '../ui';
import { drop, journeyPlace } from './drop';

/** Puts fears into the journeys of users: a board, a column for each. */
export function group(ui: Ui): Child {
  const register = ui.register!;
  const loose = register.ungrouped.map((id) => ui.risk(id)).filter(isRisk);
  const stop = loose[0]?.id ?? register.journeys.find((journey) => journey.riskIds.length > 0)?.riskIds[0];
  return [
    h(
      'p',
      { key: 'how', class: 'muted how' },
      'Drag each fear to the journey that it spoils. By keyboard: ',
      h('kbd', {}, 'Space'),
      ' picks a fear up, ',
      h('kbd', {}, '←'),
      h('kbd', {}, '→'),
      ' choose, ',
      h('kbd', {}, 'Space'),
      ' puts it down; ',
      h('kbd', {}, '1'),
      '…',
      h('kbd', {}, '9'),
      ' go there at once, ',
      h('kbd', {}, '0'),
      ' takes it out.',
    ),
    h(
      'div',
      { key: 'board', class: 'board' },
      column(ui, null, loose, stop),
      register.journeys.map((journey) =>
        column(ui, journey, journey.riskIds.map((id) => ui.risk(id)).filter(isRisk), stop),
      ),
      newJourney(ui),
    ),
  ];
}

const isRisk = (risk: RiskView | undefined): risk is RiskView => risk !== undefined;

function column(ui: Ui, journey: JourneyView | null, risks: readonly RiskView[], stop: string | undefined): VNode {
  const place = journeyPlace(journey?.id ?? null);
  const isEmpty = journey?.isEmpty === true;
  const isTarget = ui.carried?.target === place;
  const names = ['column', journey ? '' : 'is-loose', isEmpty ? 'is-empty' : '', isTarget ? 'drop-over' : ''];
  return h(
    'section',
    {
      key: place,
      class: names.filter(Boolean).join(' '),
      'data-drop': place,
      'aria-label': journey ? `Journey ${journey.title}, ${journey.countText}` : `No journey yet, ${risks.length} left`,
    },
    journey ? journeyHead(ui, journey) : looseHead(risks.length),
    h(
      'ul',
      { class: 'cards' },
      paged(ui, place, risks, (risk) => card(ui, risk, risk.id === stop)),
    ),
    isEmpty &&
      h('p', { key: 'empty', class: 'column-empty' }, icon('question'), 'No fears yet. What could go wrong here?'),
  );
}

const looseHead = (count: number): VNode =>
  h(
    'div',
    { key: 'head', class: 'column-head' },
    h('h2', {}, 'No journey yet'),
    h('p', { class: 'muted' }, count === 0 ? 'Every fear has found its journey.' : `${count} left`),
  );

function journeyHead(ui: Ui, journey: JourneyView): VNode {
  const key = `journey-${journey.id}`;
  const isOpen = ui.state.open[key] === true;
  const at = ui.register!.journeys.indexOf(journey) + 1;
  return h(
    'div',
    { key: 'head', class: 'column-head' },
    h('h2', {}, at < 10 && h('span', { class: 'digit', 'aria-hidden': 'true' }, at), journey.title),
    iconButton(
      isOpen ? 'check' : 'edit',
      isOpen ? 'Done' : `Change the journey ${journey.title}`,
      () => {
        ui.state.open[key] = !isOpen;
        ui.focus(isOpen ? key : `${key}-title`);
        ui.update();
      },
      { isExpanded: isOpen, focus: key, class: 'quiet', isDisabled: !ui.canEdit },
    ),
    isOpen ? journeyForm(ui, journey) : sloLine(journey),
  );
}

const sloLine = (journey: JourneyView): VNode =>
  journey.slo
    ? h(
        'p',
        { key: 'slo', class: journey.slo.isKnown ? 'muted' : 'caution' },
        icon(journey.slo.isKnown ? 'target' : 'warning'),
        ` ${journey.slo.ref} · ${journey.slo.text}`,
      )
    : h('p', { key: 'slo', class: 'caution' }, icon('warning'), ' No SLO: nothing to measure against');

function journeyForm(ui: Ui, journey: JourneyView): VNode {
  const key = `journey-${journey.id}`;
  return h(
    'div',
    { key: 'form', class: 'column-form' },
    labelled(
      'Name',
      field(ui, {
        key: `${key}-title`,
        label: 'Name of the journey',
        value: journey.title,
        commit: (text) =>
          text.trim() === '' ? null : { type: 'setJourneyTitle', journey: journey.id, displayName: text },
      }),
    ),
    labelled(
      'SLO',
      sloSelect(ui, `${key}-slo`, journey.slo?.ref ?? '', (slo) =>
        ui.send({ type: 'setJourneySlo', journey: journey.id, slo: slo === '' ? null : slo }),
      ),
    ),
    button(
      'Remove the journey',
      () => {
        ui.send({ type: 'removeJourney', journey: journey.id });
        ui.say(`Removed the journey ${journey.title}. Its fears stay.`);
      },
      { icon: 'trash' },
    ),
  );
}

function sloSelect(ui: Ui, key: string, value: string, onChoose: (slo: string) => void): VNode {
  const known: readonly Option[] = ui.register!.options.slos;
  const isThere = value === '' || known.some((slo) => slo.value === value);
  const choices = [
    { value: '', label: 'No SLO' },
    ...(isThere ? [] : [{ value, label: value }]),
    ...known.map((slo) => ({
      value: slo.value,
      label: slo.detail === null ? slo.label : `${slo.label} · ${slo.detail}`,
    })),
  ];
  return select(ui, key, 'SLO of the journey', value, choices, onChoose);
}

/** A card can be dragged, carried by keyboard, or sent to a journey by its digit. */
function card(ui: Ui, risk: RiskView, isStop: boolean): VNode {
  const isCarried = ui.carried?.risk === risk.id;
  return h(
    'li',
    { key: risk.id },
    h(
      'div',
      {
        class: isCarried ? 'card is-carried' : 'card',
        role: 'button',
        tabindex: isStop || isCarried ? '0' : '-1',
        'aria-roledescription': 'fear that can be moved',
        'aria-keyshortcuts': 'Space',
        'data-drag': ui.canEdit ? risk.id : null,
        'data-focus': `card-${risk.id}`,
        on: { keydown: (event: KeyboardEvent) => onCardKey(ui, risk, event) },
      },
      h('span', { class: 'card-text' }, risk.label),
      h(
        'span',
        { class: 'card-foot' },
        risk.role !== null && tag(risk.role, 'role'),
        risk.journeyRef !== null && risk.journey === null && tag(`unknown: ${risk.journeyRef}`, 'unknown'),
        risk.band && bandMark(risk.band, risk.bandText),
      ),
    ),
  );
}

function onCardKey(ui: Ui, risk: RiskView, event: KeyboardEvent): void {
  const places = [null, ...ui.register!.journeys.map((journey) => journey.id)];
  const isHandled = onCarryKey(ui, risk.id, risk.label, event, {
    start: journeyPlace(risk.journey),
    next: (from, key) => places.map(journeyPlace)[places.map(journeyPlace).indexOf(from) + step(key)] ?? null,
    nameOf: (place) => ui.journey(place.slice('journey:'.length))?.title ?? 'no journey',
    drop: (place) => {
      drop(ui, risk.id, place);
      ui.focus(`card-${risk.id}`);
    },
  });
  if (isHandled) return;
  if (/^\d$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey)
    sendTo(ui, risk, places[Number(event.key)]);
  else if (event.key.startsWith('Arrow')) moveAmongCards(event.currentTarget as HTMLElement, event.key as ArrowKey);
  else return;
  event.preventDefault();
}

function sendTo(ui: Ui, risk: RiskView, journey: string | null | undefined): void {
  if (journey === undefined || !ui.canEdit) return;
  const cards = [...document.querySelectorAll<HTMLElement>('.card')];
  const at = cards.findIndex((one) => one.dataset['focus'] === `card-${risk.id}`);
  const nextLoose = document.querySelectorAll<HTMLElement>('.is-loose .card');
  const next = [...nextLoose].find((one) => cards.indexOf(one) > at) ?? cards[at];
  ui.focus(next?.dataset['focus'] ?? '');
  drop(ui, risk.id, journeyPlace(journey));
  ui.say(`Put into ${ui.journey(journey)?.title ?? 'no journey'}.`);
}

/** Up and down within the column, left and right to the next column that has cards. */
function moveAmongCards(from: HTMLElement, key: ArrowKey): void {
  const columns = [...document.querySelectorAll('.column')].map((one) => [
    ...one.querySelectorAll<HTMLElement>('.card'),
  ]);
  const at = columns.findIndex((cards) => cards.includes(from));
  const row = columns[at]?.indexOf(from) ?? 0;
  if (key === 'ArrowUp' || key === 'ArrowDown') return columns[at]?.[row + step(key)]?.focus();
  const rest = key === 'ArrowRight' ? columns.slice(at + 1) : columns.slice(0, at).reverse();
  const target = rest.find((cards) => cards.length > 0);
  (target?.[row] ?? target?.at(-1))?.focus();
}

const step = (key: ArrowKey): number => (key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1);

/** A name and, if there is one, the SLO that measures the journey. */
function newJourney(ui: Ui): VNode {
  const key = 'new-journey';
  const add = (): void => {
    const displayName = (ui.draft(key)?.text ?? '').trim();
    if (displayName === '' || !ui.canEdit) return;
    const slo = ui.draft(`${key}-slo`)?.text ?? '';
    ui.forget(key);
    ui.forget(`${key}-slo`);
    ui.focus(key);
    ui.send({ type: 'addJourney', displayName, ...(slo === '' ? {} : { slo }) });
    ui.say(`Added the journey ${displayName}.`);
  };
  return h(
    'section',
    { key, class: 'column is-new', 'aria-label': 'New journey' },
    h('h2', {}, 'New journey'),
    h('vscode-textfield', {
      'data-focus': key,
      placeholder: 'What a user wants: find a plant',
      props: { label: 'Name of the new journey', value: ui.draft(key)?.text ?? '', readonly: !ui.canEdit },
      on: {
        input: (event: Event) => ui.type(key, (event.target as HTMLInputElement).value),
        keydown: (event: KeyboardEvent) => event.key === 'Enter' && add(),
      },
    }),
    sloSelect(ui, `${key}-slo`, ui.draft(`${key}-slo`)?.text ?? '', (slo) => ui.type(`${key}-slo`, slo)),
    button('Add journey', add, { icon: 'add', isDisabled: !ui.canEdit }),
  );
}
