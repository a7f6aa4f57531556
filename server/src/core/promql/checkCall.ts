import type { Checking } from './check';
import { checkRegex, COUNTS } from './checkSelector';
import type { Expression } from './expression';
import type { Parameter, PromqlType, Signature } from './functions';
import { nounOf, signatureOf, SIGNATURES, signatureText } from './functions';
import type { SyntaxNode } from './grammar';
import { shown } from './problem';

/** The name of a function or aggregation within its call. */
export const calleeOf = (call: SyntaxNode): SyntaxNode | null =>
  call.getChild('FunctionIdentifier') ?? call.getChild('AggregateOp');

/** A call of a function or an aggregation: how many arguments it has, and of which types. */
export function checkCall(call: Expression, types: readonly PromqlType[], check: Checking): PromqlType {
  const { node, inner: args } = call;
  const callee = calleeOf(node)!;
  const signature = signatureOf(check.written(callee));
  if (!signature || check.templateIn(callee, 'call')) return 'any';
  const least = signature.parameters.filter((parameter) => !parameter.isOptional).length;
  // A template may stand for several arguments.
  const isOpen = check.templateIn(call, 'between') !== undefined;
  if (!isOpen && (args.length < least || args.length > signature.most))
    wrongCount(callee, args.length, signature, least, check);
  else if (!isSwapped(args, types, signature, check))
    for (const [i, argument] of args.entries()) {
      const parameter = signature.parameters[Math.min(i, signature.parameters.length - 1)];
      if (parameter) checkArgument(argument, types[i]!, parameter, signature, check);
    }
  if (signature.name === 'label_replace' && args[4]?.kind === 'StringLiteral') checkRegex(args[4].node, check);
  return signature.returns;
}

function wrongCount(callee: SyntaxNode, count: number, signature: Signature, least: number, check: Checking): void {
  const { most, name } = signature;
  const wanted = most === least ? String(least) : most === Infinity ? `at least ${least}` : `${least} to ${most}`;
  const noun = wanted === '1' ? 'argument' : 'arguments';
  check.report(
    callee,
    `${name} takes ${most === 0 ? 'no' : wanted} ${noun}, but here ${count === 1 ? 'is' : 'are'} ${count}: ${signatureText(signature)}.`,
  );
}

/** Reports two arguments in the wrong order, such as `topk(x, 5)`. */
function isSwapped(
  args: readonly Expression[],
  types: readonly PromqlType[],
  signature: Signature,
  check: Checking,
): boolean {
  const [first, second] = signature.parameters;
  if (args.length !== 2 || first?.type === second?.type) return false;
  if (types[0] !== second?.type || types[1] !== first?.type) return false;
  const right = `${signature.name}(${check.written(args[1]!)}, ${check.written(args[0]!)})`;
  check.report(
    args[0]!,
    `The arguments of ${signature.name} stand in the wrong order: ${right.length < 60 ? right : signatureText(signature)}.`,
  );
  return true;
}

function checkArgument(
  argument: Expression,
  type: PromqlType,
  { type: wanted }: Parameter,
  { name }: Signature,
  check: Checking,
): void {
  if (type === wanted || type === 'any') return;
  if (wanted === 'range' && argument.kind === 'VectorSelector') return lacksRange(argument, name, check);
  const written = check.written(argument);
  const short = written.length <= 40 && !written.includes('\n') ? written : 'x';
  check.report(
    argument,
    `${name} takes ${nounOf(wanted)} here, but this is ${nounOf(type)}. ${adviceFor(argument.kind, type, wanted, name, short, check)}`,
  );
}

function lacksRange(selector: Expression, name: string, check: Checking): void {
  const { end } = check.spanOf(selector);
  const newText = check.range();
  const short = shown(check.written(selector));
  check.report(
    selector,
    `${name} looks at the samples of a stretch of time, but this selects only the latest ones. Add a range: ${short}${newText}.`,
    { start: end, end, newText, title: `Add ${newText}` },
    'range',
  );
}

function adviceFor(
  kind: string,
  type: PromqlType,
  wanted: PromqlType,
  name: string,
  short: string,
  check: Checking,
): string {
  const range = check.range();
  if (wanted === 'range' && kind === 'AggregateExpr' && COUNTS.test(name))
    return `Take the ${name} of the counters first and aggregate that: sum(${name}(x${range})).`;
  if (wanted === 'range')
    return `For the values of an expression over time write a subquery: (${short})${range.slice(0, -1)}:].`;
  if (wanted === 'vector' && type === 'range')
    return SIGNATURES.has(`${name}_over_time`) && kind === 'MatrixSelector'
      ? `Put a function around it, such as rate(${short}); ${name}_over_time takes a range.`
      : `Remove the range, or put a function around it, such as rate(${short}).`;
  if (wanted === 'vector' && type === 'scalar') return `Make it a series: vector(${short}).`;
  if (wanted === 'scalar' && type === 'vector') return 'Write a number, or scalar(...) around a single series.';
  return `Write ${nounOf(wanted)}.`;
}
