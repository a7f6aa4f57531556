import type { JourneyView, RiskView } from '../../../../server/src/core/features/register/protocol';
import { h } from '../dom';
import type { Child, VNode } from '../dom';
import { field, labelled, select } from '../parts/controls';
import { estimateForm } from '../parts/estimate';
import { bandMark, hidden, icon, inversionNote, rankMark } from '../parts/marks';
import { problems } from '../parts/problems';
import { byRank, riskList } from '../parts/riskList';
import type { Ui } from '../ui';
import { mitigations } from './mitigations';

/** Puts numbers to the risks that rank high: how often, how long, for how many. */
export function quantify(ui: Ui): Child {
  const risk = ui.selected;
  return h(
    'div',
    { key: 'quantify', class: 'two-columns' },
    h(
      'aside',
      { key: 'left', 'aria-label': 'Risks' },
      riskList(ui, byRank(ui), (one) => one.share?.text ?? one.bandText, 'No fears yet: capture some first.'),
    ),
    risk &&
      h(
        'section',
        { key: `of-${risk.id}`, class: 'details', 'aria-label': `Estimate: ${risk.label}` },
        details(ui, risk),
      ),
  );
}

function details(ui: Ui, risk: RiskView): Child {
  const shown = ui.preview?.risk?.id === risk.id ? ui.preview.risk : risk;
  const journey = ui.preview?.journey?.id === risk.journey ? ui.preview.journey : ui.journey(risk.journey);
  const id = risk.id;
  return [
    riskTitle(ui, risk, journey ?? null),
    figures(shown, ui.preview !== null),
    budgetGauge(shown, journey ?? null),
    inversionNote(risk),
    h('h3', { key: 'how' }, 'Estimate'),
    estimateForm(
      ui,
      { ...risk.estimate, fields: mergeMeans(risk, shown) },
      {
        key: `risk/${id}`,
        set: (name, typed) => ({ type: 'setEstimate', risk: id, field: name, ...typed }),
        clear: (name) => ({ type: 'clearEstimate', risk: id, field: name }),
      },
    ),
    h('div', { key: 'evidence', class: 'evidence' }, basis(ui, risk), incidents(ui, risk)),
    sum(shown),
    problems(ui, risk.problems),
    h('h3', { key: 'mitigations-title' }, 'Mitigations'),
    mitigations(ui, risk),
  ];
}

/** What is written stays as written; only what follows from it comes from the preview. */
const mergeMeans = (risk: RiskView, shown: RiskView): RiskView['estimate']['fields'] =>
  risk.estimate.fields.map((one, i) => ({ ...one, meanText: shown.estimate.fields[i]?.meanText ?? one.meanText }));

export const riskTitle = (ui: Ui, risk: RiskView, journey: JourneyView | null): VNode =>
  h(
    'div',
    { key: 'title', class: 'details-title' },
    h('h2', {}, rankMark(risk), h('span', {}, risk.label)),
    h(
      'p',
      { class: 'muted' },
      journey
        ? `${journey.title} · ${journey.budget?.text ?? 'no budget'}`
        : 'In no journey yet, so there is no budget to measure against',
      ' · ',
      h('button', { type: 'button', class: 'link', on: { click: () => ui.showText(risk.range) } }, 'Show in text'),
    ),
  );

function figures(risk: RiskView, isPreview: boolean): VNode {
  const tiles = [
    { label: 'Expected', text: risk.perWindow?.text },
    { label: 'Of the budget', text: risk.share?.text, band: true },
    { label: 'One occurrence spends', text: risk.single?.text },
    { label: 'In a year', text: risk.perYear?.text },
  ];
  return h(
    'dl',
    { key: 'figures', class: isPreview ? 'figures is-preview' : 'figures' },
    tiles.map(({ label, text, band }) =>
      h(
        'div',
        { class: 'figure' },
        h('dt', {}, label),
        h(
          'dd',
          {},
          band === true && bandMark(risk.band, risk.bandText),
          text ?? '–',
          text === undefined && hidden('not known'),
        ),
      ),
    ),
  );
}

/** The share of this risk as a part of the budget of its journey; where it is more than all, the budget is the smaller part. */
function budgetGauge(risk: RiskView, journey: JourneyView | null): Child {
  const segment = journey?.bar?.segments.find((one) => one.riskId === risk.id);
  if (!journey?.bar || !segment)
    return (
      risk.estimate.missingText !== null &&
      h('p', { key: 'missing', class: 'note' }, icon('info'), h('span', {}, risk.estimate.missingText))
    );
  const percent = (fraction: number): string => `${fraction * 100}%`;
  return h(
    'svg',
    {
      key: 'gauge',
      class: 'gauge',
      role: 'img',
      'aria-label': `${segment.label}: ${segment.text}`,
      width: '100%',
      height: '10',
    },
    h('rect', { class: 'gauge-budget', x: '0', y: '0', height: '10', width: percent(journey.bar.budgetEnd) }),
    h('rect', { class: `seg-${risk.band ?? 'low'}`, x: '0', y: '2', height: '6', width: percent(segment.width) }),
    h('rect', { class: 'bar-end', x: percent(journey.bar.budgetEnd), y: '0', width: '2', height: '10' }),
  );
}

const basis = (ui: Ui, risk: RiskView): VNode => {
  const { bases } = ui.register!.options;
  const choices = [{ value: '', label: 'Not said' }, ...bases];
  return labelled(
    'Rests on',
    select(
      ui,
      `risk/${risk.id}/basis`,
      'What the estimate rests on',
      risk.estimate.basis?.value ?? '',
      choices,
      (value) =>
        ui.send({ type: 'setBasis', risk: risk.id, basis: bases.find((one) => one.value === value)?.value ?? null }),
    ),
  );
};

const incidents = (ui: Ui, risk: RiskView): VNode =>
  labelled(
    'Incidents',
    field(ui, {
      key: `risk/${risk.id}/incidents`,
      label: 'Incidents that the estimate rests on, with commas between',
      value: risk.estimate.incidents.join(', '),
      placeholder: 'WS-12, WS-27',
      commit: (text) => ({
        type: 'setIncidents',
        risk: risk.id,
        incidents: text
          .split(',')
          .map((one) => one.trim())
          .filter((one) => one !== ''),
      }),
    }),
  );

/** How the figures come about, step by step. */
const sum = (risk: RiskView): Child =>
  risk.estimate.sum.length > 0 &&
  h(
    'details',
    { key: 'sum', class: 'sum' },
    h('summary', {}, 'How this is worked out'),
    h(
      'dl',
      {},
      risk.estimate.sum.map(({ label, text }) => h('div', {}, h('dt', {}, label), h('dd', {}, text))),
    ),
  );
