import type { ObjectSnippet } from '../dialect';

const head = (kind: string, name: string, title: string): string =>
  `apiVersion: n9/v1alpha
kind: ${kind}
metadata:
  name: \${1:${name}}
  displayName: \${2:${title}}
  project: \${3:default}`;

const rolling = (stop: number): string =>
  `  timeWindows:
    - unit: Day
      count: \${${stop}:28}
      isRolling: true`;

/** The objects of Nobl9 to begin with. */
export const SNIPPETS: readonly ObjectSnippet[] = [
  {
    prefix: 'nobl9-slo',
    description: 'A Nobl9 SLO: good and all requests on Prometheus',
    body: `${head('SLO', 'checkout-availability', 'Checkout availability')}
spec:
  description: \${4:Checkout requests are answered}
  service: \${5:checkout}
  indicator:
    metricSource:
      name: \${6:prometheus}
      kind: \${7|Agent,Direct|}
  budgetingMethod: Occurrences
${rolling(8)}
  objectives:
    - name: ok
      displayName: Answered
      target: \${9:0.999}
      primary: true
      countMetrics:
        incremental: true
        good:
          prometheus:
            promql: \${10:sum(http_requests_total{job="checkout",code!~"5.."\\})}
        total:
          prometheus:
            promql: \${11:sum(http_requests_total{job="checkout"\\})}
  alertPolicies:
    - \${12:fast-burn}`,
  },
  {
    prefix: 'nobl9-threshold',
    description: 'A Nobl9 SLO: a value below a bound, in time slices of a minute',
    body: `${head('SLO', 'checkout-latency', 'Checkout latency')}
spec:
  service: \${4:checkout}
  indicator:
    metricSource:
      name: \${5:prometheus}
      kind: \${6|Agent,Direct|}
  budgetingMethod: Timeslices
${rolling(7)}
  objectives:
    - name: fast
      displayName: Fast enough
      target: \${8:0.99}
      timeSliceTarget: \${9:0.95}
      op: lte
      value: \${10:0.5}
      rawMetric:
        query:
          prometheus:
            promql: \${11:histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{job="checkout"\\}[5m])))}
  alertPolicies: []`,
  },
  {
    prefix: 'nobl9-composite',
    description: 'A Nobl9 SLO that is made of others',
    body: `${head('SLO', 'buying', 'Buying')}
spec:
  service: \${4:shop}
  budgetingMethod: Occurrences
${rolling(5)}
  objectives:
    - name: buying
      target: \${6:0.99}
      composite:
        maxDelay: \${7:45m}
        components:
          objectives:
            - project: \${3:default}
              slo: \${8:checkout-availability}
              objective: \${9:ok}
              weight: \${10:1}
              whenDelayed: \${11|CountAsGood,CountAsBad,Ignore|}
  alertPolicies: []`,
  },
  {
    prefix: 'nobl9-service',
    description: 'A Nobl9 service that SLOs belong to',
    body: `${head('Service', 'checkout', 'Checkout')}
spec:
  description: \${4:Takes orders and payments.}`,
  },
  {
    prefix: 'nobl9-alertpolicy',
    description: 'A Nobl9 alert policy on a burn rate over a long and a short time',
    body: `${head('AlertPolicy', 'fast-burn', 'Fast burn')}
spec:
  description: \${4:The budget burns fast}
  severity: \${5|High,Medium,Low|}
  coolDown: 5m
  conditions:
    - measurement: averageBurnRate
      value: \${6:13.44}
      alertingWindow: 1h
    - measurement: averageBurnRate
      value: \${6:13.44}
      alertingWindow: 5m
  alertMethods:
    - metadata:
        name: \${7:pager}`,
  },
  {
    prefix: 'nobl9-project',
    description: 'A Nobl9 project: names are unique within it',
    body: `apiVersion: n9/v1alpha
kind: Project
metadata:
  name: \${1:shop}
  displayName: \${2:Shop}
spec:
  description: \${3:What belongs to the shop.}`,
  },
  {
    prefix: 'nobl9-agent',
    description: 'A Nobl9 data source that an agent on your side asks',
    body: `${head('Agent', 'prometheus', 'Prometheus')}
spec:
  prometheus:
    url: \${4:http://prometheus.example}`,
  },
  {
    prefix: 'nobl9-direct',
    description: 'A Nobl9 data source that Nobl9 asks itself',
    body: `${head('Direct', 'datadog', 'Datadog')}
spec:
  datadog:
    site: \${4:eu}`,
  },
  {
    prefix: 'nobl9-alertmethod',
    description: 'A Nobl9 alert method: how people are told',
    body: `${head('AlertMethod', 'pager', 'Pager')}
spec:
  description: \${4:Wakes somebody up}
  email:
    to:
      - \${5:on-call@shop.example}`,
  },
  {
    prefix: 'nobl9-alertsilence',
    description: 'A time in which a Nobl9 alert policy does not tell about an SLO',
    body: `apiVersion: n9/v1alpha
kind: AlertSilence
metadata:
  name: \${1:maintenance}
  project: \${2:default}
spec:
  slo: \${3:checkout-availability}
  alertPolicy:
    name: \${4:fast-burn}
  period:
    duration: \${5:2h}`,
  },
  {
    prefix: 'nobl9-annotation',
    description: 'A note on the time line of a Nobl9 SLO',
    body: `apiVersion: n9/v1alpha
kind: Annotation
metadata:
  name: \${1:moved}
  project: \${2:default}
spec:
  slo: \${3:checkout-availability}
  description: \${4:Moved to another region}
  startTime: "\${5:2026-01-01T10:00:00Z}"
  endTime: "\${6:2026-01-01T11:00:00Z}"`,
  },
  {
    prefix: 'nobl9-budgetadjustment',
    description: 'Times that do not count against the budget of Nobl9 SLOs',
    body: `apiVersion: n9/v1alpha
kind: BudgetAdjustment
metadata:
  name: \${1:maintenance}
spec:
  firstEventStart: "\${2:2026-01-01T02:00:00Z}"
  duration: \${3:1h}
  rrule: \${4:FREQ=WEEKLY}
  filters:
    slos:
      - name: \${5:checkout-availability}
        project: \${6:default}`,
  },
  {
    prefix: 'nobl9-report',
    description: 'A Nobl9 report over several SLOs',
    body: `apiVersion: n9/v1alpha
kind: Report
metadata:
  name: \${1:budgets}
spec:
  shared: true
  filters:
    projects:
      - \${2:shop}
  errorBudgetStatus: {}`,
  },
  {
    prefix: 'nobl9-dataexport',
    description: 'Where Nobl9 exports data to',
    body: `apiVersion: n9/v1alpha
kind: DataExport
metadata:
  name: \${1:lake}
  project: \${2:default}
spec:
  exportType: GCS
  spec:
    bucketName: \${3:shop-slos}`,
  },
  {
    prefix: 'nobl9-rolebinding',
    description: 'Which role a user or a group has in Nobl9',
    body: `apiVersion: n9/v1alpha
kind: RoleBinding
metadata:
  name: \${1:shop-viewers}
spec:
  groupRef: \${2:shop}
  roleRef: \${3:project-viewer}
  projectRef: \${4:default}`,
  },
  {
    prefix: 'nobl9-usergroup',
    description: 'Users who have roles in Nobl9 together',
    body: `apiVersion: n9/v1alpha
kind: UserGroup
metadata:
  name: \${1:shop}
spec:
  displayName: \${2:Shop}
  members:
    - id: \${3:identifier}`,
  },
];
