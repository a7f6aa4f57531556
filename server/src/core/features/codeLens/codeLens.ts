import { shift } from '../../text/span';
import type { Span } from '../../text/span';
import type { SpecObject } from '../../workspace/specDocument';
import type { SpecFile } from '../../workspace/specFile';
import type { BudgetContext } from '../budget/sloBudget';
import { registerLens } from './registerLens';
import { sloLens } from './sloLens';

/** A line above an object that says what is around it. Offsets are those of the file. */
export interface CodeLens {
  readonly span: Span;
  readonly title: string;
  /** The file of the register that it opens. */
  readonly opens: string;
}

/** What a lens says, and where in its document it stands. */
export type Lens = Omit<CodeLens, 'opens'> & { readonly opens?: string };

/** The lenses of a file: on its registers what they come to, on its SLOs what burdens them. */
export function codeLenses(file: SpecFile, context: BudgetContext): CodeLens[] {
  return [...file.placed()].flatMap(({ piece, offset }) =>
    piece.isBroken
      ? []
      : piece.allObjects
          .flatMap((object) => lensOf(object, context) ?? [])
          .map(({ span, title, opens = file.uri }) => ({ span: shift(span, offset), title, opens })),
  );
}

function lensOf(object: SpecObject, context: BudgetContext): Lens | undefined {
  if (object.model.type === 'risk-register') return registerLens(object.model, context);
  return object.model.type === 'slo' ? sloLens(object, object.model, context) : undefined;
}
