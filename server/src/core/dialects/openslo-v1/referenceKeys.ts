/** The keys that hold the name of another object, and the kind that it is of. */
export const REFERENCE_KEYS = {
  service: ['Service'],
  indicatorRef: ['SLI'],
  metricSourceRef: ['DataSource'],
  alertPolicyRef: ['AlertPolicy'],
  conditionRef: ['AlertCondition'],
  targetRef: ['AlertNotificationTarget'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
