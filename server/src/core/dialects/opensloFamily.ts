import type { Family } from './dialect';

/** The versions of OpenSLO. */
export const OPENSLO_FAMILY: Omit<Family, 'version'> = {
  key: 'apiVersion',
  pattern: /^\s*openslo(?:\.com)?\//i,
};
