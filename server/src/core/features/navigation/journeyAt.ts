import type { RiskRegister } from '../../model/riskRegister';
import type { Position } from '../../text/lines';
import type { PositionRange } from '../../text/piecedText';
import { shift, touches } from '../../text/span';
import type { Sourced } from '../../text/span';
import type { SpecDocument } from '../../workspace/specDocument';
import type { SpecFile } from '../../workspace/specFile';
import { nameSpanOf } from '../../workspace/nameSpan';

/** A journey that a cursor is on, by its name or by a risk that names it. Its names reach no further than its register. */
export interface JourneyAt {
  readonly name: string;
  /** The name that the cursor is on. */
  readonly origin: PositionRange;
  /** Where the journey gets its name, and the whole of it; undefined where the register has none of the name. */
  readonly definition: { readonly name: PositionRange; readonly whole: PositionRange } | undefined;
  /** Where risks name it. */
  readonly uses: readonly PositionRange[];
  /** Every place to be written anew; undefined where one of them cannot be changed there alone. */
  readonly places: readonly JourneyPlace[] | undefined;
  /** The names of the other journeys. */
  readonly others: ReadonlySet<string>;
}

/** A name as it is written: with its quotes, and without. */
export interface JourneyPlace {
  readonly range: PositionRange;
  readonly nameRange: PositionRange;
}

/** The journey at a position of an open file. */
export function journeyAt(file: SpecFile | undefined, position: Position): JourneyAt | undefined {
  if (!file) return undefined;
  const offset = file.offsetAt(position);
  const { piece, offset: base } = file.documentAt(offset);
  for (const { model } of piece.objects) {
    if (model.type !== 'risk-register' || !touches(model.span, offset - base)) continue;
    const named = [...namesOf(model), ...refsOf(model)].find(({ span }) => touches(span, offset - base));
    return named && found(file, piece, base, model, named);
  }
  return undefined;
}

const namesOf = ({ journeys }: RiskRegister): Sourced<string>[] => journeys.flatMap(({ name }) => name ?? []);

const refsOf = ({ risks }: RiskRegister): Sourced<string>[] => risks.flatMap(({ journeyRef }) => journeyRef ?? []);

function found(
  file: SpecFile,
  { text }: SpecDocument,
  base: number,
  register: RiskRegister,
  { value, span: at }: Sourced<string>,
): JourneyAt {
  const isMeant = (each: Sourced<string>): boolean => each.value === value;
  const inner = ({ span }: Sourced<string>) => nameSpanOf(text, value, span);
  const rangeOf = (each: Sourced<string>): PositionRange => file.rangeOf(shift(inner(each) ?? each.span, base));
  const journey = register.journeys.find(({ name }) => name?.value === value);
  const uses = refsOf(register).filter(isMeant);
  const places = [...namesOf(register).filter(isMeant), ...uses];
  return {
    name: value,
    origin: rangeOf({ value, span: at }),
    definition: journey?.name && {
      name: rangeOf(journey.name),
      whole: file.rangeOf(shift(journey.span, base)),
    },
    uses: uses.map(rangeOf),
    places: places.every(inner)
      ? places.map((each) => ({ range: file.rangeOf(shift(each.span, base)), nameRange: rangeOf(each) }))
      : undefined,
    others: new Set(namesOf(register).flatMap((each) => (each.value === value ? [] : [each.value]))),
  };
}
