import type { Settings } from '../config/settings';
import type { SloFacts, Target } from '../model/model';
import { compare, ONE, ZERO } from '../math/decimal';
import type { PositionRange } from '../text/piecedText';
import { moveDown } from '../text/moveDown';
import type { FolderIndex } from '../workspace/index';
import type { Definition, FileSummary, PlacedSummary } from '../workspace/summary';
import { rangeIn } from '../workspace/summary';
import { budgetsOfSlo } from '../features/budget/sloBudget';
import type { ObjectiveBudget } from '../features/budget/sloBudget';

/** What rules on the workspace need to find the SLOs of a file, of which only the summary is at hand. */

/** An SLO of a file. */
export interface SloInFile {
  readonly placed: PlacedSummary;
  readonly definition: Definition;
  readonly slo: SloFacts;
}

export function* slosOfFile({ documents }: FileSummary): Generator<SloInFile> {
  for (const placed of documents)
    for (const definition of placed.summary.definitions)
      if (definition.slo) yield { placed, definition, slo: definition.slo };
}

/** The budgets of the SLOs of a file that a cost model applies to; nothing is computed where there is none. */
export function* pricedBudgets(
  file: FileSummary,
  index: FolderIndex,
  settings: Settings,
): Generator<
  SloInFile & { readonly budget: ObjectiveBudget & { readonly cost: NonNullable<ObjectiveBudget['cost']> } }
> {
  if (index.shared('cost-model').length === 0) return;
  for (const each of slosOfFile(file))
    for (const budget of budgetsOfSlo(each.definition.name, each.slo, { settings, index })) {
      const { cost } = budget;
      if (cost) yield { ...each, budget: { ...budget, cost } };
    }
}

/** The targets of an SLO that leave a budget. */
export const targetsOf = ({ objectives }: SloFacts): Target[] =>
  objectives.flatMap(({ targets: [target] }) =>
    target && compare(target.fraction, ZERO) >= 0 && compare(target.fraction, ONE) < 0 ? [target] : [],
  );

/** Where a target is written. */
export const rangeOfTarget = ({ placed }: SloInFile, { span }: Target): PositionRange => rangeIn(placed, span);

/** Where the name of an SLO is written. */
export const rangeOfName = ({ placed, definition }: SloInFile): PositionRange =>
  moveDown(definition.range, placed.line);
