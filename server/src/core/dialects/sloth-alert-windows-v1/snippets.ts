import type { ObjectSnippet } from '../dialect';

/** A catalogue with the windows that Sloth brings for 30 days. */
export const SNIPPETS: readonly ObjectSnippet[] = [
  {
    prefix: 'sloth-alert-windows',
    description: 'The alerts that Sloth makes for SLOs of one period',
    body: `apiVersion: sloth.slok.dev/v1
kind: AlertWindows
spec:
  sloPeriod: \${1|30d,28d,7d,90d|}
  page:
    quick:
      errorBudgetPercent: \${2:2}
      shortWindow: \${3:5m}
      longWindow: \${4:1h}
    slow:
      errorBudgetPercent: \${5:5}
      shortWindow: \${6:30m}
      longWindow: \${7:6h}
  ticket:
    quick:
      errorBudgetPercent: \${8:10}
      shortWindow: \${9:2h}
      longWindow: \${10:1d}
    slow:
      errorBudgetPercent: \${11:10}
      shortWindow: \${12:6h}
      longWindow: \${13:3d}`,
  },
];
