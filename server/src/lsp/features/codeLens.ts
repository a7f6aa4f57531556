import type { CodeLens, CodeLensParams } from 'vscode-languageserver-protocol';
import { codeLenses } from '../../core';
import { toCodeLens } from '../toLsp';
import { fileOf } from './feature';
import type { Feature } from './feature';

/** Opens a register in its editor; the address of its file is the argument. */
const OPEN_REGISTER = 'ninewise.openRiskRegister';

export const codeLensFeature: Feature = {
  capability: { codeLensProvider: { resolveProvider: false } },
  register: ({ wire, snapshot, hasCommand }) =>
    wire.onRequest<CodeLensParams, CodeLens[]>('textDocument/codeLens', [], ({ textDocument: { uri } }) => {
      const now = snapshot();
      const file = fileOf(now, uri);
      const command = hasCommand(OPEN_REGISTER) ? OPEN_REGISTER : '';
      return file ? codeLenses(file, now.budgetContext(uri)).map((lens) => toCodeLens(file, lens, command)) : [];
    }),
};
