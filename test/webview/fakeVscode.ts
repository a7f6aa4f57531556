/**
 * As much of VS Code as a register's document needs: a text with versions, edits that come late and fail where the text
 * has changed meanwhile, undo and redo, saving that waits for who asked it to.
 */

type Listener<T> = (event: T) => unknown;

export class EventEmitter<T> {
  readonly #listeners = new Set<Listener<T>>();
  readonly event = (listener: Listener<T>): { dispose(): void } => {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  };
  fire(event: T): void {
    for (const listener of this.#listeners) listener(event);
  }
}

export class Position {
  constructor(
    readonly line: number,
    readonly character: number,
  ) {}
}

export class Range {
  readonly start: Position;
  readonly end: Position;
  constructor(startLine: number, startCharacter: number, endLine: number, endCharacter: number) {
    this.start = new Position(startLine, startCharacter);
    this.end = new Position(endLine, endCharacter);
  }
}

interface Edit {
  readonly range: Range;
  readonly newText: string;
}

export class WorkspaceEdit {
  readonly edits: Edit[] = [];
  uri: unknown;
  replace(uri: unknown, range: Range, newText: string): void {
    this.uri = uri;
    this.edits.push({ range, newText });
  }
}

const changed = new EventEmitter<{ readonly document: FakeDocument }>();
const willSave = new EventEmitter<{ readonly document: FakeDocument; waitUntil(work: Promise<unknown>): void }>();
const documents = new Map<unknown, FakeDocument>();

/** How long an edit takes to arrive, in milliseconds. */
export const delays = { edit: (): number => 0 };

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export class FakeDocument {
  version = 1;
  saved: string;
  #text: string;
  readonly #undo: string[] = [];
  #redo: string[] = [];

  constructor(
    readonly uri: { toString(): string; readonly scheme: string },
    text: string,
  ) {
    this.#text = this.saved = text;
    documents.set(uri, this);
  }

  getText(): string {
    return this.#text;
  }

  /** Puts a text in place of the present one, as one step to undo. */
  type(text: string): void {
    this.#undo.push(this.#text);
    this.#redo = [];
    this.#set(text);
  }

  undo(): boolean {
    const text = this.#undo.pop();
    if (text === undefined) return false;
    this.#redo.push(this.#text);
    this.#set(text);
    return true;
  }

  redo(): boolean {
    const text = this.#redo.pop();
    if (text === undefined) return false;
    this.#undo.push(this.#text);
    this.#set(text);
    return true;
  }

  get undoSteps(): number {
    return this.#undo.length;
  }

  async save(): Promise<void> {
    const work: Promise<unknown>[] = [];
    willSave.fire({ document: this, waitUntil: (one) => void work.push(one) });
    await Promise.all(work);
    this.saved = this.#text;
  }

  #set(text: string): void {
    this.#text = text;
    this.version++;
    changed.fire({ document: this });
  }
}

/** Puts edits into a text, the last ones first so that their places stay right. */
function withEdits(text: string, edits: readonly Edit[]): string {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((match) => match.index + match[0].length)];
  const offset = ({ line, character }: Position): number => starts[line]! + character;
  const sorted = [...edits].sort((a, b) => offset(b.range.start) - offset(a.range.start));
  return sorted.reduce(
    (now, { range, newText }) => now.slice(0, offset(range.start)) + newText + now.slice(offset(range.end)),
    text,
  );
}

export const workspace = {
  onDidChangeTextDocument: changed.event,
  onWillSaveTextDocument: willSave.event,
  /** As VS Code does it: an edit belongs to the version that the extension saw, and fails on another one. */
  async applyEdit(edit: WorkspaceEdit): Promise<boolean> {
    const document = documents.get(edit.uri)!;
    const { version } = document;
    await pause(delays.edit());
    if (document.version !== version) return false;
    document.type(withEdits(document.getText(), edit.edits));
    await Promise.resolve();
    return true;
  },
  fs: {
    isWritableFileSystem: (): boolean => true,
    stat: (uri: unknown): Promise<{ permissions?: number }> =>
      Promise.resolve(readOnly.has(uri) ? { permissions: FilePermission.Readonly } : {}),
  },
};

/** URIs of files that cannot be written. */
export const readOnly = new Set<unknown>();

export enum FilePermission {
  Readonly = 1,
}
