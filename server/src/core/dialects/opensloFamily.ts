import type { Family } from './dialect';

/** The versions of OpenSLO. `openslo.com/v2alpha` is no mistake, and not read yet. */
export const OPENSLO_FAMILY: Omit<Family, 'version'> = {
  key: 'apiVersion',
  pattern: /^\s*openslo(?:\.com)?\/(?!v2alpha\s*$)/i,
};
