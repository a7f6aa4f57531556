/** A text without a match holds no object of this dialect, and none of its family: the API has many other kinds. */
export const hint = /kind["']?\s*:\s*["']?DatadogSLO(?![\w-])/i;
