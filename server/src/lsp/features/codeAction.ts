import type { ClientCapabilities, CodeAction, CodeActionParams } from 'vscode-languageserver-protocol';
import { fixAll, isTargetAt, quickFixes, REFACTORING_KINDS, refactorings } from '../../core';
import type { Refactoring } from '../../core';
import { fromRange } from '../fromLsp';
import { toCodeAction, toRefactoring, toTextEdit } from '../toLsp';
import { fileOf } from './feature';
import type { Feature } from './feature';

/** Asked for by this name alone, e.g. on saving. */
const FIX_ALL = 'source.fixAll.ninewise';
/** A command of the VS Code client: opens the panel that tries other targets. */
const TRY_TARGET = 'ninewise.tryTarget';

export const codeActionFeature: Feature = {
  capability: { codeActionProvider: { codeActionKinds: ['quickfix', ...REFACTORING_KINDS, FIX_ALL] } },
  register: ({ wire, snapshot, documents, hasCommand, client }) =>
    wire.onRequest<CodeActionParams, CodeAction[]>(
      'textDocument/codeAction',
      [],
      ({ textDocument: { uri }, range, context }) => {
        const now = snapshot();
        const file = fileOf(now, uri);
        if (!file) return [];
        const { only, diagnostics } = context;
        const within = fromRange(file, range);
        const version = documents.version(uri) ?? null;
        const actions: CodeAction[] = [];
        if (wants(only, 'quickfix'))
          actions.push(...quickFixes(file, within, now).map((fix) => toCodeAction(file, fix, version, diagnostics)));
        if (REFACTORING_KINDS.some((kind) => wants(only, kind))) {
          const convert = (each: Refactoring): CodeAction =>
            toRefactoring(
              each,
              (of) => now.openFile(of),
              (of) => documents.version(of),
            );
          actions.push(
            ...refactorings(now, file, within)
              .filter(({ kind, creates }) => wants(only, kind) && (!creates || canCreate(client())))
              .map(convert),
          );
        }
        if (wants(only, 'refactor.rewrite') && hasCommand(TRY_TARGET) && isTargetAt(now, uri, range.start))
          actions.push({
            title: 'Try another target...',
            kind: 'refactor.rewrite',
            command: { title: 'Try another target', command: TRY_TARGET, arguments: [uri, range.start] },
          });
        const edits = only && wants(only, FIX_ALL) ? fixAll(now, file) : [];
        if (edits.length > 0)
          actions.push({
            title: 'Fix all that has one right answer',
            kind: FIX_ALL,
            edit: {
              documentChanges: [{ textDocument: { uri, version }, edits: edits.map((edit) => toTextEdit(file, edit)) }],
            },
          });
        return actions;
      },
    ),
};

/** True where a client can make new files. */
const canCreate = ({ workspace }: ClientCapabilities): boolean =>
  workspace?.workspaceEdit?.resourceOperations?.includes('create') === true;

/** True where a client asks for actions of a kind: for all, for the kind itself, or for one that it is of. */
const wants = (only: readonly string[] | undefined, kind: string): boolean =>
  !only || only.some((wanted) => wanted === '' || wanted === kind || kind.startsWith(`${wanted}.`));
