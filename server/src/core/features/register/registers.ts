import type { RiskRegister } from '../../model/riskRegister';
import type { Placed } from '../../text/piecedText';
import type { SpecDocument, SpecObject } from '../../workspace/specDocument';
import type { SpecFile } from '../../workspace/specFile';

/** A register in a file, with the document that holds it. */
export interface PlacedRegister {
  readonly register: RiskRegister;
  readonly object: SpecObject;
  readonly placed: Placed<SpecDocument>;
}

/** The registers of a file, in order. Documents whose YAML is broken are left out: nothing in them is sure. */
export function registersIn(file: SpecFile): PlacedRegister[] {
  return [...file.placed()].flatMap((placed) =>
    placed.piece.isBroken
      ? []
      : placed.piece.objects.flatMap((object) =>
          object.model.type === 'risk-register' ? [{ register: object.model, object, placed }] : [],
        ),
  );
}
