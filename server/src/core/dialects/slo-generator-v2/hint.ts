/** A text without a match holds no object of this dialect, and none of its family. */
export const hint =
  /api(?:Version)?["']?\s*:\s*["']?sre\.google\.com\/|(?:^|[{,])[ \t]*["']?(?:error_budget_policies|backends)["']?\s*:/im;
