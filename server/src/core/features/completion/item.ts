import type { Span } from '../../text/span';
import type { SpecFile } from '../../workspace/specFile';
import type { Snapshot } from '../../workspace/snapshot';
import type { SpecDocument } from '../../workspace/specDocument';
import type { Context, Slot } from './context';
import type { Scope } from './scope';

export type CompletionKind = 'key' | 'value' | 'enum' | 'reference' | 'snippet' | 'unit' | 'constant';

/** Something that can be put at the cursor. */
export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly detail: string | undefined;
  /** Documentation in Markdown. */
  readonly markdown: string | undefined;
  /** What replaces `span`. Further lines are indented relative to the line of the cursor. */
  readonly insertText: string;
  readonly isSnippet: boolean;
  /** Offsets in the file. */
  readonly span: Span;
  readonly sortText: string;
  readonly filterText: string;
}

/** What the parts of completion need to know. */
export interface Scene {
  readonly snapshot: Snapshot;
  readonly uri: string;
  readonly file: SpecFile;
  readonly document: SpecDocument;
  /** Offset of the document in the file. */
  readonly base: number;
  readonly context: Context;
  readonly scope: Scope;
  /** False for a client that only takes plain text. */
  readonly snippets: boolean;
}

/** What a part of completion offers; `text` in place of a snippet for what is written as a scalar. */
export interface Offer {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly detail?: string | undefined;
  readonly markdown?: string | undefined;
}

/** A value that is offered. */
export interface ValueOffer extends Offer {
  readonly value: string | number | boolean;
  /** The value with placeholders, as an editor's snippet. */
  readonly snippet?: string;
}

/** Numbers items in the order in which they are to be shown. */
export function toItem(
  scene: Scene,
  slot: Slot,
  offer: Offer,
  insertText: string,
  isSnippet: boolean,
  order: number,
): CompletionItem {
  const { base } = scene;
  const quote = /^["']/.exec(slot.typed)?.[0] ?? '';
  return {
    label: offer.label,
    kind: offer.kind,
    detail: offer.detail,
    markdown: offer.markdown,
    insertText: slot.lead + insertText + (slot.needsComma ? ',' : ''),
    isSnippet,
    span: { start: base + slot.word.start, end: base + slot.word.end },
    sortText: String(order).padStart(5, '0'),
    filterText: quote + offer.label.replace(/^- /, ''),
  };
}
