/** A text without a match holds no object of this dialect. */
export const hint = /apiVersion["']?\s*:\s*["']?sloth\.slok\.dev\/v1(?!\w)/;
