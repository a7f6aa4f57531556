import type { PromqlType } from './functions';

/** A matcher of a selector, without its places. */
export interface QuickMatcher {
  readonly label: string;
  readonly operator: string;
  readonly value: string;
}

/** A query that is surely right. */
export interface QuickQuery {
  /** Set where the query is one selector and nothing else. */
  readonly selector?: { readonly metric: string | undefined; readonly matchers: readonly QuickMatcher[] };
}

/**
 * Reads the queries that most specs hold, many times as fast as the parser and without loading it: sums of rates, ratios,
 * quantiles, plain selectors. Undefined means that the parser has to look, and nothing else; what is read here has no
 * mistake that the parser would find.
 *
 * @param words bare words in square brackets that the tool fills in, as slo-generator does with `[window]`
 */
export const readQuickly = (source: string, words: readonly string[] = []): QuickQuery | undefined =>
  source.length > MAX_LENGTH ? undefined : new QuickReader(source, words).read();

const MAX_LENGTH = 5_000;
const MAX_DEPTH = 50;

const NOTHING = /(?:)/y;
const SPACE = /(?:[ \t\r\n]+|#[^\n]*)*/y;
const OPEN = /\(/y;
const CLOSE = /\)/y;
const COMMA = /,/y;
const NUMBER = /[0-9]+(?:\.[0-9]+)?(?![\w.])/y;
const NAME = /[A-Za-z_][\w:]*/y;
const OPERATOR =
  /(?:==|!=|<=|>=|[<>](?!\/))(?:[ \t\r\n]*bool(?=[\s(]))?|[-+*/%^]|(?:and|or|unless|AND|OR|UNLESS)(?=[\s(])/y;
const MATCHING =
  /(?:on|ignoring|ON|IGNORING)[ \t\r\n]*\([ \t\r\n]*(?:[A-Za-z_]\w*(?:[ \t\r\n]*,[ \t\r\n]*[A-Za-z_]\w*)*)?[ \t\r\n]*\)/y;
const GROUP = /group_(?:left|right)(?![\w:])(?:[ \t\r\n]*\([ \t\r\n]*\)|(?![ \t\r\n]*[(#]))/y;
const BRACE = /\{/y;
const END_BRACE = /\}/y;
const MATCHER = /([A-Za-z_]\w*)[ \t\r\n]*(=~|!~|!=|=)[ \t\r\n]*(?:"([^"\\\r\n{}]*)"|'([^'\\\r\n{}]*)')/y;
const RANGE =
  /\[(?:[1-9][0-9]*(?:ms|[smhdwy])|\{\{ *\.\w+ *\}\}|\$[A-Za-z_]\w*|([a-z]+))(:(?:[1-9][0-9]*[smhdwy])?)?\]/y;
const OFFSET = /(?:offset|OFFSET)[ \t\r\n]+-?[1-9][0-9]*[smhdwy](?![\w.])/y;
const CLAUSE =
  /(?:by|without)[ \t\r\n]*\([ \t\r\n]*(?:[A-Za-z_]\w*(?:[ \t\r\n]*,[ \t\r\n]*[A-Za-z_]\w*)*)?[ \t\r\n]*\)/y;

/** Regular expressions that are right as far as one can see without reading them. */
const PLAIN_REGEX =
  /^(?:[\w /:,@#%&=;<>~!-]|\||\.[*+?]?|\[\^?[\w.-]+\][*+?]?|\((?:\?:)?(?:[\w /:,@#%&=;<>~!-]|\||\.[*+?]?|\[\^?[\w.-]+\][*+?]?)+\)[*+?]?)+$/;

/** Words that are more than a name, wherever they stand. */
const RESERVED = new Set(
  'and or unless atan2 bool by without on ignoring group_left group_right offset inf nan start end step range'.split(
    ' ',
  ),
);

/** What functions take and give; of the others the parser knows. */
interface Shape {
  readonly takes: readonly PromqlType[];
  readonly gives: PromqlType;
  readonly isAggregation: boolean;
}

const shapes = (names: string, takes: PromqlType[], gives: PromqlType, isAggregation = false): [string, Shape][] =>
  names.split(' ').map((name) => [name, { takes, gives, isAggregation }]);

const OVER_TIME = ['avg', 'count', 'last', 'max', 'min', 'present', 'stddev', 'sum'].map((name) => `${name}_over_time`);

const SHAPES: ReadonlyMap<string, Shape> = new Map([
  ...shapes('avg count group max min stddev stdvar sum', ['vector'], 'vector', true),
  ...shapes('bottomk quantile topk', ['scalar', 'vector'], 'vector', true),
  ...shapes('changes delta deriv idelta increase irate rate resets', ['range'], 'vector'),
  ...shapes(OVER_TIME.join(' '), ['range'], 'vector'),
  ...shapes('quantile_over_time', ['scalar', 'range'], 'vector'),
  ...shapes('abs absent ceil exp floor histogram_count histogram_sum round sqrt timestamp', ['vector'], 'vector'),
  ...shapes('histogram_quantile', ['scalar', 'vector'], 'vector'),
  ...shapes('histogram_fraction', ['scalar', 'scalar', 'vector'], 'vector'),
  ...shapes('clamp', ['vector', 'scalar', 'scalar'], 'vector'),
  ...shapes('clamp_max clamp_min', ['vector', 'scalar'], 'vector'),
  ...shapes('vector', ['scalar'], 'vector'),
  ...shapes('scalar', ['vector'], 'scalar'),
  ...shapes('time', [], 'scalar'),
]);

class QuickReader {
  readonly #text: string;
  readonly #words: readonly string[];
  #at = 0;
  #operands = 0;
  #last: QuickQuery['selector'];
  #selectorEnd = -1;

  constructor(text: string, words: readonly string[]) {
    this.#text = text;
    this.#words = words;
  }

  read(): QuickQuery | undefined {
    const type = this.#expression(0);
    if (type === undefined || this.#at < this.#text.length) return undefined;
    return this.#operands === 1 && this.#last && this.#isBehindSelector() ? { selector: this.#last } : {};
  }

  /** What stands at the reader, which moves behind it and the white space that follows. */
  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (!found) return null;
    SPACE.lastIndex = this.#at + found[0].length;
    SPACE.exec(this.#text);
    this.#at = SPACE.lastIndex;
    return found;
  }

  /** The type of an expression; undefined where the parser has to look. */
  #expression(depth: number): PromqlType | undefined {
    if (depth > MAX_DEPTH) return undefined;
    if (depth === 0) this.#match(NOTHING);
    let left = this.#withSuffix(depth);
    let whole = left;
    while (left !== undefined) {
      const operator = this.#match(OPERATOR)?.[0];
      if (operator === undefined) return whole;
      const isMatched = this.#match(MATCHING) !== null;
      const isGrouped = isMatched && this.#match(GROUP) !== null;
      const right = this.#withSuffix(depth);
      if (right === undefined || !isJoined(left, operator, right)) return undefined;
      if (isMatched && (left !== 'vector' || right !== 'vector')) return undefined;
      if (isGrouped && /^[a-z]/i.test(operator)) return undefined;
      if (right === 'vector') whole = right;
      left = right;
    }
    return undefined;
  }

  /** An operand and what may stand right behind it: a range, or the colon of a subquery, and an offset. */
  #withSuffix(depth: number): PromqlType | undefined {
    const type = this.#operand(depth);
    const isSelector = this.#isBehindSelector();
    const range = this.#match(RANGE);
    if (!range) {
      if (isSelector) this.#match(OFFSET);
      return type;
    }
    const [, word, step] = range;
    if (word !== undefined && !this.#words.includes(word)) return undefined;
    if (type !== 'vector' || (step === undefined && !isSelector)) return undefined;
    this.#match(OFFSET);
    return 'range';
  }

  #isBehindSelector(): boolean {
    return this.#selectorEnd === this.#at;
  }

  #operand(depth: number): PromqlType | undefined {
    this.#operands++;
    if (this.#match(OPEN)) {
      const type = this.#expression(depth + 1);
      return this.#match(CLOSE) ? type : undefined;
    }
    if (this.#match(NUMBER)) return 'scalar';
    const name = this.#match(NAME)?.[0];
    if (name === undefined) return this.#selector(undefined);
    const shape = SHAPES.get(name);
    const clause = shape?.isAggregation && this.#match(CLAUSE);
    if (this.#match(OPEN)) return shape && this.#call(shape, !clause && shape.isAggregation, depth);
    if (clause || RESERVED.has(name.toLowerCase())) return undefined;
    return this.#selector(name);
  }

  /** The arguments of a call, behind its parenthesis. */
  #call({ takes, gives }: Shape, mayHaveClause: boolean, depth: number): PromqlType | undefined {
    for (const [i, wanted] of takes.entries()) {
      if (i > 0 && !this.#match(COMMA)) return undefined;
      if (this.#expression(depth + 1) !== wanted) return undefined;
    }
    if (!this.#match(CLOSE)) return undefined;
    if (mayHaveClause) this.#match(CLAUSE);
    return gives;
  }

  /** What is between braces, which may be absent behind a name. */
  #selector(metric: string | undefined): PromqlType | undefined {
    const matchers: QuickMatcher[] = [];
    if (this.#match(BRACE)) {
      if (!this.#matchers(matchers)) return undefined;
    } else if (metric === undefined) return undefined;
    const isNamed = metric !== undefined || matchers.some(({ operator, value }) => operator === '=' && value !== '');
    if (!isNamed || matchers.some(isUnclear)) return undefined;
    this.#last = { metric, matchers };
    this.#selectorEnd = this.#at;
    return 'vector';
  }

  #matchers(matchers: QuickMatcher[]): boolean {
    if (this.#match(END_BRACE)) return true;
    do {
      const [, label, operator, double, single] = this.#match(MATCHER) ?? [];
      if (label === undefined || operator === undefined) return false;
      matchers.push({ label, operator, value: double ?? single ?? '' });
    } while (this.#match(COMMA));
    return this.#match(END_BRACE) !== null;
  }
}

/** Other names of metrics, and regular expressions that have to be read. */
const isUnclear = ({ label, operator, value }: QuickMatcher): boolean =>
  label === '__name__' || (operator.endsWith('~') && !PLAIN_REGEX.test(value));

/**
 * True where an operator may stand between two operands, however it binds: an expression is a number only where all in it
 * are.
 */
function isJoined(left: PromqlType, operator: string, right: PromqlType): boolean {
  if (![left, right].every((type) => type === 'vector' || type === 'scalar')) return false;
  if (/^[a-z]/i.test(operator)) return left === 'vector' && right === 'vector';
  return !/^[=!<>]/.test(operator) || operator.endsWith('bool') || left === 'vector' || right === 'vector';
}
