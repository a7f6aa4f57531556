import type { Span } from '../text/span';
import { plainText } from '../text/markdown';

/** A mistake in a query; offsets are those of the query as it is written. */
export interface PromqlError extends Span {
  readonly message: string;
  /** What would mend it. The new text holds neither quotes nor backslashes nor line breaks, so it fits into any scalar. */
  readonly fix?: Span & { readonly title: string; readonly newText: string };
}

/** Words of a query within a message: on one line and not too long. */
export const shown = (text: string): string => plainText(text, 60);
