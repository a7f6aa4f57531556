import { asName } from '../asName';
import type { Version } from './version';

/** The shortest valid object of a kind and name, to be filled in. */
export function skeleton(version: Version, kind: string, name: string): string | undefined {
  const spec = SPECS[kind];
  const written = asName(name);
  if (!spec || written === undefined) return undefined;
  return `apiVersion: ${version.apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${written}\nspec:\n${spec(written, version)}`;
}

const CONDITION = (indent: string): string =>
  [
    'severity: page',
    'condition:',
    '  kind: burnrate',
    '  op: gte',
    '  threshold: 14.4 # 2 % of the budget of 30 days in one hour',
    '  lookbackWindow: 1h',
    '  alertAfter: 5m',
  ]
    .map((line) => `${indent}${line}\n`)
    .join('');

const RATIO = (indent: string, version: Version): string =>
  [
    'ratioMetric:',
    '  counter: true',
    '  good:',
    ...version.metric('sum(rate(http_requests_total{code!~"5.."}[5m]))').map((line) => `    ${line}`),
    '  total:',
    ...version.metric('sum(rate(http_requests_total[5m]))').map((line) => `    ${line}`),
  ]
    .map((line) => `${indent}${line}\n`)
    .join('');

/** What stands below `spec`, by kind. */
const SPECS: Readonly<Record<string, (name: string, version: Version) => string>> = {
  SLO: (name, version) => `  ${version.serviceKeys[0]}: ${name}
  ${version.indicator}:
    metadata:
      name: ${name}
    spec:
${RATIO('      ', version)}  timeWindow:
    - duration: 28d
      isRolling: true
  budgetingMethod: Occurrences
  objectives:
    - target: 0.99
`,
  SLI: (_, version) => RATIO('  ', version),
  DataSource: () => `  type: Prometheus
  connectionDetails:
    url: https://prometheus.example
`,
  Service: () => `  description: What this service does for its users.\n`,
  AlertPolicy: (name) => `  alertWhenBreaching: true
  conditions:
    - kind: AlertCondition
      metadata:
        name: ${name}
      spec:
${CONDITION('        ')}  notificationTargets:
    - kind: AlertNotificationTarget
      metadata:
        name: ${name}
      spec:
        target: email
`,
  AlertCondition: () => CONDITION('  '),
  AlertNotificationTarget: () => `  target: email\n`,
};
