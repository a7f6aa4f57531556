import type { BudgetingMethod, Objective } from '../../../model/model';
import type { SpecDocument } from '../../../workspace/specDocument';
import { insertKey, isJson } from '../../../yaml/insertKey';
import { removePairs } from '../../../yaml/removePairs';
import { filledPair, headOf, holdsKey, placeOfKey, rejectedByOslo, slosOf } from '../../places';
import type { DocumentRule, Report } from '../../rule';
import type { Fix } from '../../../text/edit';

export const objectiveTimesliceFields: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'objective/timeslice-fields',
    severity: 'error',
    summary: 'Time slice fields that the budgeting method needs and that are missing, or that it does not use.',
    fixable: true,
  },
  *check(document) {
    for (const { object, slo } of slosOf(document)) {
      if (!slo.method) continue;
      const needs = NEEDS[slo.method.value].filter(({ key }) => slo.timesliceKeys?.includes(key) !== false);
      for (const objective of slo.objectives) {
        for (const field of needs)
          if (!objective[field.key] && !holdsKey(objective.node, field.key))
            yield { ...missing(document, objective, slo.method.value, field), rejectedBy: rejectedByOslo(object) };
        const idle = FIELDS.filter((field) => !needs.includes(field) && filledPair(objective.node, field.key));
        if (idle.length > 0)
          yield withoutEffect(document, objective, slo.method.value, idle, slo.sliceSeconds !== undefined);
      }
    }
  },
};

interface Field {
  readonly key: 'timeSliceTarget' | 'timeSliceWindow';
  /** What cannot be told without it. */
  readonly why: string;
  readonly write: string;
  readonly sample: string;
  /** The sample as JSON writes it. */
  readonly json: string;
}

const TARGET: Field = {
  key: 'timeSliceTarget',
  why: 'nothing says how good a slice of time has to be to count as good',
  write: 'a share above 0 and at most 1, for example 0.95',
  sample: '0.95',
  json: '0.95',
};
const WINDOW: Field = {
  key: 'timeSliceWindow',
  why: 'nothing says how long one slice of time is',
  write: 'a duration, for example 1m',
  sample: '1m',
  json: '"1m"',
};
const FIELDS = [TARGET, WINDOW];

const NEEDS: Readonly<Record<BudgetingMethod, readonly Field[]>> = {
  Occurrences: [],
  Timeslices: [TARGET, WINDOW],
  RatioTimeslices: [WINDOW],
};

const COUNTS: Readonly<Record<BudgetingMethod, string>> = {
  Occurrences: 'counts events and has no slices',
  Timeslices: 'counts slices of time',
  RatioTimeslices: 'averages the ratios of the slices and calls none good or bad',
};

function missing(document: SpecDocument, { node }: Objective, method: BudgetingMethod, field: Field): Report {
  const edit =
    node.kind === 'map' &&
    node.alias === undefined &&
    insertKey(document.text, node, field.key, isJson(document.text, node) ? field.json : field.sample);
  const title = `Add "${field.key}: ${field.sample}"`;
  return {
    span: headOf(node),
    message: `${method} works with slices of time, but this objective has no ${field.key}: ${field.why}, so its budget has no meaning. Add ${field.key}: ${field.write}.`,
    structural: true,
    fixes: edit ? [{ title, edits: [edit], preferred: false }] : [],
  };
}

function withoutEffect(
  document: SpecDocument,
  { node }: Objective,
  method: BudgetingMethod,
  idle: readonly Field[],
  isRefused: boolean,
): Report {
  const pairs = idle.flatMap((field) => filledPair(node, field.key) ?? []);
  const names = idle.map((field) => field.key).join(' and ');
  const one = idle.length === 1;
  const edits = node.kind === 'map' ? removePairs(document.text, node, pairs) : undefined;
  const fix: Fix | undefined = edits && { title: `Remove ${names}`, edits, preferred: false };
  return {
    span: placeOfKey(node, pairs[0]!),
    message: `${names} ${isRefused ? 'cannot stand here' : `${one ? 'has' : 'have'} no effect`}: ${method} ${COUNTS[method]}, so the budget is not what ${one ? 'this line suggests' : 'these lines suggest'}. Remove ${one ? 'it' : 'them'}, or choose budgetingMethod ${one && idle[0] === WINDOW ? 'Timeslices or RatioTimeslices' : 'Timeslices'}.`,
    severity: isRefused ? 'error' : 'warning',
    structural: true,
    fixes: fix ? [fix] : [],
  };
}
