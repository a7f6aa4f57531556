/** Types of metric sources whose queries are PromQL, in small letters without signs between words. */
const PROMQL_SOURCES: ReadonlySet<string> = new Set([
  'amazonprometheus',
  'amp',
  'azureprometheus',
  'cortex',
  'dash0',
  'gmp',
  'googlemanagedprometheus',
  'grafanamimir',
  'mimir',
  'prometheus',
  'promql',
  'sloth',
  'thanos',
]);

/**
 * The language of a query, as far as it is known here. Everything but PromQL is left alone, also languages that are
 * nearly PromQL: a query of MetricsQL need not be one.
 *
 * @param type what the type of the metric source is called: `Prometheus`, `amazon-prometheus`
 * @param queryType what a spec says about the language itself; it counts more
 */
export function queryLanguage(type: string | undefined, queryType?: string): 'promql' | undefined {
  const name = (queryType ?? type ?? '').toLowerCase().replace(/[\s_-]/g, '');
  return PROMQL_SOURCES.has(name) ? 'promql' : undefined;
}
