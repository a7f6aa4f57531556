import { compareTargets, toNumber } from '../../core';
import type { AlertFigures, Burden, LadderRung, ObjectiveBudget } from '../../core';
import type { SloReport } from '../commands/budget';
import type { CheckResult } from '../commands/check';
import type { Io } from '../io';

/** Machine output: part of the product's contract, so only ever added to. Numbers are never rounded. */

export function writeCheck({ found, summary, files, documents }: CheckResult, io: Io): void {
  const diagnostics = found.flatMap(({ label, diagnostics: each }) =>
    each.map(({ range, severity, code, message, fixable }) => ({
      file: label,
      range,
      severity,
      code,
      message,
      fixable,
    })),
  );
  writeJson({ files, documents, diagnostics, summary }, io);
}

export function writeBudgets(reports: readonly SloReport[], io: Io): void {
  writeJson({ slos: reports.map(sloOf) }, io);
}

function sloOf({ label, line, dialect, name, service, budgets, alerts, burden, targets }: SloReport): unknown {
  return {
    file: label,
    line,
    dialect,
    name: name ?? null,
    service: service ?? null,
    owner: null,
    objectives: budgets.map((budget, i) =>
      objectiveOf(budget, targets ? compareTargets(budget, targets) : budget.ladder, alerts[i] ?? [], burden),
    ),
  };
}

function objectiveOf(
  budget: ObjectiveBudget,
  ladder: readonly LadderRung[],
  alerts: readonly AlertFigures[],
  burden: Burden | undefined,
): unknown {
  const seconds = toNumber(budget.budgetSeconds);
  return {
    target: toNumber(budget.target.fraction),
    windowSeconds: budget.window.seconds,
    windowKind: budget.window.window.kind,
    budgetSeconds: seconds,
    oneInEvents: numberOf(budget.oneInEvents),
    nines: numberOf(budget.nines),
    ladder: ladder.map((rung) => ({
      target: toNumber(rung.target),
      budgetSeconds: toNumber(rung.budgetSeconds),
      costFactor: numberOf(rung.costFactor),
      costPerYear: numberOf(rung.costPerYear),
      stepCostPerYear: numberOf(rung.stepCostPerYear),
      returnPerYear: numberOf(rung.returnPerYear),
    })),
    lagomTarget: numberOf(budget.lagom?.target),
    pathCeiling: budget.pathCeiling ? toNumber(budget.pathCeiling) : null,
    dependencyCeiling: null,
    eventBudget: eventBudgetOf(budget),
    alerts: alerts.map(({ alert, budgetShareAtFire, reachable, at }) => ({
      name: alert.name,
      severity: alert.severity ?? null,
      burnRate: alert.burnRate,
      longWindowSeconds: alert.longWindowSeconds,
      shortWindowSeconds: numberOf(alert.shortWindowSeconds),
      holdSeconds: alert.holdSeconds,
      budgetShareAtFire: numberOf(budgetShareAtFire),
      secondsToFireAtFullOutage: numberOf(at[0]?.secondsToReach),
      reachable,
    })),
    riskShare: numberOf(burden?.share(budget.window.seconds, seconds)),
    probabilityOfExceeding: numberOf(burden?.chance(budget.window.seconds, seconds)?.value),
  };
}

function eventBudgetOf({ traffic }: ObjectiveBudget): unknown {
  if (!traffic) return null;
  const { eventsPerHour, windowEvents, budgetEvents, wholeFailuresAllowed, budgetShare } = traffic;
  return { eventsPerHour, windowEvents, budgetEvents, wholeFailuresAllowed, shareOfOneFailure: budgetShare };
}

export const numberOf = (value: number | undefined): number | null =>
  value === undefined || !Number.isFinite(value) ? null : value;

export function writeJson(value: unknown, io: Io): void {
  io.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
