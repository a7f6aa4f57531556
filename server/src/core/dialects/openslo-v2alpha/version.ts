import { valueOf } from '../../yaml/tree';
import type { Version } from '../openslo-common/version';

/**
 * OpenSLO v2alpha: indicators are called SLIs everywhere, and a metric holds its data source, in place or by name, beside
 * the query. The text of the proposal has `service`, its SDK since 0.7 has `serviceRef`.
 */
export const V2_ALPHA: Version = {
  apiVersion: 'openslo.com/v2alpha',
  referenceKeys: {
    serviceRef: ['Service'],
    service: ['Service'],
    sliRef: ['SLI'],
    dataSourceRef: ['DataSource'],
    alertPolicyRef: ['AlertPolicy'],
    conditionRef: ['AlertCondition'],
    targetRef: ['AlertNotificationTarget'],
  },
  serviceKeys: ['serviceRef', 'service'],
  indicator: 'sli',
  indicatorRef: 'sliRef',
  formerIndicatorKeys: ['indicator', 'indicatorRef'],
  sourceRef: 'dataSourceRef',
  toSource: [],
  sourceOf: (metric) => valueOf(metric, 'dataSourceSpec'),
  metric: (query) => [
    'dataSourceSpec:',
    '  type: Prometheus',
    '  connectionDetails:',
    '    url: https://prometheus.example',
    'spec:',
    `  query: ${query}`,
  ],
  snippetSuffix: '-v2alpha',
  hasDisplayName: false,
  comparesSeveral: true,
  units: ['m', 'h', 'd', 'w'],
};
