import { formatDecimal, shift } from '../../math/decimal';
import type { Decimal } from '../../math/decimal';
import type { Target } from '../../model/model';
import { rewritten } from '../../yaml/quote';

/** The digits of another target in the notation of one: 0.999 as `99.9` beside a percentage. */
export const digitsLike = ({ notation }: Pick<Target, 'notation'>, fraction: Decimal): string =>
  formatDecimal(notation === 'percent' ? shift(fraction, 2) : fraction);

/** What to write in place of a target: digits in its quotes, or in quotes where its format takes a text only. */
export const inPlaceOf = (text: string, { span, isText }: Target, digits: string): string =>
  rewritten(text, span, digits, isText);
