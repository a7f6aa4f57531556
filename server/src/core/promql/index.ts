/** PromQL within specs: what is wrong with a query, what is in it, how to show it. */
export { factsOf, parsePromql } from './engine';
export type { Call, Matcher, PromqlFacts, RangeDuration, Said, VectorSelector } from './facts';
export type { PromqlType } from './functions';
export { queryLanguage } from './language';
export type { ParsedPromql } from './parse';
export type { PromqlError } from './problem';
export { substitute } from './substitute';
export type { Substituted, Template, TemplatePlace } from './substitute';
