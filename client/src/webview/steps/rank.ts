import type { HeatCell, HeatMapView, RiskView } from '../../../../server/src/core/features/register/protocol';
import { h } from '../dom';
import type { Child, VNode } from '../dom';
import { isArrow, onCarryKey } from '../parts/carry';
import type { ArrowKey } from '../parts/carry';
import { iconButton, labelled, select } from '../parts/controls';
import { moveFocus, paged } from '../parts/lists';
import { bandMark, hidden, icon, inversionNote, rankMark } from '../parts/marks';
import type { Ui } from '../ui';
import { cellPlace, drop, UNPLACED } from './drop';

const CHIPS_IN_CELL = 4;

/** How bad and how likely: a map to put the fears on, and the ranking that comes of it. */
export function rank(ui: Ui): Child {
  const { heatMap } = ui.register!;
  return h(
    'div',
    { key: 'rank', class: 'rank-layout' },
    h('div', { key: 'left', class: 'rank-map' }, unplaced(ui, heatMap), grid(ui, heatMap), mapHelp(), chosen(ui)),
    h('div', { key: 'right', class: 'rank-list' }, h('h2', {}, 'Ranking'), ranking(ui)),
  );
}

const mapHelp = (): VNode =>
  h(
    'p',
    { key: 'help', class: 'muted how' },
    'Drag the fears onto the map. By keyboard: arrows move, ',
    h('kbd', {}, 'Enter'),
    ' goes into a cell, ',
    h('kbd', {}, 'Space'),
    ' picks a fear up and puts it down.',
  );

/** Fears that lack a label. */
function unplaced(ui: Ui, map: HeatMapView): VNode {
  const risks = map.unplaced.map((id) => ui.risk(id)).filter((risk) => risk !== undefined);
  return h(
    'section',
    {
      key: UNPLACED,
      class: ui.carried?.target === UNPLACED ? 'tray drop-over' : 'tray',
      'data-drop': UNPLACED,
      'aria-label': 'Not on the map yet',
    },
    h('h2', {}, risks.length === 0 ? 'All fears are on the map' : `Not on the map yet: ${risks.length}`),
    h(
      'ul',
      { class: 'chips' },
      paged(ui, 'unplaced', risks, (risk) => h('li', { key: risk.id }, chip(ui, risk, risk === risks[0]))),
    ),
  );
}

function grid(ui: Ui, map: HeatMapView): VNode {
  const columns = map.likelihoods.length;
  return h(
    'div',
    { key: 'grid', class: 'heat', role: 'grid', 'aria-label': 'Fears by impact and likelihood' },
    h(
      'div',
      { key: 'head', class: 'heat-row', role: 'row' },
      h('span', { class: 'heat-corner', role: 'columnheader' }, hidden('Impact')),
      map.likelihoods.map((likelihood) =>
        h(
          'span',
          { key: likelihood.value, class: 'heat-column', role: 'columnheader', title: likelihood.detail },
          likelihood.label,
        ),
      ),
    ),
    map.impacts.map((impact, row) =>
      h(
        'div',
        { key: impact.value, class: 'heat-row', role: 'row' },
        h('span', { class: 'heat-impact', role: 'rowheader', title: impact.detail }, impact.label),
        map.cells
          .slice(row * columns, (row + 1) * columns)
          .map((cell, column) => heatCell(ui, cell, row === 0 && column === 0)),
      ),
    ),
  );
}

function heatCell(ui: Ui, cell: HeatCell, isFirst: boolean): VNode {
  const place = cellPlace(cell.impact, cell.likelihood);
  const isOpen = ui.state.open[place] === true;
  const shown = isOpen ? cell.riskIds.slice(0, 100) : cell.riskIds.slice(0, CHIPS_IN_CELL);
  const more = cell.riskIds.length - shown.length;
  return h(
    'div',
    {
      key: place,
      class: `heat-cell heat-${cell.heat} ${ui.carried?.target === place ? 'drop-over' : ''}`,
      role: 'gridcell',
      tabindex: isFirst ? '0' : '-1',
      'data-drop': place,
      'data-cell': place,
      on: { keydown: (event: KeyboardEvent) => onCellKey(ui, event) },
    },
    hidden(cell.label),
    shown.map((id) => {
      const risk = ui.risk(id);
      return risk && chip(ui, risk, false);
    }),
    more > 0 &&
      h(
        'button',
        { key: 'more', type: 'button', class: 'link', tabindex: '-1', on: { click: () => toggleCell(ui, place) } },
        `${more} more`,
      ),
  );
}

function toggleCell(ui: Ui, place: string): void {
  ui.state.open[place] = true;
  ui.update();
}

const CELLS_IN_ROW = 5;

function onCellKey(ui: Ui, event: KeyboardEvent): void {
  const cell = event.currentTarget as HTMLElement;
  if (event.target !== cell) {
    if (event.key === 'Escape' && !ui.carried) cell.focus();
    return;
  }
  if (event.key === 'Enter' || event.key === ' ') cell.querySelector<HTMLElement>('.chip, button')?.focus();
  else if (isArrow(event.key)) moveFocus(cell, '.heat-cell', stepInGrid(event.key));
  else return;
  event.preventDefault();
}

const stepInGrid = (key: ArrowKey): number =>
  ({ ArrowUp: -CELLS_IN_ROW, ArrowDown: CELLS_IN_ROW, ArrowLeft: -1, ArrowRight: 1 })[key];

/** A fear on the map. */
function chip(ui: Ui, risk: RiskView, isStop: boolean): VNode {
  const isCarried = ui.carried?.risk === risk.id;
  const isChosen = ui.state.risk === risk.id;
  return h(
    'div',
    {
      key: `chip-${risk.id}`,
      class: `chip ${isCarried ? 'is-carried' : ''} ${isChosen ? 'is-chosen' : ''}`,
      role: 'button',
      tabindex: isStop || isCarried ? '0' : '-1',
      title: risk.label,
      'aria-roledescription': 'fear that can be moved',
      'aria-pressed': String(isChosen),
      'data-drag': ui.canEdit ? risk.id : null,
      'data-focus': `chip-${risk.id}`,
      on: {
        click: () => ui.select(risk.id),
        keydown: (event: KeyboardEvent) => onChipKey(ui, risk, event),
      },
    },
    rankMark(risk),
    h('span', { class: 'chip-text' }, risk.label),
  );
}

function onChipKey(ui: Ui, risk: RiskView, event: KeyboardEvent): void {
  const map = ui.register!.heatMap;
  const isHandled = onCarryKey(ui, risk.id, risk.label, event, {
    start: risk.impact && risk.likelihood ? cellPlace(risk.impact.value, risk.likelihood.value) : UNPLACED,
    next: (from, key) => nextCell(map, from, key),
    nameOf: (place) =>
      map.cells.find((cell) => cellPlace(cell.impact, cell.likelihood) === place)?.label ?? 'not on the map',
    drop: (place) => {
      ui.focus(`chip-${risk.id}`);
      drop(ui, risk.id, place);
    },
  });
  if (isHandled) return;
  if (event.key === 'Enter') ui.select(risk.id);
  else if (isArrow(event.key)) moveFocus(event.currentTarget as HTMLElement, '.chip', stepOf(event.key), scope(event));
  else return;
  event.preventDefault();
  event.stopPropagation();
}

const scope = (event: KeyboardEvent): ParentNode =>
  (event.currentTarget as HTMLElement).closest('.heat-cell, .chips') ?? document;

const stepOf = (key: ArrowKey): number => (key === 'ArrowDown' || key === 'ArrowRight' ? 1 : -1);

/** From off the map, any arrow leads to its middle. Off the edges there is nothing, but for the tray above. */
function nextCell(map: HeatMapView, from: string, key: ArrowKey): string | null {
  const places = map.cells.map((cell) => cellPlace(cell.impact, cell.likelihood));
  const at = places.indexOf(from);
  if (at < 0) return places[Math.floor(places.length / 2)] ?? null;
  const columns = map.likelihoods.length;
  const isEdge = (key === 'ArrowLeft' && at % columns === 0) || (key === 'ArrowRight' && at % columns === columns - 1);
  if (isEdge) return null;
  return places[at + stepInGrid(key)] ?? (key === 'ArrowUp' ? UNPLACED : null);
}

/** The labels of the fear that is looked at, for who would rather choose than drag. */
function chosen(ui: Ui): Child {
  const risk = ui.risk(ui.state.risk);
  if (!risk) return null;
  const { impacts, likelihoods } = ui.register!.options;
  const choices = (options: readonly { value: string; label: string }[]) => [
    { value: '', label: 'Not said' },
    ...options,
  ];
  return h(
    'section',
    { key: 'chosen', class: 'chosen', 'aria-label': 'The chosen fear' },
    h('p', { class: 'chosen-fear' }, rankMark(risk), risk.label),
    h(
      'div',
      { class: 'chosen-labels' },
      labelled(
        'Impact',
        select(ui, 'impact', 'Impact', risk.impact?.value ?? '', choices(impacts), (value) =>
          ui.send({ type: 'rank', risk: risk.id, impact: impacts.find((one) => one.value === value)?.value ?? null }),
        ),
      ),
      labelled(
        'Likelihood',
        select(ui, 'likelihood', 'Likelihood', risk.likelihood?.value ?? '', choices(likelihoods), (value) =>
          ui.send({
            type: 'rank',
            risk: risk.id,
            likelihood: likelihoods.find((one) => one.value === value)?.value ?? null,
          }),
        ),
      ),
    ),
    inversionNote(risk),
  );
}

/** The order that counts. */
function ranking(ui: Ui): VNode {
  const risks = ui.register!.ranking.map((id) => ui.risk(id)).filter((risk) => risk !== undefined);
  return h(
    'ol',
    { key: 'ranking', class: 'ranking' },
    paged(ui, 'ranking', risks, (risk) => rankRow(ui, risk, risk === risks[0]), ui.risk(ui.state.risk)),
  );
}

function rankRow(ui: Ui, risk: RiskView, isStop: boolean): VNode {
  return h(
    'li',
    {
      key: risk.id,
      class: ui.state.risk === risk.id ? 'rank-row is-chosen' : 'rank-row',
      tabindex: isStop ? '0' : '-1',
      'data-focus': `rank-${risk.id}`,
      'aria-keyshortcuts': '+ -',
      on: {
        click: () => ui.select(risk.id),
        keydown: (event: KeyboardEvent) => onRankKey(ui, risk, event),
      },
    },
    rankMark(risk),
    bandMark(risk.band, risk.bandText),
    h('span', { class: 'rank-text' }, risk.label, risk.inversion !== null && icon('arrow-swap', 'inversion-icon')),
    h(
      'span',
      { class: 'votes', role: 'group', 'aria-label': `Votes for ${risk.label}` },
      iconButton('remove', 'One vote less', () => vote(ui, risk, -1), {
        isDisabled: !ui.canEdit || risk.votes === 0,
        isSkipped: true,
      }),
      h('span', { class: 'vote-count', title: risk.votesText }, risk.votes),
      iconButton('add', 'One vote more', () => vote(ui, risk, 1), { isDisabled: !ui.canEdit, isSkipped: true }),
    ),
    h('span', { class: 'rank-why muted' }, risk.share?.text ?? risk.rankText),
  );
}

function vote(ui: Ui, risk: RiskView, by: 1 | -1): void {
  ui.send({ type: 'vote', risk: risk.id, by });
}

function onRankKey(ui: Ui, risk: RiskView, event: KeyboardEvent): void {
  if (event.target !== event.currentTarget) return;
  const row = event.currentTarget as HTMLElement;
  if (event.key === '+' || event.key === '=') vote(ui, risk, 1);
  else if (event.key === '-') {
    if (risk.votes > 0 || ui.outbox.all.length > 0) vote(ui, risk, -1);
  } else if (event.key === 'Enter' || event.key === ' ') ui.select(risk.id);
  else if (event.key === 'ArrowDown') moveFocus(row, '.rank-row', 1);
  else if (event.key === 'ArrowUp') moveFocus(row, '.rank-row', -1);
  else return;
  event.preventDefault();
}
