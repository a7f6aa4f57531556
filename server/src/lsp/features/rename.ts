import { ResponseError } from 'vscode-jsonrpc';
import type {
  PrepareRenameParams,
  PrepareRenameResult,
  RenameParams,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { prepareRename, rename } from '../../core';
import type { Refusal } from '../../core';
import { fromPosition } from '../fromLsp';
import { toWorkspaceEdit } from '../toLsp';
import { fileOf } from './feature';
import type { Feature } from './feature';

/** LSP's `RequestFailed`: the request was right, and there is a reason for people why it cannot be done. */
const REQUEST_FAILED = -32803;

export const renameFeature: Feature = {
  capability: { renameProvider: { prepareProvider: true } },
  register: ({ wire, snapshot, documents, client }) => {
    wire.onRequest<PrepareRenameParams, PrepareRenameResult | null>(
      'textDocument/prepareRename',
      null,
      ({ textDocument: { uri }, position }) => {
        const now = snapshot();
        // Elsewhere somebody else may know what to rename.
        if (!fileOf(now, uri)?.isSpec) return null;
        return unlessRefused(prepareRename(now, uri, fromPosition(position)));
      },
    );
    wire.onRequest<RenameParams, WorkspaceEdit | null>(
      'textDocument/rename',
      null,
      ({ textDocument: { uri }, position, newName }) => {
        const now = snapshot();
        if (!fileOf(now, uri)?.isSpec) return null;
        const edits = unlessRefused(rename(now, uri, fromPosition(position), newName));
        return toWorkspaceEdit(
          edits,
          (file) => documents.version(file),
          client().workspace?.workspaceEdit?.documentChanges === true,
        );
      },
    );
  },
};

function unlessRefused<T extends object>(result: T | Refusal): T {
  if ('refusal' in result) throw new ResponseError(REQUEST_FAILED, result.refusal);
  return result;
}
