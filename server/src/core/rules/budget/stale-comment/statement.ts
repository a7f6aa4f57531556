import { parseDecimal, shift } from '../../../math/decimal';
import type { Decimal } from '../../../math/decimal';
import { amountAt, secondsOfUnit, unitOf } from './amount';
import type { Amount, UnitName } from './amount';

/** A budget that a comment states. */
export interface Statement {
  readonly amount: Amount;
  /** True for `~3m`, `about 3 minutes`. */
  readonly isEstimate: boolean;
  /** What the budget is for, where the comment says so: `/month`, `per 30d`. */
  readonly period: Period | undefined;
  /** The percentage that the comment gives with it, as a fraction. */
  readonly percent: Percent | undefined;
  /** Whether words such as "budget" leave no doubt, a period or percentage makes it likely, or it stands alone. */
  readonly clarity: 'named' | 'likely' | 'alone';
}

export interface Period {
  readonly count: number;
  readonly unit: UnitName;
}

export interface Percent {
  readonly fraction: Decimal;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

type Token =
  | { readonly kind: 'amount'; readonly amount: Amount }
  | { readonly kind: 'percent'; readonly percent: Percent }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'period'; readonly period: Period }
  | { readonly kind: 'sign'; readonly text: string };

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Words that say that an amount is a budget. */
const BUDGET = words(
  'budget downtime allowed allows allow allowance permitted permits unavailability unavailable fail failing failure failures',
);
/** Words that may stand around a budget without changing what it says. */
const FILLERS = words(`a an the of is are that this which we us our it can may be in over per each every or i e ie
  for means gives leaves equals total max maximum at most up to only just about approx approximately around roughly ca circa
  almost nearly error errors bad full complete availability available uptime reliability target slo objective
  two three four five nine nines and`);
/** Words that may stand beside an amount that nothing else tells to be a budget. */
const BESIDE_ALONE = words(
  'about approx approximately around roughly ca circa almost nearly max maximum at most only just total',
);
const ESTIMATE = words('~ ≈ about approx approximately around roughly ca circa almost nearly');
/** Words after which an amount is no budget of this target, whatever else the comment says. */
const OTHERS = words(`sla slas contract was were used spent burn burns burned burnt consumed left remaining remains last
  incident incidents outage outages alert alerts page pages paging maintenance planned until if when next more another
  extra vs versus than old before previously formerly instead not no never should todo fixme`);
const SIGNS = words('~ ≈ = - – — -> => → ( ) [ ] : , ; . / !');
const PERIOD_WORDS: Readonly<Record<string, UnitName>> = {
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  yearly: 'year',
  annual: 'year',
  annually: 'year',
};
const PREPOSITIONS = words('/ per a an each every in over');
const INDEFINITE = words('a an');
const ARTICLES = words('a an the each every any our rolling calendar');
const WINDOW_NOUNS = words('window windows period rolling calendar');

const DAY = secondsOfUnit('day');
/** Longer comments are prose. */
const LONGEST = 300;

/**
 * The budgets that a comment states, without its `#`. Only what is plainly a budget counts: the comment must hold
 * nothing but the amount, a percentage, a period and a few known words, or a part of it must name the amount a budget.
 */
export function statementsIn(comment: string): Statement[] {
  if (comment.length > LONGEST || !/\d/.test(comment)) return [];
  const whole = statementsOf(comment, 0);
  if (whole) return whole;
  if ((comment.match(/[A-Za-z]+/g) ?? []).some((word) => OTHERS.has(word.toLowerCase()))) return [];
  return clausesOf(comment).flatMap(({ text, start }) =>
    (statementsOf(text, start) ?? []).filter((statement) => statement.clarity === 'named'),
  );
}

/** The parts of a comment between its punctuation marks. */
function clausesOf(comment: string): { readonly text: string; readonly start: number }[] {
  const out: { text: string; start: number }[] = [];
  let start = 0;
  for (const mark of comment.matchAll(/[;,.](?=\s|$)|[()]|\s[-–—]+\s/g)) {
    out.push({ text: comment.slice(start, mark.index), start });
    start = mark.index + mark[0].length;
  }
  return [...out, { text: comment.slice(start), start }];
}

/** The statements of a text that holds nothing else; undefined where it holds something else. */
function statementsOf(text: string, base: number): Statement[] | undefined {
  const raw = tokensOf(text, base);
  if (!raw?.every(isKnown)) return undefined;
  const tokens = withPeriods(raw);
  const percents = tokens.flatMap((token) => (token.kind === 'percent' ? [token.percent] : []));
  if (percents.length > 1) return [];
  const said = tokens.flatMap((token) => (token.kind === 'word' ? [token.text] : []));
  const isNamed = said.some((word) => BUDGET.has(word));
  if (!isNamed && said.includes('for')) return undefined;
  return pairs(tokens).flatMap(({ amount, period, isEstimate }) => {
    const clarity = isNamed ? 'named' : period || percents[0] ? 'likely' : 'alone';
    const isOnlyDays = amount.units.length === 1 && secondsOfUnit(amount.units[0]!) >= DAY;
    if (clarity !== 'named' && isOnlyDays) return [];
    if (clarity === 'alone' && !said.every((word) => BESIDE_ALONE.has(word))) return [];
    return { amount, isEstimate, period, percent: percents[0], clarity };
  });
}

function isKnown(token: Token): boolean {
  if (token.kind === 'sign') return SIGNS.has(token.text);
  if (token.kind !== 'word') return true;
  const { text } = token;
  return (
    BUDGET.has(text) ||
    FILLERS.has(text) ||
    WINDOW_NOUNS.has(text) ||
    text in PERIOD_WORDS ||
    unitOf(text) !== undefined
  );
}

/** The tokens of a text; offsets are moved by `base`. A bare number is a percentage or a fraction of nines. */
function tokensOf(text: string, base: number): Token[] | undefined {
  const out: Token[] = [];
  for (let i = 0; i < text.length;) {
    const rest = text.slice(i);
    const space = /^\s+/.exec(rest);
    if (space) {
      i += space[0].length;
      continue;
    }
    const amount = /^\d/.test(rest) ? amountAt(text, i) : undefined;
    if (amount) {
      out.push({ kind: 'amount', amount: { ...amount, start: amount.start + base, end: amount.end + base } });
      i = amount.end;
      continue;
    }
    const number = /^(\d+(?:\.\d+)?|\.\d+)(\s?%)?(?![\w.%])/.exec(rest);
    if (number) {
      const percent = percentOf(number[1]!, number[2] !== undefined);
      const isCount = /^\s*nines?\b/.test(rest.slice(number[0].length));
      if (!percent && !isCount) return undefined;
      const place = { start: i + base, end: i + base + number[0].length, text: number[0] };
      if (percent) out.push({ kind: 'percent', percent: { fraction: percent, ...place } });
      i += number[0].length;
      continue;
    }
    const word = /^[A-Za-z][\w'-]*/.exec(rest)?.[0];
    const sign = /^(?:->|=>|\p{S}|[^\s\w])/u.exec(rest)?.[0];
    const text_ = word ?? sign;
    if (text_ === undefined) return undefined;
    out.push(word ? { kind: 'word', text: unitOf(word) ? word : word.toLowerCase() } : { kind: 'sign', text: text_ });
    i += text_.length;
  }
  return out;
}

function percentOf(number: string, hasSign: boolean): Decimal | undefined {
  const value = parseDecimal(number);
  if (!value) return undefined;
  if (hasSign || /^9\d(\.\d+)?$/.test(number)) return shift(value, -2);
  return /^0?\.9\d*$/.test(number) ? value : undefined;
}

/** Puts a period in the place of `per month`, `/30d`, `30 day window`, `monthly`. */
function withPeriods(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i]!;
    if (token.kind === 'word' && token.text in PERIOD_WORDS) {
      out.push({ kind: 'period', period: { count: 1, unit: PERIOD_WORDS[token.text]! } });
      continue;
    }
    const begin = isOneOf(token, PREPOSITIONS) || isOneOf(token, WINDOW_NOUNS) || isOfPercent(tokens, i) ? i + 1 : i;
    let at = begin;
    while (begin > i && (isOneOf(tokens[at], ARTICLES) || (isWindowNoun(token) && isOneOf(tokens[at], LINKS)))) at += 1;
    const period = periodOf(tokens[at]);
    const isMarked = begin > i || isOneOf(tokens[at + 1], WINDOW_NOUNS) || tokens[at]?.kind === 'word';
    const isAmount = isOneOf(token, INDEFINITE) && lengthOf(period) < DAY;
    if (period && isMarked && !isAmount) {
      out.push({ kind: 'period', period });
      i = isOneOf(tokens[at + 1], WINDOW_NOUNS) ? at + 1 : at;
    } else out.push(token);
  }
  return out;
}

const lengthOf = (period: Period | undefined): number => (period ? period.count * secondsOfUnit(period.unit) : 0);

const LINKS = words('of is : =');

const isWindowNoun = (token: Token): boolean => isOneOf(token, WINDOW_NOUNS);

/** The "of" in `0.1 % of 30 days`. */
const isOfPercent = (tokens: readonly Token[], i: number): boolean =>
  isOneOf(tokens[i], new Set(['of'])) && tokens[i - 1]?.kind === 'percent';

const isOneOf = (token: Token | undefined, set: ReadonlySet<string>): boolean =>
  token !== undefined && (token.kind === 'word' || token.kind === 'sign') && set.has(token.text);

/** An amount with one part, or the bare name of a unit, as a period. */
function periodOf(token: Token | undefined): Period | undefined {
  if (token?.kind === 'word') {
    const unit = unitOf(token.text);
    return unit && { count: 1, unit };
  }
  if (token?.kind !== 'amount' || token.amount.units.length !== 1) return undefined;
  const unit = token.amount.units[0]!;
  return { count: token.amount.seconds / secondsOfUnit(unit), unit };
}

interface Pair {
  readonly amount: Amount;
  readonly period: Period | undefined;
  readonly isEstimate: boolean;
}

/** Which amount is for which period; none where that is not plain. */
function pairs(tokens: readonly Token[]): Pair[] {
  const found = tokens.flatMap((token, i) =>
    token.kind === 'amount' ? [{ amount: token.amount, i, isEstimate: isEstimated(tokens, i) }] : [],
  );
  const periods = tokens.flatMap((token, i) => (token.kind === 'period' ? [{ period: token.period, i }] : []));
  const [first, second] = found;
  if (!first || found.length > 4) return [];
  const all = (period: Period | undefined): Pair[] =>
    found.map(({ amount, isEstimate }) => ({ amount, isEstimate, period }));
  if (found.length === 1) return periods.length <= 1 ? all(periods[0]?.period) : [];
  if (periods.length === found.length) {
    const isAfter = found.every(({ i }, n) => i < periods[n]!.i && periods[n]!.i < (found[n + 1]?.i ?? Infinity));
    const isBefore = found.every(({ i }, n) => periods[n]!.i < i && i < (periods[n + 1]?.i ?? Infinity));
    return isAfter || isBefore ? found.map((f, n) => ({ ...f, period: periods[n]!.period })) : [];
  }
  if (!second || found.length > 2 || periods.length > 1) return [];
  if (Math.abs(first.amount.seconds - second.amount.seconds) <= 0.05 * first.amount.seconds)
    return all(periods[0]?.period);
  if (periods.length > 0) return [];
  const [long, short] = first.amount.seconds > second.amount.seconds ? [first, second] : [second, first];
  const period = long.amount.seconds >= DAY ? periodOf({ kind: 'amount', amount: long.amount }) : undefined;
  return period ? [{ ...short, period }] : [];
}

/** True where the sign or word before an amount says that it is an estimate. */
function isEstimated(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return isOneOf(before, ESTIMATE) || (isOneOf(before, new Set(['.'])) && isOneOf(tokens[at - 2], ESTIMATE));
}
