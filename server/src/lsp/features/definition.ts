import type { DefinitionParams, Location, LocationLink } from 'vscode-languageserver-protocol';
import { definition } from '../../core';
import { fromPosition } from '../fromLsp';
import { toDefinition } from '../toLsp';
import type { Feature } from './feature';

export const definitionFeature: Feature = {
  capability: { definitionProvider: true },
  register: ({ wire, snapshot, client }) =>
    wire.onRequest<DefinitionParams, Location[] | LocationLink[]>(
      'textDocument/definition',
      [],
      ({ textDocument: { uri }, position }) => {
        const link = client().textDocument?.definition?.linkSupport === true;
        return toDefinition(definition(snapshot(), uri, fromPosition(position)), link);
      },
    ),
};
