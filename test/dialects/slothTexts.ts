/** Texts of specs for the tests of Sloth's formats. */

/** A file of one SLO, with other parts in place of the usual ones. */
export const v1 = (parts: { head?: string; objective?: string; sli?: string; alerting?: string } = {}): string =>
  `version: prometheus/v1
service: checkout
${parts.head ?? ''}slos:
  - name: availability
    objective: ${parts.objective ?? '99.9'}
    sli:
${(parts.sli ?? EVENTS).replace(/^/gm, '      ')}
    alerting:
${(parts.alerting ?? 'name: CheckoutErrors').replace(/^/gm, '      ')}
`;

export const EVENTS = `events:
  error_query: sum(rate(http_requests_total{code=~"5.."}[{{.window}}]))
  total_query: sum(rate(http_requests_total[{{.window}}]))`;

export const K8S = `apiVersion: sloth.slok.dev/v1
kind: PrometheusServiceLevel
metadata:
  name: checkout-slos
  namespace: monitoring
spec:
  service: checkout
  slos:
    - name: availability
      objective: 99.9
      sli:
        events:
          errorQuery: sum(rate(http_requests_total{code=~"5.."}[{{.window}}]))
          totalQuery: sum(rate(http_requests_total[{{ .window }}]))
      alerting:
        name: CheckoutErrors
        ticketAlert:
          disable: true
`;

export const catalogue = (period: string, percent = '8'): string => `apiVersion: sloth.slok.dev/v1
kind: AlertWindows
spec:
  sloPeriod: ${period}
  page:
    quick: { errorBudgetPercent: ${percent}, shortWindow: 5m, longWindow: 1h }
    slow: { errorBudgetPercent: 12.5, shortWindow: 30m, longWindow: 6h }
  ticket:
    quick: { errorBudgetPercent: 20, shortWindow: 2h, longWindow: 1d }
    slow: { errorBudgetPercent: 42, shortWindow: 6h, longWindow: 3d }
`;
