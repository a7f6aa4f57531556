import { parentPort, Worker } from 'node:worker_threads';
import type { DiskFile, Settings } from '../core';
import { readSpecs } from './readSpecs';

/** What is asked of a thread, and answered in the same order. */
interface Job {
  readonly paths: readonly string[];
  readonly settings: Settings;
}

type Specs = ReadonlyMap<string, DiskFile>;

/** So many jobs are given to a thread at once: it should never wait for the next one. */
const JOBS_AHEAD = 2;

/** The other end of a {@link ReaderThread}: what a thread does. */
export function serveReader(): void {
  parentPort?.on('message', ({ paths, settings }: Job) => parentPort?.postMessage(readSpecs(paths, settings)));
}

/** A thread that reads and checks files. */
export class ReaderThread {
  readonly #worker: Worker;
  readonly #waiting: { readonly job: Job; readonly take: (specs: Specs) => void }[] = [];
  #isDead = false;

  /** @param script the bundle, which has to call {@link serveReader} where it is not the main thread */
  constructor(script: string) {
    this.#worker = new Worker(script);
    this.#worker.unref();
    this.#worker.on('message', (specs: Specs) => this.#waiting.shift()?.take(specs));
    this.#worker.on('error', () => this.#die());
    this.#worker.on('exit', () => this.#die());
  }

  /** True where there is room for another job. */
  get isFree(): boolean {
    return !this.#isDead && this.#waiting.length < JOBS_AHEAD;
  }

  /** Reads files; where the thread fails, in this one. */
  read(paths: readonly string[], settings: Settings): Promise<Specs> {
    return new Promise((take) => {
      const job = { paths, settings };
      this.#waiting.push({ job, take });
      this.#worker.postMessage(job);
    });
  }

  /** Ends the thread; what it has not yet read is not wanted any longer. */
  end(): void {
    this.#waiting.length = 0;
    void this.#worker.terminate();
  }

  #die(): void {
    this.#isDead = true;
    for (const { job, take } of this.#waiting.splice(0)) take(readSpecs(job.paths, job.settings));
  }
}
