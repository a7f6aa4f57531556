import type { InlayHint, InlayHintParams } from 'vscode-languageserver-protocol';
import { inlayHints } from '../../core';
import { fromRange } from '../fromLsp';
import { toInlayHint } from '../toLsp';
import { fileOf } from './feature';
import type { Feature } from './feature';

export const inlayHintFeature: Feature = {
  capability: { inlayHintProvider: true },
  register: ({ wire, snapshot }) =>
    wire.onRequest<InlayHintParams, InlayHint[]>('textDocument/inlayHint', [], ({ textDocument: { uri }, range }) => {
      const now = snapshot();
      const file = fileOf(now, uri);
      return file
        ? inlayHints(file, fromRange(file, range), now.budgetContext(uri)).map((hint) => toInlayHint(file, hint))
        : [];
    }),
};
