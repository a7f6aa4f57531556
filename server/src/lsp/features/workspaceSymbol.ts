import type { SymbolInformation, WorkspaceSymbolParams } from 'vscode-languageserver-protocol';
import { workspaceSymbols } from '../../core';
import { toWorkspaceSymbol } from '../toLsp';
import type { Feature } from './feature';

export const workspaceSymbolFeature: Feature = {
  capability: { workspaceSymbolProvider: true },
  register: ({ wire, snapshot }) =>
    wire.onRequest<WorkspaceSymbolParams, SymbolInformation[]>('workspace/symbol', [], ({ query }) =>
      workspaceSymbols(snapshot(), query).map(toWorkspaceSymbol),
    ),
};
