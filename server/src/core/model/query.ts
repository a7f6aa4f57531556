import type { Span } from '../text/span';
import type { ScalarNode } from '../yaml/tree';

/** What a query of an indicator counts. */
export type QueryRole = 'good' | 'bad' | 'total' | 'ratio' | 'value';

/** A query of an indicator, in whatever language. */
export interface Query {
  readonly role: QueryRole;
  /** For a ratio: which events it is the share of. Absent for others, and where the file does not say. */
  readonly share?: 'good' | 'bad';
  /** The type of its source as the file has it, or as its format implies: `prometheus`. */
  readonly source: string | undefined;
  readonly node: ScalarNode;
  readonly key: string;
  readonly keySpan: Span;
  /** `selector` where the format takes one plain metric with its labels only, `expression` where it takes all. */
  readonly form: 'expression' | 'selector';
  /** Set where the tool of the format parses the query itself, so that it refuses one that is broken. */
  readonly isParsed?: true;
  /** The text that stands for the window in it, which the format demands; absent where it demands none. */
  readonly windowTemplate?: { readonly pattern: RegExp; readonly written: string };
  /** True where its tool refuses the file if this is the query for all events. */
  readonly mustDiffer?: boolean;
  /** What has to be in it besides, as its format demands it: a label, or the end of the metric's name. */
  readonly needs?: { readonly label?: string; readonly metricEnd?: string };
}
