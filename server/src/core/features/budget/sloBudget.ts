import type { Settings } from '../../config/settings';
import { budgetSeconds, lowTraffic, nines, oneInEvents, timesliceBudget } from '../../math/budget';
import type { LowTraffic, TimesliceBudget } from '../../math/budget';
import { ceiling, perceived } from '../../math/ceiling';
import { costPerYear, downtimeAvoidedSecondsPerYear, lagom, returnPerYear, stepCost, verdict } from '../../math/cost';
import type { Lagom, Verdict } from '../../math/cost';
import { compare, ONE, ZERO } from '../../math/decimal';
import type { Decimal } from '../../math/decimal';
import { ladderOfNines, ladderOfTargets } from '../../math/ladder';
import type { LadderOptions, Rung } from '../../math/ladder';
import type { BudgetFacts, EventRate, ObjectiveFacts, Target } from '../../model/model';
import type { FolderIndex } from '../../workspace/index';
import type { SpecObject } from '../../workspace/specDocument';
import { costOf } from './costOf';
import type { Cost } from './costOf';
import { budgetWindow } from './window';
import type { BudgetWindow } from './window';

/** One rung of the ladder of nines around a target. Money is per year, and absent without a cost model. */
export interface LadderRung {
  readonly target: Decimal;
  readonly budgetSeconds: Decimal;
  /** Cost relative to the SLO's own target. */
  readonly costFactor: number;
  readonly costPerYear: number | undefined;
  /** What this rung costs more than the one below it; the lowest rung has none. */
  readonly stepCostPerYear: number | undefined;
  /** Downtime per year that it avoids over the one below it, in seconds. */
  readonly downtimeAvoidedSeconds: number | undefined;
  /** What it returns per year over the one below it. */
  readonly returnPerYear: number | undefined;
  readonly verdict: Verdict;
  readonly isOwn: boolean;
}

/** All that is computed for one objective with a target in [0, 1). */
export interface ObjectiveBudget {
  readonly objective: ObjectiveFacts;
  readonly target: Target;
  readonly window: BudgetWindow;
  /** Budget in the nominal window. */
  readonly budgetSeconds: Decimal;
  readonly shortestBudgetSeconds: Decimal;
  readonly longestBudgetSeconds: Decimal;
  /** One event in how many may fail. */
  readonly oneInEvents: number | undefined;
  readonly nines: number;
  readonly slices: TimesliceBudget | undefined;
  readonly ladder: readonly LadderRung[];
  readonly cost: Cost | undefined;
  readonly lagom: Lagom | undefined;
  /** The budget in events, and what one failure spends of it; undefined where no event rate is known. */
  readonly traffic: Traffic | undefined;
  /** Product of the availabilities on the user's path; undefined without one. */
  readonly pathCeiling: Decimal | undefined;
  /** What users see behind that path. */
  readonly perceived: Decimal | undefined;
}

/** A budget in events. */
export interface Traffic extends LowTraffic {
  readonly eventsPerHour: number;
}

/** What the budget of an SLO depends on besides its own text. */
export interface BudgetContext {
  readonly settings: Settings;
  /** What the other files of the folder hold. */
  readonly index: FolderIndex;
}

/** The budgets of an object's objectives, in order. Objectives without a target that leaves a budget are passed over. */
export function budgetsOf(object: SpecObject, context: BudgetContext): ObjectiveBudget[] {
  return object.model.type === 'slo' ? budgetsOfSlo(object.name?.value, object.model, context) : [];
}

/** The budgets of an SLO of that name, be its file open or not. */
export function budgetsOfSlo(name: string | undefined, slo: BudgetFacts, context: BudgetContext): ObjectiveBudget[] {
  const window = budgetWindow(slo, context.settings);
  if (!window) return [];
  const cost = costOf(name, slo, context.index, context.settings);
  const eventsPerHour = eventRateOf(slo, context.index)?.perHour;
  return slo.objectives.flatMap((objective) => {
    const target = objective.targets[0];
    if (!target || !hasBudget(target.fraction)) return [];
    return [{ ...budgetOf(slo, objective, target, window, cost), traffic: trafficOf(target, window, eventsPerHour) }];
  });
}

/**
 * The event rate of an SLO: its own, or that of its service. Time slices are counted and not events, so it has none there.
 */
export function eventRateOf({ eventRate, service, method }: BudgetFacts, index: FolderIndex): EventRate | undefined {
  if (method && method.value !== 'Occurrences') return undefined;
  if (eventRate || service === undefined) return eventRate;
  return index.definitions('Service', service.value).find(({ item }) => item.eventRate)?.item.eventRate;
}

function trafficOf(
  { fraction }: Target,
  { seconds }: BudgetWindow,
  eventsPerHour: number | undefined,
): Traffic | undefined {
  if (eventsPerHour === undefined) return undefined;
  const result = lowTraffic({ eventsPerHour, windowSeconds: seconds, target: fraction, failed: 1 });
  return result && { ...result, eventsPerHour };
}

const hasBudget = (fraction: Decimal): boolean => compare(fraction, ZERO) >= 0 && compare(fraction, ONE) < 0;

function budgetOf(
  slo: BudgetFacts,
  objective: ObjectiveFacts,
  target: Target,
  window: BudgetWindow,
  cost: Cost | undefined,
): Omit<ObjectiveBudget, 'traffic'> {
  const { fraction } = target;
  const path = cost?.model.userPath.map((hop) => hop.availability) ?? [];
  return {
    objective,
    target,
    window,
    budgetSeconds: budgetSeconds(fraction, window.seconds),
    shortestBudgetSeconds: budgetSeconds(fraction, window.shortest),
    longestBudgetSeconds: budgetSeconds(fraction, window.longest),
    oneInEvents: oneInEvents(fraction),
    nines: nines(fraction),
    slices: slicesOf(slo, objective, fraction, window),
    ladder: ladderOf(fraction, ladderOfNines(fraction, ladderOptions(window, cost)), cost),
    cost,
    lagom: cost && lagom(cost),
    pathCeiling: path.length > 0 ? ceiling(path) : undefined,
    perceived: path.length > 0 ? perceived(path, fraction) : undefined,
  };
}

function slicesOf(
  slo: BudgetFacts,
  objective: ObjectiveFacts,
  target: Decimal,
  window: BudgetWindow,
): TimesliceBudget | undefined {
  const sliceSeconds = objective.timeSliceWindow?.seconds ?? slo.sliceSeconds;
  if (slo.method?.value !== 'Timeslices' || !sliceSeconds) return undefined;
  return timesliceBudget({ windowSeconds: window.seconds, sliceSeconds, target });
}

/** The ladder of the given targets, in [0, 1), and that of the budget in place of the nines around it. */
export function compareTargets(budget: ObjectiveBudget, targets: readonly Decimal[]): LadderRung[] {
  const { target, window, cost } = budget;
  return ladderOf(target.fraction, ladderOfTargets(target.fraction, targets, ladderOptions(window, cost)), cost);
}

const ladderOptions = (window: BudgetWindow, cost: Cost | undefined): LadderOptions => ({
  windowSeconds: window.seconds,
  multiplierPerNine: cost?.multiplierPerNine,
});

function ladderOf(target: Decimal, rungs: readonly Rung[], cost: Cost | undefined): LadderRung[] {
  return rungs.map((rung, i) => {
    const below = rungs[i - 1]?.target;
    const step = cost && below;
    return {
      target: rung.target,
      budgetSeconds: rung.budgetSeconds,
      costFactor: rung.costFactor,
      costPerYear: cost && costPerYear(cost, rung.target),
      stepCostPerYear: step && stepCost(cost, below, rung.target),
      downtimeAvoidedSeconds: step && downtimeAvoidedSecondsPerYear(cost.yearSeconds, below, rung.target),
      returnPerYear: step && returnPerYear(cost, below, rung.target),
      verdict: step ? verdict(cost, below, rung.target) : 'unknown',
      isOwn: compare(rung.target, target) === 0,
    };
  });
}
