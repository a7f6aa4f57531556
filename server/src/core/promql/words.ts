/** Words that stand between expressions or say more about one; the grammar reads them in any case. */
export const INFIX_WORDS: ReadonlySet<string> = new Set([
  'and',
  'or',
  'unless',
  'atan2',
  'bool',
  'by',
  'without',
  'on',
  'ignoring',
  'group_left',
  'group_right',
  'offset',
]);

/** Words before a list of labels between operator and operand. */
export const MATCHING_WORDS: ReadonlySet<string> = new Set(['on', 'ignoring', 'group_left', 'group_right']);

/** Words before a list of labels. */
export const LIST_WORDS: ReadonlySet<string> = new Set([...MATCHING_WORDS, 'by', 'without']);

/**
 * Functions that the grammar does not know although readers of PromQL do, and one it knows that takes the same: the old
 * name of a function, a young one, and those that Thanos adds.
 */
export const OTHER_NAMES: Readonly<Record<string, string>> = {
  holt_winters: 'double_exponential_smoothing',
  integral: 'predict_linear',
  xrate: 'rate',
  xincrease: 'increase',
  xdelta: 'delta',
};

/** Aggregations: the words that may stand before `by` and `without`. */
export const AGGREGATION_WORDS: ReadonlySet<string> = new Set([
  'avg',
  'bottomk',
  'count',
  'count_values',
  'group',
  'limit_ratio',
  'limitk',
  'max',
  'min',
  'quantile',
  'stddev',
  'stdvar',
  'sum',
  'topk',
]);
