/** Texts of specs for the tests of features, as short as they can be; `$0` is the cursor. */

interface Parts {
  readonly name?: string;
  readonly method?: string;
  /** The entries of `timeWindow`; none for an SLO without one. */
  readonly window?: string;
  /** The entries of `objectives`. */
  readonly objectives: string;
}

export const ROLLING = `
    - duration: 28d
      isRolling: true`;

export const MONTH_IN_WARSAW = `
    - duration: 1M
      isRolling: false
      calendar: {startTime: 2026-01-01 00:00:00, timeZone: Europe/Warsaw}`;

export const slo = ({ name = 'checkout', method = 'Occurrences', window = ROLLING, objectives }: Parts): string =>
  `apiVersion: openslo/v1
kind: SLO
metadata: {name: ${name}}
spec:
  service: shop
  indicatorRef: orders
  budgetingMethod: ${method}${window && `\n  timeWindow:${window}`}
  objectives:
${objectives.replace(/^/gm, '    ')}
`;

/** A cost model for every SLO of the folder. */
export const costModel = (more = '', name = 'economics'): string => `apiVersion: ninewise/v1
kind: CostModel
metadata: {name: ${JSON.stringify(name)}}
spec:
  currency: EUR
  revenue: {amount: 40000000, per: 365d}
  revenueAtRisk: 0.75
  reliabilityCost: {baseline: {target: 0.99, amount: 3600, per: 365d}}
${more}`;
