import type { QueryTemplate } from '../dialect';

/** PromQL belongs behind this key alone, whatever the data source. */
const query = (label: string, detail: string, text: string, ...below: string[]): QueryTemplate => ({
  label,
  detail: `PromQL: ${detail}`,
  text,
  path: ['promql'],
  where: { key: 'kind', values: ['agent', 'direct', 'slo'] },
  below,
});

/** PromQL for the queries of an objective. Nobl9 reads counters as they are, where `incremental` is true. */
export const QUERIES: readonly QueryTemplate[] = [
  query(
    'requests without server errors',
    'good events, as a counter',
    'sum(${1:http_requests_total}{job="${2:checkout}",code!~"5.."})',
    'good',
  ),
  query(
    'requests faster than a bound',
    'good events of a latency, one bucket of a histogram',
    'sum(${1:http_request_duration_seconds}_bucket{job="${2:checkout}",le="${3:0.5}"})',
    'good',
  ),
  query(
    'requests with server errors',
    'bad events, as a counter',
    'sum(${1:http_requests_total}{job="${2:checkout}",code=~"5.."})',
    'bad',
  ),
  query('all requests', 'all events, as a counter', 'sum(${1:http_requests_total}{job="${2:checkout}"})', 'total'),
  query(
    'latency at a quantile',
    'a value to compare with op and value',
    'histogram_quantile(${1:0.95}, sum by (le) (rate(${2:http_request_duration_seconds}_bucket{job="${3:checkout}"}[${4:5m}])))',
    'rawMetric',
  ),
];
