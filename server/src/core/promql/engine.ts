/**
 * Everything of this folder that needs the grammar of PromQL, whose tables are large: who bundles this module on its own
 * loads them when the first query is looked at.
 */
export { factsOf } from './facts';
export { parsePromql } from './parse';
