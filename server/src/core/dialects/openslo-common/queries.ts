import type { QueryTemplate } from '../dialect';
import type { Version } from './version';

/** Systems that answer PromQL. */
const PROMQL = ['prometheus', 'thanos', 'mimir', 'cortex', 'victoriametrics', 'grafana', 'grafana-mimir', 'amp', 'gmp'];

/** PromQL for the metrics of an indicator. */
export function queryTemplates({ toSource }: Version): readonly QueryTemplate[] {
  const path = [...toSource, 'spec', 'query'];
  return TEMPLATES.map((template) => ({ ...template, path, where: { key: 'type', values: PROMQL } }));
}

const query = (label: string, detail: string, text: string, ...below: string[]): Omit<QueryTemplate, 'path'> => ({
  label,
  detail,
  text,
  below,
});

const TEMPLATES: readonly Omit<QueryTemplate, 'path'>[] = [
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
    'requests with server errors',
    'PromQL: bad events of an availability',
    'sum(rate(${1:http_requests_total}{job="${2:checkout}",code=~"5.."}[${3:5m}]))',
    'bad',
  ),
  query(
    'all requests',
    'PromQL: total events',
    'sum(rate(${1:http_requests_total}{job="${2:checkout}"}[${3:5m}]))',
    'total',
  ),
  query(
    'all requests of a histogram',
    'PromQL: total events of a latency',
    'sum(rate(${1:http_request_duration_seconds}_count{job="${2:checkout}"}[${3:5m}]))',
    'total',
  ),
  query(
    'ratio of good requests',
    'PromQL: good events over all events',
    'sum(rate(${1:http_requests_total}{job="${2:checkout}",code!~"5.."}[${3:5m}])) / sum(rate(${1:http_requests_total}{job="${2:checkout}"}[${3:5m}]))',
    'raw',
  ),
  query(
    'latency at a quantile',
    'PromQL: a value to compare with op and value',
    'histogram_quantile(${1:0.95}, sum by (le) (rate(${2:http_request_duration_seconds}_bucket{job="${3:checkout}"}[${4:5m}])))',
    'thresholdMetric',
  ),
];
