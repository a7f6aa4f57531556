import type { ObjectSnippet } from '../dialect';

/** Whole objects of OpenSLO v1alpha. */
export const SNIPPETS: readonly ObjectSnippet[] = [
  {
    prefix: 'slo-v1alpha',
    description: 'An OpenSLO v1alpha SLO: good events out of all',
    body: `apiVersion: openslo/v1alpha
kind: SLO
metadata:
  name: \${1:checkout-availability}
  displayName: \${2:Checkout availability}
spec:
  service: \${3:checkout}
  timeWindows:
    - unit: \${4|Day,Week,Month,Quarter|}
      count: \${5:28}
      isRolling: true
  budgetingMethod: Occurrences
  objectives:
    - displayName: \${6:Orders succeed}
      value: 1
      target: \${7:0.999}
      ratioMetrics:
        incremental: true
        good:
          source: \${8:prometheus}
          queryType: \${9:promql}
          query: sum(rate(\${10:http_requests_total}{job="\${3:checkout}",code!~"5.."}[5m]))
        total:
          source: \${8:prometheus}
          queryType: \${9:promql}
          query: sum(rate(\${10:http_requests_total}{job="\${3:checkout}"}[5m]))`,
  },
  {
    prefix: 'service-v1alpha',
    description: 'A service that SLOs of OpenSLO v1alpha belong to',
    body: `apiVersion: openslo/v1alpha
kind: Service
metadata:
  name: \${1:checkout}
  displayName: \${2:Checkout}
spec:
  description: \${3:Takes orders and payments.}`,
  },
];
