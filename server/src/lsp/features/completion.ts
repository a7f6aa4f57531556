import type { CompletionList, CompletionParams } from 'vscode-languageserver-protocol';
import { completions } from '../../core';
import { fromPosition } from '../fromLsp';
import { toCompletionItem } from '../toLsp';
import { fileOf } from './feature';
import type { Feature } from './feature';

export const completionFeature: Feature = {
  // Behind a colon, a blank, a dash and a quote a value or a key begins.
  capability: { completionProvider: { triggerCharacters: [':', ' ', '-', '"'] } },
  register: ({ wire, snapshot, client }) =>
    wire.onRequest<CompletionParams, CompletionList>(
      'textDocument/completion',
      { isIncomplete: false, items: [] },
      ({ textDocument: { uri }, position, context }) => {
        const now = snapshot();
        const file = fileOf(now, uri);
        if (!file) return { isIncomplete: false, items: [] };
        const { snippetSupport, insertTextModeSupport } = client().textDocument?.completion?.completionItem ?? {};
        const options = { trigger: context?.triggerCharacter, snippets: snippetSupport === true };
        const items = completions(now, uri, file.offsetAt(fromPosition(position)), options);
        return {
          isIncomplete: false,
          items: items.map((item) => toCompletionItem(file, item, insertTextModeSupport !== undefined)),
        };
      },
    ),
};
