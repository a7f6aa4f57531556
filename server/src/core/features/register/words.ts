import type { Basis, Impact, Likelihood, Status, Strategy } from '../../model/riskRegister';

/** The words that a register chooses from, and what a view calls them. */
export type { Basis, Impact, Likelihood, Status, Strategy };

/** Something to choose: the value for an intent, and what it is called. */
export interface Option<T extends string = string> {
  readonly value: T;
  readonly label: string;
  /** What choosing it means, in a few words. */
  readonly detail: string | null;
}

/** What a view offers to choose from. */
export interface OptionsView {
  /** The mildest first. */
  readonly impacts: readonly Option<Impact>[];
  /** The least likely first. */
  readonly likelihoods: readonly Option<Likelihood>[];
  readonly strategies: readonly Option<Strategy>[];
  readonly statuses: readonly Option<Status>[];
  readonly bases: readonly Option<Basis>[];
  /** Roles to choose from; any text is allowed. Those of this register come first. */
  readonly roles: readonly string[];
  /** The SLOs of the workspace, by name. */
  readonly slos: readonly Option[];
  /** The SLIs of the workspace, by name. */
  readonly slis: readonly Option[];
  /** The journeys of the register, in order. */
  readonly journeys: readonly Option[];
}
