import { compare, formatDecimal, ONE, toNumber, ZERO } from '../../math/decimal';
import type { Objective, Slo } from '../../model/model';
import type { Query } from '../../model/query';
import { plainText } from '../../text/markdown';
import type { Value } from '../../yaml/change/change';
import { NEW_STYLE } from '../../yaml/change/style';
import { ValueWriter } from '../../yaml/change/valueText';
import type { SloToWrite, WrittenSlo } from '../dialect';
import { durationText, nameText } from './writeWords';
import { indicatorFor } from './writeIndicator';
import { windowFor } from './writeWindow';

type Entries = Record<string, Value>;

const MOST_DESCRIPTION = 1050;
const MOST_DISPLAY_NAME = 63;

/** An SLO as an object of its own, with all that OpenSLO has a place for. */
export function writeSlo(source: SloToWrite): WrittenSlo {
  const notes: string[] = [];
  const { slo } = source;
  const objectives = slo.objectives.filter((objective) => isWritable(objective));
  if (objectives.length < slo.objectives.length || objectives.length === 0) notes.push(LOST_TARGET);
  if (objectives.length === 0) return { text: undefined, notes };
  const name = nameText(source.name, 'slo');
  if (name !== source.name)
    notes.push(
      `The name "${shown(source.name)}" had to become ${name}: OpenSLO takes lower-case letters, digits and hyphens.`,
    );
  const method = methodOf(slo, objectives, notes);
  const spec: Entries = {
    ...descriptionOf(source, notes),
    service: serviceOf(slo, name, notes),
    ...indicators(source, objectives, name, notes),
    timeWindow: [windowFor(source, notes)],
    budgetingMethod: method,
  };
  spec['objectives'] = objectives.map((objective) => objectiveOf(objective, method, source, objectives, name, notes));
  const called = displayName(source, name);
  const document: Entries = {
    apiVersion: 'openslo/v1',
    kind: 'SLO',
    metadata: { name, ...(called === undefined ? {} : { displayName: called }) },
    spec,
  };
  return { text: new ValueWriter(NEW_STYLE).document(document), notes: [...new Set(notes)] };
}

const LOST_TARGET =
  'Objectives without a target that can be read, or with one outside of 0 % to below 100 %, are left out: OpenSLO takes no other.';

const SEVERAL_THRESHOLDS =
  'OpenSLO v1 takes one objective on a threshold metric: each objective has the indicator of its own now, which makes the SLO a composite.';

/** True where OpenSLO has a way to write the target. */
function isWritable({ targets }: Objective): boolean {
  const fraction = targets[0]?.fraction;
  return fraction !== undefined && compare(fraction, ZERO) >= 0 && compare(fraction, ONE) < 0;
}

function descriptionOf({ description }: SloToWrite, notes: string[]): Entries {
  const text = description?.trim() ?? '';
  if (text === '') return {};
  if (text.length > MOST_DESCRIPTION) notes.push(`The description is cut to ${MOST_DESCRIPTION} characters.`);
  return { description: Array.from(text).slice(0, MOST_DESCRIPTION).join('') };
}

/** What people call it: what it is called already, or else the name that could not stay. */
function displayName(source: SloToWrite, name: string): string | undefined {
  const text = plainText(source.displayName ?? (name === source.name ? '' : source.name));
  return text === '' ? undefined : Array.from(text).slice(0, MOST_DISPLAY_NAME).join('').trim();
}

function serviceOf(slo: Slo, name: string, notes: string[]): string {
  const written = slo.service?.value;
  if (written === undefined || written.trim() === '') {
    notes.push('The file names no service, which OpenSLO demands: it is called like the SLO.');
    return name;
  }
  const service = nameText(written, 'service');
  if (service !== written) notes.push(`The service "${shown(written)}" had to become ${service}.`);
  return service;
}

function methodOf(slo: Slo, objectives: readonly Objective[], notes: string[]): string {
  const method = slo.method?.value;
  if (method === undefined) notes.push('The file has no budgeting method: events are counted (Occurrences).');
  const hasSlices = objectives.every((o) => o.timeSliceTarget && durationText(o.timeSliceWindow));
  if (method === undefined || method === 'Occurrences' || hasSlices) return method ?? 'Occurrences';
  notes.push(`The slices of ${method} cannot be read, so events are counted instead (Occurrences).`);
  return 'Occurrences';
}

/** Objectives that have queries of their own keep them; all others are measured by the queries of the SLO. */
const hasOwn = ({ node }: Objective, { node: query }: Query, others: readonly Objective[]): boolean =>
  others.length > 1 &&
  query.start >= node.start &&
  query.end <= node.end &&
  others.some((other) => other.node !== node);

const ownQueries = (
  objective: Objective,
  { queries }: Pick<SloToWrite, 'queries'>,
  all: readonly Objective[],
): Query[] => queries.filter((query) => hasOwn(objective, query, all));

/** The queries of an objective whose indicator has to stand in it; undefined where the SLO has one for all. */
function queriesWithin(
  objective: Objective,
  source: SloToWrite,
  all: readonly Objective[],
): readonly Query[] | undefined {
  if (isOnSeveralThresholds(source, all)) return source.queries;
  const own = (each: Objective): Query[] => ownQueries(each, source, all);
  return all.every((each) => own(each).length > 0) ? own(objective) : undefined;
}

/** True where objectives share a metric and have a value each: this version takes one objective on such a metric. */
const isOnSeveralThresholds = ({ queries }: SloToWrite, all: readonly Objective[]): boolean =>
  all.length > 1 &&
  queries.length > 0 &&
  queries.every(({ role }) => role === 'value') &&
  all.every((objective) => objective.op && objective.value && ownQueries(objective, { queries }, all).length === 0);

function indicators(source: SloToWrite, objectives: readonly Objective[], name: string, notes: string[]): Entries {
  if (isOnSeveralThresholds(source, objectives)) notes.push(SEVERAL_THRESHOLDS);
  if (objectives[0] && queriesWithin(objectives[0], source, objectives)) return {};
  return indicatorFor({ ...source, name }, source.queries, objectives[0], notes);
}

function objectiveOf(
  objective: Objective,
  method: string,
  source: SloToWrite,
  all: readonly Objective[],
  name: string,
  notes: string[],
): Entries {
  const { displayName: called, op, value, targets, timeSliceTarget, timeSliceWindow } = objective;
  const own = queriesWithin(objective, source, all);
  const queries = own ?? source.queries;
  const isThreshold = queries.some(({ role }) => role === 'value') && op !== undefined && value !== undefined;
  const slices = method === 'Occurrences' ? undefined : durationText(timeSliceWindow);
  const text = plainText(called ?? '');
  return {
    ...(text === '' ? {} : { displayName: text }),
    ...(isThreshold ? { op: op.value, value: value.value } : {}),
    target: Number(formatDecimal(targets[0]!.fraction)),
    ...(slices !== undefined && timeSliceTarget
      ? { timeSliceTarget: toNumber(timeSliceTarget.value), timeSliceWindow: slices }
      : {}),
    ...(own
      ? indicatorFor({ ...source, name: `${name.slice(0, 60)}-${objective.index + 1}` }, queries, objective, notes)
      : {}),
  };
}

const shown = (text: string): string => plainText(text).slice(0, 100);
