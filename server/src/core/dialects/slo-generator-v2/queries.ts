import type { QueryTemplate } from '../dialect';

const query = (label: string, detail: string, key: string, text: string): QueryTemplate => ({
  label,
  detail: `PromQL: ${detail}`,
  text,
  path: ['service_level_indicator', key],
  where: { key: 'backend', values: ['prometheus'] },
  below: [],
});

/** PromQL for the indicators of a Prometheus backend. slo-generator counts filters itself, and fills `window` in. */
export const QUERIES: readonly QueryTemplate[] = [
  query(
    'share of requests without server errors',
    'good events over all events, for query_sli',
    'expression',
    'sum(rate(${1:http_requests_total}{job="${2:checkout}",code!~"5.."}[window])) / sum(rate(${1:http_requests_total}{job="${2:checkout}"}[window]))',
  ),
  query(
    'share of requests faster than a bound',
    'one bucket over all of a histogram, for query_sli',
    'expression',
    'sum(increase(${1:http_request_duration_seconds}_bucket{job="${2:checkout}",le="${3:0.5}"}[window])) / sum(increase(${1:http_request_duration_seconds}_count{job="${2:checkout}"}[window]))',
  ),
  query(
    'buckets of a histogram',
    'for distribution_cut, with threshold_bucket beside it',
    'expression',
    '${1:http_request_duration_seconds}_bucket{job="${2:checkout}"}',
  ),
  query(
    'requests without server errors',
    'good events, for good_bad_ratio',
    'filter_good',
    '${1:http_requests_total}{job="${2:checkout}",code!~"5.."}',
  ),
  query(
    'requests with server errors',
    'bad events, for good_bad_ratio',
    'filter_bad',
    '${1:http_requests_total}{job="${2:checkout}",code=~"5.."}',
  ),
  query(
    'all requests',
    'all events, for good_bad_ratio',
    'filter_valid',
    '${1:http_requests_total}{job="${2:checkout}"}',
  ),
];
