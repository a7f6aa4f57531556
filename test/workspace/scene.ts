import type { Host } from '../../server/src/core';

export { applyEdits, DEFAULT_SETTINGS, DIALECTS, Host, quickFixes, readSettings } from '../../server/src/core';
export type { RangedFinding } from '../../server/src/core';

/** `warning reference/unknown order-success` for each finding that is not quiet, with the text that it marks, in order. */
export function findingsOf(host: Host, uri: string): string[] {
  const snapshot = host.snapshot();
  const file = snapshot.openFile(uri);
  const textOf = ({
    start,
    end,
  }: {
    start: { line: number; character: number };
    end: { line: number; character: number };
  }): string => (file ? file.slice({ start: file.offsetAt(start), end: file.offsetAt(end) }) : '?');
  return snapshot
    .findings(uri)
    .filter((finding) => !finding.quiet)
    .sort((a, b) => a.range.start.line - b.range.start.line)
    .map(
      ({ severity, code, range, message }) =>
        `${severity} ${code} ${file ? textOf(range) : (/"([^"]+)"/.exec(message)?.[1] ?? '')}`,
    );
}

const object = (kind: string, name: string, spec: string, version = 'openslo/v1'): string =>
  `apiVersion: ${version}\nkind: ${kind}\nmetadata:\n  name: ${name}\nspec:\n${spec}`;

export const service = (name: string): string => object('Service', name, '  description: Something.\n');

export const dataSource = (name: string): string =>
  object('DataSource', name, '  type: Prometheus\n  connectionDetails:\n    url: https://prometheus.example\n');

export const sli = (name: string, source = 'metrics'): string =>
  object(
    'SLI',
    name,
    `  thresholdMetric:\n    metricSource:\n      metricSourceRef: ${source}\n      spec:\n        query: latency\n`,
  );

export const slo = (name: string, { service: of = 'checkout', sli: by = 'order-success' } = {}): string =>
  object(
    'SLO',
    name,
    `  service: ${of}
  indicatorRef: ${by}
  timeWindow:
    - duration: 28d
      isRolling: true
  budgetingMethod: Occurrences
  objectives:
    - target: 0.99
`,
  );

export const policy = (name: string, target: string): string =>
  object(
    'AlertPolicy',
    name,
    `  alertWhenBreaching: true\n  conditions:\n    - conditionRef: fast\n  notificationTargets:\n    - targetRef: ${target}\n`,
  );

export const tier = (name: string, tiers: readonly string[]): string =>
  object('ServiceTier', name, `  appliesTo:\n    tiers: [${tiers.join(', ')}]\n`, 'ninewise/v1');
