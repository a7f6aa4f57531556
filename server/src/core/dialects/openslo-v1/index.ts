import type { Dialect } from '../dialect';
import { openSlo } from '../openslo-common/openSlo';
import { hint } from './hint';
import { V1 } from './version';
import { writeSlo } from './write';

/** OpenSLO v1: https://github.com/OpenSLO/OpenSLO, seven kinds. SLOs of other formats are converted to it. */
export const openSloV1: Dialect = {
  ...openSlo(V1, { id: 'openslo-v1', label: 'OpenSLO v1', hint }),
  writeSlo,
};
