import { lastAtOrBelow } from '../../text/lines';
import { shift } from '../../text/span';
import type { Span } from '../../text/span';
import type { SpecFile } from '../../workspace/specFile';
import type { RangedFinding } from '../diagnostics/ranged';
import type { PlacedRegister } from './registers';
import type { ProblemView } from './view';

/** The findings of a file by the parts of a register that they lie in. */
export class ProblemsByPart {
  readonly #byStart = new Map<number, ProblemView[]>();
  readonly #others: ProblemView[] = [];

  constructor(file: SpecFile, { register, placed }: PlacedRegister, findings: readonly RangedFinding[]) {
    const parts = [...register.journeys, ...register.risks, ...register.systemicFactors]
      .map(({ span }) => shift(span, placed.offset))
      .sort((a, b) => a.start - b.start);
    const starts = parts.map(({ start }) => start);
    const whole = shift(register.span, placed.offset);
    for (const { severity, code, message, range } of findings) {
      const at = file.offsetAt(range.start);
      if (at < whole.start || at > whole.end) continue;
      const part = parts[lastAtOrBelow(starts, at)];
      const problem = { severity, code, message, range };
      if (!part || at < part.start || at > part.end) this.#others.push(problem);
      else {
        const start = part.start - placed.offset;
        this.#byStart.set(start, [...(this.#byStart.get(start) ?? []), problem]);
      }
    }
  }

  of({ start }: Span): ProblemView[] {
    return this.#byStart.get(start) ?? [];
  }

  others(): ProblemView[] {
    return this.#others;
  }
}
