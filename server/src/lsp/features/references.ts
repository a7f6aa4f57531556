import type { Location, ReferenceParams } from 'vscode-languageserver-protocol';
import { references } from '../../core';
import { fromPosition } from '../fromLsp';
import { toLocation } from '../toLsp';
import type { Feature } from './feature';

export const referencesFeature: Feature = {
  capability: { referencesProvider: true },
  register: ({ wire, snapshot }) =>
    wire.onRequest<Partial<ReferenceParams>, Location[]>(
      'textDocument/references',
      [],
      ({ textDocument, position, context }) =>
        references(
          snapshot(),
          textDocument?.uri ?? '',
          fromPosition(position),
          context?.includeDeclaration === true,
        ).map(toLocation),
    ),
};
