import { RULES } from '../../generated/rules';
import { severityOf } from '../../config/settings';
import type { Settings } from '../../config/settings';
import type { DocumentRule, FileRule, Finding, Report, Rule } from '../../rules/rule';
import type { SpecDocument } from '../../workspace/specDocument';
import type { SpecFile } from '../../workspace/specFile';

/** A finding with the index of its document; offsets are those of the document. */
export interface PlacedFinding {
  readonly document: number;
  readonly finding: Finding;
}

const DOCUMENT_RULES = RULES.filter((rule): rule is DocumentRule => rule.scope === 'document');
const FILE_RULES = RULES.filter((rule): rule is FileRule => rule.scope === 'file');

/** What the document rules say about one document, in the order of the text. Never throws. */
export function checkDocument(document: SpecDocument, settings: Settings): readonly Finding[] {
  return document.memo(checkDocument, settings, () => {
    if (!document.isSpec) return [];
    const found = DOCUMENT_RULES.flatMap((rule) => [...rule.check(document, settings)].flatMap((r) => finding(rule, r, settings)));
    return withoutEchoes(document, found);
  });
}

/** What all rules say about a file, document by document. Documents that were checked before are not checked again. */
export function checkFile(file: SpecFile, settings: Settings): readonly PlacedFinding[] {
  const out: PlacedFinding[] = [];
  file.documents.forEach((document, index) => {
    for (const f of checkDocument(document, settings)) out.push({ document: index, finding: f });
  });
  for (const rule of FILE_RULES)
    for (const report of rule.check(file, settings))
      for (const f of finding(rule, report, settings)) out.push({ document: report.document, finding: f });
  return out;
}

function finding(rule: Rule, report: Report, settings: Settings): Finding[] {
  const { code } = rule.meta;
  const severity = severityOf(settings, code, report.severity ?? rule.meta.severity);
  if (severity === 'off') return [];
  const rejectedBy = report.rejectedBy ?? rule.meta.rejectedBy ?? [];
  const replacesSchema = report.replacesSchema ?? rule.meta.replacesSchema ?? false;
  return [{ ...report, code, severity, rejectedBy, replacesSchema }];
}

/**
 * Leaves out what only repeats: findings about absent things in a document whose YAML is broken, and schema findings
 * at a place that another rule explains better.
 */
function withoutEchoes(document: SpecDocument, findings: readonly Finding[]): Finding[] {
  const trusted = document.isBroken ? findings.filter((f) => !f.structural) : findings;
  const better = new Set(trusted.filter((f) => f.replacesSchema).map(placeOf));
  const kept = trusted.filter((f) => f.replacesSchema || !f.code.startsWith('schema/') || !better.has(placeOf(f)));
  return kept.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

const placeOf = (f: Finding): string => `${f.span.start}:${f.span.end}`;
