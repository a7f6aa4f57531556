import type { ObjectSnippet } from '../dialect';

const slo = (name: string, display: string, type: string, rest: string): string => `apiVersion: datadoghq.com/v1alpha1
kind: DatadogSLO
metadata:
  name: \${1:${name}}
  namespace: \${2:datadog}
spec:
  name: \${3:${display}}
  type: ${type}
${rest}
  targetThreshold: "\${4:99.9}"
  timeframe: \${5|30d,7d,90d|}
  tags:
    - service:\${6:checkout}`;

/** Whole objects of the Datadog Operator. */
export const SNIPPETS: readonly ObjectSnippet[] = [
  {
    prefix: 'datadog-slo',
    description: 'A DatadogSLO: good events out of all events',
    body: slo(
      'checkout-availability',
      'Checkout availability',
      'metric',
      `  query:
    numerator: sum:\${7:trace.http.request.hits}{service:\${6:checkout},!status:error}.as_count()
    denominator: sum:\${7:trace.http.request.hits}{service:\${6:checkout}}.as_count()`,
    ),
  },
  {
    prefix: 'datadog-slo-monitor',
    description: 'A DatadogSLO: time in which monitors are well',
    body: slo('checkout-monitors', 'Checkout is well', 'monitor', `  monitorIDs:\n    - \${7:12345678}`),
  },
  {
    prefix: 'datadog-slo-time-slice',
    description: 'A DatadogSLO: slices of time in which a metric is good',
    body: slo(
      'checkout-latency',
      'Checkout is fast',
      'time_slice',
      `  timeSlice:
    query: p95:\${7:trace.http.request}{service:\${6:checkout}}
    comparator: "\${8|<,<=,>,>=|}"
    threshold: "\${9:0.5}"`,
    ),
  },
];
