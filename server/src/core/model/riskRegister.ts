import type { Estimate } from '../math/estimate';
import type { RiskEstimate } from '../math/risk';
import type { Sourced, Span } from '../text/span';
import type { SpecDuration } from './model';

/** How bad one occurrence is for users, the mildest first. */
export type Impact = 'minimal' | 'minor' | 'moderate' | 'major' | 'catastrophic';
/** How likely it is to happen, the least first. */
export type Likelihood = 'rare' | 'unlikely' | 'possible' | 'likely' | 'almost-certain';
export type Strategy = 'avoid' | 'mitigate' | 'transfer' | 'accept';
export type Status = 'planned' | 'done';
/** What the numbers of an estimate rest on. */
export type Basis = 'guess' | 'expert' | 'evidence';

/** A pre-mortem and what came of it. Plain data without nodes: it is kept of files that nobody opened. */
export interface RiskRegister {
  readonly type: 'risk-register';
  readonly name: Sourced<string> | undefined;
  readonly displayName: string | undefined;
  /** A short range that stands for the register as a whole. */
  readonly head: Span;
  readonly span: Span;
  readonly prompt: Sourced<string> | undefined;
  readonly owner: Sourced<string> | undefined;
  readonly reviewEvery: SpecDuration | undefined;
  /** The day on which the pre-mortem was held, as its annotation says. */
  readonly heldOn: string | undefined;
  /** Share of the budget from which one risk alone is high. */
  readonly singleRiskThreshold: Sourced<number> | undefined;
  readonly journeys: readonly Journey[];
  /** The keys of the lists, for findings on a list as a whole. */
  readonly journeysSpan: Span | undefined;
  readonly risks: readonly Risk[];
  readonly risksSpan: Span | undefined;
  readonly systemicFactors: readonly SystemicFactor[];
  readonly systemicFactorsSpan: Span | undefined;
}

/** Something that a user sets out to do, and the SLO whose budget its risks spend. */
export interface Journey {
  readonly index: number;
  readonly span: Span;
  /** The name, or else the first key: a short range that stands for the journey. */
  readonly head: Span;
  readonly name: Sourced<string> | undefined;
  readonly displayName: Sourced<string> | undefined;
  readonly sloRef: Sourced<string> | undefined;
}

/** One fear. */
export interface Risk {
  readonly index: number;
  readonly span: Span;
  /** The id, or else the first key: a short range that stands for the risk. */
  readonly head: Span;
  readonly id: Sourced<string> | undefined;
  readonly fear: Sourced<string> | undefined;
  readonly raisedBy: Sourced<string> | undefined;
  readonly votes: Sourced<number> | undefined;
  readonly journeyRef: Sourced<string> | undefined;
  /** As written; may be none of the words that there are. */
  readonly impact: Sourced<string> | undefined;
  readonly likelihood: Sourced<string> | undefined;
  readonly indicatorRefs: readonly Sourced<string>[];
  readonly dependencyRef: Sourced<string> | undefined;
  readonly ticket: Sourced<string> | undefined;
  readonly estimate: RiskNumbers | undefined;
  readonly mitigations: readonly Mitigation[];
  readonly treatment: Treatment | undefined;
}

/** The numbers of a risk, or those that a mitigation changes. */
export interface RiskNumbers {
  readonly span: Span;
  readonly keySpan: Span;
  readonly frequency: SpecFrequency | undefined;
  readonly meanTimeBetweenFailures: SpecEstimate | undefined;
  readonly timeToDetect: SpecEstimate | undefined;
  readonly timeToRepair: SpecEstimate | undefined;
  readonly usersAffected: SpecEstimate | undefined;
  readonly severity: SpecEstimate | undefined;
  /** `guess`, `expert`, `evidence`. */
  readonly basis: Sourced<string> | undefined;
  readonly incidents: readonly Sourced<string>[];
  /** The same for the risk engine: seconds and shares. What cannot be read is absent. */
  readonly numbers: RiskEstimate;
}

/** `{count, per}`. */
export interface SpecFrequency {
  readonly span: Span;
  readonly keySpan: Span;
  readonly count: SpecEstimate | undefined;
  readonly per: SpecDuration | undefined;
}

/** A number, share or duration as it is written: one value or a range. */
export interface SpecEstimate {
  readonly key: string;
  readonly keySpan: Span;
  readonly span: Span;
  /** Those of its parts that are written, in the order of the form; a single value is `value`. */
  readonly parts: readonly EstimatePartText[];
  /** In seconds, as a share or as a number; absent where it is in none of the forms, or a part cannot be read. */
  readonly estimate: Estimate | undefined;
}

export interface EstimatePartText {
  readonly part: 'value' | 'p5' | 'p95' | 'low' | 'mode' | 'high';
  /** As written. */
  readonly text: string;
  readonly span: Span;
  /** In seconds, as a share or as a number; absent where it cannot be read. */
  readonly value: number | undefined;
}

export interface Mitigation {
  readonly index: number;
  readonly span: Span;
  readonly head: Span;
  readonly name: Sourced<string> | undefined;
  /** `planned`, `done`. */
  readonly status: Sourced<string> | undefined;
  readonly changes: RiskNumbers | undefined;
  readonly annualCost: { readonly span: Span; readonly amount: Sourced<number>; readonly currency: string } | undefined;
  readonly ticket: Sourced<string> | undefined;
}

/** What was decided about a risk. */
export interface Treatment {
  readonly span: Span;
  readonly keySpan: Span;
  /** `avoid`, `mitigate`, `transfer`, `accept`. */
  readonly strategy: Sourced<string> | undefined;
  readonly owner: Sourced<string> | undefined;
  readonly justification: Sourced<string> | undefined;
  /** `2026-06-30`. */
  readonly until: Sourced<string> | undefined;
}

/** What makes every risk worse. */
export interface SystemicFactor {
  readonly index: number;
  readonly span: Span;
  readonly head: Span;
  readonly name: Sourced<string> | undefined;
  readonly addTimeToDetect: SpecDuration | undefined;
  readonly addTimeToRepair: SpecDuration | undefined;
  /** As a fraction: 0.1 is 10 % more often. */
  readonly frequencyIncrease: Sourced<number> | undefined;
}
