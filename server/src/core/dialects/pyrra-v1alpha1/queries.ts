import type { QueryTemplate } from '../dialect';

const metric = (label: string, detail: string, text: string, ...path: string[]): QueryTemplate => ({
  label,
  detail,
  text,
  path: [...path, 'metric'],
  below: [],
});

/** Metrics to begin with. Pyrra takes a plain metric with its labels only. */
export const QUERIES: readonly QueryTemplate[] = [
  metric(
    'requests with server errors',
    'counter of the events that failed',
    '${1:http_requests_total}{job="${2:checkout}",code=~"5.."}',
    'ratio',
    'errors',
  ),
  metric('all requests', 'counter of all events', '${1:http_requests_total}{job="${2:checkout}"}', 'ratio', 'total'),
  metric(
    'requests faster than a bound',
    'one bucket of a histogram',
    '${1:http_request_duration_seconds}_bucket{job="${2:checkout}",le="${3:0.5}"}',
    'latency',
    'success',
  ),
  metric(
    'all requests of a histogram',
    'count of a histogram',
    '${1:http_request_duration_seconds}_count{job="${2:checkout}"}',
    'latency',
    'total',
  ),
  metric(
    'all requests of a native histogram',
    'native histogram',
    '${1:http_request_duration_seconds}{job="${2:checkout}"}',
    'latencyNative',
    'total',
  ),
  metric(
    'probes that succeed',
    'gauge that is 1 while all is well',
    '${1:probe_success}{job="${2:blackbox}"}',
    'bool_gauge',
  ),
];
