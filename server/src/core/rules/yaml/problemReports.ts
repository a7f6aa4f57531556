import type { SpecDocument } from '../../workspace/specDocument';
import type { YamlProblem } from '../../yaml/parse';
import type { Report } from '../rule';

/** The problems of the YAML of one code as reports: what the rules of this group have in common. */
export function* problemReports(document: SpecDocument, code: YamlProblem['code']): Iterable<Report> {
  for (const problem of document.problems)
    if (problem.code === code)
      yield {
        span: problem.span,
        message: problem.message,
        related: problem.related ?? [],
        fixes: problem.fixes ?? [],
      };
}
