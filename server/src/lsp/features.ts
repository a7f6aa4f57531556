import type {
  CodeAction,
  CodeActionParams,
  HoverParams,
  InlayHint,
  InlayHintParams,
  ServerCapabilities,
} from 'vscode-languageserver-protocol';
import { hover, inlayHints, quickFixes } from '../core';
import type { Snapshot, SpecFile } from '../core';
import type { Documents } from './documents';
import { fromPosition, fromRange } from './fromLsp';
import { toCodeAction, toHover, toInlayHint } from './toLsp';
import type { Wire } from './wire';

/** What a request handler gets: the newest snapshot, and the file that the request names, if it is known. */
interface Scene {
  readonly wire: Wire;
  readonly snapshot: () => Snapshot;
  readonly documents: Documents;
}

/** A language feature: what it announces, and how it is wired. Capabilities are derived from this table. */
interface Feature {
  readonly capability: ServerCapabilities;
  register(scene: Scene): void;
}

const fileOf = (snapshot: Snapshot, uri: unknown): SpecFile | undefined => (typeof uri === 'string' ? snapshot.file(uri) : undefined);

const FEATURES: readonly Feature[] = [
  {
    capability: { hoverProvider: true },
    register: ({ wire, snapshot }) =>
      wire.onRequest('textDocument/hover', null, ({ textDocument: { uri }, position }: HoverParams) => {
        const now = snapshot();
        const file = fileOf(now, uri);
        const found = file && hover(file, file.offsetAt(fromPosition(position)), now.budgetContext(uri));
        return file && found ? toHover(file, found) : null;
      }),
  },
  {
    capability: { inlayHintProvider: true },
    register: ({ wire, snapshot }) =>
      wire.onRequest<InlayHintParams, InlayHint[]>('textDocument/inlayHint', [], ({ textDocument: { uri }, range }) => {
        const now = snapshot();
        const file = fileOf(now, uri);
        return file ? inlayHints(file, fromRange(file, range), now.budgetContext(uri)).map((hint) => toInlayHint(file, hint)) : [];
      }),
  },
  {
    capability: { codeActionProvider: { codeActionKinds: ['quickfix'] } },
    register: ({ wire, snapshot, documents }) =>
      wire.onRequest<CodeActionParams, CodeAction[]>('textDocument/codeAction', [], ({ textDocument: { uri }, range, context }) => {
        const now = snapshot();
        const file = fileOf(now, uri);
        if (!file || (context.only && !context.only.some((kind) => 'quickfix'.startsWith(kind)))) return [];
        const fixes = quickFixes(file, fromRange(file, range), now.settings(uri));
        return fixes.map((fix) => toCodeAction(file, fix, documents.version(uri) ?? null, context.diagnostics));
      }),
  },
];

/** What the server offers. */
export function featureCapabilities(): ServerCapabilities {
  return Object.assign({}, ...FEATURES.map((feature) => feature.capability)) as ServerCapabilities;
}

export function registerFeatures(scene: Scene): void {
  for (const feature of FEATURES) feature.register(scene);
}
