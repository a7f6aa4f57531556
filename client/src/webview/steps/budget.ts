import type {
  BudgetSegment,
  JourneyView,
  SystemicFactorView,
} from '../../../../server/src/core/features/register/protocol';
import { h } from '../dom';
import type { Child, VNode } from '../dom';
import { button, field, iconButton, labelled } from '../parts/controls';
import { hidden, icon } from '../parts/marks';
import { problems } from '../parts/problems';
import type { Ui } from '../ui';

/** What the fears take of each budget, and what is left. */
export function budget(ui: Ui): Child {
  const register = ui.register!;
  return [
    register.journeys.map((journey) => journeyBudget(ui, journey)),
    register.journeys.length === 0 &&
      h('p', { key: 'none', class: 'empty' }, icon('graph'), 'No journeys yet: group the fears first.'),
    systemic(ui, register.systemicFactors),
    register.assumptions.length > 0 &&
      h(
        'section',
        { key: 'assumptions', class: 'assumptions', 'aria-label': 'What the figures take for granted' },
        h('h2', {}, 'What the figures take for granted'),
        h(
          'ul',
          {},
          register.assumptions.map((text) => h('li', {}, text)),
        ),
      ),
    problems(ui, register.problems),
  ];
}

function journeyBudget(ui: Ui, journey: JourneyView): VNode {
  const title = `budget-${journey.id}`;
  return h(
    'section',
    { key: journey.id, class: 'budget', 'aria-labelledby': title },
    h(
      'div',
      { class: 'budget-head' },
      h('h2', { id: title }, journey.title),
      h(
        'p',
        { class: journey.budget ? 'muted' : 'caution' },
        journey.slo ? `${journey.slo.ref} · ${journey.slo.text}` : 'No SLO: nothing to measure against',
      ),
    ),
    journey.budget && budgetFigures(journey),
    journey.bar && bar(journey.bar.budgetEnd, journey.bar.segments, journey.bar.label),
    journey.bar && legend(ui, journey.bar.segments),
    journey.mitigated &&
      h(
        'p',
        { key: 'mitigated', class: 'mitigated' },
        icon('shield'),
        `With every mitigation: ${journey.mitigated.text}`,
        journey.mitigated.chance && ` · chance to exceed ${journey.mitigated.chance.text}`,
      ),
    problems(ui, journey.problems),
  );
}

const budgetFigures = (journey: JourneyView): VNode =>
  h(
    'dl',
    { class: 'figures' },
    [
      ['Budget', journey.budget?.text],
      ['Expected to be spent', journey.share?.text],
      ['Left for the unknown', journey.unallocated?.text],
      ['Chance to exceed', journey.chance?.text],
    ].map(([label, text]) =>
      h(
        'div',
        { class: 'figure' },
        h('dt', {}, label),
        h('dd', {}, text ?? '–', text === undefined && hidden('not known')),
      ),
    ),
  );

const percent = (fraction: number): string => `${fraction * 100}%`;

/** One bar: what each risk takes, what systemic factors add, what is left; the line is where the budget ends. */
const bar = (budgetEnd: number, segments: readonly BudgetSegment[], label: string): VNode =>
  h(
    'svg',
    { key: 'bar', class: 'bar', role: 'img', 'aria-label': label, width: '100%', height: '44' },
    h(
      'defs',
      {},
      h(
        'pattern',
        { id: 'hatch', width: '6', height: '6', patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
        h('rect', { class: 'hatch-line', width: '2', height: '6' }),
      ),
    ),
    segments.map((segment) => [
      h(
        'rect',
        {
          class: `segment seg-${segment.kind === 'risk' ? (segment.band ?? 'low') : segment.kind}`,
          x: percent(segment.start),
          width: percent(segment.width),
          y: '8',
          height: '28',
        },
        h('title', {}, `${segment.label}: ${segment.text}`),
      ),
      segment.kind === 'systemic' &&
        h('rect', { class: 'hatch', x: percent(segment.start), width: percent(segment.width), y: '8', height: '28' }),
    ]),
    budgetEnd < 1 &&
      h('rect', { class: 'bar-over', x: percent(budgetEnd), width: percent(1 - budgetEnd), y: '36', height: '3' }),
    h('rect', {
      class: 'bar-end',
      x: percent(budgetEnd),
      y: '0',
      width: '2',
      height: '44',
      transform: budgetEnd >= 1 ? 'translate(-2)' : null,
    }),
  );

const legend = (ui: Ui, segments: readonly BudgetSegment[]): VNode =>
  h(
    'ul',
    { key: 'legend', class: 'legend' },
    segments.slice(0, 100).map((segment) =>
      h(
        'li',
        { class: 'legend-row' },
        h('span', {
          class: `swatch seg-${segment.kind === 'risk' ? (segment.band ?? 'low') : segment.kind}`,
          'aria-hidden': 'true',
        }),
        segment.riskId === null
          ? h('span', { class: 'legend-label' }, segment.label)
          : h(
              'button',
              { type: 'button', class: 'link legend-label', on: { click: () => open(ui, segment.riskId!) } },
              segment.label,
            ),
        h('span', { class: 'legend-text' }, segment.text, segment.isOver && hidden(', beyond the budget')),
      ),
    ),
  );

function open(ui: Ui, risk: string): void {
  ui.select(risk);
  ui.go('quantify');
}

/** What makes every incident worse: on-call that nobody answers, runbooks out of date. */
function systemic(ui: Ui, factors: readonly SystemicFactorView[]): VNode {
  return h(
    'section',
    { key: 'systemic', class: 'systemic', 'aria-label': 'Systemic factors' },
    h('h2', {}, 'Systemic factors'),
    h('p', { class: 'muted' }, 'What makes every incident longer or more frequent.'),
    h(
      'ul',
      { class: 'factors' },
      factors.map((factor) => factorRow(ui, factor)),
    ),
    adder(ui),
  );
}

function factorRow(ui: Ui, factor: SystemicFactorView): VNode {
  const key = `factor/${factor.index}`;
  const isOpen = ui.state.open[key] === true;
  const at = { type: 'editSystemicFactor', factor: factor.index } as const;
  return h(
    'li',
    { key, class: 'factor' },
    h(
      'div',
      { class: 'mitigation-head' },
      h('span', { class: 'swatch seg-systemic', 'aria-hidden': 'true' }),
      h('span', { class: 'mitigation-name' }, factor.name),
      h('span', { class: 'muted' }, factor.text),
      iconButton(
        isOpen ? 'chevron-up' : 'edit',
        isOpen ? 'Fold' : `Change: ${factor.name}`,
        () => {
          ui.state.open[key] = !isOpen;
          ui.focus(`${key}-open`);
          ui.update();
        },
        { isExpanded: isOpen, focus: `${key}-open` },
      ),
    ),
    isOpen &&
      h(
        'div',
        { key: 'form', class: 'form-row' },
        labelled(
          'Name',
          field(ui, {
            key: `${key}/name`,
            label: 'Name of the factor',
            value: factor.name,
            commit: (name) => (name.trim() === '' ? null : { ...at, name }),
          }),
        ),
        labelled(
          'Detection takes longer by',
          field(ui, {
            key: `${key}/ttd`,
            label: 'Detection takes longer by',
            value: factor.addTimeToDetect ?? '',
            placeholder: '5m',
            commit: (addTimeToDetect) => ({ ...at, addTimeToDetect }),
          }),
        ),
        labelled(
          'Repair takes longer by',
          field(ui, {
            key: `${key}/ttr`,
            label: 'Repair takes longer by',
            value: factor.addTimeToRepair ?? '',
            placeholder: '10m',
            commit: (addTimeToRepair) => ({ ...at, addTimeToRepair }),
          }),
        ),
        labelled(
          'More frequent by',
          field(ui, {
            key: `${key}/more`,
            label: 'More frequent by',
            value: factor.frequencyIncrease ?? '',
            placeholder: '10 %',
            commit: (frequencyIncrease) => ({ ...at, frequencyIncrease }),
          }),
        ),
        button('Remove the factor', () => ui.send({ type: 'removeSystemicFactor', factor: factor.index }), {
          icon: 'trash',
          isDisabled: !ui.canEdit,
        }),
      ),
    problems(ui, factor.problems),
  );
}

function adder(ui: Ui): VNode {
  const key = 'new-factor';
  const add = (): void => {
    const name = (ui.draft(key)?.text ?? '').trim();
    if (name === '' || !ui.canEdit) return;
    ui.forget(key);
    ui.focus(key);
    ui.send({ type: 'addSystemicFactor', name });
  };
  return h(
    'div',
    { key, class: 'adder' },
    h('vscode-textfield', {
      'data-focus': key,
      placeholder: 'Runbooks are out of date',
      props: { label: 'A new systemic factor', value: ui.draft(key)?.text ?? '', readonly: !ui.canEdit },
      on: {
        input: (event: Event) => ui.type(key, (event.target as HTMLInputElement).value),
        keydown: (event: KeyboardEvent) => event.key === 'Enter' && add(),
      },
    }),
    button('Add factor', add, { icon: 'add', isDisabled: !ui.canEdit }),
  );
}
