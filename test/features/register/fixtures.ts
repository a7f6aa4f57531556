import { slo } from '../slo';

/**
 * A register with comments, all forms of estimates, mitigations and systemic factors. Its numbers are those of the worked
 * example of the method: 99.9 % over 28 d leave 40.32 min; the first risk takes 112 min, the second 10.693 min.
 */
export const REGISTER = `# The pre-mortem of the ticket shop.
apiVersion: ninewise/v1
kind: RiskRegister
metadata:
  name: tickets
  annotations:
    ninewise/held-on: "2025-11-20" # a Thursday
spec:
  owner: group:default/tickets # not a person
  reviewEvery: 90d
  singleRiskThreshold: 0.25
  journeys: # what people want to do
    - name: buy
      displayName: Buy a ticket
      sloRef: checkout # 99.9 % over 28 d
    - name: refund
      displayName: Get the money back
  risks:
    # the worst first
    - id: bad-release
      fear: Nobody can buy after a release, and nobody notices
      journeyRef: buy
      impact: catastrophic # minimal | minor | moderate | major | catastrophic
      likelihood: almost-certain
      indicatorRefs: [orders]
      estimate:
        frequency: {count: 1, per: 30d} # or meanTimeBetweenFailures: 30d
        timeToDetect: 30m
        timeToRepair: 90m
        usersAffected: 1.0 # share of users
        severity: 1.0
      mitigations:
        - name: canary 5% with automatic rollback
          status: planned # planned | done
          changes: {timeToDetect: 5m, timeToRepair: 25m, usersAffected: 0.05}
          annualCost: {amount: 9000, currency: EUR}
          ticket: T-101
      treatment: {strategy: mitigate, owner: group:default/tickets}
    - id: provider-down
      fear: Customers reach the last step and cannot pay
      journeyRef: buy
      impact: major
      likelihood: likely
      dependencyRef: resource:default/provider
      estimate:
        frequency: {count: 4, per: 365d}
        timeToDetect: {p5: 2m, p95: 20m} # nine times out of ten
        timeToRepair: {low: 20m, mode: 40m, high: 120m}
        usersAffected: 0.6
        severity: 1.0
        basis: evidence
        incidents: [INC-1, INC-2]
      treatment:
        strategy: accept
        owner: group:default/payments
        justification: No second provider before the contract ends
        until: 2026-06-30 # then anew
  systemicFactors: # make everything worse
    - name: no playbooks
      addTimeToRepair: 5m
    - name: follow-up is missing
      frequencyIncrease: 0.10
`;

/** The SLO whose budget the register spends. */
export const CHECKOUT = slo({ objectives: '- target: 0.999' });
