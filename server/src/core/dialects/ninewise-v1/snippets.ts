import type { ObjectSnippet } from '../dialect';

const head = (kind: string, name: string): string => `apiVersion: ninewise/v1
kind: ${kind}
metadata:
  name: \${1:${name}}`;

/** Whole objects of Ninewise's own kinds. */
export const SNIPPETS: readonly ObjectSnippet[] = [
  {
    prefix: 'costmodel',
    description: 'A cost model: what a minute down and one more nine cost',
    body: `${head('CostModel', 'checkout-costs')}
spec:
  appliesTo:
    services: [\${2:checkout}]
  currency: \${3:EUR}
  revenue: { amount: \${4:1000000}, per: 365d }
  revenueAtRisk: \${5:0.8}
  reliabilityCost:
    baseline: { target: \${6:0.99}, amount: \${7:1000}, per: 365d }
    multiplierPerNine: \${8:10}`,
  },
  {
    prefix: 'errorbudgetpolicy',
    description: 'An error budget policy: what follows when a budget burns',
    body: `${head('ErrorBudgetPolicy', 'checkout-policy')}
spec:
  appliesTo:
    services: [\${2:checkout}]
  owner: \${3:group:default/checkout-team}
  approvers:
    - role: product
    - role: development
    - role: operations
  rules:
    - name: page
      when:
        burnRate: { atLeast: 14.4, over: 1h, confirmedOver: 5m }
      then: [page]
    - name: freeze
      when:
        budgetConsumed: { atLeast: 1 }
      then: [freeze-releases, postmortem]
      except: [p0, security]
      until:
        budgetConsumed: { below: 1 }`,
  },
  {
    prefix: 'servicetier',
    description: 'A service tier: targets that fit, and what each service needs',
    body: `${head('ServiceTier', 'tier-1')}
spec:
  description: \${2:Customers cannot buy while it is down}
  appliesTo:
    services: [\${3:checkout}]
  targetRange: { min: \${4:0.999}, max: \${5:0.9995} }
  requires: [owner, indicator, policy, runbook]`,
  },
  {
    prefix: 'riskregister',
    description: 'A risk register: fears by user journey, and what is done about them',
    body: `${head('RiskRegister', 'checkout-premortem')}
spec:
  prompt: \${2:It is six months after launch, and nobody trusts the software. Why?}
  owner: \${3:group:default/checkout-team}
  reviewEvery: 90d
  journeys:
    - name: \${4:order}
      displayName: \${5:Place an order}
      sloRef: \${6:checkout-availability}
  risks:
    - id: \${7:bad-release}
      fear: \${8:Customers reach the last step and cannot pay}
      journeyRef: \${4:order}
      impact: \${9|major,minimal,minor,moderate,catastrophic|}
      likelihood: \${10|possible,rare,unlikely,likely,almost-certain|}
      estimate:
        frequency: { count: 4, per: 365d }
        timeToDetect: 10m
        timeToRepair: 40m
        usersAffected: 1
      treatment:
        strategy: mitigate`,
  },
  {
    prefix: 'reliabilityoutcome',
    description: 'A reliability outcome: what users can rely on, and the evidence',
    body: `${head('ReliabilityOutcome', 'customers-can-order')}
spec:
  statement: \${2:A customer can order on any day}
  owner: \${3:group:default/checkout-team}
  declaredLevel: \${4|1,2,3,4,5|}
  evidence:
    observability:
      sliRefs: [\${5:checkout-success}]`,
  },
];
