import type { ObjectSnippet } from '../dialect';

const slo = (name: string, indicator: string): string => `apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata:
  name: \${1:${name}}
  namespace: \${2:monitoring}
spec:
  description: \${3:Orders go through.}
  target: "\${4:99.9}"
  window: \${5|28d,4w,7d|}
  indicator:
${indicator}`;

/** Whole objects of Pyrra. */
export const SNIPPETS: readonly ObjectSnippet[] = [
  {
    prefix: 'pyrra-slo',
    description: 'A Pyrra SLO: errors out of all events',
    body: slo(
      'checkout-errors',
      `    ratio:
      errors:
        metric: \${6:http_requests_total}{job="\${7:checkout}",code=~"5.."}
      total:
        metric: \${6:http_requests_total}{job="\${7:checkout}"}`,
    ),
  },
  {
    prefix: 'pyrra-slo-latency',
    description: 'A Pyrra SLO: events that are fast enough',
    body: slo(
      'checkout-latency',
      `    latency:
      success:
        metric: \${6:http_request_duration_seconds}_bucket{job="\${7:checkout}",le="\${8:0.5}"}
      total:
        metric: \${6:http_request_duration_seconds}_count{job="\${7:checkout}"}`,
    ),
  },
];
