import type { Settings } from '../../config/settings';
import { alertsOf } from '../../features/alerts/alertsOf';
import type { KnownAlert } from '../../features/alerts/alertsOf';
import { budgetWindow } from '../../features/budget/window';
import type { Decimal } from '../../math/decimal';
import { compare, ONE, ZERO } from '../../math/decimal';
import type { ObjectiveFacts } from '../../model/model';
import type { PositionRange } from '../../text/piecedText';
import type { FolderIndex } from '../../workspace/index';
import type { Definition, FileSummary, PlacedSummary } from '../../workspace/summary';
import { placeUse, rangeIn } from '../../workspace/summary';
import { moveDown } from '../../text/moveDown';
import type { WorkspaceReport } from '../rule';

/** What the rules on the alerts of SLOs have in common. */

/** An SLO with its alerts; places are those of its document. */
export interface AlertedSlo {
  readonly placed: PlacedSummary;
  readonly definition: Definition;
  readonly windowSeconds: number;
  readonly objectives: readonly AlertedObjective[];
  readonly alerts: readonly KnownAlert[];
}

/** An objective with a target in [0, 1). */
export interface AlertedObjective extends ObjectiveFacts {
  readonly target: Decimal;
}

/**
 * What a rule says about each SLO of a file that has alerts, a window that can be read, and a target that leaves a budget.
 * A document is looked at anew only where it, the alerts of the folder or the settings have changed.
 */
export function* onAlertedSlos(
  file: FileSummary,
  index: FolderIndex,
  settings: Settings,
  rule: (slo: AlertedSlo) => Iterable<WorkspaceReport>,
  owner: object,
): Generator<WorkspaceReport> {
  const inputs = [settings, index.alertsVersion];
  for (const { summary, line } of file.documents) {
    if (!summary.isAlerted) continue;
    const reports = index.kept.of(summary, owner, inputs, () =>
      summary.definitions.flatMap((definition) => {
        const slo = alertedSlo({ summary, line: 0 }, definition, index, settings);
        return slo ? [...rule(slo)] : [];
      }),
    );
    for (const report of reports) yield movedDown(report, line);
  }
}

function alertedSlo(
  placed: PlacedSummary,
  definition: Definition,
  index: FolderIndex,
  settings: Settings,
): AlertedSlo | undefined {
  const { slo, alerts: set, dialect } = definition;
  const window = slo && set && budgetWindow(slo, settings);
  if (!window) return undefined;
  const objectives = slo.objectives.flatMap((objective) => {
    const target = objective.targets[0]?.fraction;
    return target && compare(target, ZERO) >= 0 && compare(target, ONE) < 0 ? [{ ...objective, target }] : [];
  });
  const alerts = objectives.length > 0 ? alertsOf(set, dialect, window.seconds, index) : [];
  return alerts.length > 0 ? { placed, definition, windowSeconds: window.seconds, objectives, alerts } : undefined;
}

const movedDown = (report: WorkspaceReport, line: number): WorkspaceReport => ({
  ...report,
  range: moveDown(report.range, line),
  ...(report.fixes && {
    fixes: report.fixes.map((fix) => ({
      ...fix,
      edits: fix.edits.map((edit) => ({ ...edit, range: moveDown(edit.range, line) })),
    })),
  }),
});

/** Where in the document of an SLO one of its alerts is spoken of: its number, what switches it, or the name that leads to it. */
export function placeOfAlert({ placed, definition }: AlertedSlo, { span, via, group }: KnownAlert): PositionRange {
  if (via) {
    const use = placed.summary.uses.find(({ name, kinds }) => name === via.name && kinds.includes(via.kind));
    if (use) return placeUse(use, placed.line).range;
  }
  const own = group?.span ?? (via ? undefined : span);
  return own ? rangeIn(placed, own) : moveDown(definition.range, placed.line);
}

/** True where the alert is written for other SLOs as well, so that it cannot suit each of them. */
export const isSharedWithOthers = ({ via }: KnownAlert, index: FolderIndex): boolean =>
  via !== undefined && index.isShared(via.kind, via.name);

/** Alerts that fire together or stand for each other: those of a tool by their group, each other one by itself. */
export function grouped(alerts: readonly KnownAlert[]): readonly (readonly KnownAlert[])[] {
  const groups = new Map<unknown, KnownAlert[]>();
  for (const alert of alerts) {
    const key = alert.group ?? alert;
    groups.set(key, [...(groups.get(key) ?? []), alert]);
  }
  return [...groups.values()];
}
