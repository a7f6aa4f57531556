import type { Violation, ViolationCode } from '../../schema/violations';
import type { Span } from '../../text/span';
import type { SpecDocument, SpecObject } from '../../workspace/specDocument';
import { rejectedByOslo } from '../places';
import type { Report } from '../rule';

/** The violations of one code as reports: what the rules of this group have in common. */
export function* violationReports(document: SpecDocument, code: ViolationCode): Iterable<Report> {
  for (const object of document.objects)
    for (const violation of document.violations(object))
      if (violation.code === code) yield report(document, object, violation);
}

function report(document: SpecDocument, object: SpecObject, violation: Violation): Report {
  const fix = violation.fix?.(document.text);
  return {
    span: visible(document.text, violation.span),
    message: violation.message,
    structural: violation.structural,
    fixes: fix ? [fix] : [],
    rejectedBy: violation.acceptedByOslo ? [] : rejectedByOslo(object),
    ...(violation.severity ? { severity: violation.severity } : {}),
  };
}

/** A range that can be seen: where there is nothing to underline, the letter before it. */
function visible(text: string, span: Span): Span {
  if (span.end > span.start) return span;
  const end = text.slice(0, span.start).trimEnd().length;
  return end > 0 ? { start: end - 1, end } : span;
}
