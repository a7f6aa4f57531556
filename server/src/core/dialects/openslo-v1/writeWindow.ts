import type { Value } from '../../yaml/change/change';
import { isTimeZone } from '../../math/window';
import type { SloToWrite } from '../dialect';
import { durationText, secondsText } from './writeWords';

/** A Monday, and the first day of a year. */
const START = '2024-01-01 00:00:00';
const WRITTEN_START = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

/** The one item of `timeWindow`. */
export function windowFor(
  { slo: { window }, windowSeconds, isWindowAssumed }: SloToWrite,
  notes: string[],
): Record<string, Value> {
  const duration = durationText(window?.duration) ?? secondsText(windowSeconds) ?? minutes(windowSeconds, notes);
  if (isWindowAssumed)
    notes.push(`The file holds no time window: ${duration} is the one that .ninewise.yaml gives, or the default.`);
  if (window?.kind !== 'calendar') return { duration, isRolling: true };
  const { startTime, start, timeZone } = window.calendar ?? {};
  const isKnown = start !== undefined && WRITTEN_START.test(startTime?.value ?? '');
  const zone = timeZone && isTimeZone(timeZone.value) ? timeZone.value : undefined;
  if (!isKnown || zone === undefined)
    notes.push(
      'The calendar window needs a start and a time zone in OpenSLO: what the file does not say became the first day of 2024, and UTC.',
    );
  const calendar = { startTime: isKnown && startTime ? startTime.value : START, timeZone: zone ?? 'UTC' };
  return { duration, isRolling: false, calendar };
}

function minutes(seconds: number, notes: string[]): string {
  notes.push('OpenSLO has no seconds in durations: the window is rounded up to whole minutes.');
  return `${Math.max(1, Math.ceil(seconds / 60))}m`;
}
