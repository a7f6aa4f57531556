import type { DocumentFormattingParams, TextEdit } from 'vscode-languageserver-protocol';
import { formatFile } from '../../core';
import { toTextEdit } from '../toLsp';
import { fileOf } from './feature';
import type { Feature } from './feature';

/** The indentation of specs is two columns, whatever the editor's is: the same as `ninewise fmt` writes. */
export const formattingFeature: Feature = {
  capability: { documentFormattingProvider: true },
  register: ({ wire, snapshot }) =>
    wire.onRequest<DocumentFormattingParams, TextEdit[] | null>(
      'textDocument/formatting',
      null,
      ({ textDocument: { uri } }) => {
        const file = fileOf(snapshot(), uri);
        return file ? formatFile(file).edits.map((edit) => toTextEdit(file, edit)) : null;
      },
    ),
};
