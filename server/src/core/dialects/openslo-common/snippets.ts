import type { ObjectSnippet } from '../dialect';
import type { Version } from './version';

const head = ({ apiVersion, hasDisplayName }: Version, kind: string, name: string, display: string): string =>
  `apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: \${1:${name}}${hasDisplayName ? `\n  displayName: \${2:${display}}` : ''}`;

/** A query and the name of its data source, below a metric. */
function source({ toSource, sourceRef }: Version, query: string, indent: string): string {
  const lines = [
    ...toSource.map((key, depth) => `${'  '.repeat(depth)}${key}:`),
    ...[`${sourceRef}: \${3:prometheus}`, 'spec:', `  query: ${query}`].map(
      (line) => `${'  '.repeat(toSource.length)}${line}`,
    ),
  ];
  return lines.map((line) => `\n${indent}${line}`).join('');
}

const metric = (version: Version, side: string, query: string): string => `
    ${side}:${source(version, query, '      ')}`;

/** The same with placeholders that leave out no number. */
function renumbered(body: string): string {
  const numbers = [...new Set(Array.from(body.matchAll(/\$\{(\d+)/g), ([, number]) => Number(number)))].sort(
    (a, b) => a - b,
  );
  return body.replace(/\$\{(\d+)/g, (_, number: string) => `\${${numbers.indexOf(Number(number)) + 1}`);
}

/** Whole objects. */
export function objectSnippets(version: Version): readonly ObjectSnippet[] {
  const { indicatorRef, serviceKeys, snippetSuffix: suffix } = version;
  return [
    {
      prefix: `slo${suffix}`,
      description: 'An SLO over a rolling window, measured by an SLI of its own',
      body: `${head(version, 'SLO', 'checkout-availability', 'Checkout availability')}
spec:
  ${serviceKeys[0]}: \${3:checkout}
  ${indicatorRef}: \${4:checkout-success}
  timeWindow:
    - duration: \${5|28d,30d,7d|}
      isRolling: true
  budgetingMethod: \${6|Occurrences,Timeslices,RatioTimeslices|}
  objectives:
    - displayName: \${7:Orders succeed}
      target: \${8:0.999}`,
    },
    {
      prefix: `sli${suffix}`,
      description: 'An SLI: good events out of all, from Prometheus',
      body: `${head(version, 'SLI', 'checkout-success', 'Orders succeed')}
spec:
  ratioMetric:
    counter: true${metric(version, 'good', 'sum(rate(${4:http_requests_total}{job="${5:checkout}",code!~"5.."}[5m]))')}${metric(version, 'total', 'sum(rate(${4:http_requests_total}{job="${5:checkout}"}[5m]))')}`,
    },
    {
      prefix: `sli-threshold${suffix}`,
      description: 'An SLI: one metric that objectives compare with a value',
      body: `${head(version, 'SLI', 'checkout-latency', 'Time to order')}
spec:
  thresholdMetric:${source(version, 'histogram_quantile(0.95, sum by (le) (rate(${4:http_request_duration_seconds}_bucket{job="${5:checkout}"}[5m])))', '    ')}`,
    },
    {
      prefix: `service${suffix}`,
      description: 'A service that SLOs belong to',
      body: `${head(version, 'Service', 'checkout', 'Checkout')}
spec:
  description: \${3:Takes orders and payments.}`,
    },
    {
      prefix: `datasource${suffix}`,
      description: 'A data source that indicators refer to',
      body: `${head(version, 'DataSource', 'prometheus', 'Prometheus')}
spec:
  type: \${3|Prometheus,Datadog,CloudWatch|}
  connectionDetails:
    url: \${4:https://prometheus.example}`,
    },
    {
      prefix: `alertpolicy${suffix}`,
      description: 'An alert policy: a condition, and who is told',
      body: `${head(version, 'AlertPolicy', 'checkout-burn', 'Checkout burns its budget')}
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
      prefix: `alertcondition${suffix}`,
      description: 'An alert condition: a burn rate over a time',
      body: `${head(version, 'AlertCondition', 'fast-burn', 'Fast burn')}
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
      prefix: `alertnotificationtarget${suffix}`,
      description: 'Where alerts go',
      body: `${head(version, 'AlertNotificationTarget', 'on-call', 'On call')}
spec:
  target: \${3|slack,email,pagerduty,webhook|}`,
    },
  ].map((snippet) => ({ ...snippet, body: renumbered(snippet.body) }));
}
