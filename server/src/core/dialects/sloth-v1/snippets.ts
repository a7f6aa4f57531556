import type { ObjectSnippet } from '../dialect';

const head = (name: string): string => `version: prometheus/v1
service: \${1:checkout}
labels:
  owner: \${2:team-checkout}
slos:
  - name: \${3:${name}}
    objective: \${4:99.9}
    description: \${5:Orders go through.}
    sli:`;

const ALERTING = `
    alerting:
      name: \${6:CheckoutHighErrorRate}
      page_alert:
        labels:
          severity: \${7:critical}
      ticket_alert:
        labels:
          severity: \${8:warning}`;

/** Files of Sloth's own form. */
export const SNIPPETS: readonly ObjectSnippet[] = [
  {
    prefix: 'sloth',
    description: 'SLOs of a service for Sloth, measured by two queries that count events',
    body: `${head('requests-availability')}
      events:
        error_query: sum(rate(\${9:http_requests_total}{job="\${1:checkout}",code=~"5.."}[{{.window}}]))
        total_query: sum(rate(\${9:http_requests_total}{job="\${1:checkout}"}[{{.window}}]))${ALERTING}`,
  },
  {
    prefix: 'sloth-raw',
    description: 'SLOs of a service for Sloth, measured by one query that gives the share of errors',
    body: `${head('probe-availability')}
      raw:
        error_ratio_query: 1 - avg_over_time(\${9:probe_success}{job="\${1:checkout}"}[{{.window}}])${ALERTING}`,
  },
];
