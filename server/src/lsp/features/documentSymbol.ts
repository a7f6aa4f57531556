import type { DocumentSymbol, DocumentSymbolParams, SymbolInformation } from 'vscode-languageserver-protocol';
import { documentSymbols } from '../../core';
import { toDocumentSymbol, toSymbolList } from '../toLsp';
import { fileOf } from './feature';
import type { Feature } from './feature';

export const documentSymbolFeature: Feature = {
  capability: { documentSymbolProvider: true },
  register: ({ wire, snapshot, client }) =>
    wire.onRequest<DocumentSymbolParams, DocumentSymbol[] | SymbolInformation[]>(
      'textDocument/documentSymbol',
      [],
      ({ textDocument: { uri } }) => {
        const now = snapshot();
        const file = fileOf(now, uri);
        if (!file) return [];
        const symbols = documentSymbols(file, now.settings(uri));
        const isTree = client().textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true;
        return isTree ? symbols.map(toDocumentSymbol) : symbols.flatMap((symbol) => toSymbolList(uri, symbol));
      },
    ),
};
