import type { ObjectSnippet } from '../dialect';

/** Sloth's SLOs as Kubernetes objects. */
export const SNIPPETS: readonly ObjectSnippet[] = [
  {
    prefix: 'sloth-k8s',
    description: 'SLOs of a service for Sloth in Kubernetes, measured by two queries that count events',
    body: `apiVersion: sloth.slok.dev/v1
kind: PrometheusServiceLevel
metadata:
  name: \${1:checkout}
  namespace: \${2:monitoring}
spec:
  service: \${1:checkout}
  labels:
    owner: \${3:team-checkout}
  slos:
    - name: \${4:requests-availability}
      objective: \${5:99.9}
      description: \${6:Orders go through.}
      sli:
        events:
          errorQuery: sum(rate(\${7:http_requests_total}{job="\${1:checkout}",code=~"5.."}[{{.window}}]))
          totalQuery: sum(rate(\${7:http_requests_total}{job="\${1:checkout}"}[{{.window}}]))
      alerting:
        name: \${8:CheckoutHighErrorRate}
        pageAlert:
          labels:
            severity: \${9:critical}
        ticketAlert:
          labels:
            severity: \${10:warning}`,
  },
];
