/** A text without a match holds no object of this dialect. */
export const hint = /apiVersion["']?\s*:\s*["']?openslo\/v1(?!\w)/;
