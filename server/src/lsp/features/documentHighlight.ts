import type { DocumentHighlight, DocumentHighlightParams } from 'vscode-languageserver-protocol';
import { documentHighlights } from '../../core';
import { fromPosition } from '../fromLsp';
import { toDocumentHighlight } from '../toLsp';
import type { Feature } from './feature';

export const documentHighlightFeature: Feature = {
  capability: { documentHighlightProvider: true },
  register: ({ wire, snapshot }) =>
    wire.onRequest<DocumentHighlightParams, DocumentHighlight[]>(
      'textDocument/documentHighlight',
      [],
      ({ textDocument: { uri }, position }) =>
        documentHighlights(snapshot(), uri, fromPosition(position)).map(toDocumentHighlight),
    ),
};
