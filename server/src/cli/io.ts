/** A stream that text is written to. */
export interface Output {
  write(text: string): void;
  readonly isTty: boolean;
  /** Width of the terminal; undefined where there is none. */
  readonly columns: number | undefined;
}

/** The world of a command: all that it reads and writes besides files. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Milliseconds that only grow. */
  now(): number;
  /** The day that it is, `2026-11-20`. */
  today(): string;
  readonly version: string;
  /** Folders in which the pages of the rules may lie, best first. */
  readonly pages: readonly PageFolder[];
  /** Starts the language server over standard input and output. */
  startServer(): void;
}

/** A folder with the pages of the rules, and where in it the page of a rule lies. */
export interface PageFolder {
  readonly path: string;
  pageOf(code: string): string;
}

/** Exit codes; part of the product's contract. */
export const EXIT = { ok: 0, findings: 1, failure: 2 } as const;

/** A mistake in how a command was called, or something without which it cannot go on. Its message is for people. */
export class CommandError extends Error {}
