import type { QueryTemplate } from '../dialect';

const query = (label: string, detail: string, text: string, ...path: string[]): QueryTemplate => ({
  label,
  detail,
  text,
  path,
  below: [],
});

/** Metric queries of Datadog to begin with. */
export const QUERIES: readonly QueryTemplate[] = [
  query(
    'requests without errors',
    'good events of an availability',
    'sum:${1:trace.http.request.hits}{service:${2:checkout}}.as_count() - sum:${3:trace.http.request.errors}{service:${2:checkout}}.as_count()',
    'query',
    'numerator',
  ),
  query(
    'all requests',
    'all events',
    'sum:${1:trace.http.request.hits}{service:${2:checkout}}.as_count()',
    'query',
    'denominator',
  ),
  query(
    'latency of requests',
    'a value to compare with the threshold',
    'p95:${1:trace.http.request}{service:${2:checkout}}',
    'timeSlice',
    'query',
  ),
];
