import type { Violation, ViolationCode } from '../../schema/violations';
import type { SpecDocument } from '../../workspace/specDocument';
import type { Report } from '../rule';

/** The violations of one code as reports: what the rules of this group have in common. */
export function* violationReports(document: SpecDocument, code: ViolationCode): Iterable<Report> {
  for (const object of document.objects)
    for (const violation of document.violations(object)) if (violation.code === code) yield report(document, violation);
}

function report(document: SpecDocument, violation: Violation): Report {
  const fix = violation.fix?.(document.text);
  return {
    span: violation.span,
    message: violation.message,
    structural: violation.structural,
    fixes: fix ? [fix] : [],
    rejectedBy: violation.acceptedByOslo ? [] : ['oslo'],
  };
}
