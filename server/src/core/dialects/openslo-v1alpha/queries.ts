import type { QueryTemplate } from '../dialect';

const query = (label: string, detail: string, text: string, ...below: string[]): QueryTemplate => ({
  label,
  detail,
  text,
  path: ['query'],
  where: { key: 'source', values: ['prometheus', 'sloth', 'thanos', 'mimir', 'cortex', 'victoriametrics'] },
  below,
});

/** PromQL to begin with. */
export const QUERIES: readonly QueryTemplate[] = [
  query(
    'requests without server errors',
    'PromQL: good events of an availability',
    'sum(rate(${1:http_requests_total}{job="${2:checkout}",code!~"5.."}[${3:5m}]))',
    'good',
  ),
  query(
    'requests faster than a bound',
    'PromQL: good events of a latency, one bucket of a histogram',
    'sum(rate(${1:http_request_duration_seconds}_bucket{job="${2:checkout}",le="${3:0.5}"}[${4:5m}]))',
    'good',
  ),
  query(
    'all requests',
    'PromQL: total events',
    'sum(rate(${1:http_requests_total}{job="${2:checkout}"}[${3:5m}]))',
    'total',
  ),
  query(
    'latency at a quantile',
    'PromQL: a value to compare with op and value',
    'histogram_quantile(${1:0.95}, sum by (le) (rate(${2:http_request_duration_seconds}_bucket{job="${3:checkout}"}[${4:5m}])))',
    'thresholdMetric',
  ),
];
