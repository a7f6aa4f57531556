import type { Span } from '../text/span';
import { checkBinary } from './checkBinary';
import { checkCall } from './checkCall';
import { checkRange, checkSelector, checkShift, checkSubquery } from './checkSelector';
import type { Expression } from './expression';
import type { PromqlType } from './functions';
import { nounOf } from './functions';
import type { PromqlError } from './problem';
import type { Substituted, Template } from './substitute';

/** What {@link typeOf} needs at hand: the query, and where to put what is wrong. */
export class Checking {
  readonly #query: Substituted;
  readonly #range: string;
  #found: { readonly error: PromqlError; readonly topic: 'range' | undefined }[] = [];

  constructor(query: Substituted, range: string) {
    this.#query = query;
    this.#range = range;
  }

  /** What was reported, in the order of the query. */
  get errors(): PromqlError[] {
    return this.#found.map(({ error }) => error).sort((a, b) => a.start - b.start);
  }

  /** The text of a node, as the grammar read it. */
  made(node: Place): string {
    return this.#query.made.text.slice(node.from, node.to);
  }

  /** The text of a node, as it is written. */
  written(node: Place): string {
    const { start, end } = this.spanOf(node);
    return this.#query.source.slice(start, end);
  }

  spanOf(node: Place): Span {
    return this.#query.made.sourceOf({ start: node.from, end: node.to });
  }

  /** The last template of a kind that a node holds. */
  templateIn(node: Place, ...places: Template['place'][]): Template | undefined {
    const { start, end } = this.spanOf(node);
    return this.#query.templates.filter((t) => places.includes(t.place) && start <= t.start && t.end <= end).at(-1);
  }

  /** A range to propose: that of the query where a template stands for it. */
  range(): string {
    const window = this.#query.templates.find((template) => template.place === 'duration');
    return `[${window?.text ?? this.#range}]`;
  }

  report(node: Place, message: string, fix?: PromqlError['fix'], topic?: 'range'): void {
    this.#found.push({ error: { ...this.spanOf(node), message, ...(fix ? { fix } : {}) }, topic });
  }

  /** Takes back what was said about a topic within a node; false where nothing was. */
  withdraw(node: Place, topic: 'range'): boolean {
    const { start, end } = this.spanOf(node);
    const rest = this.#found.filter((f) => f.topic !== topic || f.error.start < start || f.error.end > end);
    const isLess = rest.length < this.#found.length;
    this.#found = rest;
    return isLess;
  }
}

/** A node of the tree, or an expression. */
interface Place {
  readonly from: number;
  readonly to: number;
}

/** The type of an expression; what is wrong in it is reported on the way. */
export function typeOf(expression: Expression, check: Checking): PromqlType {
  const types = expression.inner.map((inner) => typeOf(inner, check));
  switch (expression.kind) {
    case 'NumberDurationLiteral':
      return check.templateIn(expression, 'expression') ? 'any' : 'scalar';
    case 'StringLiteral':
      return 'string';
    case 'VectorSelector':
      checkSelector(expression.node, check);
      return isTemplate(expression, check) ? 'any' : 'vector';
    case 'MatrixSelector':
      checkRange(expression, check);
      return 'range';
    case 'SubqueryExpr':
      checkSubquery(expression, types[0]!, check);
      return 'range';
    case 'OffsetExpr':
    case 'StepInvariantExpr':
      checkShift(expression, check);
      return types[0]!;
    case 'UnaryExpr':
      return checkSign(expression, types[0]!, check);
    case 'BinaryExpr':
      return checkBinary(expression, types, check);
    case 'FunctionCall':
    case 'AggregateExpr':
      return checkCall(expression, types, check);
    default:
      return types[0] ?? 'any';
  }
}

/** True where a selector ends in a template, which may bring anything along: a range, or a whole expression. */
function isTemplate(selector: Expression, check: Checking): boolean {
  const template = check.templateIn(selector, 'expression', 'name');
  return template !== undefined && template.end === check.spanOf(selector).end;
}

function checkSign({ inner: [operand] }: Expression, type: PromqlType, check: Checking): PromqlType {
  if (type === 'range' || type === 'string')
    check.report(operand!, `A sign stands before numbers and instant vectors, but this is ${nounOf(type)}.`);
  return type;
}
