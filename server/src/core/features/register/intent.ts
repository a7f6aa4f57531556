import type { PositionRange } from '../../text/piecedText';
import type { EstimateField, EstimateForm, EstimatePart } from './estimateView';
import type { Basis, Impact, Likelihood, Status, Strategy } from './words';

/**
 * What a user wants of a register. Risks and journeys are named by the `id` of their views; mitigations, systemic factors
 * by their `index`. Texts are as typed: blanks around them do not count, and an empty one takes the value away where it
 * may be absent. Numbers are as typed, too (`30m`, `0.05`, `5 %`).
 */
export type Intent =
  CaptureIntent | JourneyIntent | RankIntent | EstimateIntent | MitigationIntent | ActIntent | FactorIntent;

export type CaptureIntent =
  | {
      readonly type: 'addFear';
      readonly fear: string;
      readonly journey?: string | null;
      readonly role?: string | null;
    }
  | { readonly type: 'editFear'; readonly risk: string; readonly fear: string }
  | { readonly type: 'setRole'; readonly risk: string; readonly role: string }
  | { readonly type: 'removeRisk'; readonly risk: string }
  /** Puts a risk before another one, or at the end. */
  | { readonly type: 'moveRisk'; readonly risk: string; readonly before: string | null }
  /** An empty text leaves the usual question. */
  | { readonly type: 'setPrompt'; readonly prompt: string };

export type JourneyIntent =
  /** Puts a risk into a journey; null takes it out. */
  | { readonly type: 'setJourney'; readonly risk: string; readonly journey: string | null }
  | { readonly type: 'addJourney'; readonly displayName: string; readonly slo?: string | null }
  /** Changes what the journey is called; its name, which references use, stays. */
  | { readonly type: 'setJourneyTitle'; readonly journey: string; readonly displayName: string }
  /** Changes the name that references use, and the references of this file with it. */
  | { readonly type: 'renameJourney'; readonly journey: string; readonly name: string }
  /** The risks in it stay, without a journey. */
  | { readonly type: 'removeJourney'; readonly journey: string }
  | { readonly type: 'moveJourney'; readonly journey: string; readonly before: string | null }
  | { readonly type: 'setJourneySlo'; readonly journey: string; readonly slo: string | null };

export type RankIntent =
  /** Null takes a label away; one that is left out stays as it is. */
  | {
      readonly type: 'rank';
      readonly risk: string;
      readonly impact?: Impact | null;
      readonly likelihood?: Likelihood | null;
    }
  | { readonly type: 'vote'; readonly risk: string; readonly by: 1 | -1 };

/** The form and parts of an estimate, as typed. */
export interface TypedEstimate {
  readonly form: EstimateForm;
  readonly parts: Partial<Readonly<Record<EstimatePart, string>>>;
  /** For `frequency`: the time that the count is for. Left out, it stays as it is. */
  readonly per?: string;
}

export type EstimateIntent =
  /** Of `frequency` and `meanTimeBetweenFailures`, setting one takes the other away. */
  | ({ readonly type: 'setEstimate'; readonly risk: string; readonly field: EstimateField } & TypedEstimate)
  | { readonly type: 'clearEstimate'; readonly risk: string; readonly field: EstimateField }
  | { readonly type: 'setBasis'; readonly risk: string; readonly basis: Basis | null }
  | { readonly type: 'setIncidents'; readonly risk: string; readonly incidents: readonly string[] };

export type MitigationIntent =
  | { readonly type: 'addMitigation'; readonly risk: string; readonly name: string }
  /** What is left out stays as it is. */
  | {
      readonly type: 'editMitigation';
      readonly risk: string;
      readonly mitigation: number;
      readonly name?: string;
      readonly ticket?: string;
      readonly annualCost?: { readonly amount: string; readonly currency: string } | null;
    }
  | {
      readonly type: 'setMitigationStatus';
      readonly risk: string;
      readonly mitigation: number;
      readonly status: Status | null;
    }
  | ({
      readonly type: 'setMitigationChange';
      readonly risk: string;
      readonly mitigation: number;
      readonly field: EstimateField;
    } & TypedEstimate)
  | {
      readonly type: 'clearMitigationChange';
      readonly risk: string;
      readonly mitigation: number;
      readonly field: EstimateField;
    }
  | { readonly type: 'removeMitigation'; readonly risk: string; readonly mitigation: number };

export type ActIntent =
  | { readonly type: 'addIndicator'; readonly risk: string; readonly indicator: string }
  | { readonly type: 'removeIndicator'; readonly risk: string; readonly indicator: string }
  | { readonly type: 'setDependency'; readonly risk: string; readonly dependency: string }
  | { readonly type: 'setTicket'; readonly risk: string; readonly ticket: string }
  /** What is left out stays as it is; a strategy of null takes the whole treatment away. */
  | {
      readonly type: 'setTreatment';
      readonly risk: string;
      readonly strategy?: Strategy | null;
      readonly owner?: string;
      readonly justification?: string;
      readonly until?: string;
    }
  /** The strategy `accept` with all that it needs. */
  | {
      readonly type: 'accept';
      readonly risk: string;
      readonly owner: string;
      readonly justification: string;
      readonly until: string;
    }
  | { readonly type: 'setOwner'; readonly owner: string }
  | { readonly type: 'setReviewEvery'; readonly every: string };

export type FactorIntent =
  | { readonly type: 'addSystemicFactor'; readonly name: string }
  /** What is left out stays as it is. */
  | {
      readonly type: 'editSystemicFactor';
      readonly factor: number;
      readonly name?: string;
      readonly addTimeToDetect?: string;
      readonly addTimeToRepair?: string;
      readonly frequencyIncrease?: string;
    }
  | { readonly type: 'removeSystemicFactor'; readonly factor: number };

/** Replaces a range of the text that the intent was made on. */
export interface RegisterEdit {
  readonly range: PositionRange;
  readonly newText: string;
}

/** Why an intent was not done. The message is for people: what is wrong, and what to do. */
export interface IntentRefusal {
  /**
   * `stale`: made on another version; ask for the view and try again. `broken`: the YAML cannot be read. `unknown`: what
   * it names is not there. `invalid`: what was typed is not allowed there. `unsupported`: the text is written in a way
   * that no small edit can change.
   */
  readonly reason: 'stale' | 'broken' | 'unknown' | 'invalid' | 'unsupported';
  readonly message: string;
}

export type IntentResult =
  | {
      readonly refused: null;
      /** To be applied together, as one step to undo. None where the text says it already. */
      readonly edits: readonly RegisterEdit[];
      /** Id of the risk or journey that the intent made or was about. */
      readonly focus: string | null;
    }
  | { readonly refused: IntentRefusal };
