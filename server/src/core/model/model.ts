import type { CalendarStart } from '../math/window';
import type { Decimal } from '../math/decimal';
import type { DurationUnit } from '../math/duration';
import type { Span, Sourced } from '../text/span';
import type { YamlNode } from '../yaml/tree';
import type { AlertWindows } from './alerting';
import type { ErrorBudgetPolicy, ServiceTier, SteppedPolicy } from './policy';
import type { RiskRegister } from './riskRegister';

/**
 * The model that every dialect lowers to. Rules and features speak to it, never to a dialect.
 * Each value carries the span that it was read from. What a file does not hold, or holds in a form that cannot be read,
 * is absent: absence is never an error here, the schema and the rules report it.
 */

/** How a target is written in the file. */
export type TargetNotation = 'fraction' | 'percent';

/** A target as the author wrote it and as an exact fraction. */
export interface Target {
  /** Exact fraction, 0.999 for 99.9 %. May lie outside [0, 1) in a wrong file. */
  readonly fraction: Decimal;
  readonly notation: TargetNotation;
  /** The number as written: 0.999 or 99.9. */
  readonly written: Decimal;
  readonly span: Span;
  /** The key that the target stands behind. */
  readonly key: string;
  readonly keySpan: Span;
  /** True where its format takes a text only, so that the number needs quotes. */
  readonly isText?: boolean;
}

export type BudgetingMethod = 'Occurrences' | 'Timeslices' | 'RatioTimeslices';

/**
 * How a duration is written where that is not one text in OpenSLO's shorthand with any of its units; what may stand in its
 * place follows from it: the shorthand with some units, a Prometheus duration, one of a few texts, or a count and a unit of
 * its own. Plain data.
 */
export type DurationForm =
  | { readonly kind: 'shorthand'; readonly units: readonly DurationUnit[] }
  | { readonly kind: 'prometheus' }
  | { readonly kind: 'one-of'; readonly texts: readonly string[] }
  | {
      readonly kind: 'count-and-unit';
      readonly countSpan: Span;
      readonly unitSpan: Span;
      /** The words of the format for its units. */
      readonly words: Readonly<Partial<Record<DurationUnit, string>>>;
    };

/** A duration as written, with its nominal length. */
export interface SpecDuration {
  readonly text: string;
  readonly span: Span;
  /** Nominal seconds (a month is 30 d, a quarter 90 d, a year 365 d); absent where the text is no duration. */
  readonly seconds: number | undefined;
  /** The unit of a duration with one part, e.g. `M`. */
  readonly unit: string | undefined;
  readonly count: number | undefined;
  /** Absent for a text in OpenSLO's shorthand. */
  readonly form?: DurationForm;
}

/** The time window of an SLO. */
export interface SpecWindow {
  readonly span: Span;
  readonly kind: 'rolling' | 'calendar';
  readonly duration: SpecDuration | undefined;
  /** True where the file holds no window and this one is the default of the settings. */
  readonly assumed: boolean;
  readonly isRolling: Sourced<boolean> | undefined;
  readonly calendar:
    | {
        readonly span: Span;
        readonly startTime: Sourced<string> | undefined;
        /** The start time, where it can be read. */
        readonly start: CalendarStart | undefined;
        readonly timeZone: Sourced<string> | undefined;
      }
    | undefined;
}

/** What an indicator measures with. */
export interface Indicator {
  readonly span: Span;
  readonly name: Sourced<string> | undefined;
  readonly kind: 'ratio' | 'threshold' | 'other';
  readonly node: YamlNode;
}

/** An objective of another SLO that a composite objective is made of. */
export interface Component {
  readonly span: Span;
  readonly node: YamlNode;
  readonly slo: Sourced<string> | undefined;
  /** Namespace or project of that SLO. */
  readonly scope: string | undefined;
  /** Name of the objective. */
  readonly objective: string | undefined;
  readonly weight: Sourced<number> | undefined;
}

/** One objective of an SLO. */
export interface Objective {
  readonly span: Span;
  readonly index: number;
  readonly displayName: string | undefined;
  /** Every target that is written; a correct objective has one. */
  readonly targets: readonly Target[];
  /** Below this share tools warn, before the target is missed. */
  readonly warningTarget?: Target | undefined;
  readonly op: Sourced<string> | undefined;
  readonly value: Sourced<number> | undefined;
  readonly timeSliceTarget: Sourced<Decimal> | undefined;
  readonly timeSliceWindow: SpecDuration | undefined;
  readonly indicator: Indicator | undefined;
  readonly indicatorRef: Sourced<string> | undefined;
  /** The key that holds the indicator or its name, be it readable or not. */
  readonly indicatorSpan: Span | undefined;
  readonly weight: Sourced<number> | undefined;
  /** Whether it stands for the SLO, in formats that say so. */
  readonly primary?: Sourced<boolean> | undefined;
  /** What it is made of, in formats with composites of other SLOs. */
  readonly components?: readonly Component[];
  /** What holds the keys of the objective. */
  readonly node: YamlNode;
}

/** A reference to another object by its name. */
export interface Reference {
  readonly kinds: readonly string[];
  readonly name: string;
  readonly span: Span;
  /** The key that holds it, for messages. */
  readonly key: string;
  /** True where the key is left out and the format then means this name; `span` is what it is left out of. */
  readonly isImplied?: boolean;
}

/** A condition that an alert fires on. */
export interface AlertCondition {
  readonly span: Span;
  /** What holds the keys of the comparison: operator, threshold, windows. */
  readonly node: YamlNode | undefined;
  readonly severity: Sourced<string> | undefined;
  readonly kind: Sourced<string> | undefined;
  readonly op: Sourced<string> | undefined;
  readonly threshold: Sourced<number> | undefined;
  readonly lookbackWindow: SpecDuration | undefined;
  readonly alertAfter: SpecDuration | undefined;
}

/** When people are told. A format whose policies always alert lowers to `alertWhenBreaching: true`. */
export interface AlertPolicy {
  readonly span: Span;
  /** What holds the keys of the policy. */
  readonly node: YamlNode | undefined;
  readonly conditions: readonly {
    readonly span: Span;
    readonly ref: Sourced<string> | undefined;
    readonly inline: AlertCondition | undefined;
  }[];
  readonly alertWhenNoData: Sourced<boolean> | undefined;
  readonly alertWhenResolved: Sourced<boolean> | undefined;
  readonly alertWhenBreaching: Sourced<boolean> | undefined;
}

/** How many events an SLO counts in an hour, as a label or annotation says. Plain data. */
export interface EventRate {
  readonly written: string;
  /** Above zero; undefined where it cannot be read as such. */
  readonly perHour: number | undefined;
  readonly span: Span;
}

/** What the budget of an objective depends on. Plain data: it is kept of files that nobody opened. */
export type ObjectiveFacts = Pick<
  Objective,
  'index' | 'displayName' | 'targets' | 'timeSliceTarget' | 'timeSliceWindow'
>;

/** What the budgets of an SLO depend on. */
export interface BudgetFacts {
  readonly service: Sourced<string> | undefined;
  readonly method: Sourced<BudgetingMethod> | undefined;
  readonly window: SpecWindow | undefined;
  /** How long a time slice is where the format says so; a file may then hold its target only where slices count. */
  readonly sliceSeconds?: number;
  readonly objectives: readonly ObjectiveFacts[];
  /** Absent where the SLO itself does not say; its service may. */
  readonly eventRate?: EventRate;
  /** The error budget policy that it names itself, in formats whose SLOs do. */
  readonly policyRef?: { readonly kind: string; readonly name: string };
}

/** What others measure of an SLO. Plain data: it is kept of files that nobody opened. */
export interface SloFacts extends BudgetFacts {
  /** True where it says what is measured, in place or by name. */
  readonly hasIndicator: boolean;
}

/** A service level objective. */
export interface Slo extends BudgetFacts {
  readonly type: 'slo';
  readonly objectives: readonly Objective[];
  /** What it is about in words, where the model has to say: most formats have a key for it in the object. */
  readonly description?: Sourced<string> | undefined;
  /** Span of the key that holds the objectives, for findings on the list as a whole. */
  readonly objectivesSpan: Span | undefined;
  readonly indicator: Indicator | undefined;
  readonly indicatorRef: Sourced<string> | undefined;
  /** The key that holds the indicator of the whole SLO or its name, be it readable or not. */
  readonly indicatorSpan: Span | undefined;
  /** True where several objectives may stand on one threshold metric, each with its value. */
  readonly comparesSeveral?: boolean;
  /** True where the format tells the objectives of an SLO apart by their values, and one without counts as 0. */
  readonly hasValues?: boolean;
  /** The keys that an indicator may stand behind; absent in formats whose SLOs need none. */
  readonly indicatorKeys?: readonly string[];
  /** The same in objectives, in formats where those stand there without a composite SLO. */
  readonly objectiveIndicatorKeys?: readonly string[];
  /** The keys of time slices that its objectives can have, where the format does not have them all. */
  readonly timesliceKeys?: readonly ('timeSliceTarget' | 'timeSliceWindow')[];
  readonly alertPolicies: readonly {
    readonly ref: Sourced<string> | undefined;
    readonly inline: AlertPolicy | undefined;
  }[];
}

/** Selects SLOs; an absent list selects all. */
export interface AppliesTo {
  readonly slos: readonly string[] | undefined;
  readonly services: readonly string[] | undefined;
  readonly tiers: readonly string[] | undefined;
}

/** An amount of money for a period, in seconds; a year where no period is written. */
export interface AmountPer {
  readonly amount: number;
  readonly perSeconds: number | undefined;
}

/** What a minute down costs and what a nine costs, as written. */
export interface CostModel {
  readonly type: 'cost-model';
  readonly appliesTo: AppliesTo | undefined;
  readonly name: string | undefined;
  readonly currency: string;
  /** Length of its year in seconds; that of the settings where the model has none. */
  readonly yearSeconds: number | undefined;
  readonly revenue: AmountPer | undefined;
  /** The key of the revenue, and where its value ends. */
  readonly revenueSpan: Span | undefined;
  readonly revenueEnd: number | undefined;
  readonly revenueAtRisk: number | undefined;
  readonly laborPerIncidentHour: { readonly amount: number; readonly people: number } | undefined;
  readonly baseline: { readonly target: Decimal; readonly cost: AmountPer } | undefined;
  /** What the next nine costs as a multiple of this one; absent where the model leaves it to the rule of thumb. */
  readonly multiplierPerNine: number | undefined;
  readonly userPath: readonly { readonly name: string; readonly availability: Decimal }[];
}

/** A file that is read by a mapping of the settings. Its SLOs are its parts. */
export interface MappedFile {
  readonly type: 'mapped-file';
  /** What the mapping says and no SLO of the file has. */
  readonly misses: readonly {
    readonly what: 'slos' | 'target' | 'name' | 'service' | 'window';
    /** The path as the mapping has it. */
    readonly written: string;
    /** How many SLOs were found. */
    readonly among: number;
    /** Where the path leads no further. */
    readonly span: Span;
    /** A key there that looks like the one asked for. */
    readonly near: string | undefined;
  }[];
}

/** The meaning of an object; objects that only need their schema and their name have none of their own. */
export type ObjectModel =
  | Slo
  | ({ readonly type: 'indicator' } & { readonly indicator: Indicator })
  | ({ readonly type: 'alert-policy' } & AlertPolicy)
  | ({ readonly type: 'alert-condition' } & AlertCondition)
  | CostModel
  | AlertWindows
  | ErrorBudgetPolicy
  | ServiceTier
  | SteppedPolicy
  | RiskRegister
  | MappedFile
  | { readonly type: 'other' };

/** Models that the other files of a folder are measured against. Plain data without nodes. */
export type SharedModel = Extract<ObjectModel, { readonly type: (typeof SHARED_TYPES)[number] }>;

const SHARED_TYPES = ['cost-model', 'alert-windows', 'error-budget-policy', 'service-tier', 'risk-register'] as const;

/** True where other files of the folder are measured against a model. */
export const isShared = (model: ObjectModel): model is SharedModel =>
  (SHARED_TYPES as readonly string[]).includes(model.type);
