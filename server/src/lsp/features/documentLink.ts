import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver-protocol';
import { documentLinks } from '../../core';
import { toDocumentLink } from '../toLsp';
import { fileOf } from './feature';
import type { Feature } from './feature';

export const documentLinkFeature: Feature = {
  capability: { documentLinkProvider: {} },
  register: ({ wire, snapshot }) =>
    wire.onRequest<DocumentLinkParams, DocumentLink[]>('textDocument/documentLink', [], ({ textDocument: { uri } }) => {
      const file = fileOf(snapshot(), uri);
      return file ? documentLinks(file).map(toDocumentLink) : [];
    }),
};
