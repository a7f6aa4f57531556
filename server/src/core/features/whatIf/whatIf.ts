import { compare, toNumber } from '../../math/decimal';
import type { Decimal } from '../../math/decimal';
import { nines, oneInEvents } from '../../math/budget';
import type { Position } from '../../text/lines';
import {
  formatDuration,
  formatFactor,
  formatMoney,
  formatOneIn,
  formatTarget,
  formatWindowShort,
} from '../../text/format';
import { shift } from '../../text/span';
import type { SpecDocument, SpecObject } from '../../workspace/specDocument';
import type { SpecFile } from '../../workspace/specFile';
import type { Snapshot } from '../../workspace/snapshot';
import { budgetsOf, compareTargets } from '../budget/sloBudget';
import type { BudgetContext, LadderRung, ObjectiveBudget } from '../budget/sloBudget';
import { digitsLike, inPlaceOf } from '../budget/writeTarget';
import type { RangeEdit } from '../../rules/rule';
import { alertsAt, expectedBadSeconds, risksAt, warningsAt } from './consequences';
import type { WhatIfRefusal, WhatIfRung, WhatIfView } from './protocol';
import { targetsAround } from './targets';

/** The objective that a position means, with all that its targets are measured against. */
interface Tried {
  readonly file: SpecFile;
  readonly piece: SpecDocument;
  /** Offset of the document in its file. */
  readonly base: number;
  readonly object: SpecObject;
  readonly budget: ObjectiveBudget;
  readonly isOneOfSeveral: boolean;
  readonly context: BudgetContext;
}

/** True where a position is on a target that others can be tried for. */
export function isTargetAt(snapshot: Snapshot, uri: string, position: Position): boolean {
  const tried = triedAt(snapshot, uri, position);
  if (!tried) return false;
  const { keySpan, span } = tried.budget.target;
  const at = tried.file.offsetAt(position) - tried.base;
  return at >= Math.min(keySpan.start, span.start) && at <= span.end;
}

/** What other targets would mean for the objective at a position; undefined where there is none with a budget. */
export function whatIf(snapshot: Snapshot, uri: string, position: Position, version: number): WhatIfView | undefined {
  const tried = triedAt(snapshot, uri, position);
  if (!tried) return undefined;
  const { budget, object, isOneOfSeveral, context } = tried;
  const own = budget.target.fraction;
  const ladder = compareTargets(budget, targetsAround(own));
  const expected = expectedBadSeconds(object, context);
  const rungs = ladder.map((rung) => rungOf(rung, ladder, tried, expected));
  const name = object.name?.value ?? 'without a name';
  const objective = budget.objective.displayName ?? `objective ${budget.objective.index + 1}`;
  return {
    uri,
    version,
    title: isOneOfSeveral ? `${name}: ${objective}` : name,
    windowText: `over ${formatWindowShort(budget.window.window)}`,
    rungs,
    own: ladder.findIndex((rung) => compare(rung.target, own) === 0),
    assumptions: assumptionsOf(budget, expected !== undefined),
  };
}

/** The edit that writes a target which the view named. */
export function chooseTarget(
  snapshot: Snapshot,
  uri: string,
  position: Position,
  written: string,
): { readonly edits: readonly RangeEdit[] } | { readonly refused: WhatIfRefusal } {
  const tried = triedAt(snapshot, uri, position);
  const target =
    tried && targetsAround(tried.budget.target.fraction).find((each) => writtenAs(each, tried.budget) === written);
  if (!tried || !target)
    return {
      refused: { reason: 'unknown', message: 'The objective is not there any more. Try it again from its target.' },
    };
  const { file, piece, base, budget } = tried;
  const { span } = budget.target;
  if (compare(target, budget.target.fraction) === 0) return { edits: [] };
  return {
    edits: [{ range: file.rangeOf(shift(span, base)), newText: inPlaceOf(piece.text, budget.target, written) }],
  };
}

/** The objective whose target stands nearest to a position, within the SLO around it. */
function triedAt(snapshot: Snapshot, uri: string, position: Position): Tried | undefined {
  const file = snapshot.openFile(uri);
  if (!file) return undefined;
  const offset = file.offsetAt(position);
  const { piece, offset: base } = file.documentAt(offset);
  const context = snapshot.budgetContext(uri);
  const at = offset - base;
  const found = piece.allObjects
    .filter(({ model }) => model.type === 'slo')
    .flatMap((object) => {
      const budgets = budgetsOf(object, context);
      return budgets.map((budget) => ({ object, budget, isOneOfSeveral: budgets.length > 1 }));
    })
    .map((each) => ({ each, distance: distanceTo(each.budget.target.span, at) }))
    .sort((a, b) => a.distance - b.distance)[0]?.each;
  return found && { ...found, file, piece, base, context };
}

const distanceTo = ({ start, end }: { start: number; end: number }, at: number): number =>
  at < start ? start - at : at > end ? at - end : 0;

/** A target as the file would write it. */
const writtenAs = (target: Decimal, { target: own }: ObjectiveBudget): string => digitsLike(own, target);

function rungOf(
  rung: LadderRung,
  ladder: readonly LadderRung[],
  { object, budget, context }: Tried,
  expected: number | undefined,
): WhatIfRung {
  const { cost, slices } = budget;
  const money = (amount: number | undefined): string | null =>
    amount === undefined || !cost ? null : formatMoney(amount, cost.currency);
  const oneIn = oneInEvents(rung.target);
  const seconds = toNumber(rung.budgetSeconds);
  return {
    written: writtenAs(rung.target, budget),
    label: formatTarget(rung.target),
    budget: formatDuration(rung.budgetSeconds),
    bar: barOf(rung, ladder),
    allowance: slices || oneIn === undefined ? null : `${formatOneIn(oneIn)} events`,
    cost: money(rung.costPerYear) ?? formatFactor(rung.costFactor),
    step: money(rung.stepCostPerYear),
    returns: money(rung.returnPerYear),
    verdict: rung.verdict,
    alerts: alertsAt(object, rung.target, budget.window.seconds, context),
    risks: expected === undefined ? null : risksAt(expected, seconds),
    isOverBudget: expected !== undefined && expected > seconds,
    warnings: warningsAt(object, rung.target, budget, context),
    isOwn: rung.isOwn,
  };
}

/** Each nine takes the same room; the highest rung keeps a sliver. */
function barOf({ target }: LadderRung, ladder: readonly LadderRung[]): number {
  const [low, high] = [ladder[0], ladder.at(-1)].map((rung) => (rung ? nines(rung.target) : 0));
  if (low === undefined || high === undefined || high <= low) return 1;
  return 1 - (0.96 * (nines(target) - low)) / (high - low);
}

function assumptionsOf({ cost, window }: ObjectiveBudget, hasRisks: boolean): string[] {
  const thumb = cost ? cost.multiplierPerNine === 10 : true;
  return [
    ...(window.assumed ? ['The file holds no time window; this one is the default of the settings.'] : []),
    ...(thumb ? ['10x the cost per nine is a rule of thumb, not a measurement.'] : []),
    ...(cost ? [`Money is that of the cost model "${cost.model.name ?? 'without a name'}".`] : []),
    ...(hasRisks
      ? ['Risks are those of the registers of this folder, as they are expected without further mitigation.']
      : []),
  ];
}
