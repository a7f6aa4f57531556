import type { PositionRange } from '../../text/piecedText';
import type { Band, RiskFlags } from './view';

/** The registers of the workspace, as a side bar lists them: registers, journeys, risks by rank. */
export interface RegisterTree {
  readonly registers: readonly RegisterNode[];
}

export interface RegisterNode {
  readonly uri: string;
  /** Which of the registers of its file it is. */
  readonly index: number;
  readonly name: string;
  readonly title: string;
  /** `12 risks, 304 % of the budget`. */
  readonly description: string;
  /** Its journeys in order; last one without an id, for the risks that are in none, where there are any. */
  readonly journeys: readonly JourneyNode[];
  readonly range: PositionRange;
}

export interface JourneyNode {
  readonly id: string | null;
  readonly title: string;
  /** `304 % of 40m 19.2s / 28d`. */
  readonly description: string;
  /** Its risks, that which ranks first in front. */
  readonly risks: readonly RiskNode[];
  readonly range: PositionRange | null;
}

export interface RiskNode {
  readonly id: string;
  /** The fear in one line. */
  readonly label: string;
  /** `277.8 %, 1st of 12`. */
  readonly description: string;
  /** More of it, as plain text. */
  readonly tooltip: string;
  readonly band: Band | null;
  readonly flags: RiskFlags;
  readonly range: PositionRange;
}
