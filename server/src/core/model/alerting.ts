import type { Span } from '../text/span';

/**
 * Alerts on the burn rate of an error budget, in the form that all formats lower to. They stand in the SLO, in objects that
 * it refers to, or in the tool that reads it.
 */

/** An alert that fires while the budget burns at a rate or faster. */
export interface BurnRateAlert {
  /** What tells it apart: `page, quick` or the name of a condition. */
  readonly name: string;
  /** How the format calls its urgency: `page`, `ticket`, `critical`. */
  readonly severity: string | undefined;
  /** True where it wakes somebody up, as a page does and a ticket does not. */
  readonly pages: boolean;
  /** 1 spends the budget exactly in the window. */
  readonly burnRate: number;
  readonly longWindowSeconds: number;
  /** The window that has to burn as well, so that the alert ends soon after its cause. */
  readonly shortWindowSeconds: number | undefined;
  /** How long it has to hold before it fires. */
  readonly holdSeconds: number;
  /** True where the rate has to be above `burnRate`, false where it may equal it. */
  readonly strict: boolean;
  /** Where its burn rate is written; absent where a tool makes it. */
  readonly span: Span | undefined;
}

/** Alerts that a tool makes for an SLO, and that its file can only switch: `page` and `ticket` of Sloth. */
export interface AlertGroup {
  readonly name: string;
  readonly disabled: boolean;
  /** Where it is switched, or named at least. */
  readonly span: Span;
  /** The severities that the file gives to some of its alerts, by the words of the format. */
  readonly severities?: Readonly<Record<string, string>>;
}

/** The alerts of an object: its own, those of other objects that it refers to, and those that the tool makes for it. */
export interface AlertSet {
  readonly alerts: readonly BurnRateAlert[];
  readonly refs: readonly { readonly kind: string; readonly name: string }[];
  readonly groups: readonly AlertGroup[];
}

/** One line of a catalogue of alert windows. */
export interface AlertWindow {
  /** The group that it belongs to. */
  readonly group: string;
  readonly speed: 'quick' | 'slow';
  /** Share of the budget that is spent when it fires, 0..1. */
  readonly budgetShare: number;
  readonly shortWindowSeconds: number;
  readonly longWindowSeconds: number;
  /** Where its share of the budget is written. */
  readonly span: Span;
  readonly shortWindowSpan: Span;
  readonly longWindowSpan: Span;
}

/** A catalogue of alert windows for SLOs of one period, for tools that make alerts by such catalogues. */
export interface AlertWindows {
  readonly type: 'alert-windows';
  readonly periodSeconds: number;
  readonly periodSpan: Span;
  readonly windows: readonly AlertWindow[];
}
