import { isTimeZone } from '../../../math/window';
import type { Sourced } from '../../../text/span';
import type { SpecDocument } from '../../../workspace/specDocument';
import { rewrite } from '../../budget/words';
import { rejectedByOslo, slosOf } from '../../places';
import type { DocumentRule, Report } from '../../rule';
import { zoneMeant } from './zoneMeant';

export const timeZone: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'window/time-zone',
    severity: 'error',
    summary: 'A time zone that the IANA database does not know.',
    fixable: true,
    rejectedBy: ['oslo'],
  },
  *check(document) {
    for (const { object, slo } of slosOf(document)) {
      const zone = slo.window?.calendar?.timeZone;
      if (zone && zone.value !== '' && !isTimeZone(zone.value))
        yield { ...report(document, zone), rejectedBy: rejectedByOslo(object) };
    }
  },
};

function report(document: SpecDocument, { value, span }: Sourced<string>): Report {
  const meant = zoneMeant(value);
  const shown = value.length > 40 ? `${value.slice(0, 37)}...` : value;
  const advice = meant
    ? (meant.note ?? `Did you mean ${meant.name}?`)
    : 'Write a name from the IANA database, for example UTC, Europe/Berlin or America/New_York.';
  return {
    span,
    message: `"${shown}" is not a time zone of the IANA database, so it is not known when a window starts and ends. ${advice}`,
    fixes: meant
      ? [rewrite(document, span, meant.name, { title: `Change to ${meant.name}`, preferred: meant.isSure })]
      : [],
  };
}
