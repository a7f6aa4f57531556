/** What a method of a backend needs in the indicator: all of these keys, and one at least of each group. */
export interface Needs {
  readonly all: readonly string[];
  readonly oneOf?: readonly string[];
}

const RATIO = (prefix: string, ...all: readonly string[]): Needs => ({
  all: [...all, `${prefix}_good`],
  oneOf: [`${prefix}_bad`, `${prefix}_valid`],
});
const CUT: Needs = { all: ['filter_valid', 'threshold_bucket'] };
/** A method whose needs are not known, or that has none. */
const ANY: Needs = { all: [] };

/** The methods of the backends that slo-generator comes with, by the name of the provider. */
export const PROVIDERS: Readonly<Record<string, Readonly<Record<string, Needs>>>> = {
  cloud_monitoring: {
    good_bad_ratio: RATIO('filter'),
    distribution_cut: CUT,
    exponential_distribution_cut: CUT,
  },
  cloud_monitoring_mql: {
    good_bad_ratio: RATIO('filter'),
    distribution_cut: CUT,
    exponential_distribution_cut: CUT,
    query_sli: ANY,
  },
  cloud_service_monitoring: { good_bad_ratio: ANY, distribution_cut: ANY, basic: ANY, window: ANY },
  prometheus: {
    query_sli: { all: ['expression'] },
    good_bad_ratio: RATIO('filter'),
    distribution_cut: { all: ['expression', 'threshold_bucket'] },
  },
  datadog: {
    good_bad_ratio: RATIO('query'),
    query_sli: { all: ['query'] },
    query_slo: { all: ['slo_id'] },
  },
  dynatrace: {
    query_sli: ANY,
    good_bad_ratio: RATIO('query'),
    threshold: { all: ['query_valid', 'threshold'] },
  },
  elasticsearch: { good_bad_ratio: RATIO('query', 'index') },
  open_search: { good_bad_ratio: RATIO('query', 'index') },
  splunk: { good_bad_ratio: RATIO('search_query'), query_sli: { all: ['search_query'] } },
};
