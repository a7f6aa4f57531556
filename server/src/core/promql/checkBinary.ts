import type { Checking } from './check';
import type { Expression } from './expression';
import { childrenOf } from './expression';
import type { PromqlType } from './functions';
import { nounOf } from './functions';
import type { SyntaxNode } from './grammar';

const COMPARISONS = new Set(['==', '!=', '<', '>', '<=', '>=']);
const SETS = new Set(['and', 'or', 'unless']);

/** An operator between two operands: what they may be, and the clauses behind it. */
export function checkBinary({ node, inner }: Expression, types: readonly PromqlType[], check: Checking): PromqlType {
  const [left, right] = inner as [Expression, Expression];
  const sign = childrenOf(node)[1]!;
  const operator = check.made(sign).toLowerCase();
  for (const [i, operand] of [left, right].entries()) {
    const type = types[i]!;
    if (type === 'range' || type === 'string')
      check.report(
        operand,
        `${operator} takes numbers and instant vectors, but this is ${nounOf(type)}.${type === 'range' ? ' Put a function such as rate(...) around it.' : ''}`,
      );
  }
  const areScalars = types.every((type) => type === 'scalar');
  const bool = node.getChild('BoolModifier');
  if (bool && !COMPARISONS.has(operator))
    check.report(bool, `bool makes a comparison say 0 or 1, but ${operator} compares nothing. Remove it.`);
  if (areScalars && !bool && COMPARISONS.has(operator)) {
    const { end } = check.spanOf(sign);
    check.report(
      sign,
      `Two numbers are compared with bool: ${operator} bool. Without it a comparison filters series, and numbers are none.`,
      {
        start: end,
        end,
        newText: ' bool',
        title: 'Add bool',
      },
    );
  }
  const scalar = types.indexOf('scalar');
  if (scalar >= 0 && SETS.has(operator))
    check.report(
      scalar === 0 ? left : right,
      `${operator} joins instant vectors, but this is a number. Make it a series: vector(${check.written(scalar === 0 ? left : right)}).`,
    );
  checkMatching(node, operator, scalar >= 0, check);
  if (areScalars) return 'scalar';
  return types.includes('vector') ? 'vector' : 'any';
}

function checkMatching(node: SyntaxNode, operator: string, hasScalar: boolean, check: Checking): void {
  const clause = node.getChild('MatchingModifierClause');
  if (!clause) return;
  const [matching, included] = clause.getChildren('GroupingLabels').map((list) => labelsIn(list, check));
  const on = clause.getChild('On');
  const group = clause.getChild('GroupLeft') ?? clause.getChild('GroupRight');
  if (hasScalar && matching!.length > 0)
    check.report(clause, `${check.written(clause)} says how series match, but one side is a number. Remove it.`);
  else if (group && SETS.has(operator))
    check.report(group, `${operator} compares sets of series, so ${check.made(group)} has no meaning here. Remove it.`);
  const twice = on && included?.find((label) => matching!.includes(label));
  if (twice)
    check.report(
      clause,
      `The label ${twice} stands in on and in ${check.made(group!)}. It is the same on both sides already: remove it from the second list.`,
    );
}

const labelsIn = (list: SyntaxNode, check: Checking): string[] =>
  [...list.getChildren('LabelName'), ...list.getChildren('QuotedLabelName')].map((label) => check.made(label));
