/** A text without a match holds no object of this dialect, and none of its family. */
export const hint = /apiVersion["']?\s*:\s*["']?openslo(?:\.com)?\//i;
