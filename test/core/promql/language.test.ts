import { expect, test } from 'vitest';
import { queryLanguage } from '../../../server/src/core/promql';

test.each([
  ['Prometheus', undefined, 'promql'],
  ['prometheus', undefined, 'promql'],
  ['AmazonPrometheus', undefined, 'promql'],
  ['amazon-prometheus', undefined, 'promql'],
  ['thanos', undefined, 'promql'],
  ['anything', 'promql', 'promql'],
  ['prometheus', 'logql', undefined],
  ['VictoriaMetrics', undefined, undefined],
  ['grafanaLoki', undefined, undefined],
  ['gcm', undefined, undefined],
  ['Datadog', undefined, undefined],
  [undefined, undefined, undefined],
])('type %s, query type %s', (type, queryType, expected) => {
  expect(queryLanguage(type, queryType)).toBe(expected);
});
