import type { Checking } from './check';
import type { Expression } from './expression';
import type { PromqlType } from './functions';
import { nounOf } from './functions';
import type { SyntaxNode } from './grammar';
import { matchesEmpty, regexError, stringValue } from './strings';

/** A matcher of a selector, `job=~"api"`; a quoted name alone (`{"my.metric"}`) is one of `__name__`. */
export interface MatcherNode {
  readonly node: SyntaxNode;
  readonly label: SyntaxNode | undefined;
  readonly operator: string;
  readonly value: SyntaxNode;
}

/** The matchers of a selector, in order. */
export function matchersOf(selector: SyntaxNode, made: (node: SyntaxNode) => string): MatcherNode[] {
  const found: MatcherNode[] = [];
  for (let node = selector.getChild('LabelMatchers')?.firstChild; node; node = node.nextSibling) {
    const operator = node.getChild('MatchOp');
    const value = node.name === 'QuotedLabelName' ? node.firstChild : node.getChild('StringLiteral');
    if (!value) continue;
    const label = operator ? (node.firstChild ?? undefined) : undefined;
    found.push({ node, label, operator: operator ? made(operator) : '=', value });
  }
  return found;
}

/** The name of the label that a matcher is about. */
export function labelOf({ label }: MatcherNode, made: (node: SyntaxNode) => string): string {
  if (!label) return '__name__';
  return label.name === 'LabelName' ? made(label) : stringValue(made(label));
}

/** A selector has a name or a matcher that something has to be; its regular expressions are such. */
export function checkSelector(selector: SyntaxNode, check: Checking): void {
  const made = (node: SyntaxNode): string => check.made(node);
  const matchers = matchersOf(selector, made);
  for (const { operator, value } of matchers) if (operator.endsWith('~')) checkRegex(value, check);
  const name = selector.getChild('Identifier');
  const names = matchers.filter((matcher) => labelOf(matcher, made) === '__name__');
  if (name && names.length > 0) {
    check.report(
      names[0]!.node,
      `The name of the metric is given twice: ${made(name)} before the braces and again within them. Remove one.`,
    );
    return;
  }
  const quoted = names.filter((matcher) => !matcher.label);
  if (quoted.length > 1) check.report(quoted[1]!.node, 'The name of the metric is given twice. Remove one.');
  if (!name && isEmpty(selector, matchers, check))
    check.report(
      selector,
      'Every series of the whole database fits this selector, so Prometheus refuses it. Name a metric, or a label that has to have a value.',
    );
}

function isEmpty(selector: SyntaxNode, matchers: readonly MatcherNode[], check: Checking): boolean {
  if (check.templateIn(selector, 'matchers', 'value', 'text')) return false;
  // The second argument of info() names labels of other metrics.
  if (selector.parent?.name === 'FunctionCallBody' && check.made(selector.parent.parent!).startsWith('info'))
    return false;
  return matchers.every(({ operator, value }) => {
    const text = stringValue(check.made(value));
    if (operator === '=') return text === '';
    if (operator === '!=') return text !== '';
    const matches = matchesEmpty(text);
    return matches !== undefined && matches === (operator === '=~');
  });
}

/** A string that Prometheus reads as a regular expression. */
export function checkRegex(string: SyntaxNode, check: Checking): void {
  if (check.templateIn(string, 'text', 'value')) return;
  const problem = regexError(stringValue(check.made(string)));
  if (problem !== undefined) check.report(string, `This is no regular expression: ${problem}.`);
}

/** Brackets with a duration follow a plain selector. */
export function checkRange(expression: Expression, check: Checking): void {
  const { node, inner } = expression;
  const operand = inner[0]!;
  const duration = node.getChild('DurationExpr');
  checkDuration(duration, check);
  if (operand.kind === 'VectorSelector') return;
  const range = duration ? `[${check.written(duration)}` : '[5m';
  if (/^(?:OffsetExpr|StepInvariantExpr)$/.test(operand.kind)) {
    check.report(
      expression,
      `The range stands right behind the selector, offset and @ behind the range: x${range}] offset 1h.`,
    );
    return;
  }
  if (check.withdraw(operand, 'range')) {
    check.report(expression, `The range stands behind the selector, within the parentheses: move ${range}] there.`);
    return;
  }
  const caller = callerOf(node, check);
  if (operand.kind === 'AggregateExpr' && caller !== undefined && COUNTS.test(caller)) {
    check.report(
      expression,
      `A sum of counters is no counter: a restart of one of them makes it fall. Take the ${caller} first and aggregate that: sum(${caller}(x${range}])).`,
    );
    return;
  }
  const { end } = check.spanOf({ from: operand.from, to: duration?.to ?? node.to });
  check.report(
    expression,
    `A range can be taken of a selector only, but this is an expression. For its values over time write a subquery, with a colon: ${range}:].`,
    duration ? { start: end, end, newText: ':', title: 'Make it a subquery' } : undefined,
  );
}

/** Functions that look at the growth of counters. */
export const COUNTS = /^(?:rate|irate|increase)$/;

/** The function that an expression is the argument of. */
function callerOf(node: SyntaxNode, check: Checking): string | undefined {
  const callee = node.parent?.parent?.getChild('FunctionIdentifier');
  return callee ? check.made(callee) : undefined;
}

/** A subquery is taken of an instant vector. */
export function checkSubquery({ node, inner }: Expression, type: PromqlType, check: Checking): void {
  for (const duration of node.getChildren('DurationExpr')) checkDuration(duration, check);
  if (type === 'vector' || type === 'any') return;
  check.report(inner[0]!, `A subquery is taken of an instant vector, but this is ${nounOf(type)}.`);
}

function checkDuration(node: SyntaxNode | null, check: Checking): void {
  const literal = node?.getChild('NumberDurationLiteralInDurationContext');
  if (literal && /^[0.]+(?:ms|[smhdwy])?$/.test(check.made(literal)))
    check.report(literal, 'A range of no length holds nothing. Write a duration above 0, such as 5m.');
}

/** What can be looked at at another time. */
const SHIFTED = new Set(['VectorSelector', 'MatrixSelector', 'SubqueryExpr']);

/** `offset` and `@` follow a selector, a range or a subquery, once. */
export function checkShift(expression: Expression, check: Checking): void {
  const word = expression.kind === 'OffsetExpr' ? 'offset' : '@';
  let operand = expression.inner[0]!;
  while (/^(?:OffsetExpr|StepInvariantExpr|AnchoredExpr|SmoothedExpr)$/.test(operand.kind)) {
    if (operand.kind === expression.kind) return check.report(expression, `${word} stands here twice. Remove one.`);
    operand = operand.inner[0]!;
  }
  if (SHIFTED.has(operand.kind)) return;
  check.report(
    expression,
    `${word} belongs right behind a selector, its range or a subquery, but here it follows an expression. Put it inside: rate(x[5m] ${word === '@' ? '@ end()' : 'offset 1h'}).`,
  );
}
