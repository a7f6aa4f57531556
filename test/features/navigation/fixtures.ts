/** A small shop: an SLI, a data source, a policy with condition and target, and SLOs that refer to them. */
export const service = (name: string): string => `apiVersion: openslo/v1
kind: Service
metadata:
  name: ${name}
spec: {}
`;

export const sli = (name: string, source = 'prometheus'): string => `apiVersion: openslo/v1
kind: SLI
metadata:
  name: ${name}
spec:
  thresholdMetric:
    metricSource:
      metricSourceRef: ${source}
      type: Prometheus
      spec: {query: up}
`;

export const source = (name: string): string => `apiVersion: openslo/v1
kind: DataSource
metadata:
  name: ${name}
spec:
  type: Prometheus
`;

export const slo = (name: string, indicator: string, more = ''): string => `apiVersion: openslo/v1
kind: SLO
metadata:
  name: ${name}
spec:
  service: shop
  indicatorRef: ${indicator}
  timeWindow:
    - duration: 28d
      isRolling: true
  budgetingMethod: Occurrences
  objectives:
    - target: 0.999
${more}`;

export const policy = (name: string, condition: string, target: string): string => `apiVersion: openslo/v1
kind: AlertPolicy
metadata:
  name: ${name}
spec:
  conditions:
    - conditionRef: ${condition}
  notificationTargets:
    - targetRef: ${target}
`;

export const condition = (name: string): string => `apiVersion: openslo/v1
kind: AlertCondition
metadata:
  name: ${name}
spec:
  severity: page
  condition:
    kind: burnrate
    op: gte
    threshold: 14.4
    lookbackWindow: 1h
    alertAfter: 5m
`;

export const target = (name: string): string => `apiVersion: openslo/v1
kind: AlertNotificationTarget
metadata:
  name: ${name}
spec:
  target: pager
`;
