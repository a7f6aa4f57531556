import { RULES } from '../../generated/rules';
import { severityOf } from '../../config/settings';
import type { Settings } from '../../config/settings';
import type { FileRule, Finding, Report, Rule } from '../../rules/rule';
import type { SpecDocument } from '../../workspace/specDocument';
import type { SpecFile } from '../../workspace/specFile';
import { isTemplated } from '../../yaml/templates';
import { locate } from '../../yaml/tree';
import { rulesFor } from './rulesFor';

/** A finding with the index of its document; offsets are those of the document. */
export interface PlacedFinding {
  readonly document: number;
  readonly finding: Finding;
}

const FILE_RULES = RULES.filter((rule): rule is FileRule => rule.scope === 'file');

/** What the document rules say about one document, in the order of the text. Never throws. */
export function checkDocument(document: SpecDocument, settings: Settings): readonly Finding[] {
  return document.memo(checkDocument, settings, () => {
    if (!document.isSpec) return [];
    const found: Finding[] = [];
    for (const rule of rulesFor(document))
      for (const report of reports(rule, () => rule.check(document, settings)))
        found.push(...finding(rule, report, settings));
    return found.length === 0 ? found : withoutEchoes(document, found);
  });
}

/** What all rules say about a file, document by document. Documents that were checked before are not checked again. */
export function checkFile(file: SpecFile, settings: Settings): readonly PlacedFinding[] {
  const out: PlacedFinding[] = [];
  file.documents.forEach((document, index) => {
    for (const f of checkDocument(document, settings)) out.push({ document: index, finding: f });
  });
  for (const rule of FILE_RULES)
    for (const report of reports(rule, () => rule.check(file, settings)))
      for (const f of finding(rule, report, settings)) out.push({ document: report.document, finding: f });
  return out;
}

/** The reports of a rule. Where it fails, that becomes a finding: one rule can neither hide the others nor itself. */
function reports<R extends Report>(rule: Rule, check: () => Iterable<R>): (R & { document: number })[] {
  const found: (R & { document: number })[] = [];
  try {
    for (const report of check()) found.push({ document: 0, ...report });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const message = `${rule.meta.code} could not be checked here, which is a mistake in Ninewise: ${why}. Please report it with this file.`;
    const failed: Report & { document: number } = {
      span: { start: 0, end: 0 },
      message,
      severity: 'information',
      document: 0,
    };
    found.push(failed as R & { document: number });
  }
  return found;
}

function finding(rule: Rule, report: Report, settings: Settings): Finding[] {
  const { code, quiet = false } = rule.meta;
  const own = report.severity ?? rule.meta.severity;
  const severity = severityOf(settings, code, own);
  if (severity === 'off') return [];
  const rejectedBy = report.rejectedBy ?? rule.meta.rejectedBy ?? [];
  const replacesSchema = report.replacesSchema ?? rule.meta.replacesSchema ?? false;
  return [{ ...report, code, severity, rejectedBy, replacesSchema, quiet: quiet && severity === 'hint' }];
}

/**
 * Leaves out what only repeats: what is found twice by way of an alias or a merge key, findings about absent things in a
 * document whose YAML is broken, and schema findings at a place that another rule explains better; and what is said
 * against values that a template fills in.
 */
function withoutEchoes(document: SpecDocument, findings: readonly Finding[]): Finding[] {
  const meant = document.text.includes('{{') ? findings.filter((f) => !isOfTemplate(document, f)) : findings;
  const trusted = document.isBroken ? meant.filter((f) => !f.structural) : meant;
  const better = new Set(trusted.filter((f) => f.replacesSchema).map(placeOf));
  const told = new Set<string>();
  const isNew = (f: Finding): boolean =>
    !told.has(`${placeOf(f)} ${f.code} ${f.message}`) && !!told.add(`${placeOf(f)} ${f.code} ${f.message}`);
  const kept = trusted
    .filter(isNew)
    .filter((f) => f.replacesSchema || !f.code.startsWith('schema/') || !better.has(placeOf(f)));
  return kept.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

const placeOf = (f: Finding): string => `${f.span.start}:${f.span.end}`;

/** True where a finding is about a value with a template expression in it. In a query that may be what the format asks for. */
function isOfTemplate({ root, text, allObjects }: SpecDocument, { span, code }: Finding): boolean {
  if (code.startsWith('yaml/') || !isTemplated(text.slice(span.start, span.end))) return false;
  const node = locate(root, span.start)?.node;
  if (node?.kind !== 'scalar' || node.start !== span.start || node.end !== span.end) return false;
  return !allObjects.some(({ queries }) => queries.some((query) => query.node.start === node.start));
}
