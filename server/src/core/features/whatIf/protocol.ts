import type { Position } from '../../text/lines';
import type { RangeEdit } from '../../rules/rule';

/**
 * Trying other targets: what a panel shows and what it sends. All is computed and put into words by the engine; the panel
 * draws it. Texts are plain text. What is not known, or does not apply, is null.
 */

/** Other targets of one objective, and what each would mean. */
export interface WhatIfView {
  readonly uri: string;
  /** Version of the text that this shows; a choice carries it back. */
  readonly version: number;
  /** `checkout-availability`, with the name of the objective where there are several. */
  readonly title: string;
  /** `over 28d, in slos/checkout.yaml` is the host's to say; here only `over 28d`. */
  readonly windowText: string;
  /** From the lowest target to the highest. */
  readonly rungs: readonly WhatIfRung[];
  /** Index of the target that the file has. */
  readonly own: number;
  /** What the figures take for granted, a sentence each. */
  readonly assumptions: readonly string[];
}

export interface WhatIfRung {
  /** As it is written in this file: `0.9995`, `99.95`. Names the rung in a choice. */
  readonly written: string;
  /** `99.95 %` */
  readonly label: string;
  /** `20m 9.6s` */
  readonly budget: string;
  /** Width of a bar for the budget, 0 to 1, on a scale on which each nine takes the same room. */
  readonly bar: number;
  /** `1 in 2,000 events` */
  readonly allowance: string | null;
  /** `2x`, or money a year. */
  readonly cost: string | null;
  /** What it costs more than the rung below, a year. */
  readonly step: string | null;
  /** What it returns over the rung below, a year. */
  readonly returns: string | null;
  readonly verdict: 'worth' | 'not-worth' | 'unknown';
  readonly alerts: readonly WhatIfAlert[];
  /** Expected share of the budget that the known risks spend: `304.3 % of the budget, 1 register`. */
  readonly risks: string | null;
  /** True where the known risks spend more than the budget. */
  readonly isOverBudget: boolean;
  /** What stands in the way of it, or is at odds with it, a sentence each: the users' path, the SLA, the tier. */
  readonly warnings: readonly string[];
  readonly isOwn: boolean;
}

export interface WhatIfAlert {
  readonly name: string;
  /** `fires after 51s of a total outage, with 2 % of the budget gone`, `can never fire` */
  readonly text: string;
  readonly reachable: boolean;
}

/** Why a choice was not taken. */
export interface WhatIfRefusal {
  readonly reason: 'stale' | 'unknown';
  readonly message: string;
}

/** The requests of the panel, beside the usual protocol. */
export interface WhatIfRequests {
  /** The objective whose target stands at or nearest before a position; null where there is none. */
  readonly 'ninewise/whatIf': {
    readonly params: { readonly uri: string; readonly position: Position };
    readonly result: WhatIfView | null;
  };
  /** Writes a target. */
  readonly 'ninewise/whatIf/choose': {
    readonly params: {
      readonly uri: string;
      readonly version: number;
      readonly position: Position;
      readonly written: string;
    };
    readonly result: { readonly edits: readonly RangeEdit[] } | { readonly refused: WhatIfRefusal };
  };
}
