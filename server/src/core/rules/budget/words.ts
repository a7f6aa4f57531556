import type { BudgetWindow } from '../../features/budget/window';
import { budgetSeconds } from '../../math/budget';
import { compare, ONE, ZERO } from '../../math/decimal';
import type { Decimal } from '../../math/decimal';
import type { Slo } from '../../model/model';
import { formatDuration, formatWindow } from '../../text/format';
import type { Span } from '../../text/span';
import type { SpecDocument } from '../../workspace/specDocument';
import { rewritten } from '../../yaml/quote';
import type { Fix } from '../../text/edit';

/** What the rules on targets and on windows have in common. */

/** True for targets that a budget can be computed from: at least 0 and below 1. */
export const isInRange = (target: Decimal): boolean => compare(target, ZERO) >= 0 && compare(target, ONE) < 0;

/** The budget of a target: `40m 19.2s in 28d`, or shortest to longest for calendar windows. */
export function budgetWords(target: Decimal, window: BudgetWindow): string {
  const [least, most] = [window.shortest, window.longest].map((seconds) =>
    formatDuration(budgetSeconds(target, seconds)),
  );
  return `${least === most ? least : `${least} to ${most}`} in ${formatWindow(window.window)}`;
}

/** The target of an SLO that leaves the least budget, of those in range. */
export function strictestTarget(slo: Slo): Decimal | undefined {
  const targets = slo.objectives.flatMap((objective) => objective.targets.map((target) => target.fraction));
  return targets.filter(isInRange).sort((a, b) => compare(b, a))[0];
}

/** A fix that writes a value anew; quotes around it stay. */
export function rewrite(document: SpecDocument, span: Span, value: string, fix: Omit<Fix, 'edits'>): Fix {
  return { ...fix, edits: [{ span, newText: rewritten(document.text, span, value) }] };
}
