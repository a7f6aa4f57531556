/** Types of the values of PromQL. `any` is not one: it is not known, as of a template. */
export type PromqlType = 'scalar' | 'vector' | 'range' | 'string' | 'any';

/** What the types are called in the documentation of Prometheus. */
const TYPE_NAMES: Readonly<Record<PromqlType, string>> = {
  scalar: 'scalar',
  vector: 'instant vector',
  range: 'range vector',
  string: 'string',
  any: 'expression',
};

/** The name of a type with its article. */
export const nounOf = (type: PromqlType): string =>
  `${/^[aei]/.test(TYPE_NAMES[type]) ? 'an' : 'a'} ${TYPE_NAMES[type]}`;

export interface Parameter {
  readonly name: string;
  readonly type: PromqlType;
  readonly isOptional: boolean;
}

/** A function or an aggregation. */
export interface Signature {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** How many arguments there may be at most; Infinity where the last one can be repeated at will. */
  readonly most: number;
  readonly returns: PromqlType;
  readonly about: string;
  readonly isAggregation: boolean;
}

/** `name(parameter: type, optional?: type, repeated...: type): type`, and one sentence. Types as in parser/functions.go of Prometheus. */
const FUNCTIONS: readonly (readonly [signature: string, about: string])[] = [
  ['abs(v: vector): vector', 'The values without their sign.'],
  [
    'absent(v: vector): vector',
    'One series of value 1 where the selector finds nothing, and nothing where it finds something: for alerts on what is missing.',
  ],
  [
    'absent_over_time(v: range): vector',
    'One series of value 1 where the range holds no sample at all, and nothing otherwise.',
  ],
  ['acos(v: vector): vector', 'The arc cosine, in radians.'],
  ['acosh(v: vector): vector', 'The inverse hyperbolic cosine.'],
  ['asin(v: vector): vector', 'The arc sine, in radians.'],
  ['asinh(v: vector): vector', 'The inverse hyperbolic sine.'],
  ['atan(v: vector): vector', 'The arc tangent, in radians.'],
  ['atanh(v: vector): vector', 'The inverse hyperbolic tangent.'],
  ['avg_over_time(v: range): vector', 'The mean of all samples in the range, per series.'],
  ['ceil(v: vector): vector', 'The values rounded up to whole numbers.'],
  ['changes(v: range): vector', 'How often the value changed within the range.'],
  ['clamp(v: vector, min: scalar, max: scalar): vector', 'The values, held between a lower and an upper limit.'],
  ['clamp_max(v: vector, max: scalar): vector', 'The values, held at or below an upper limit.'],
  [
    'clamp_min(v: vector, min: scalar): vector',
    'The values, held at or above a lower limit; keeps a divisor away from zero.',
  ],
  ['cos(v: vector): vector', 'The cosine of radians.'],
  ['cosh(v: vector): vector', 'The hyperbolic cosine.'],
  ['count_over_time(v: range): vector', 'How many samples the range holds, per series.'],
  [
    'day_of_month(v?: vector): vector',
    'The day of the month in UTC, 1 to 31, of times in seconds; of now without an argument.',
  ],
  [
    'day_of_week(v?: vector): vector',
    'The day of the week in UTC, 0 for Sunday to 6, of times in seconds; of now without an argument.',
  ],
  [
    'day_of_year(v?: vector): vector',
    'The day of the year in UTC, 1 to 366, of times in seconds; of now without an argument.',
  ],
  [
    'days_in_month(v?: vector): vector',
    'How many days the month has, of times in seconds; of this month without an argument.',
  ],
  ['deg(v: vector): vector', 'Radians as degrees.'],
  [
    'delta(v: range): vector',
    'The difference between the ends of the range, extrapolated to its whole length. For gauges; counters take increase.',
  ],
  ['deriv(v: range): vector', 'The change per second by a straight line through the samples of the range. For gauges.'],
  [
    'double_exponential_smoothing(v: range, smoothing: scalar, trend: scalar): vector',
    'The values smoothed with regard to their trend. Experimental; formerly holt_winters.',
  ],
  ['end(): scalar', 'The end of the time that the query is evaluated for. Experimental.'],
  ['exp(v: vector): vector', 'e to the power of the values.'],
  ['first_over_time(v: range): vector', 'The first sample in the range. Experimental.'],
  ['floor(v: vector): vector', 'The values rounded down to whole numbers.'],
  ['histogram_avg(v: vector): vector', 'The mean of the observations of native histograms.'],
  ['histogram_count(v: vector): vector', 'How many observations native histograms hold.'],
  [
    'histogram_fraction(lower: scalar, upper: scalar, v: vector): vector',
    'The share of observations between two values, 0 to 1: how many requests were quick enough.',
  ],
  [
    'histogram_quantile(quantile: scalar, buckets: vector): vector',
    'The value below which the given share of observations lies, estimated from buckets. Keep le when you aggregate: sum by (le) (rate(x_bucket[5m])).',
  ],
  [
    'histogram_quantiles(buckets: vector, label: string, quantile: scalar, quantiles...12: scalar): vector',
    'Several quantiles at once, each with its share in a label. Experimental.',
  ],
  ['histogram_stddev(v: vector): vector', 'The estimated standard deviation of the observations of native histograms.'],
  ['histogram_stdvar(v: vector): vector', 'The estimated variance of the observations of native histograms.'],
  ['histogram_sum(v: vector): vector', 'The sum of the observations of native histograms.'],
  [
    'holt_winters(v: range, smoothing: scalar, trend: scalar): vector',
    'The name of double_exponential_smoothing before Prometheus 3.',
  ],
  ['hour(v?: vector): vector', 'The hour of the day in UTC, 0 to 23, of times in seconds; of now without an argument.'],
  ['idelta(v: range): vector', 'The difference between the last two samples of the range. For gauges.'],
  [
    'increase(v: range): vector',
    'How much a counter grew within the range, resets accounted for and extrapolated to its whole length, so it may be no whole number.',
  ],
  ['info(v: vector, data?: vector): vector', 'Adds the labels of matching info metrics. Experimental.'],
  ['integral(v: range, max_gap?: scalar): vector', 'The area under the samples of the range. Experimental.'],
  [
    'irate(v: range): vector',
    'The growth per second of a counter between its last two samples: for graphs that shall show every peak, not for alerts.',
  ],
  [
    'label_join(v: vector, target: string, separator: string, sources...: string): vector',
    'Writes the values of several labels, joined, to another label.',
  ],
  [
    'label_replace(v: vector, target: string, replacement: string, source: string, regex: string): vector',
    'Where the whole of a label matches the expression, writes the replacement ($1 is the first group) to another label.',
  ],
  ['last_over_time(v: range): vector', 'The last sample in the range.'],
  ['ln(v: vector): vector', 'The natural logarithm.'],
  ['log10(v: vector): vector', 'The decimal logarithm.'],
  ['log2(v: vector): vector', 'The binary logarithm.'],
  ['mad_over_time(v: range): vector', 'The median distance of the samples from their median. Experimental.'],
  ['max_over_time(v: range): vector', 'The greatest sample in the range.'],
  ['min_over_time(v: range): vector', 'The smallest sample in the range.'],
  ['minute(v?: vector): vector', 'The minute of the hour, 0 to 59, of times in seconds; of now without an argument.'],
  ['month(v?: vector): vector', 'The month in UTC, 1 to 12, of times in seconds; of now without an argument.'],
  ['pi(): scalar', 'The number pi.'],
  [
    'predict_linear(v: range, seconds: scalar): vector',
    'The value so many seconds from now by a straight line through the samples of the range: when a disk will be full.',
  ],
  ['present_over_time(v: range): vector', '1 for every series with a sample in the range.'],
  [
    'quantile_over_time(quantile: scalar, v: range): vector',
    'The value below which the given share of the samples in the range lies.',
  ],
  ['rad(v: vector): vector', 'Degrees as radians.'],
  ['range(): scalar', 'The length in seconds of the time that the query is evaluated for. Experimental.'],
  [
    'rate(v: range): vector',
    'The mean growth per second of a counter over the range, resets accounted for. Take it before you sum: sum(rate(x[5m])).',
  ],
  ['resets(v: range): vector', 'How often a counter fell, that is started anew, within the range.'],
  [
    'round(v: vector, to?: scalar): vector',
    'The values rounded to the nearest multiple, of 1 where nothing else is said.',
  ],
  ['scalar(v: vector): scalar', 'The value of the only series as a plain number; NaN where there is not exactly one.'],
  ['sgn(v: vector): vector', '1, 0 or -1 by the sign of the values.'],
  ['sin(v: vector): vector', 'The sine of radians.'],
  ['sinh(v: vector): vector', 'The hyperbolic sine.'],
  ['sort(v: vector): vector', 'The series by value, the smallest first. For tables: of graphs it changes nothing.'],
  ['sort_by_label(v: vector, labels...: string): vector', 'The series by their labels. Experimental.'],
  ['sort_by_label_desc(v: vector, labels...: string): vector', 'The series by their labels, backwards. Experimental.'],
  [
    'sort_desc(v: vector): vector',
    'The series by value, the greatest first. For tables: of graphs it changes nothing.',
  ],
  ['sqrt(v: vector): vector', 'The square root.'],
  ['start(): scalar', 'The start of the time that the query is evaluated for. Experimental.'],
  ['start_timestamp(v: vector): vector', 'When the counters behind the samples began, in seconds. Experimental.'],
  ['stddev_over_time(v: range): vector', 'The standard deviation of the samples in the range.'],
  ['stdvar_over_time(v: range): vector', 'The variance of the samples in the range.'],
  ['step(): scalar', 'The seconds between two points of the query. Experimental.'],
  [
    'sum_over_time(v: range): vector',
    'The sum of all samples in the range. Of a gauge that is 0 or 1 it counts the samples that are 1.',
  ],
  ['tan(v: vector): vector', 'The tangent of radians.'],
  ['tanh(v: vector): vector', 'The hyperbolic tangent.'],
  ['time(): scalar', 'The time of evaluation, in seconds since 1970.'],
  ['timestamp(v: vector): vector', 'When each sample was taken, in seconds since 1970.'],
  ['ts_of_first_over_time(v: range): vector', 'When the first sample in the range was taken. Experimental.'],
  ['ts_of_last_over_time(v: range): vector', 'When the last sample in the range was taken. Experimental.'],
  ['ts_of_max_over_time(v: range): vector', 'When the greatest sample in the range was taken. Experimental.'],
  ['ts_of_min_over_time(v: range): vector', 'When the smallest sample in the range was taken. Experimental.'],
  [
    'vector(s: scalar): vector',
    'A number as a series without labels: x or vector(0) has a value also where x has none.',
  ],
  [
    'xdelta(v: range): vector',
    'As delta, but with the sample before the range instead of extrapolation. Only in Thanos, where it is switched on.',
  ],
  [
    'xincrease(v: range): vector',
    'As increase, but with the sample before the range instead of extrapolation. Only in Thanos, where it is switched on.',
  ],
  [
    'xrate(v: range): vector',
    'As rate, but with the sample before the range instead of extrapolation. Only in Thanos, where it is switched on.',
  ],
  ['year(v?: vector): vector', 'The year in UTC, of times in seconds; of now without an argument.'],
];

const AGGREGATIONS: readonly (readonly [signature: string, about: string])[] = [
  [
    'avg(v: vector): vector',
    'The mean over the series of each group. A mean of ratios is not the ratio of the whole: divide sums instead.',
  ],
  ['bottomk(k: scalar, v: vector): vector', 'The k series with the smallest values, with all of their labels.'],
  ['count(v: vector): vector', 'How many series each group has.'],
  ['count_values(label: string, v: vector): vector', 'How many series have each value; the value goes into the label.'],
  ['group(v: vector): vector', '1 for each group: which groups there are.'],
  [
    'limit_ratio(ratio: scalar, v: vector): vector',
    'About this share of the series, always the same ones. Experimental.',
  ],
  ['limitk(k: scalar, v: vector): vector', 'Any k of the series. Experimental.'],
  ['max(v: vector): vector', 'The greatest value of each group.'],
  ['min(v: vector): vector', 'The smallest value of each group.'],
  [
    'quantile(quantile: scalar, v: vector): vector',
    'The value below which the given share of the series of each group lies. For the latency of requests take histogram_quantile.',
  ],
  ['stddev(v: vector): vector', 'The standard deviation over the series of each group.'],
  ['stdvar(v: vector): vector', 'The variance over the series of each group.'],
  ['sum(v: vector): vector', 'The sum over the series of each group; over all of them without by.'],
  ['topk(k: scalar, v: vector): vector', 'The k series with the greatest values, with all of their labels.'],
];

/** Every function and aggregation by its name; aggregations may be written in any case, see {@link signatureOf}. */
export const SIGNATURES: ReadonlyMap<string, Signature> = new Map(
  [...FUNCTIONS.map((row) => signature(row, false)), ...AGGREGATIONS.map((row) => signature(row, true))].map((s) => [
    s.name,
    s,
  ]),
);

/** The function or aggregation of a name, as it is written in a query. */
export function signatureOf(name: string): Signature | undefined {
  const found = SIGNATURES.get(name);
  if (found) return found;
  const aggregation = SIGNATURES.get(name.toLowerCase());
  return aggregation?.isAggregation ? aggregation : undefined;
}

function signature([text, about]: readonly [string, string], isAggregation: boolean): Signature {
  const [, name, list, returns] = /^(\w+)\((.*)\): (\w+)$/.exec(text)!;
  const written = list ? list.split(', ') : [];
  let most = written.length;
  const parameters = written.map((part): Parameter => {
    const [, parameter, mark, limit, type] = /^(\w+)(\?|\.\.\.)?(\d*): (\w+)$/.exec(part)!;
    if (mark === '...') most = limit ? Number(limit) : Infinity;
    return { name: parameter!, type: type as PromqlType, isOptional: mark !== undefined };
  });
  return { name: name!, parameters, most, returns: returns as PromqlType, about, isAggregation };
}

/** The signature as people read it: `round(v instant vector, to scalar, optional) → instant vector`. */
export function signatureText({ name, parameters, most, returns }: Signature): string {
  const list = parameters.map((p, i) => {
    const isRepeated = i === parameters.length - 1 && most > parameters.length;
    const text = `${p.name}${isRepeated ? ', …' : ''} ${TYPE_NAMES[p.type]}`;
    return p.isOptional ? `[${text}]` : text;
  });
  return `${name}(${list.join(', ')}) → ${TYPE_NAMES[returns]}`;
}
