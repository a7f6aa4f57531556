/**
 * Everything of this folder that is large: what needs the grammar of PromQL, and what there is to say about its functions.
 * Who bundles this module on its own loads it when the first query is looked at.
 */
export { factsOf } from './facts';
export { promqlHoverAt } from './hover';
export { parsePromql } from './parse';
