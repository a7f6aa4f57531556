import { availableParallelism } from 'node:os';
import type { DiskFile, Settings } from '../core';
import { walk } from '../files/walk';
import { ReaderThread } from './readerThread';
import { readSpecs } from './readSpecs';

/** Where so many files wait to be read, threads help: they take a while to start. */
const MANY_FILES = 300;
/** More threads than these read faster than one can take what they read. */
const MOST_THREADS = 3;
/** So many files are given to a thread at once. */
const FILES_PER_JOB = 64;
/** So many files are read here at once, so that requests of the client wait some milliseconds at most. */
const FILES_PER_TURN = 8;

/**
 * The specs below a folder, read and checked. Large folders are read by several threads, of which this is one when there
 * is nothing else to do for it.
 *
 * @param script the bundle that threads begin with
 */
export async function* readFolder(
  folder: string,
  settings: Settings,
  script: string,
  signal: AbortSignal,
): AsyncGenerator<ReadonlyMap<string, DiskFile>> {
  const reading = new FolderReading(folder, settings, script, signal);
  try {
    for (let specs = await reading.next(); specs; specs = await reading.next()) yield specs;
  } finally {
    reading.end();
  }
}

class FolderReading {
  readonly #settings: Settings;
  readonly #script: string;
  readonly #signal: AbortSignal;
  readonly #paths: string[] = [];
  readonly #read: ReadonlyMap<string, DiskFile>[] = [];
  #threads: ReaderThread[] = [];
  #jobs = 0;
  #isWalked = false;
  #wake: () => void = () => undefined;

  constructor(folder: string, settings: Settings, script: string, signal: AbortSignal) {
    this.#settings = settings;
    this.#script = script;
    this.#signal = signal;
    void this.#walk(folder);
  }

  /** What was read next; undefined when all is read. */
  async next(): Promise<ReadonlyMap<string, DiskFile> | undefined> {
    for (;;) {
      await turn();
      if (this.#signal.aborted) return undefined;
      this.#employ();
      const read = this.#read.shift();
      if (read) return read;
      if (this.#paths.length > 0) return readSpecs(this.#paths.splice(-FILES_PER_TURN), this.#settings);
      if (this.#isWalked && this.#jobs === 0) return undefined;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  end(): void {
    for (const thread of this.#threads) thread.end();
  }

  async #walk(folder: string): Promise<void> {
    try {
      const options = { signal: this.#signal, ignore: this.#settings.ignore, ignoreBase: folder };
      for await (const { path } of walk([folder], options)) {
        this.#paths.push(path);
        this.#wake();
      }
    } catch {
      // Walking fails only where it is called off.
    }
    this.#isWalked = true;
    this.#wake();
  }

  /** Gives the threads their jobs, and hires them where that pays. */
  #employ(): void {
    if (this.#threads.length === 0 && this.#paths.length > MANY_FILES)
      this.#threads = Array.from({ length: threadCount() }, () => new ReaderThread(this.#script));
    for (const thread of this.#threads)
      while (thread.isFree && this.#paths.length > 0) {
        this.#jobs++;
        void thread.read(this.#paths.splice(-FILES_PER_JOB), this.#settings).then((specs) => {
          this.#jobs--;
          this.#read.push(specs);
          this.#wake();
        });
      }
  }
}

const threadCount = (): number => Math.min(availableParallelism() - 1, MOST_THREADS);

/** Lets the messages that have arrived be answered. */
const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
