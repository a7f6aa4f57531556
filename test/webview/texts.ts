/** Texts for tests of the register's editor. */

export const SLOS = `apiVersion: openslo/v1
kind: SLO
metadata: { name: checkout, displayName: Checkout }
spec:
  service: shop
  indicatorRef: orders
  timeWindow: [{ duration: 28d, isRolling: true }]
  budgetingMethod: Occurrences
  objectives: [{ target: 0.999 }]
---
apiVersion: openslo/v1
kind: SLI
metadata: { name: orders }
spec:
  ratioMetric:
    counter: true
    good: { metricSource: { type: prometheus, spec: { query: good } } }
    total: { metricSource: { type: prometheus, spec: { query: all } } }
`;

/** Comments at every place where an edit could lose one. */
export const REGISTER = `# Head of the file.
apiVersion: ninewise/v1
kind: RiskRegister
metadata:
  name: tickets # the name
  displayName: Ticket shop before the summer
spec:
  owner: group:default/tickets # not a person
  journeys: # what people want
    - name: buy
      displayName: Buy a ticket
      sloRef: checkout # 99.9 % over 28 d
    - name: refund # without an SLO
      displayName: Get the money back
    - name: find
      displayName: Find a concert
      sloRef: checkout
  risks:
    # the worst first
    - id: bad-release
      fear: Nobody can buy after a release, and nobody notices
      raisedBy: customer care
      votes: 4
      journeyRef: buy
      impact: catastrophic # the worst
      likelihood: likely
      indicatorRefs: [orders]
      estimate:
        frequency: { count: 1, per: 30d } # once a month
        timeToDetect: 30m
        timeToRepair: 90m
        usersAffected: 1.0 # all of them
        severity: 1.0
        basis: evidence
        incidents: [INC-1, INC-2]
      mitigations:
        - name: Let five of a hundred try it first
          status: planned # planned | done
          changes: { timeToDetect: 5m, timeToRepair: 25m, usersAffected: 0.05 }
          annualCost: { amount: 9000, currency: EUR }
      treatment: { strategy: mitigate, owner: group:default/tickets }
    - id: provider-down
      fear: Customers reach the last step and cannot pay
      raisedBy: product
      votes: 3
      journeyRef: buy
      impact: major
      likelihood: possible
      estimate:
        frequency: { count: 4, per: 365d }
        timeToDetect: { p5: 2m, p95: 20m } # nine times out of ten
        timeToRepair: { low: 20m, mode: 40m, high: 120m }
        usersAffected: 0.6
        severity: 1.0
      treatment:
        strategy: accept # for now
        owner: group:default/tickets
        justification: The second provider comes in the summer
        until: 2027-06-30
    - id: slow-weekend
      fear: On the first warm weekend the latency is so high that people give up
      raisedBy: engineering
      journeyRef: buy
      impact: minor
      likelihood: unlikely
      estimate:
        meanTimeBetweenFailures: 60d
        timeToDetect: 10m
        timeToRepair: 45m
        usersAffected: 0.4
        severity: 0.5
    - id: wrong-price
      fear: The price at the last step is another one than on the page
      journeyRef: find
      impact: moderate
      likelihood: likely
    - id: lost-ticket
      fear: A ticket is paid and never arrives, and nobody can say where it is
      raisedBy: customer care
      votes: 2
    # no journey yet
    - id: old-phones
      fear: People with old phones cannot get past the pictures
  systemicFactors:
    - name: runbooks are out of date # all of them
      addTimeToRepair: 5m
# End of the file.
`;

/** The register with many more risks. */
export function withRisks(count: number): string {
  const more = Array.from(
    { length: count },
    (_, i) => `    - id: r${i}
      fear: Fear number ${i}, people wait and do not know whether it happened
      journeyRef: ${['buy', 'find', 'refund'][i % 3]!}
      impact: ${['minimal', 'minor', 'moderate', 'major', 'catastrophic'][i % 5]!}
      likelihood: ${['rare', 'unlikely', 'possible', 'likely', 'almost-certain'][(i >> 2) % 5]!}
      estimate: { frequency: { count: 1, per: ${30 + i}d }, timeToDetect: 5m, timeToRepair: 20m, usersAffected: 0.1, severity: 1 }
`,
  ).join('');
  return REGISTER.replace('  systemicFactors:\n', `${more}  systemicFactors:\n`);
}
