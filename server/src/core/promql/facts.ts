import type { Span } from '../text/span';
import { calleeOf } from './checkCall';
import { labelOf, matchersOf } from './checkSelector';
import { expressionOf } from './expression';
import { signatureOf } from './functions';
import type { SyntaxNode } from './grammar';
import { secondsOf } from './duration';
import type { Lexeme } from './lex';
import type { ParsedPromql } from './parse';
import { stringValue } from './strings';
import { INFIX_WORDS } from './words';

/** A stretch of a query and what it says. */
export interface Said extends Span {
  readonly text: string;
}

/** A matcher such as `code=~"5.."`; without a label and an operator of its own it names the metric: `{"my.metric"}`. */
export interface Matcher extends Span {
  readonly label: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  /** The value with its escapes undone; templates are left as they are written. */
  readonly value: string;
  readonly valueSpan: Span;
}

/** A selector of series: `http_requests_total{code=~"5.."}`, without its range. */
export interface VectorSelector extends Span {
  /** The name of the metric, where it is written before the braces or matched with `=`. */
  readonly metric: Said | undefined;
  readonly matchers: readonly Matcher[];
  /** The functions and aggregations around it, the innermost first, in lower case. */
  readonly callers: readonly string[];
}

/** A duration in square brackets. */
export interface RangeDuration extends Said {
  /** `step` is what stands behind the colon of a subquery. */
  readonly role: 'range' | 'step';
  /** Its length; undefined where a template or an expression stands for it. */
  readonly seconds: number | undefined;
}

/** A function or aggregation that is called; the span is that of its name. */
export interface Call extends Said {
  readonly isAggregation: boolean;
  readonly isKnown: boolean;
}

/** What is in a query. All offsets are those of the query as it is written. */
export interface PromqlFacts {
  readonly vectorSelectors: readonly VectorSelector[];
  /** True where the query is one selector and nothing else, as Pyrra's metrics have to be. */
  readonly isVectorSelector: boolean;
  readonly ranges: readonly RangeDuration[];
  readonly calls: readonly Call[];
  /** The query in one way of writing: equal where two queries differ in white space, comments and quotes alone. */
  readonly normalised: string;
}

/** Lists what is in a query; of a broken one what could be read. */
export function factsOf(parsed: ParsedPromql): PromqlFacts {
  const reader = new FactReader(parsed);
  const vectorSelectors: VectorSelector[] = [];
  const ranges: RangeDuration[] = [];
  const calls: Call[] = [];
  parsed.tree.iterate({
    enter: ({ name, node }) => {
      if (name === 'VectorSelector') vectorSelectors.push(reader.selector(node));
      else if (name === 'MatrixSelector' || name === 'SubqueryExpr') ranges.push(...reader.ranges(node));
      else if (name === 'FunctionCall' || name === 'AggregateExpr') calls.push(...reader.call(node));
    },
  });
  const isVectorSelector = parsed.errors.length === 0 && kindOf(parsed) === 'VectorSelector';
  return {
    vectorSelectors: vectorSelectors.sort(byPlace),
    isVectorSelector,
    ranges: ranges.sort(byPlace),
    calls: calls.sort(byPlace),
    normalised: normalise(parsed.query.lexemes),
  };
}

const byPlace = (a: Span, b: Span): number => a.start - b.start;

function kindOf({ tree }: ParsedPromql): string | undefined {
  const top = tree.topNode.firstChild ? expressionOf(tree.topNode) : undefined;
  return top?.inner[0]?.kind;
}

class FactReader {
  readonly #parsed: ParsedPromql;

  constructor(parsed: ParsedPromql) {
    this.#parsed = parsed;
  }

  selector(node: SyntaxNode): VectorSelector {
    const name = node.getChild('Identifier');
    const matchers = matchersOf(node, this.#made).map((matcher): Matcher => {
      const value = this.#said(matcher.value);
      return {
        ...this.#spanOf(matcher.node),
        label: labelOf(matcher, (label) => this.#said(label).text),
        operator: matcher.operator as Matcher['operator'],
        value: stringValue(value.text),
        valueSpan: { start: value.start, end: value.end },
      };
    });
    const named = matchers.find(({ label, operator }) => label === '__name__' && operator === '=');
    const metric = name ? this.#said(name) : named && { text: named.value, ...named.valueSpan };
    return { ...this.#spanOf(node), metric, matchers, callers: this.#callersOf(node) };
  }

  ranges(node: SyntaxNode): RangeDuration[] {
    return node.getChildren('DurationExpr').map((duration, i) => {
      const said = this.#said(duration);
      return { ...said, role: i === 0 ? 'range' : 'step', seconds: secondsOf(said.text) };
    });
  }

  call(node: SyntaxNode): Call[] {
    const callee = calleeOf(node);
    if (!callee) return [];
    const said = this.#said(callee);
    const signature = signatureOf(said.text);
    const isAggregation = signature?.isAggregation ?? node.name === 'AggregateExpr';
    return [{ ...said, isAggregation, isKnown: signature !== undefined }];
  }

  #callersOf(node: SyntaxNode): string[] {
    const callers: string[] = [];
    for (let at = node.parent; at; at = at.parent) {
      const callee = at.name === 'FunctionCall' || at.name === 'AggregateExpr' ? calleeOf(at) : null;
      if (callee) callers.push(this.#said(callee).text.toLowerCase());
    }
    return callers;
  }

  readonly #made = (node: SyntaxNode): string => this.#parsed.query.made.text.slice(node.from, node.to);

  #spanOf({ from, to }: SyntaxNode): Span {
    return this.#parsed.query.made.sourceOf({ start: from, end: to });
  }

  #said(node: SyntaxNode): Said {
    const { start, end } = this.#spanOf(node);
    return { start, end, text: this.#parsed.query.source.slice(start, end) };
  }
}

function normalise(lexemes: readonly Lexeme[]): string {
  const meaning = lexemes.filter((lexeme) => lexeme.kind !== 'comment');
  return meaning
    .map((lexeme, i) => {
      const { before } = lexeme;
      const isGlued = before?.end === lexeme.start && (lexeme.kind === 'template' || before.kind === 'template');
      return (i === 0 || isGlued ? '' : ' ') + wordingOf(lexeme, meaning[i + 1]);
    })
    .join('');
}

function wordingOf({ kind, text }: Lexeme, next: Lexeme | undefined): string {
  if (kind === 'template') return text.replace(/\s+/g, '');
  if (kind === 'string') return JSON.stringify(stringValue(text));
  const isKeyword = kind === 'word' && (INFIX_WORDS.has(text.toLowerCase()) || signatureOf(text)?.isAggregation);
  return isKeyword && /^(?:\(|by|without|\w)/i.test(next?.text ?? '') ? text.toLowerCase() : text;
}
