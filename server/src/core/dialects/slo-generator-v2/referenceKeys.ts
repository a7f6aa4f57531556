/** What the parts of a shared configuration are referred to as. Other formats have kinds of the same names. */
export const BACKEND = 'SloGeneratorBackend';
export const EXPORTER = 'SloGeneratorExporter';
export const POLICY = 'SloGeneratorErrorBudgetPolicy';

/** The keys that hold names of parts of the shared configuration. */
export const REFERENCE_KEYS = {
  backend: [BACKEND],
  exporters: [EXPORTER],
  default_exporters: [EXPORTER],
  error_budget_policy: [POLICY],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** What slo-generator does with a name that the shared configuration does not hold. */
export const WHERE_UNKNOWN: Readonly<Record<keyof typeof REFERENCE_KEYS, string>> = {
  backend: 'slo-generator then stops without a report and exits with 0, so a pipeline stays green.',
  error_budget_policy: 'slo-generator then stops without a report and exits with 0, so a pipeline stays green.',
  exporters: 'slo-generator then leaves this exporter out and goes on.',
  default_exporters: 'slo-generator then leaves this exporter out and goes on.',
};
