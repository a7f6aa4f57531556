/** PromQL within specs: what is wrong with a query, what is in it, how to show it. */
export { secondsOf } from './duration';
export { factsOf, parsePromql, promqlHoverAt } from './engine';
export type { Call, Matcher, PromqlFacts, RangeDuration, Said, VectorSelector } from './facts';
export type { PromqlType } from './functions';
export type { PromqlHover } from './hover';
export { queryLanguage } from './language';
export type { ParsedPromql } from './parse';
export type { PromqlError } from './problem';
export { readQuickly } from './quick';
export type { QuickMatcher, QuickQuery } from './quick';
export { substitute } from './substitute';
export type { Substituted, Template, TemplatePlace } from './substitute';
export { promqlTokens } from './tokens';
export type { PromqlToken, PromqlTokenKind } from './tokens';
