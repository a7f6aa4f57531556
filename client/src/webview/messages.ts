import type {
  Intent,
  IntentRefusal,
  PreviewResult,
  RegisterView,
} from '../../../server/src/core/features/register/protocol';

/** What the register's view and the editor that holds it say to each other. Types only. */

export const STEPS = ['capture', 'group', 'rank', 'quantify', 'budget', 'act'] as const;
export type Step = (typeof STEPS)[number];

export type ToView =
  /** The whole state. Always sent whole, so that a view which missed some messages is right again. */
  | {
      readonly type: 'view';
      readonly view: RegisterView;
      /** False for a file that cannot be written. */
      readonly isWritable: boolean;
    }
  /** What became of an intent: where it was done, the text that has it is of this version. */
  | {
      readonly type: 'answer';
      readonly id: number;
      readonly version: number;
      readonly refused: IntentRefusal | null;
      readonly focus: string | null;
    }
  /**
   * The answer to `ready`: of the intents that were not answered, those that never came. `epoch` names the memory in
   * which the editor keeps what came; another one knows nothing of it.
   */
  | { readonly type: 'missed'; readonly ids: readonly number[]; readonly epoch: string }
  | { readonly type: 'preview'; readonly id: number; readonly result: PreviewResult }
  | { readonly type: 'go'; readonly step: Step | null; readonly risk: string | null }
  | { readonly type: 'present' }
  /** There is no language server to ask. */
  | { readonly type: 'offline'; readonly message: string };

export type FromView =
  /** The view can be drawn. `session` names it over its whole life, `unanswered` are the intents it has no answer to. */
  | { readonly type: 'ready'; readonly session: string; readonly unanswered: readonly number[] }
  | { readonly type: 'intent'; readonly id: number; readonly version: number; readonly intent: Intent }
  | { readonly type: 'preview'; readonly id: number; readonly version: number; readonly intent: Intent }
  | { readonly type: 'select'; readonly index: number }
  | { readonly type: 'showText'; readonly uri: string; readonly line: number; readonly character: number }
  | { readonly type: 'export' }
  | { readonly type: 'sloSkeleton'; readonly risk: string };
