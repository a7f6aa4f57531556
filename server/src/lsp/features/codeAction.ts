import type { CodeAction, CodeActionParams } from 'vscode-languageserver-protocol';
import { quickFixes } from '../../core';
import { fromRange } from '../fromLsp';
import { toCodeAction } from '../toLsp';
import { fileOf } from './feature';
import type { Feature } from './feature';

export const codeActionFeature: Feature = {
  capability: { codeActionProvider: { codeActionKinds: ['quickfix'] } },
  register: ({ wire, snapshot, documents }) =>
    wire.onRequest<CodeActionParams, CodeAction[]>('textDocument/codeAction', [], ({ textDocument: { uri }, range, context }) => {
      const now = snapshot();
      const file = fileOf(now, uri);
      if (!file || (context.only && !context.only.some((kind) => 'quickfix'.startsWith(kind)))) return [];
      const fixes = quickFixes(file, fromRange(file, range), now);
      return fixes.map((fix) => toCodeAction(file, fix, documents.version(uri) ?? null, context.diagnostics));
    }),
};
