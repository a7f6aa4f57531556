import { quoteWhereNeeded } from '../../yaml/quote';

/** The shortest valid object of a kind and name, to be filled in. */
export function skeleton(kind: string, name: string): string | undefined {
  const rest = RESTS[kind];
  if (rest === undefined || name.length > 253 || !/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name)) return undefined;
  return `apiVersion: n9/v1alpha\nkind: ${kind}\nmetadata:\n  name: ${quoteWhereNeeded(name)}\n${rest}`;
}

/** What stands below the metadata, by kind. */
const RESTS: Readonly<Record<string, string>> = {
  Service: 'spec:\n  description: What this service does for its users.\n',
  Project: 'spec:\n  description: What belongs together here.\n',
  AlertPolicy: `spec:
  severity: High
  conditions:
    - measurement: averageBurnRate
      value: 13.44 # 2 % of the budget of 28 days in one hour
      alertingWindow: 1h
    - measurement: averageBurnRate
      value: 13.44
      alertingWindow: 5m
`,
};
