import { asName } from '../asName';

/** The shortest valid object of a kind and name, to be filled in. */
export function skeleton(kind: string, name: string): string | undefined {
  const written = asName(name);
  const spec = SPECS[kind];
  if (written === undefined || !spec) return undefined;
  return `apiVersion: openslo/v1alpha\nkind: ${kind}\nmetadata:\n  name: ${written}\nspec:\n${spec(written)}`;
}

/** What stands below `spec`, by kind. */
const SPECS: Readonly<Record<string, (name: string) => string>> = {
  SLO: (name) => `  service: ${name}
  timeWindows:
    - unit: Day
      count: 28
      isRolling: true
  budgetingMethod: Occurrences
  objectives:
    - value: 1
      target: 0.99
      ratioMetrics:
        good:
          source: prometheus
          queryType: promql
          query: sum(rate(http_requests_total{code!~"5.."}[5m]))
        total:
          source: prometheus
          queryType: promql
          query: sum(rate(http_requests_total[5m]))
`,
  Service: () => `  description: What this service does for its users.\n`,
};
