import type { WhatIfRung, WhatIfView } from '../../../../server/src/core/features/whatIf/protocol';
import { draw, h } from '../dom';
import type { Child } from '../dom';
import type { FromPanel, ToPanel } from './messages';
import './whatIf.css';

interface VsCodeApi {
  postMessage(message: FromPanel): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();
const app = document.getElementById('app')!;
const live = document.getElementById('live')!;

let view: WhatIfView | undefined;
/** The rung that is looked at; that of the file until another one is chosen. */
let at = 0;
let notice: string | undefined;

window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) => {
  if (data.type === 'notice') notice = data.message;
  else take(data.view);
  redraw();
});

/** What was looked at stays, as long as the ladder still has it and nothing was chosen. */
function take(next: WhatIfView): void {
  const looked = view?.rungs[at];
  const isSame = view !== undefined && view.uri === next.uri && looked && !looked.isOwn;
  const kept = isSame ? next.rungs.findIndex(({ written }) => written === looked.written) : -1;
  at = kept >= 0 ? kept : next.own;
  notice = undefined;
  view = next;
}

function look(index: number): void {
  at = index;
  redraw();
}

function choose(rung: WhatIfRung): void {
  if (!view || rung.isOwn) return;
  api.postMessage({ type: 'choose', version: view.version, written: rung.written });
  live.textContent = `The target is now ${rung.label}.`;
}

function redraw(): void {
  if (!view) return draw(app, h('p', { class: 'notice' }, notice ?? 'Reading the SLO ...'));
  const rung = view.rungs[at];
  const own = view.rungs[view.own];
  if (!rung || !own) return;
  draw(
    app,
    h('header', {}, h('h1', {}, view.title), h('p', { class: 'muted' }, `Other targets ${view.windowText}`)),
    notice === undefined ? null : h('p', { class: 'notice', role: 'alert' }, notice),
    slider(view, rung),
    facts(rung, own),
    consequences(rung),
    h('ul', { class: 'assumptions muted' }, ...view.assumptions.map((text) => h('li', {}, text))),
  );
}

function slider({ rungs }: WhatIfView, rung: WhatIfRung): Child {
  return h(
    'section',
    { class: 'slider' },
    h('label', { for: 'target', class: 'target' }, rung.label),
    h('p', { class: 'budget' }, rung.budget, h('span', { class: 'muted' }, ' error budget')),
    h('input', {
      key: 'target',
      id: 'target',
      type: 'range',
      min: 0,
      max: rungs.length - 1,
      step: 1,
      'aria-label': 'Target',
      'aria-valuetext': `${rung.label}, error budget ${rung.budget}`,
      props: { value: String(at) },
      on: {
        input: (event: InputEvent) => look(Number((event.target as HTMLInputElement).value)),
        keydown: (event: KeyboardEvent) => {
          if (event.key === 'Enter') choose(rung);
        },
      },
    }),
    h(
      'div',
      { class: 'ticks', 'aria-hidden': 'true' },
      ...rungs.map((each, i) =>
        h('button', {
          key: each.written,
          type: 'button',
          tabindex: -1,
          class: [i === at ? 'on' : '', each.isOwn ? 'own' : ''].join(' '),
          title: each.label,
          style: { '--bar': String(each.bar) },
          on: { click: () => look(i) },
        }),
      ),
    ),
    h(
      'p',
      { class: 'actions' },
      h(
        'button',
        { type: 'button', class: 'primary', disabled: rung.isOwn, on: { click: () => choose(rung) } },
        rung.isOwn ? 'This is the target of the file' : `Write ${rung.label}`,
      ),
      h(
        'span',
        { class: 'muted' },
        h('kbd', {}, '←'),
        ' ',
        h('kbd', {}, '→'),
        ' try, ',
        h('kbd', {}, 'Enter'),
        ' writes it',
      ),
    ),
  );
}

/** What is tried beside what the file has. */
function facts(rung: WhatIfRung, own: WhatIfRung): Child {
  const rows: readonly (readonly [string, string | null, string | null])[] = [
    ['Error budget', rung.budget, own.budget],
    ['May fail', rung.allowance, own.allowance],
    ['Cost a year, or against today', rung.cost, own.cost],
    ['The step up to it costs', rung.step, own.step],
    ['The step up to it returns', rung.returns, own.returns],
    ['Worth its price', verdictOf(rung), verdictOf(own)],
    ['Known risks spend', rung.risks, own.risks],
  ];
  const shown = rows.filter(([, a, b]) => a !== null || b !== null);
  const head = rung.isOwn ? [rung.label] : [rung.label, `now ${own.label}`];
  return h(
    'table',
    {},
    h('thead', {}, h('tr', {}, h('td', {}), ...head.map((text) => h('th', { scope: 'col' }, text)))),
    h(
      'tbody',
      {},
      ...shown.map(([name, mine, theirs]) =>
        h(
          'tr',
          { key: name },
          h('th', { scope: 'row' }, name),
          h('td', { class: name === 'Known risks spend' && rung.isOverBudget ? 'bad' : '' }, mine ?? '–'),
          rung.isOwn ? null : h('td', { class: 'muted' }, theirs ?? '–'),
        ),
      ),
    ),
  );
}

const verdictOf = ({ verdict }: WhatIfRung): string | null =>
  verdict === 'unknown' ? null : verdict === 'worth' ? 'yes' : 'no';

function consequences({ alerts, warnings }: WhatIfRung): Child {
  if (alerts.length === 0 && warnings.length === 0) return null;
  return h(
    'section',
    { class: 'consequences' },
    ...warnings.map((text) =>
      h('p', { class: 'warning' }, h('span', { class: 'codicon codicon-warning', 'aria-hidden': 'true' }), text),
    ),
    alerts.length === 0 ? null : h('h2', {}, 'Alerts'),
    h(
      'ul',
      {},
      ...alerts.map(({ name, text, reachable }) =>
        h(
          'li',
          { class: reachable ? '' : 'bad' },
          h('span', { class: `codicon codicon-${reachable ? 'bell' : 'bell-slash'}`, 'aria-hidden': 'true' }),
          h('strong', {}, name),
          ` ${text}`,
        ),
      ),
    ),
  );
}

api.postMessage({ type: 'ready' });
