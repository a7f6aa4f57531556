import { UNIT_SECONDS } from '../math/duration';
import type { DurationUnit } from '../math/duration';
import type { DurationForm, SpecDuration } from '../model/model';
import type { TextEdit } from '../text/edit';
import type { SpecDocument } from '../workspace/specDocument';
import { rewritten } from '../yaml/quote';

/** Another length in place of a duration. */
export interface NewDuration {
  /** As people read it. */
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

/** Writes another length in place of a duration, in its own form; undefined where that form has no words for it. */
export function rewriteDuration(
  document: SpecDocument,
  { span, form }: SpecDuration,
  count: number,
  unit: DurationUnit,
): NewDuration | undefined {
  if (form?.kind === 'count-and-unit') return countAndUnit(document, form, count, unit);
  const text = durationText(form, count, unit);
  return text === undefined ? undefined : { text, edits: [{ span, newText: rewritten(document.text, span, text) }] };
}

/** A length as one text. Not every format has months, quarters and years: days say the same. */
function durationText(
  form: Exclude<DurationForm, { kind: 'count-and-unit' }> | undefined,
  count: number,
  unit: DurationUnit,
): string | undefined {
  const text = `${count}${unit}`;
  const inDays = `${(count * UNIT_SECONDS[unit]) / UNIT_SECONDS.d}d`;
  switch (form?.kind) {
    case 'one-of':
      return form.texts.includes(text) ? text : undefined;
    case 'prometheus':
      return unit === 'Y' ? `${count}y` : unit === 'M' || unit === 'Q' ? inDays : text;
    case 'shorthand':
      if (form.units.includes(unit)) return text;
      return UNIT_SECONDS[unit] > UNIT_SECONDS.d ? inDays : undefined;
    case undefined:
      return unit === 's' ? undefined : text;
  }
}

function countAndUnit(
  { text }: SpecDocument,
  { countSpan, unitSpan, words }: Extract<DurationForm, { kind: 'count-and-unit' }>,
  count: number,
  unit: DurationUnit,
): NewDuration | undefined {
  const word = words[unit];
  if (word === undefined) return undefined;
  const edits = [
    { span: countSpan, newText: String(count) },
    { span: unitSpan, newText: rewritten(text, unitSpan, word) },
  ].filter(({ span, newText }) => text.slice(span.start, span.end) !== newText);
  return { text: `${count} ${word}`, edits };
}
