import type { Intent } from '../../../server/src/core/features/register/protocol';
import { STEPS } from './messages';
import type { Step } from './messages';

/**
 * What belongs to the view and not to the register: where the user is, and what was typed and is not in the text yet.
 * All of it is kept by the editor, so that a view which was hidden comes back as it was.
 */
export interface State {
  /** Names the view over its whole life. */
  readonly session: string;
  nextId: number;
  /** The memory of the editor to which the unanswered intents were sent. */
  epoch: string | null;
  step: Step;
  /** The risk that is looked at. */
  risk: string | null;
  isPresenting: boolean;
  /** What was typed into a field and is not in the text yet, by the field's key. */
  drafts: Record<string, Draft>;
  outbox: Sent[];
  scroll: Partial<Record<Step, number>>;
  /** Who speaks: the role of the next fear. */
  role: string;
  /** When the timer rings, in milliseconds since 1970. */
  timerEnd: number | null;
  filter: string;
  /** What is unfolded, by key. */
  open: Record<string, boolean>;
  /** How many pages of a long list are shown, by its key; one where it is absent. */
  pages: Record<string, number>;
}

export interface Draft {
  text: string;
  /** Why the text did not take it. */
  problem: string | null;
  /** The intent that carries it. */
  sent: number | null;
}

/** An intent on its way to the text. */
export interface Sent {
  readonly id: number;
  readonly intent: Intent;
  /** Key of the draft that it carries. */
  readonly draft: string | null;
  /** The text of the draft when it was sent. */
  readonly text: string | null;
  /** Of the text that has it; null as long as there is no answer. */
  done: number | null;
  /** `waiting` for the YAML to be mended; `refused` for good; `unsure` where nobody knows whether it was done. */
  held: 'waiting' | 'refused' | 'unsure' | null;
  problem: string | null;
}

/** The state that was kept, or a new one where there is none or it is of another shape. */
export function restore(kept: unknown): State {
  const fresh = freshState();
  if (typeof kept !== 'object' || kept === null) return fresh;
  const state = { ...fresh, ...(kept as Partial<State>) };
  return STEPS.includes(state.step) && Array.isArray(state.outbox) ? state : fresh;
}

function freshState(): State {
  return {
    session: crypto.randomUUID(),
    nextId: 1,
    epoch: null,
    step: 'capture',
    risk: null,
    isPresenting: false,
    drafts: {},
    outbox: [],
    scroll: {},
    role: '',
    timerEnd: null,
    filter: 'all',
    open: {},
    pages: {},
  };
}
