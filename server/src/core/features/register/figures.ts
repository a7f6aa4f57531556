import type { Exceedance } from '../../math/exceedance';
import { decimalOf, formatDecimal } from '../../math/decimal';
import { formatDuration, formatDurationShort, formatNumber, formatShare, formatWindowShort } from '../../text/format';
import type { TimeWindow } from '../../math/window';
import type { Measure } from './view';

/** Figures of a register in words: the same in the register's view, on the command line and in exports. */

const MINUTE = 60;

/** `112 min`, `10.69 min`. */
export const minutesText = (seconds: number): string => `${formatNumber(seconds / MINUTE, 2)} min`;

/** `112 min / 28d`. */
export const perWindowText = (seconds: number, window: TimeWindow | number): string =>
  `${minutesText(seconds)} / ${formatWindowShort(window)}`;

/** `1,460 min / year`. */
export const perYearText = (seconds: number): string => `${minutesText(seconds)} / year`;

/** `277.8 %`. */
export const shareText = (share: number): string => formatShare(share, 1);

/** `40m 19.2s / 28d`. */
export const budgetText = (seconds: number, window: TimeWindow | number): string =>
  `${formatDuration(seconds)} / ${formatWindowShort(window)}`;

/** `2h 2m 42s / 28d`. */
export const timeText = (seconds: number, window: TimeWindow | number): string =>
  `${formatDurationShort(seconds)} / ${formatWindowShort(window)}`;

export const measure = (value: number | undefined, textOf: (value: number) => string): Measure | null =>
  value === undefined || !Number.isFinite(value) ? null : { value, text: textOf(value) };

/** Chances below this, and above one minus it, are shown as such. */
const EDGE = 0.001;

/** `78.2 %`, `below 0.1 %`, `about 12 %`, `at most 40 %`; null where nothing is known. */
export function chanceOf(chance: Exceedance): (Measure & { readonly isExact: boolean }) | null {
  const { value, method, markov, cantelli } = chance;
  if (value === undefined) {
    const bound = Math.min(markov ?? 1, cantelli ?? 1);
    return bound < 1 ? { value: bound, text: `at most ${shareText(bound)}`, isExact: false } : null;
  }
  const isExact = method !== 'normal';
  if (value > 0 && value < EDGE) return { value, text: `below ${shareText(EDGE)}`, isExact };
  if (value < 1 && value > 1 - EDGE) return { value, text: `above ${shareText(1 - EDGE)}`, isExact };
  return { value, text: `${isExact ? '' : 'about '}${shareText(value)}`, isExact };
}

/** `1st`, `2nd`, `11th`. */
export function ordinal(n: number): string {
  const isTeen = Math.floor(n / 10) % 10 === 1;
  const suffix = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${formatNumber(n)}${suffix}`;
}

/** `1 fear`, `12 fears`. */
export const counted = (n: number, noun: string, plural = `${noun}s`): string =>
  `${formatNumber(n)} ${n === 1 ? noun : plural}`;

/** All digits of a number and nothing else, as a field to edit it shows them; nothing for what is no number. */
export function digitsOf(n: number): string {
  const decimal = decimalOf(n);
  return decimal ? formatDecimal(decimal) : '';
}
