import type {
  EstimateField,
  EstimateFieldView,
  EstimateForm,
  EstimatePart,
  EstimateView,
  Intent,
  TypedEstimate,
} from '../../../../server/src/core/features/register/protocol';
import { h } from '../dom';
import type { Child, VNode } from '../dom';
import type { Ui } from '../ui';
import { field, select } from './controls';

/** What an edit of an estimate is: that of a risk, or of what a mitigation changes. */
export interface EstimateEdits {
  /** Names the estimate in keys. */
  readonly key: string;
  readonly set: (field: EstimateField, typed: TypedEstimate) => Intent;
  readonly clear: (field: EstimateField) => Intent;
}

const FORMS: readonly { readonly value: EstimateForm; readonly label: string }[] = [
  { value: 'point', label: 'One value' },
  { value: 'interval', label: 'Range' },
  { value: 'pert', label: 'Three points' },
];

const PARTS: Readonly<Record<EstimateForm, readonly { readonly part: EstimatePart; readonly label: string }[]>> = {
  point: [{ part: 'value', label: 'value' }],
  interval: [
    { part: 'p5', label: 'at least' },
    { part: 'p95', label: 'at most' },
  ],
  pert: [
    { part: 'low', label: 'smallest' },
    { part: 'mode', label: 'most likely' },
    { part: 'high', label: 'largest' },
  ],
};

/** The five numbers of an estimate, each in one of three forms. */
export const estimateForm = (ui: Ui, view: EstimateView, edits: EstimateEdits): VNode =>
  h(
    'div',
    { key: `estimate-${edits.key}`, class: 'estimate' },
    view.fields.map((one) => estimateRow(ui, one, edits)),
  );

function estimateRow(ui: Ui, view: EstimateFieldView, edits: EstimateEdits): VNode {
  const key = `${edits.key}/${view.field}`;
  const form = formOf(ui, key, view);
  return h(
    'div',
    { key: view.field, class: 'estimate-row', role: 'group', 'aria-label': view.label },
    h('span', { class: 'estimate-label', title: view.help }, view.label),
    h('span', { class: 'estimate-parts' }, parts(ui, view, form, key, edits)),
    select(ui, `${key}-form`, `Form of ${view.label}`, form, FORMS, (value) => {
      ui.state.open[`${key}-interval`] = value === 'interval';
      ui.state.open[`${key}-pert`] = value === 'pert';
      ui.state.open[`${key}-point`] = value === 'point';
      ui.focus(`${key}-${PARTS[value as EstimateForm][0]!.part}`);
      ui.update();
    }),
    h('span', { class: 'estimate-note muted' }, view.meanText ?? (view.form === 'unset' ? view.help : '')),
    view.problem !== null && h('p', { class: 'field-problem' }, view.problem),
  );
}

/** The form that was chosen and has no values yet, or else that of the text. */
function formOf(ui: Ui, key: string, view: EstimateFieldView): EstimateForm {
  const chosen = FORMS.find(({ value }) => ui.state.open[`${key}-${value}`] === true)?.value;
  const written = view.form === 'unset' || view.form === 'unreadable' ? 'point' : view.form;
  return chosen ?? written;
}

function parts(ui: Ui, view: EstimateFieldView, form: EstimateForm, key: string, edits: EstimateEdits): Child[] {
  const written = form === view.form ? view.parts : [];
  const fields = PARTS[form].map(({ part, label }) => {
    const own = written.find((one) => one.part === part);
    const first = form !== view.form && part === middleOf(form) ? view.parts[0]?.text : undefined;
    return field(ui, {
      key: `${key}-${part}`,
      label: form === 'point' ? view.label : `${view.label}, ${own?.label ?? label}`,
      value: own?.text ?? '',
      placeholder: own || form === 'point' ? '' : (first ?? label),
      class: 'estimate-part',
      commit: (text) => toIntent(ui, view, form, key, edits, part, text),
      preview: (text) => toIntent(ui, view, form, key, edits, part, text) ?? edits.clear(view.field),
    });
  });
  return [fields, view.per !== null && form === 'point' && perField(ui, view, key, edits)];
}

const middleOf = (form: EstimateForm): EstimatePart | undefined => PARTS[form].at(form === 'pert' ? 1 : 0)?.part;

/** The time that a count is for. */
const perField = (ui: Ui, view: EstimateFieldView, key: string, edits: EstimateEdits): Child => [
  h('span', { class: 'per' }, 'per'),
  field(ui, {
    key: `${key}-per`,
    label: `${view.label}, per`,
    value: view.per ?? '',
    class: 'estimate-part',
    commit: (text) => toIntent(ui, view, 'point', key, edits, 'per', text),
    preview: (text) => toIntent(ui, view, 'point', key, edits, 'per', text) ?? edits.clear(view.field),
  }),
];

/** All parts of the form as they stand in its fields; null as long as some of them are missing. */
function toIntent(
  ui: Ui,
  view: EstimateFieldView,
  form: EstimateForm,
  key: string,
  edits: EstimateEdits,
  changed: EstimatePart | 'per',
  text: string,
): Intent | null {
  const valueOf = (part: EstimatePart | 'per'): string => {
    if (part === changed) return text.trim();
    const written =
      part === 'per' ? view.per : view.form === form ? view.parts.find((one) => one.part === part)?.text : '';
    return (ui.draft(`${key}-${part}`)?.text ?? written ?? '').trim();
  };
  const values = PARTS[form].map(({ part }) => [part, valueOf(part)] as const);
  if (values.every(([, value]) => value === '')) return edits.clear(view.field);
  if (values.some(([, value]) => value === '')) return null;
  const per = view.per !== null && form === 'point' ? { per: valueOf('per') } : {};
  return edits.set(view.field, { form, parts: Object.fromEntries(values), ...per });
}
