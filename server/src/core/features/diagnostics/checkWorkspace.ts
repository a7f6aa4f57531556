import { severityOf } from '../../config/settings';
import type { Settings } from '../../config/settings';
import { RULES } from '../../generated/rules';
import type { WorkspaceReport, WorkspaceRule } from '../../rules/rule';
import type { Severity } from '../../config/settings';
import type { FolderIndex } from '../../workspace/index';
import type { FileSummary } from '../../workspace/summary';

/** A finding of a rule on the workspace. */
export interface WorkspaceFinding extends WorkspaceReport {
  readonly code: string;
  readonly severity: Severity;
  readonly quiet: boolean;
  readonly fixable: boolean;
}

const WORKSPACE_RULES = RULES.filter((rule): rule is WorkspaceRule => rule.scope === 'workspace');

/** What the rules on the workspace say about one of its files. Never throws. */
export function checkAgainstWorkspace(
  summary: FileSummary,
  index: FolderIndex,
  settings: Settings,
): WorkspaceFinding[] {
  return WORKSPACE_RULES.flatMap((rule) => {
    const { meta } = rule;
    if (severityOf(settings, meta.code, meta.severity) === 'off') return [];
    return reportsOf(rule, summary, index, settings).flatMap((report) => {
      const severity = severityOf(settings, meta.code, report.severity ?? meta.severity);
      return severity === 'off'
        ? []
        : [
            {
              ...report,
              code: meta.code,
              severity,
              quiet: meta.quiet === true && severity === 'hint',
              fixable: (report.fixes?.length ?? 0) > 0,
            },
          ];
    });
  });
}

function reportsOf(
  rule: WorkspaceRule,
  summary: FileSummary,
  index: FolderIndex,
  settings: Settings,
): readonly WorkspaceReport[] {
  const ask = (): WorkspaceReport[] => reports(rule.meta.code, () => rule.check(summary, index, settings));
  return rule.rests === 'names' ? index.keptOfFiles.of(summary.uri, rule, [settings, index.namesVersion], ask) : ask();
}

function reports(code: string, check: () => Iterable<WorkspaceReport>): WorkspaceReport[] {
  try {
    return [...check()];
  } catch (error) {
    const start = { line: 0, character: 0 };
    const why = error instanceof Error ? error.message : String(error);
    return [
      {
        range: { start, end: start },
        severity: 'information',
        message: `${code} could not be checked here, which is a mistake in Ninewise: ${why}. Please report it.`,
      },
    ];
  }
}
