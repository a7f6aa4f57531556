import type { Intent, IntentResult } from './intent';
import type { RegisterTree } from './tree';
import type { JourneyView, RegisterView, RiskView } from './view';

/**
 * What a client and the server say to each other about risk registers, beside the usual protocol. Types only: a client
 * imports them with `import type`, and takes nothing else from here.
 */

export type * from './estimateView';
export type * from './intent';
export type * from './tree';
export type * from './view';
export type * from './words';

/** Names a register: a file, and which of its registers where it holds several (the first by default). */
export interface RegisterParams {
  readonly uri: string;
  readonly index?: number;
  /** Today's date of the user, `2026-03-01`: acceptances end. Without it none is taken to have ended. */
  readonly today?: string;
}

export interface IntentParams extends RegisterParams {
  /** Version of the text that the user saw. */
  readonly version: number;
  readonly intent: Intent;
}

/** What an intent would do to the figures of its risk and journey. */
export type PreviewResult =
  | { readonly refused: null; readonly risk: RiskView | null; readonly journey: JourneyView | null }
  | Extract<IntentResult, { readonly refused: object }>;

export interface NewRegisterParams {
  /** Uri of the folder or of a file beside which it is made: where SLOs are looked for. */
  readonly uri: string;
  /** What people call it: `Checkout pre-mortem`. */
  readonly title: string;
  /** SLOs by name, each of which gets a journey. */
  readonly slos: readonly string[];
  /** Journeys in the user's words, without an SLO as yet. */
  readonly journeys?: readonly string[];
}

export interface NewRegister {
  /** `checkout-premortem.yaml`. Not checked against the files that are there. */
  readonly fileName: string;
  readonly text: string;
}

/** What a new register can start from. */
export interface NewRegisterChoices {
  readonly slos: readonly { readonly name: string; readonly label: string; readonly detail: string }[];
  /** Journeys that registers of the folder have already. */
  readonly journeys: readonly string[];
}

export interface ExportParams extends RegisterParams {
  readonly format: 'markdown' | 'csv';
}

export interface RiskParams extends RegisterParams {
  /** Id of its view. */
  readonly risk: string;
}

/** A file to write or to show. */
export interface Exported {
  readonly fileName: string;
  readonly text: string;
}

/** Requests by method: what each takes and gives. Null is given for a file that is not open. */
export interface RegisterRequests {
  'ninewise/register/view': { readonly params: RegisterParams; readonly result: RegisterView | null };
  'ninewise/register/intent': { readonly params: IntentParams; readonly result: IntentResult };
  'ninewise/register/preview': { readonly params: IntentParams; readonly result: PreviewResult };
  'ninewise/register/choices': { readonly params: { readonly uri: string }; readonly result: NewRegisterChoices };
  'ninewise/register/new': { readonly params: NewRegisterParams; readonly result: NewRegister };
  'ninewise/register/export': { readonly params: ExportParams; readonly result: Exported | null };
  /** A file with an SLO and its SLI to be filled in, about what a risk fears. Null also where there is no such risk. */
  'ninewise/register/sloSkeleton': { readonly params: RiskParams; readonly result: Exported | null };
  'ninewise/registers': { readonly params: { readonly today?: string }; readonly result: RegisterTree };
}

/** Notifications of the server by method. */
export interface RegisterNotifications {
  /** Something that the register in this open file is measured against has changed in another file. */
  'ninewise/register/changed': { readonly uri: string };
  /** The registers of the workspace, or what they are measured against, have changed. */
  'ninewise/registers/changed': Record<string, never>;
}
