import type { PositionRange } from '../../text/piecedText';
import type { EstimateView } from './estimateView';
import type { Impact, Likelihood, Option, OptionsView, Status, Strategy } from './words';

/**
 * What a register editor shows: everything is computed, sorted and put into words, so that it has only to be drawn.
 * Texts are plain text from the file or about it, never Markdown or HTML. What is not known, or does not apply, is null.
 */
export interface RegisterView {
  readonly uri: string;
  /** Version of the text that this shows; intents carry it back. */
  readonly version: number;
  readonly state: RegisterState;
  /** The registers of the file, in order; more than one where it holds several documents. */
  readonly registers: readonly { readonly index: number; readonly title: string }[];
  /** Which of them this shows. */
  readonly index: number;
  /** Null where the YAML is broken or the file holds no register: a view keeps what it showed, and takes no input. */
  readonly register: RegisterContent | null;
}

export type RegisterState =
  | { readonly kind: 'ok' }
  /** There is no risk yet. */
  | { readonly kind: 'empty' }
  /** The YAML cannot be read; the range is the place of the first mistake. */
  | { readonly kind: 'broken'; readonly message: string; readonly range: PositionRange }
  /** The file holds no register. */
  | { readonly kind: 'none'; readonly message: string };

/** A number to draw with, and the same in words. */
export interface Measure {
  readonly value: number;
  readonly text: string;
}

export interface RegisterContent {
  readonly name: string;
  /** The display name, or else the name. */
  readonly title: string;
  /** The question of the pre-mortem; a usual one where the file has none. */
  readonly prompt: string;
  readonly isPromptWritten: boolean;
  readonly owner: string | null;
  /** `28d`, or each of them where the journeys' windows differ; null where no journey has an SLO that was found. */
  readonly windowText: string | null;
  /** `every 90d`. */
  readonly reviewText: string | null;
  /** `12 fears, 9 ranked, 4 quantified`. */
  readonly countText: string;
  /** One sentence on the whole register, for its head and for screen readers. */
  readonly summary: string;
  readonly journeys: readonly JourneyView[];
  /** Fears without a journey, or with one that is not there, in the order of the file. */
  readonly ungrouped: readonly string[];
  /** In the order of the file. */
  readonly risks: readonly RiskView[];
  /** Ids of all risks, that which ranks first in front. */
  readonly ranking: readonly string[];
  readonly heatMap: HeatMapView;
  readonly systemicFactors: readonly SystemicFactorView[];
  readonly options: OptionsView;
  /** What the figures take for granted, a sentence each. */
  readonly assumptions: readonly string[];
  /** Findings on the register that lie neither in a journey nor in a risk. */
  readonly problems: readonly ProblemView[];
  readonly range: PositionRange;
}

/** A finding at something in the register. */
export interface ProblemView {
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly code: string;
  readonly message: string;
  readonly range: PositionRange;
}

export interface JourneyView {
  /** Names it in intents: its name, or `@` and its index where that is missing or stands twice. */
  readonly id: string;
  readonly name: string | null;
  readonly displayName: string | null;
  /** The display name, or else the name. */
  readonly title: string;
  readonly slo: {
    readonly ref: string;
    /** The SLO is in the workspace, and has a budget. */
    readonly isKnown: boolean;
    /** `99.9 % over 28d`, or why there is no budget. */
    readonly text: string;
    readonly place: { readonly uri: string; readonly range: PositionRange } | null;
  } | null;
  /** Seconds of budget in one window: `40m 19.2s / 28d`. */
  readonly budget: Measure | null;
  /** Bad seconds of the known risks that are to be expected in one window: `2h 2m 42s / 28d`. */
  readonly expected: Measure | null;
  /** Their share of the budget, from 0, above 1 where it is exceeded: `304.3 %`. */
  readonly share: Measure | null;
  /** Share of the budget that the systemic factors add; null where there are none. */
  readonly systemic: Measure | null;
  /** Seconds of the budget that risks and systemic factors leave for the unknown; below 0 where they spend more. */
  readonly unallocated: Measure | null;
  /** Chance that one window spends more than its budget, systemic factors included: `78.2 %`, `at most 40 %`. */
  readonly chance: (Measure & { readonly isExact: boolean }) | null;
  /** The same with every mitigation of every risk; null where there is none. */
  readonly mitigated: {
    readonly expected: Measure;
    readonly share: Measure | null;
    readonly chance: (Measure & { readonly isExact: boolean }) | null;
    /** `304.3 % → 30 %`. */
    readonly text: string;
  } | null;
  /** `3 fears`. */
  readonly countText: string;
  readonly fearCount: number;
  readonly isEmpty: boolean;
  /** Its risks, in the order of the file. */
  readonly riskIds: readonly string[];
  /** Null where there is no budget to measure against. */
  readonly bar: BudgetBar | null;
  readonly problems: readonly ProblemView[];
  readonly range: PositionRange;
}

/** A bar of the budget of one window. */
export interface BudgetBar {
  /** Where the budget ends, as a fraction of the bar: 1, or less where the risks go beyond it. */
  readonly budgetEnd: number;
  /** From left to right, without gaps. */
  readonly segments: readonly BudgetSegment[];
  /** The bar in a sentence, for screen readers. */
  readonly label: string;
}

export interface BudgetSegment {
  readonly kind: 'risk' | 'systemic' | 'free';
  /** Fractions of the whole bar, 0 to 1. */
  readonly start: number;
  readonly width: number;
  /** True where it lies, wholly or in part, beyond the budget. */
  readonly isOver: boolean;
  readonly riskId: string | null;
  readonly band: Band | null;
  /** What it is: the beginning of the fear, the names of the systemic factors. */
  readonly label: string;
  /** `112 min / 28d, 277.8 % of the budget`. */
  readonly text: string;
}

/** How much of the budget one risk takes: high from the register's threshold on, medium from 80 % of that on. */
export type Band = 'high' | 'medium' | 'low';

export interface RiskView {
  /** Names it in intents: its id, or `@` and its index where that is missing or stands twice. */
  readonly id: string;
  readonly writtenId: string | null;
  readonly index: number;
  /** As written, to be edited. May be long, and may hold any character. */
  readonly fear: string;
  /** The fear in one line of at most 200 characters, without control characters. */
  readonly label: string;
  /** Id of its journey; null where it has none, or one that is not there. */
  readonly journey: string | null;
  /** The reference as written, which may lead nowhere. */
  readonly journeyRef: string | null;
  readonly role: string | null;
  readonly votes: number;
  readonly votesText: string;
  readonly impact: Option<Impact> | null;
  readonly likelihood: Option<Likelihood> | null;
  /** From 1: by bad minutes where there is an estimate, else by impact and likelihood, else by votes. */
  readonly rank: number;
  /** `1st of 12, by bad minutes`. */
  readonly rankText: string;
  /** Where its labels and its minutes disagree with those of another risk: what disagrees, and with which. */
  readonly inversion: string | null;
  readonly band: Band | null;
  /** `high`, or `not quantified`. */
  readonly bandText: string;
  readonly flags: RiskFlags;
  /** Minutes: `112 min / 28d`. */
  readonly perWindow: Measure | null;
  /** Minutes: `1,460 min / year`. */
  readonly perYear: Measure | null;
  /** Share of the budget, from 0: `277.8 %`. */
  readonly share: Measure | null;
  /** Share of the budget that one occurrence spends: `297.6 %`. */
  readonly single: Measure | null;
  readonly estimate: EstimateView;
  readonly indicators: readonly { readonly name: string; readonly isKnown: boolean }[];
  readonly dependency: string | null;
  readonly mitigations: readonly MitigationView[];
  /** The risk with all of its mitigations; null where it has none, or cannot be measured. */
  readonly mitigated: {
    readonly perWindow: Measure;
    readonly perYear: Measure;
    readonly share: Measure | null;
    /** `112 → 1.4 min / 28d`. */
    readonly text: string;
  } | null;
  readonly treatment: TreatmentView;
  readonly ticket: string | null;
  /** What the facilitator may ask, where the fear is in the words of systems. */
  readonly jargon: { readonly word: string; readonly question: string } | null;
  readonly problems: readonly ProblemView[];
  /** Its lines in the text. */
  readonly range: PositionRange;
}

/** What a list may filter by, and show an icon for. */
export interface RiskFlags {
  /** Neither an estimate nor both labels. */
  readonly isUnranked: boolean;
  readonly isQuantified: boolean;
  readonly hasNoIndicator: boolean;
  readonly isAccepted: boolean;
  /** Accepted, and the acceptance ends within 30 days or has ended. */
  readonly isExpiring: boolean;
}

export interface MitigationView {
  readonly index: number;
  readonly name: string;
  readonly status: Status | null;
  readonly ticket: string | null;
  /** As written: `9000`, `EUR`. */
  readonly annualCost: { readonly amount: string; readonly currency: string; readonly text: string } | null;
  readonly changes: EstimateView;
  /** The risk without this mitigation and with it alone; null where it cannot be measured. */
  readonly beforeText: string | null;
  readonly afterText: string | null;
  /** `saves 110.6 min / 28d, 98.8 %`. */
  readonly savesText: string | null;
  /** Share of the risk's bad minutes that it saves, 0 to 1. */
  readonly savedShare: number | null;
}

export interface TreatmentView {
  readonly strategy: Option<Strategy> | null;
  readonly owner: string | null;
  readonly justification: string | null;
  /** `2026-06-30`. */
  readonly until: string | null;
  /** What an acceptance lacks: `owner`, `justification`, `until`. */
  readonly missing: readonly ('owner' | 'justification' | 'until')[];
  readonly isExpired: boolean;
  /** `accepted until 2026-06-30, 12 days left`. */
  readonly text: string;
}

export interface SystemicFactorView {
  readonly index: number;
  readonly name: string;
  /** As written, to be edited. */
  readonly addTimeToDetect: string | null;
  readonly addTimeToRepair: string | null;
  readonly frequencyIncrease: string | null;
  /** `adds 5.6 min / 28d over 2 risks`. */
  readonly text: string;
  readonly problems: readonly ProblemView[];
}

/** Risks by impact and likelihood. */
export interface HeatMapView {
  /** Rows, from top to bottom: the worst impact first. */
  readonly impacts: readonly Option<Impact>[];
  /** Columns, from left to right: the least likely first. */
  readonly likelihoods: readonly Option<Likelihood>[];
  /** All 25, row by row. */
  readonly cells: readonly HeatCell[];
  /** Risks that lack a label. */
  readonly unplaced: readonly string[];
}

export interface HeatCell {
  readonly impact: Impact;
  readonly likelihood: Likelihood;
  /** From 0, mildest, to 4, worst: how to tint it. */
  readonly heat: number;
  /** In the order of their ranks. */
  readonly riskIds: readonly string[];
  /** `catastrophic, almost certain: 2 fears`. */
  readonly label: string;
}
