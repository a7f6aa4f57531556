import type { Io } from './io';

const AFTER_MS = 500;
const EVERY_MS = 100;
const CLEAR = '\r\u001b[2K';

/** One line on standard error about long work, on terminals only. */
export class Progress {
  readonly #io: Io;
  #next: number;
  #isShown = false;

  constructor(io: Io) {
    this.#io = io;
    this.#next = io.now() + AFTER_MS;
  }

  /** Says what is being done, now and then; `text` is only made where it is shown. */
  tick(text: () => string): void {
    if (!this.#io.stderr.isTty || this.#io.now() < this.#next) return;
    this.#next = this.#io.now() + EVERY_MS;
    this.#isShown = true;
    this.#io.stderr.write(`${CLEAR}${text()}`);
  }

  clear(): void {
    if (this.#isShown) this.#io.stderr.write(CLEAR);
    this.#isShown = false;
  }
}
