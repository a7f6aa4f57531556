import type { ClientCapabilities, CodeAction, CodeActionParams } from 'vscode-languageserver-protocol';
import { fixAll, isTargetAt, mapFile, quickFixes, REFACTORING_KINDS, refactorings, SpecFile } from '../../core';
import type { Refactoring, Snapshot } from '../../core';
import { fromRange } from '../fromLsp';
import { toCodeAction, toMapAction, toRefactoring, toTextEdit } from '../toLsp';
import { fileOf } from './feature';
import type { Feature, Scene } from './feature';

/** Asked for by this name alone, e.g. on saving. */
const FIX_ALL = 'source.fixAll.ninewise';
/** A command of the VS Code client: opens the panel that tries other targets. */
const TRY_TARGET = 'ninewise.tryTarget';

export const codeActionFeature: Feature = {
  capability: { codeActionProvider: { codeActionKinds: ['quickfix', ...REFACTORING_KINDS, FIX_ALL] } },
  register: ({ wire, snapshot, documents, hasCommand, client, settingsText }) =>
    wire.onRequest<CodeActionParams, CodeAction[]>(
      'textDocument/codeAction',
      [],
      ({ textDocument: { uri }, range, context }) => {
        const now = snapshot();
        const file = fileOf(now, uri);
        if (!file) return [];
        const { only, diagnostics } = context;
        if (!file.isSpec) return wants(only, 'refactor.rewrite') ? mapActions(now, file, client(), settingsText) : [];
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

/** In a file that is no spec nothing is offered but to make it one. */
function mapActions(
  now: Snapshot,
  file: SpecFile,
  client: ClientCapabilities,
  onDisk: Scene['settingsText'],
): CodeAction[] {
  const folder = now.folderOf(file.uri)?.uri ?? '';
  const text = now.openFile(`${folder}/.ninewise.yaml`)?.text ?? onDisk(folder);
  const mapping = mapFile(now, file, text);
  if (!mapping || (mapping.isNew && !canCreate(client))) return [];
  return [toMapAction(mapping, SpecFile.of(mapping.uri, text ?? ''))];
}

/** True where a client can make new files. */
const canCreate = ({ workspace }: ClientCapabilities): boolean =>
  workspace?.workspaceEdit?.resourceOperations?.includes('create') === true;

/** True where a client asks for actions of a kind: for all, for the kind itself, or for one that it is of. */
const wants = (only: readonly string[] | undefined, kind: string): boolean =>
  !only || only.some((wanted) => wanted === '' || wanted === kind || kind.startsWith(`${wanted}.`));
