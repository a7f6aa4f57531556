import type { WindowUnit } from '../../config/mapping';
import { nominalSeconds, parseDuration, UNIT_NAMES, UNIT_SECONDS } from '../../math/duration';
import type { DurationUnit } from '../../math/duration';
import type { SpecDuration, SpecWindow } from '../../model/model';
import type { Span } from '../../text/span';
import type { End } from './paths';
import { textAt } from './paths';

/** Months, quarters and years are those of the calendar: nobody who writes them by hand means 30, 90 or 365 days. */
const CALENDAR: readonly (string | undefined)[] = ['M', 'Q', 'Y'];

/** The window that a mapping gives to all of its SLOs. It stands nowhere in the file, so that it is shown at the target. */
export function fixedWindow(text: string, at: Span): SpecWindow {
  return windowOf(durationOf(text, at, undefined), at, true);
}

/** The window at the end of a path. */
export function writtenWindow(end: End, unit: WindowUnit | undefined): SpecWindow | undefined {
  const text = textAt(end);
  if (!text) return undefined;
  const { pair } = end.place;
  const start = pair && !end.isKey && !pair.merged ? Math.min(pair.keySpan.start, text.span.start) : text.span.start;
  return windowOf(durationOf(text.value, text.span, unit), { start, end: text.span.end }, false);
}

const windowOf = (duration: SpecDuration, span: Span, assumed: boolean): SpecWindow => ({
  span,
  kind: CALENDAR.includes(duration.unit) ? 'calendar' : 'rolling',
  duration,
  assumed,
  isRolling: undefined,
  calendar: undefined,
});

/** Words have no form of their own that a change could keep. */
const OWN_WORDS = { kind: 'one-of', texts: [] } as const;

function durationOf(text: string, span: Span, unit: DurationUnit | undefined): SpecDuration {
  const plain = text.trim();
  const short = parseDuration(plain);
  const only = short?.parts.length === 1 ? short.parts[0] : undefined;
  if (short) return { text: plain, span, seconds: nominalSeconds(short), unit: only?.unit, count: only?.count };
  const words = inWords(plain, unit);
  const seconds = words && words.count * UNIT_SECONDS[words.unit];
  return { text: words?.text ?? plain, span, seconds, unit: words?.unit, count: words?.count, form: OWN_WORDS };
}

interface Words {
  readonly text: string;
  readonly count: number;
  readonly unit: DurationUnit;
}

const PERIODS: Readonly<Record<string, DurationUnit>> = {
  daily: 'd',
  weekly: 'w',
  monthly: 'M',
  quarterly: 'Q',
  yearly: 'Y',
};

/** `30 days`, `30-day`, `rolling 4 weeks`, `monthly`, `per month`; a number alone has the unit that the mapping says. */
function inWords(text: string, numberUnit: DurationUnit | undefined): Words | undefined {
  const words = text.toLowerCase().replace(/^(?:rolling|calendar|per|last|every)\s+/, '');
  const period = Object.hasOwn(PERIODS, words) ? PERIODS[words] : undefined;
  if (period) return named(1, period);
  const found = /^(\d{1,6})?[\s-]*([a-z]+?)s?$/.exec(words) ?? /^(\d{1,6})$/.exec(words);
  if (!found) return undefined;
  const unit = found[2] === undefined ? numberUnit : UNITS.find((each) => UNIT_NAMES[each] === found[2]);
  return unit && named(Number(found[1] ?? 1), unit);
}

const UNITS = Object.keys(UNIT_NAMES) as DurationUnit[];

const named = (count: number, unit: DurationUnit): Words => ({ text: `${count}${unit}`, count, unit });
