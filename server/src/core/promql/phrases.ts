/** What the words between expressions do; each goes on behind the word and a colon. */
export const KEYWORDS: Readonly<Record<string, string>> = {
  and: 'the series on the left that have a series with equal labels on the right.',
  or: 'the series on the left, and those on the right whose labels the left has not.',
  unless: 'the series on the left that have no series with equal labels on the right.',
  atan2: 'the angle of two lengths, in radians.',
  bool: 'makes the comparison say 1 or 0 for each series instead of leaving out those for which it is false.',
  by: 'one result for each combination of these labels; all others are dropped.',
  without: 'one result for each combination of all labels but these.',
  on: 'series of both sides belong together where these labels are equal.',
  ignoring: 'series of both sides belong together where all labels but these are equal.',
  group_left: 'one series on the right belongs to many on the left; labels in the list come from the right.',
  group_right: 'one series on the left belongs to many on the right; labels in the list come from the left.',
  offset: 'looks at another time: `offset 1h` is one hour ago.',
};

/** What the operators of matchers do. */
export const OPERATORS: Readonly<Record<string, string>> = {
  '=': 'The label has exactly this value; an empty one also where the label is not there.',
  '!=': 'The label has another value, or is not there.',
  '=~': 'The whole value of the label matches this regular expression (RE2).',
  '!~': 'The value of the label does not match this regular expression (RE2) as a whole.',
};

/** What the end of a metric's name says by convention. */
export const METRIC_ENDS: readonly (readonly [end: RegExp, about: string])[] = [
  [/_total$/, 'A counter by its name: it only grows, so look at its `rate` or `increase`.'],
  [
    /_bucket$/,
    'The buckets of a histogram by its name: each counts the observations up to `le`. `le="+Inf"` counts all of them. `histogram_quantile` takes their rates, with `le` kept.',
  ],
  [/_count$/, 'How many observations a histogram or summary has seen, by its name: a counter, so look at its `rate`.'],
  [
    /_sum$/,
    'The sum of what a histogram or summary has seen, by its name. Its `rate` divided by that of `_count` is the mean.',
  ],
  [/_info$/, 'Always 1, by its name: what it says is in its labels. Join it with `* on (...) group_left (...)`.'],
  [/_created$/, 'When a counter began, by its name, in seconds since 1970.'],
  [/_timestamp_seconds$/, 'A time by its name, in seconds since 1970: subtract it from `time()`.'],
  [/(?<!_timestamp)_seconds(?:_|$)/, 'In seconds.'],
  [/_bytes(?:_|$)/, 'In bytes.'],
  [/_ratio(?:_|$)/, 'A ratio, usually 0 to 1.'],
  [/_celsius(?:_|$)/, 'In degrees Celsius.'],
  [/^up$/, '1 where the last scrape of the target worked, 0 where it failed.'],
  [/^probe_success$/, '1 where the last probe worked, 0 where it failed.'],
  [/^ALERTS$/, '1 for each alert that is pending or firing, see the label `alertstate`.'],
];

/** What well-known labels hold. */
export const LABELS: Readonly<Record<string, string | undefined>> = {
  __name__: 'the name of the metric.',
  job: 'the scrape job that the series comes from.',
  instance: 'the address of the target that the series comes from.',
  le: 'the upper limit of a bucket of a histogram; buckets are cumulative, so `le="0.5"` counts all up to 0.5. As a text it has to be written exactly as it is exposed.',
  quantile: 'the quantile of a summary. Quantiles cannot be aggregated.',
  code: 'by convention the status code of a response.',
  status: 'by convention the status of a response.',
  method: 'by convention the method of a request.',
  handler: 'by convention the route of a request.',
  namespace: 'by convention the namespace in Kubernetes.',
  pod: 'by convention the pod in Kubernetes; it changes with each rollout.',
  container: 'by convention the container within a pod.',
};
