import { mean } from '../../math/estimate';
import type { Estimate, EstimateProblem } from '../../math/estimate';
import { riskProblems } from '../../math/risk';
import type { RiskEstimate, RiskField, RiskProblem } from '../../math/risk';
import type { RiskNumbers, SpecEstimate } from '../../model/riskRegister';
import { formatDuration, formatNumber, formatShare } from '../../text/format';
import type { EstimateField, EstimateFieldView, EstimatePart, EstimateView } from './estimateView';
import { BASIS_OPTIONS, optionOf } from './options';

/** What is written in a field. */
type Unit = 'number' | 'duration' | 'share';

interface FieldWords {
  readonly label: string;
  readonly help: string;
  readonly unit: Unit;
}

export const FIELDS: Readonly<Record<EstimateField, FieldWords>> = {
  frequency: { label: 'How often', help: 'How many times, and in what time: 4 in 365d', unit: 'number' },
  meanTimeBetweenFailures: {
    label: 'Time between failures',
    help: 'From one time to the next, on average: 90d',
    unit: 'duration',
  },
  timeToDetect: { label: 'Time to detect', help: 'Until somebody knows: 30m', unit: 'duration' },
  timeToRepair: { label: 'Time to repair', help: 'From then until users are served again: 1h30m', unit: 'duration' },
  usersAffected: { label: 'Users affected', help: 'The share of users that it hits: 0.05 or 5 %', unit: 'share' },
  severity: { label: 'Severity', help: 'The share of their attempts that fails: 1 or 100 %', unit: 'share' },
};

const PART_LABELS: Readonly<Record<EstimatePart, string>> = {
  value: '',
  p5: 'low end, one in twenty is below',
  p95: 'high end, one in twenty is above',
  low: 'smallest',
  mode: 'most likely',
  high: 'largest',
};

const PROBLEMS: Readonly<Record<EstimateProblem | RiskProblem['problem'], string>> = {
  'not-finite': 'This is no number to reckon with.',
  negative: 'This cannot be below zero.',
  'not-positive': 'A low and a high end have to be above zero.',
  reversed: 'The low end is above the high one.',
  'no-range': 'Both ends are the same: one value says it, too.',
  'mode-outside': 'What is most likely lies outside of smallest and largest.',
  missing: 'This is missing.',
  'above-one': 'A share is at most 1: 5 % is 0.05.',
  'no-time': 'A time of zero says nothing about how often.',
  'too-large': 'These numbers are too large to reckon with.',
};

/** The fields of an estimate to be edited. `sum` is the reckoning, where there is one. */
export function estimateView(
  numbers: RiskNumbers | undefined,
  sum: EstimateView['sum'],
  isWhole: boolean,
): EstimateView {
  const input = numbers?.numbers ?? {};
  const problems = isWhole ? riskProblems(input) : changeProblems(input);
  const often: EstimateField =
    numbers?.meanTimeBetweenFailures && !numbers.frequency ? 'meanTimeBetweenFailures' : 'frequency';
  const fields: readonly EstimateField[] = [often, 'timeToDetect', 'timeToRepair', 'usersAffected', 'severity'];
  return {
    fields: fields.map((field) => fieldView(field, numbers, problems)),
    basis: optionOf(BASIS_OPTIONS, numbers?.basis?.value),
    incidents: numbers?.incidents.map(({ value }) => value) ?? [],
    sum,
    missingText: isWhole ? missingText(problems) : null,
  };
}

/** A change may leave anything as it is. */
const changeProblems = (numbers: RiskEstimate): RiskProblem[] =>
  riskProblems(numbers).filter(({ problem }) => problem !== 'missing');

function fieldView(
  field: EstimateField,
  numbers: RiskNumbers | undefined,
  problems: readonly RiskProblem[],
): EstimateFieldView {
  const { label, help, unit } = FIELDS[field];
  const written = field === 'frequency' ? numbers?.frequency?.count : numbers?.[field];
  const isWritten = field === 'frequency' ? numbers?.frequency !== undefined : written !== undefined;
  const form = formOf(written, isWritten);
  const isReadable = form !== 'unset' && form !== 'unreadable';
  const wrong = problems.find((each) => each.field === riskField(field) && each.problem !== 'missing');
  const unreadable = form === 'unreadable' || (isReadable && !written?.estimate);
  return {
    field,
    label,
    help,
    form,
    parts: isReadable
      ? written!.parts.map(({ part, text }) => ({ part, label: PART_LABELS[part], text }))
      : [{ part: 'value', label: PART_LABELS.value, text: '' }],
    per: field === 'frequency' ? (numbers?.frequency?.per?.text ?? null) : null,
    meanText: written?.estimate ? meanText(written.estimate, unit) : null,
    problem: unreadable ? `This cannot be read. ${help}` : wrong ? PROBLEMS[wrong.problem] : null,
  };
}

const riskField = (field: EstimateField): RiskField => (field === 'meanTimeBetweenFailures' ? 'frequency' : field);

function formOf(written: SpecEstimate | undefined, isWritten: boolean): EstimateFieldView['form'] {
  const parts = written?.parts.map(({ part }) => part).join();
  if (parts === 'value') return 'point';
  if (parts === 'p5,p95') return 'interval';
  if (parts === 'low,mode,high') return 'pert';
  return isWritten ? 'unreadable' : 'unset';
}

/** `mean 8m 4.802s`; null for one value, which is its own mean. */
function meanText(estimate: Estimate, unit: Unit): string | null {
  const value = estimate.kind === 'point' ? undefined : mean(estimate);
  return value === undefined ? null : `mean ${unitText(value, unit)}`;
}

/** A number in the unit of a field. */
export function unitText(value: number, unit: Unit): string {
  if (unit === 'duration') return formatDuration(value);
  return unit === 'share' ? formatShare(value, 1) : formatNumber(value, 2);
}

function missingText(problems: readonly RiskProblem[]): string | null {
  const real = problems.filter(({ problem }) => problem !== 'no-range');
  if (real.length === 0) return null;
  const missing = real.filter(({ problem }) => problem === 'missing').map(({ field }) => nameOf(field));
  const wrong = real.filter(({ problem }) => problem !== 'missing').map(({ field }) => nameOf(field));
  return [
    ...(missing.length > 0 ? [`Still to say: ${missing.join(', ')}.`] : []),
    ...(wrong.length > 0 ? [`To mend: ${wrong.join(', ')}.`] : []),
  ].join(' ');
}

const nameOf = (field: RiskField): string => FIELDS[field].label.toLowerCase();
