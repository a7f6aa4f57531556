import type { ObjectSnippet } from '../dialect';

const head = (kind: string, name: string, display: string): string => `apiVersion: openslo/v1
kind: ${kind}
metadata:
  name: \${1:${name}}
  displayName: \${2:${display}}`;

const metric = (side: string, text: string): string => `
    ${side}:
      metricSource:
        metricSourceRef: \${3:prometheus}
        spec:
          query: ${text}`;

/** Whole objects of OpenSLO v1. */
export const SNIPPETS: readonly ObjectSnippet[] = [
  {
    prefix: 'slo',
    description: 'An SLO over a rolling window, measured by an SLI of its own',
    body: `${head('SLO', 'checkout-availability', 'Checkout availability')}
spec:
  service: \${3:checkout}
  indicatorRef: \${4:checkout-success}
  timeWindow:
    - duration: \${5|28d,30d,7d|}
      isRolling: true
  budgetingMethod: \${6|Occurrences,Timeslices,RatioTimeslices|}
  objectives:
    - displayName: \${7:Orders succeed}
      target: \${8:0.999}`,
  },
  {
    prefix: 'sli',
    description: 'An SLI: good events out of all, from Prometheus',
    body: `${head('SLI', 'checkout-success', 'Orders succeed')}
spec:
  ratioMetric:
    counter: true${metric('good', 'sum(rate(${4:http_requests_total}{job="${5:checkout}",code!~"5.."}[5m]))')}${metric('total', 'sum(rate(${4:http_requests_total}{job="${5:checkout}"}[5m]))')}`,
  },
  {
    prefix: 'sli-threshold',
    description: 'An SLI: one metric that objectives compare with a value',
    body: `${head('SLI', 'checkout-latency', 'Time to order')}
spec:
  thresholdMetric:
    metricSource:
      metricSourceRef: \${3:prometheus}
      spec:
        query: histogram_quantile(0.95, sum by (le) (rate(\${4:http_request_duration_seconds}_bucket{job="\${5:checkout}"}[5m])))`,
  },
  {
    prefix: 'service',
    description: 'A service that SLOs belong to',
    body: `${head('Service', 'checkout', 'Checkout')}
spec:
  description: \${3:Takes orders and payments.}`,
  },
  {
    prefix: 'datasource',
    description: 'A data source that indicators refer to',
    body: `${head('DataSource', 'prometheus', 'Prometheus')}
spec:
  type: \${3|Prometheus,Datadog,CloudWatch|}
  connectionDetails:
    url: \${4:https://prometheus.example}`,
  },
  {
    prefix: 'alertpolicy',
    description: 'An alert policy: a condition, and who is told',
    body: `${head('AlertPolicy', 'checkout-burn', 'Checkout burns its budget')}
spec:
  alertWhenBreaching: true
  alertWhenResolved: \${3|false,true|}
  alertWhenNoData: \${4|false,true|}
  conditions:
    - conditionRef: \${5:fast-burn}
  notificationTargets:
    - targetRef: \${6:on-call}`,
  },
  {
    prefix: 'alertcondition',
    description: 'An alert condition: a burn rate over a time',
    body: `${head('AlertCondition', 'fast-burn', 'Fast burn')}
spec:
  severity: \${3:page}
  condition:
    kind: burnrate
    op: gte
    threshold: \${4:14.4}
    lookbackWindow: \${5:1h}
    alertAfter: \${6:5m}`,
  },
  {
    prefix: 'alertnotificationtarget',
    description: 'Where alerts go',
    body: `${head('AlertNotificationTarget', 'on-call', 'On call')}
spec:
  target: \${3|slack,email,pagerduty,webhook|}`,
  },
];
