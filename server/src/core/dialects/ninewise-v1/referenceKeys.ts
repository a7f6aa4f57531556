/** The keys that hold the name of another object or a list of names, and the kind that these are of. */
export const REFERENCE_KEYS = {
  slos: ['SLO'],
  services: ['Service'],
  tiers: ['ServiceTier'],
  sloRef: ['SLO'],
  sloRefs: ['SLO'],
  slo: ['SLO'],
  sliRefs: ['SLI'],
  indicatorRefs: ['SLI'],
  policyRef: ['ErrorBudgetPolicy'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
