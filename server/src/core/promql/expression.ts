import type { SyntaxNode } from './grammar';

/** An expression of a query. */
export interface Expression {
  /** The name that the grammar has for it. */
  readonly kind: string;
  /** Its node, for what belongs to it but is no expression: operators, labels, durations. */
  readonly node: SyntaxNode;
  /** The expressions that it is made of: operands, arguments, what is in parentheses. */
  readonly inner: readonly Expression[];
  readonly from: number;
  readonly to: number;
}

const SUFFIXES = new Set([
  'MatrixSelector',
  'SubqueryExpr',
  'OffsetExpr',
  'StepInvariantExpr',
  'AnchoredExpr',
  'SmoothedExpr',
]);

/**
 * The expressions of a tree. The grammar gives a range, `offset` and `@` to the whole of `a / b offset 5m`; to
 * Prometheus they belong to what stands right before them, so here they do too.
 */
export function expressionOf(node: SyntaxNode): Expression {
  const { name: kind, from, to } = node;
  if (SUFFIXES.has(kind)) return withSuffix(expressionOf(childrenOf(node)[0]!), node);
  return { kind, node, inner: partsOf(node).map(expressionOf), from, to };
}

/** The nodes of the expressions within the node of one. */
function partsOf(node: SyntaxNode): SyntaxNode[] {
  const children = childrenOf(node);
  switch (node.name) {
    case 'PromQL':
    case 'ParenExpr':
      return children.slice(0, 1);
    case 'UnaryExpr':
      return children.slice(-1);
    case 'BinaryExpr':
      return [children[0]!, children.at(-1)!];
    case 'FunctionCall':
    case 'AggregateExpr': {
      const body = node.getChild('FunctionCallBody');
      return body ? childrenOf(body) : [];
    }
    default:
      return [];
  }
}

/** The children of a node, comments left out. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (child.name !== 'LineComment') found.push(child);
  return found;
}

function withSuffix(inner: Expression, suffix: SyntaxNode): Expression {
  if (inner.kind === 'BinaryExpr' || inner.kind === 'UnaryExpr')
    return {
      ...inner,
      inner: [...inner.inner.slice(0, -1), withSuffix(inner.inner.at(-1)!, suffix)],
      to: suffix.to,
    };
  return { kind: suffix.name, node: suffix, inner: [inner], from: inner.from, to: suffix.to };
}
