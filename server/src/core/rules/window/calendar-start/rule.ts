import { parseCalendarStart } from '../../../math/window';
import type { SpecWindow } from '../../../model/model';
import type { Sourced } from '../../../text/span';
import type { SpecDocument } from '../../../workspace/specDocument';
import { rewrite } from '../../budget/words';
import { rejectedByOslo, slosOf } from '../../places';
import type { DocumentRule, Report } from '../../rule';
import type { Fix } from '../../../text/edit';
import { readStart } from './readStart';
import type { LooseStart } from './readStart';

export const calendarStart: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'window/calendar-start',
    severity: 'error',
    summary: 'A start of a calendar window that is not written YYYY-MM-DD hh:mm:ss, or is no date.',
    fixable: true,
    rejectedBy: ['oslo'],
  },
  *check(document) {
    for (const { object, slo } of slosOf(document)) {
      const calendar = slo.window?.calendar;
      if (calendar?.startTime && !calendar.start)
        yield { rejectedBy: rejectedByOslo(object), ...report(document, calendar, calendar.startTime) };
    }
  },
};

type Calendar = NonNullable<SpecWindow['calendar']>;

const FORM = 'A start is written YYYY-MM-DD hh:mm:ss, without a zone';
const WHY = 'so it is not known when a window starts';
const UTC_NAMES = new Set(['UTC', 'Etc/UTC', 'GMT', 'Etc/GMT', 'Zulu', 'Etc/Zulu', 'UCT', 'Etc/UCT', 'Universal']);

function report(document: SpecDocument, calendar: Calendar, written: Sourced<string>): Report {
  const { span, value } = written;
  const loose = readStart(value);
  const text = value === '' ? 'An empty text' : `"${value.length > 40 ? `${value.slice(0, 37)}...` : value}"`;
  if (!loose)
    return { span, message: `${text} is no date and time, ${WHY}. ${FORM}, for example 2025-01-01 00:00:00.` };
  if (!parseCalendarStart(loose.normal))
    return { span, message: `${text} is no real date and time: ${loose.problem}, ${WHY}. Write one that exists.` };
  const fixes = fixesOf(document, calendar, span, loose);
  if (loose.isReadable) {
    const message = `${text} is not written in full: some tools read it, others do not. Write ${loose.normal}.`;
    return { span, message, fixes, severity: 'warning', rejectedBy: [] };
  }
  return { span, message: `${text} is ${loose.what} and cannot be read, ${WHY}. ${FORM}: ${loose.normal}.`, fixes };
}

/** Where the text names a zone of its own the right answer depends on it: only UTC that meets UTC is beyond doubt. */
function fixesOf(document: SpecDocument, calendar: Calendar, span: Sourced<string>['span'], loose: LooseStart): Fix[] {
  const zone = calendar.timeZone;
  const write = (title: string, preferred: boolean): Fix => rewrite(document, span, loose.normal, { title, preferred });
  if (loose.zone === undefined || (loose.zone === 'UTC' && (!zone || UTC_NAMES.has(zone.value))))
    return [write(`Change to ${loose.normal}`, true)];
  const asLocal = write(`Change to ${loose.normal}${zone ? ` in ${zone.value}` : ''}`, false);
  if (!zone || loose.zone !== 'UTC') return [asLocal];
  const asUtc = write(`Change to ${loose.normal} and the time zone to UTC`, false);
  const inUtc = rewrite(document, zone.span, 'UTC', { title: '', preferred: false });
  return [asLocal, { ...asUtc, edits: [...asUtc.edits, ...inUtc.edits] }];
}
