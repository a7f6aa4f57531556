import { openSlo } from '../openslo-common/openSlo';
import type { Dialect } from '../dialect';
import { hint } from './hint';
import { V2_ALPHA } from './version';

/** OpenSLO v2alpha, the proposal for the version after v1. */
export const openSloV2Alpha: Dialect = openSlo(V2_ALPHA, { id: 'openslo-v2alpha', label: 'OpenSLO v2alpha', hint });
