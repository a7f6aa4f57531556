import type { ObjectSnippet } from '../dialect';

const head = (name: string, labels: string): string =>
  `apiVersion: sre.google.com/v2
kind: ServiceLevelObjective
metadata:
  name: \${1:${name}}
  labels:
${labels}`;

const labels = (slo: string): string =>
  `    service_name: \${2:shop}
    feature_name: \${3:checkout}
    slo_name: \${4:${slo}}`;

/** The objects of slo-generator to begin with. */
export const SNIPPETS: readonly ObjectSnippet[] = [
  {
    prefix: 'slogenerator-slo',
    description: 'An SLO of slo-generator: good and valid requests on Prometheus',
    body: `${head('shop-checkout-availability', labels('availability'))}
spec:
  description: \${5:99.9 % of checkout requests are answered without a server error}
  goal: \${6:0.999}
  backend: \${7:prometheus}
  method: good_bad_ratio
  exporters: []
  service_level_indicator:
    filter_good: \${8:http_requests_total{job="checkout",code!~"5.."\\}}
    filter_valid: \${9:http_requests_total{job="checkout"\\}}`,
  },
  {
    prefix: 'slogenerator-latency',
    description: 'An SLO of slo-generator: requests faster than a bound on Prometheus',
    body: `${head('shop-checkout-latency', labels('latency'))}
spec:
  description: \${5:99 % of checkout requests are answered within half a second}
  goal: \${6:0.99}
  backend: \${7:prometheus}
  method: distribution_cut
  exporters: []
  service_level_indicator:
    expression: \${8:http_request_duration_seconds_bucket{job="checkout"\\}}
    threshold_bucket: \${9:0.5}`,
  },
  {
    prefix: 'slogenerator-config',
    description: 'The configuration that SLOs of slo-generator share: backends, exporters, error budget policies',
    body: `backends:
  prometheus:
    url: \${1:http://prometheus.example:9090}
exporters:
  prometheus_self: {}
default_exporters:
  - prometheus_self
error_budget_policies:
  default:
    steps:
      - name: 1 hour
        window: 3600
        burn_rate_threshold: \${2:9}
        alert: true
        message_alert: Page to defend the SLO
        message_ok: Last hour on track
      - name: 28 days
        window: 2419200
        burn_rate_threshold: 1
        alert: false
        message_alert: \${3:Freeze releases}
        message_ok: Last 28 days on track`,
  },
];
