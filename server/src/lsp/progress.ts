import type { Wire } from './wire';

/** Tells the client how far long work is. Silent where the client does not show it. */
export class Progress {
  readonly #wire: Wire;
  readonly #token: string | undefined;

  constructor(wire: Wire, isShown: boolean, title: string) {
    this.#wire = wire;
    if (!isShown) return;
    this.#token = `ninewise-${title}`;
    wire.ask('window/workDoneProgress/create', { token: this.#token });
    this.#tell({ kind: 'begin', title });
  }

  report(message: string): void {
    this.#tell({ kind: 'report', message });
  }

  end(): void {
    this.#tell({ kind: 'end' });
  }

  #tell(value: { kind: 'begin' | 'report' | 'end'; title?: string; message?: string }): void {
    if (this.#token !== undefined) this.#wire.notify('$/progress', { token: this.#token, value });
  }
}
