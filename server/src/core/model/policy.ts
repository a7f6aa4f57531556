import type { Sourced, Span } from '../text/span';
import type { Decimal } from '../math/decimal';
import type { AppliesTo, SpecDuration } from './model';

/** What follows when a budget burns, and what a service has to have. Plain data: kept of files that nobody opened. */

/** What a rule of a policy watches. */
export type TriggerKind = 'burn-rate' | 'budget-consumed' | 'incident-share' | 'incident-class-share';

export type Comparison = 'at-least' | 'above' | 'below';

/** A condition on the budget: `budgetConsumed: {atLeast: 0.75}`. */
export interface Trigger {
  readonly kind: TriggerKind;
  readonly comparison: Comparison;
  /** A burn rate, or a share of the budget, 1 for all of it. */
  readonly value: Sourced<number>;
  /** Over how long it is measured; absent where that is the window of the SLO. */
  readonly over: SpecDuration | undefined;
  readonly confirmedOver: SpecDuration | undefined;
  /** True where it counts only when a window has come to its end. */
  readonly atEndOfWindow: boolean;
  readonly span: Span;
}

/** One rule of a policy. */
export interface PolicyRule {
  readonly name: Sourced<string> | undefined;
  /** The key or item that stands for the rule. */
  readonly head: Span;
  readonly span: Span;
  /** Every trigger that is written; a correct rule has one. */
  readonly triggers: readonly Trigger[];
  readonly actions: readonly Sourced<string>[];
  /** Where the actions stand as a whole. */
  readonly actionsSpan: Span | undefined;
  readonly except: readonly string[];
  readonly until: readonly Trigger[];
  readonly hasUntil: boolean;
  readonly scope: string | undefined;
  readonly message: string | undefined;
}

/** An error budget policy. */
export interface ErrorBudgetPolicy {
  readonly type: 'error-budget-policy';
  readonly name: string | undefined;
  /** A short range that stands for the policy as a whole. */
  readonly head: Span;
  readonly appliesTo: AppliesTo | undefined;
  readonly approvers: readonly Sourced<string>[];
  readonly approversSpan: Span | undefined;
  readonly approvedOn: Sourced<string> | undefined;
  readonly revisitBy: Sourced<string> | undefined;
  readonly escalation: string | undefined;
  /** In the order of the file, the mildest first. */
  readonly rules: readonly PolicyRule[];
  readonly rulesSpan: Span | undefined;
  /** False where the list is left out or empty; a value of another type counts as something. */
  readonly hasRules: boolean;
  /** How often customers hear of an incident. */
  readonly every: SpecDuration | undefined;
  readonly exclusions: readonly string[];
}

/** A policy of steps on burn rates that the tool of its format plays itself; it counts for the SLOs that name it. */
export interface SteppedPolicy {
  readonly type: 'stepped-policy';
  readonly steps: readonly PolicyStep[];
}

/** One step: it acts while the burn rate over its window, rounded to one decimal, is above a threshold. */
export interface PolicyStep {
  readonly name: string | undefined;
  readonly span: Span;
  readonly threshold: number;
  readonly windowSeconds: number;
  /** True where somebody is called. */
  readonly pages: boolean;
  /** What the report then says. */
  readonly message: string | undefined;
}

/** What a service of a tier has to have and to keep. */
export interface ServiceTier {
  readonly type: 'service-tier';
  readonly name: string | undefined;
  readonly appliesTo: AppliesTo | undefined;
  readonly minTarget: Decimal | undefined;
  readonly maxTarget: Decimal | undefined;
  /** The promise to customers. */
  readonly sla: { readonly target: Decimal; readonly windowSeconds: number | undefined } | undefined;
  /** `owner`, `indicator`, `policy`, `runbook`. */
  readonly requires: readonly string[];
}
