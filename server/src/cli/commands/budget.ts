import { agreementsOf, alertFigures, budgetsOf, burdenOf, parseDecimal, shiftDecimal, toNumber } from '../../core';
import type { Agreements, AlertFigures, Burden, Decimal, ObjectiveBudget } from '../../core';
import { readInputs } from '../inputs';
import type { Inputs } from '../inputs';
import { CommandError, EXIT } from '../io';
import type { Io } from '../io';
import { Progress } from '../progress';
import { writeDoubts, writeProblems } from '../writers/problems';

export interface BudgetOptions {
  readonly format: 'human' | 'json';
  readonly targets?: readonly Decimal[];
  readonly stdinFilename?: string;
}

/** An SLO with the budgets of its objectives. */
export interface SloReport {
  readonly label: string;
  /** One-based line that the SLO begins in. */
  readonly line: number;
  readonly dialect: string;
  readonly name: string | undefined;
  readonly service: string | undefined;
  readonly budgets: readonly ObjectiveBudget[];
  /** The alerts on each of them. */
  readonly alerts: readonly (readonly AlertFigures[])[];
  /** The known risks that spend its budgets; absent where no register speaks of it. */
  readonly burden: Burden | undefined;
  /** Its tiers and policies. */
  readonly agreements: Agreements;
  /** Targets to compare with, in place of the nines around each. */
  readonly targets: readonly Decimal[] | undefined;
}

/** `ninewise budget`: the error budget of each SLO, and what other targets would cost. */
export async function budget(paths: readonly string[], options: BudgetOptions, io: Io): Promise<number> {
  const progress = new Progress(io);
  const inputs = await readInputs(paths, io, { stdinFilename: options.stdinFilename, progress });
  progress.clear();
  const reports = reportsOf(inputs, options.targets);
  if (options.format === 'json') (await import('../writers/json')).writeBudgets(reports, io);
  else (await import('../writers/budget')).writeBudgets(reports, inputs, io);
  writeProblems(inputs, io);
  writeDoubts(inputs, io);
  return inputs.problems.length > 0 ? EXIT.failure : EXIT.ok;
}

/** Reads `99,99.9`: targets in percent. */
export function readTargets(text: string): Decimal[] {
  return text.split(',').map((part) => {
    const percent = parseDecimal(part.trim().replace(/\s*%$/, ''));
    const value = percent && toNumber(percent);
    if (value === undefined || value < 0 || value >= 100)
      throw new CommandError(
        `"${part.trim()}" is not a target: write percents below 100, for example --targets 99,99.9`,
      );
    if (value > 0 && value < 1)
      throw new CommandError(
        `"${part.trim()}" would be ${part.trim()} %: write percents, for example 99.9 for a target of 0.999`,
      );
    return shiftDecimal(percent!, -2);
  });
}

function reportsOf({ host, files }: Inputs, targets: readonly Decimal[] | undefined): SloReport[] {
  const snapshot = host.snapshot();
  return files.flatMap(({ label, file }) => {
    const context = snapshot.budgetContext(file.uri);
    return [...file.placed()].flatMap(({ piece, offset }) =>
      piece.allObjects.flatMap((object) => {
        if (object.model.type !== 'slo') return [];
        const line = file.positionAt(offset + object.node.start).line + 1;
        const budgets = budgetsOf(object, context);
        const service = object.model.service?.value;
        const alerts = budgets.map((each) => alertFigures(object, each, context));
        const name = object.name?.value;
        const burden = name === undefined ? undefined : burdenOf(name, context.index);
        const agreements = agreementsOf(name, object.model, context.index);
        const dialect = object.dialect.id;
        return [{ label, line, dialect, name, service, budgets, alerts, burden, agreements, targets }];
      }),
    );
  });
}
