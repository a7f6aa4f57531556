import type { TargetUnit } from '../../config/mapping';
import { compare, ONE, parseDecimal, shift } from '../../math/decimal';
import type { Target } from '../../model/model';
import type { End } from './paths';
import { textAt } from './paths';

/** `99.9`, `99.9%`, `99.9 %`, `>= 99.9%`. */
const NUMBER = /^(?:[<>=]{0,2}\s*)(\d+(?:\.\d*)?|\.\d+)\s*(%|percent)?$/;

/** The target at the end of a path; its span is that of the number, without quotes or a percent sign. */
export function readTargetAt(end: End, unit: TargetUnit): Target | undefined {
  const { node, pair } = end.place;
  if (end.isKey || node.kind !== 'scalar' || node.style === 'block' || typeof node.value === 'boolean')
    return undefined;
  const text = textAt(end);
  const found = NUMBER.exec(node.source.trim());
  const written = found && parseDecimal(found[1]!);
  if (!text || !found || !written) return undefined;
  const isPercent = found[2] !== undefined || unit === 'percent' || (unit === 'auto' && compare(written, ONE) > 0);
  const isNumber = found[0] === found[1];
  const start = node.start + (node.style === 'plain' ? 0 : 1) + node.source.indexOf(found[1]!);
  const span = isNumber ? text.span : { start, end: start + found[1]!.length };
  return {
    fraction: isPercent ? shift(written, -2) : written,
    notation: isPercent ? 'percent' : 'fraction',
    written,
    span,
    key: pair?.key ?? '',
    keySpan: pair && !pair.merged ? pair.keySpan : text.span,
  };
}
