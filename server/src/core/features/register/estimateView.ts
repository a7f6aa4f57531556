import type { Basis, Option } from './words';

/** The numbers that an estimate is made of. It says how often by either of the first two. */
export type EstimateField =
  'frequency' | 'meanTimeBetweenFailures' | 'timeToDetect' | 'timeToRepair' | 'usersAffected' | 'severity';

/** One value; nine times out of ten between two; smallest, most likely and largest. */
export type EstimateForm = 'point' | 'interval' | 'pert';

/** The parts of the forms: `value`; `p5` and `p95`; `low`, `mode` and `high`. */
export type EstimatePart = 'value' | 'p5' | 'p95' | 'low' | 'mode' | 'high';

/** An estimate to be edited: that of a risk, or what a mitigation changes in it. */
export interface EstimateView {
  /** How often (in one of two ways), time to detect, time to repair, users affected, severity: always five, in this order. */
  readonly fields: readonly EstimateFieldView[];
  readonly basis: Option<Basis> | null;
  readonly incidents: readonly string[];
  /** The sum, step by step: `how often` and `once per 30d`. Empty where something is missing. */
  readonly sum: readonly { readonly label: string; readonly text: string }[];
  /** What is missing or cannot be read before there are figures; null where there are. */
  readonly missingText: string | null;
}

export interface EstimateFieldView {
  readonly field: EstimateField;
  readonly label: string;
  /** What to write, with an example. */
  readonly help: string;
  /** `unset`: not written. `unreadable`: written in none of the forms; editing it writes it anew. */
  readonly form: EstimateForm | 'unset' | 'unreadable';
  /** As written. One part that is empty where the field is unset or unreadable. */
  readonly parts: readonly EstimatePartView[];
  /** The time that the count of `frequency` is for, as written: `30d`. Null for other fields. */
  readonly per: string | null;
  /** The expected value, where it is not plain from what is written: `mean 8m 4.802s`. */
  readonly meanText: string | null;
  /** What is wrong with it, in words. */
  readonly problem: string | null;
}

export interface EstimatePartView {
  readonly part: EstimatePart;
  /** `at least`, `most likely`. */
  readonly label: string;
  readonly text: string;
}
