import type { HoverParams } from 'vscode-languageserver-protocol';
import { hover } from '../../core';
import { fromPosition } from '../fromLsp';
import { toHover } from '../toLsp';
import { fileOf } from './feature';
import type { Feature } from './feature';

export const hoverFeature: Feature = {
  capability: { hoverProvider: true },
  register: ({ wire, snapshot }) =>
    wire.onRequest('textDocument/hover', null, ({ textDocument: { uri }, position }: HoverParams) => {
      const now = snapshot();
      const file = fileOf(now, uri);
      const found = file && hover(file, file.offsetAt(fromPosition(position)), now.budgetContext(uri));
      return file && found ? toHover(file, found) : null;
    }),
};
