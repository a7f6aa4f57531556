import type { Version } from '../openslo-common/version';

/** OpenSLO v1: a metric has a source, which holds the name of a data source or its type, and the query. */
export const V1: Version = {
  apiVersion: 'openslo/v1',
  referenceKeys: {
    service: ['Service'],
    indicatorRef: ['SLI'],
    metricSourceRef: ['DataSource'],
    alertPolicyRef: ['AlertPolicy'],
    conditionRef: ['AlertCondition'],
    targetRef: ['AlertNotificationTarget'],
  },
  serviceKeys: ['service'],
  indicator: 'indicator',
  indicatorRef: 'indicatorRef',
  formerIndicatorKeys: [],
  sourceRef: 'metricSourceRef',
  toSource: ['metricSource'],
  sourceOf: (holder) => holder,
  metric: (query) => ['metricSource:', '  type: Prometheus', '  spec:', `    query: ${query}`],
  snippetSuffix: '',
  hasDisplayName: true,
  comparesSeveral: false,
};
