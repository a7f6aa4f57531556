import { chooseTarget, whatIf } from '../../core';
import type { WhatIfRequests } from '../../core';
import type { Feature } from './feature';

type Choose = WhatIfRequests['ninewise/whatIf/choose'];
type View = WhatIfRequests['ninewise/whatIf'];

/** The requests of the panel that tries other targets. */
export const whatIfFeature: Feature = {
  capability: {},
  register: ({ wire, documents, snapshot }) => {
    wire.onRequest<View['params'], View['result']>(
      'ninewise/whatIf',
      null,
      ({ uri, position }) => whatIf(snapshot(), uri, position, documents.version(uri) ?? 0) ?? null,
    );
    wire.onRequest<Choose['params'], Choose['result']>('ninewise/whatIf/choose', FAILED, (params) =>
      params.version === documents.version(params.uri)
        ? chooseTarget(snapshot(), params.uri, params.position, params.written)
        : STALE,
    );
  },
};

const STALE: Choose['result'] = {
  refused: { reason: 'stale', message: 'The text has changed since. Look at it as it is now, and choose again.' },
};
const FAILED: Choose['result'] = {
  refused: { reason: 'unknown', message: 'This could not be done; the log of the language server says why.' },
};
