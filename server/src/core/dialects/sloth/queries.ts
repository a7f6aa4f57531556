import type { QueryTemplate } from '../dialect';
import type { SlothKeys } from './keys';

/** PromQL for the queries of an SLI, with the window that Sloth puts in. */
export function queriesFor({ errorQuery, totalQuery, errorRatioQuery }: SlothKeys): QueryTemplate[] {
  const query = (key: string, label: string, detail: string, text: string): QueryTemplate => ({
    label,
    detail,
    text,
    path: ['sli', key === errorRatioQuery ? 'raw' : 'events', key],
    below: [],
  });
  return [
    query(
      errorQuery,
      'requests with server errors',
      'PromQL: failed events of an availability',
      'sum(rate(${1:http_requests_total}{job="${2:checkout}",code=~"5.."}[{{.window}}]))',
    ),
    query(
      errorQuery,
      'requests slower than a bound',
      'PromQL: failed events of a latency, all but one bucket of a histogram',
      'sum(rate(${1:http_request_duration_seconds}_count{job="${2:checkout}"}[{{.window}}])) - sum(rate(${1:http_request_duration_seconds}_bucket{job="${2:checkout}",le="${3:0.5}"}[{{.window}}]))',
    ),
    query(
      totalQuery,
      'all requests',
      'PromQL: all events',
      'sum(rate(${1:http_requests_total}{job="${2:checkout}"}[{{.window}}]))',
    ),
    query(
      totalQuery,
      'all requests of a histogram',
      'PromQL: all events of a latency',
      'sum(rate(${1:http_request_duration_seconds}_count{job="${2:checkout}"}[{{.window}}]))',
    ),
    query(
      errorRatioQuery,
      'share of failed probes',
      'PromQL: one minus the average of a metric that is 1 while all is well',
      '1 - avg_over_time(${1:probe_success}{job="${2:checkout}"}[{{.window}}])',
    ),
    query(
      errorRatioQuery,
      'share of failed requests',
      'PromQL: failed events over all events',
      'sum(rate(${1:http_requests_total}{job="${2:checkout}",code=~"5.."}[{{.window}}])) / sum(rate(${1:http_requests_total}{job="${2:checkout}"}[{{.window}}]))',
    ),
  ];
}
