import { UNIT_SECONDS } from '../../../math/duration';
import type { SpecDuration } from '../../../model/model';
import { slosOf } from '../../places';
import type { DocumentRule, Report } from '../../rule';

export const sliceLongerThanWindow: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'window/slice-longer-than-window',
    severity: 'error',
    summary: 'A time slice that does not fit into the window of its SLO.',
    fixable: false,
  },
  *check(document) {
    for (const { slo } of slosOf(document)) {
      const counted = slo.method?.value === 'Timeslices' || slo.method?.value === 'RatioTimeslices';
      const window = slo.window?.duration;
      if (!counted || !window?.seconds) continue;
      for (const { timeSliceWindow: slice } of slo.objectives)
        if (slice && isTooLong(slice, window)) yield report(slice, window);
    }
  },
};

/** Where a window of minutes equals its slice, the window is the slip: another rule says so. */
function isTooLong(slice: SpecDuration, window: SpecDuration): boolean {
  const [inner = 0, outer = 0] = [slice.seconds, window.seconds];
  return inner > outer || (inner === outer && outer >= UNIT_SECONDS.h);
}

/** A slice as long as the window still means something: all of it is good, or all of it is bad. */
function report(slice: SpecDuration, window: SpecDuration): Report {
  const written = /^\d+$/.test(slice.text) ? `${slice.text} minutes` : slice.text;
  const isLonger = slice.seconds !== window.seconds;
  const what = isLonger
    ? `A time slice of ${written} is longer than the window of ${window.text}: not one slice fits, so there is no error budget.`
    : `A time slice of ${written} is the whole window of ${window.text}: a single bad slice is 100 % failure, so there is no error budget to spend.`;
  return {
    span: slice.span,
    severity: isLonger ? 'error' : 'warning',
    message: `${what} Write a slice that the window holds many times, for example 1m.`,
    related: [{ span: window.span, message: `The window is ${window.text}.` }],
  };
}
