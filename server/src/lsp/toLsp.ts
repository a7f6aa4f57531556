import type {
  CodeAction,
  CodeLens as LspCodeLens,
  CreateFile,
  Diagnostic,
  Hover as LspHover,
  InlayHint as LspInlayHint,
  Range,
  TextEdit as LspTextEdit,
  DocumentHighlight,
  DocumentLink as LspDocumentLink,
  DocumentSymbol as LspDocumentSymbol,
  Location,
  LocationLink,
  SymbolInformation,
  SymbolKind,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import type {
  CodeLens,
  Hover,
  InlayHint,
  NewMapping,
  QuickFix,
  RangedFinding,
  Refactoring,
  Severity,
  Span,
  SpecFile,
  TextEdit,
  DefinitionLink,
  DocumentLink,
  DocumentSymbol,
  Highlight,
  OutlineKind,
  Place,
  RenameEdits,
  SemanticToken,
  WorkspaceSymbol,
} from '../core';
import type { CompletionItem as LspCompletionItem, CompletionItemKind } from 'vscode-languageserver-protocol';
import type { CompletionItem, CompletionKind } from '../core';

/** Values of the core in the words of LSP. Nothing else converts in this direction. */

const SEVERITIES: Readonly<Record<Severity, 1 | 2 | 3 | 4>> = { error: 1, warning: 2, information: 3, hint: 4 };

export const toRange = (file: SpecFile, span: Span): Range => file.rangeOf(span);

/** @param pageOf address of the page of a rule */
export function toDiagnostic(finding: RangedFinding, pageOf: (code: string) => string | undefined): Diagnostic {
  const { code, severity, message, range, related = [] } = finding;
  const href = pageOf(code);
  return {
    range,
    severity: SEVERITIES[severity],
    code,
    source: 'ninewise',
    message,
    ...(href === undefined ? {} : { codeDescription: { href } }),
    ...(related.length === 0
      ? {}
      : {
          relatedInformation: related.map((place) => ({
            location: { uri: place.uri, range: place.range },
            message: place.message,
          })),
        }),
  };
}

export function toHover(file: SpecFile, hover: Hover): LspHover {
  return { contents: { kind: 'markdown', value: hover.markdown }, range: toRange(file, hover.span) };
}

export function toInlayHint(file: SpecFile, hint: InlayHint): LspInlayHint {
  return { position: file.positionAt(hint.offset), label: hint.label, tooltip: hint.tooltip, paddingLeft: true };
}

/**
 * The numbers that LSP has for tokens, five for each: lines and characters from the one before, length, type, modifiers.
 *
 * @param typeOf index of its type in the legend
 */
export function toTokenData(
  file: SpecFile,
  tokens: readonly SemanticToken[],
  typeOf: (token: SemanticToken) => number,
): number[] {
  const data: number[] = [];
  let last = { line: 0, character: 0 };
  for (const token of tokens) {
    const { line, character } = file.positionAt(token.span.start);
    const from = line === last.line ? last.character : 0;
    data.push(line - last.line, character - from, token.span.end - token.span.start, typeOf(token), 0);
    last = { line, character };
  }
  return data;
}

/** @param command the one that opens a register; empty where the client has none, and then the lens is text alone */
export function toCodeLens(file: SpecFile, { span, title, opens }: CodeLens, command: string): LspCodeLens {
  return {
    range: toRange(file, span),
    command: { title, command, ...(command === '' ? {} : { arguments: [opens] }) },
  };
}

export function toTextEdit(file: SpecFile, edit: TextEdit): LspTextEdit {
  return { range: toRange(file, edit.span), newText: edit.newText };
}

/** @param version version of the document that the edits were made for */
export function toCodeAction(
  file: SpecFile,
  fix: QuickFix,
  version: number | null,
  diagnostics: readonly Diagnostic[],
): CodeAction {
  const range = toRange(file, fix.span);
  const same = (d: Diagnostic): boolean =>
    d.code === fix.code && d.range.start.line === range.start.line && d.range.start.character === range.start.character;
  return {
    title: fix.title,
    kind: 'quickfix',
    isPreferred: fix.preferred,
    diagnostics: diagnostics.filter(same),
    edit: {
      documentChanges: [
        { textDocument: { uri: file.uri, version }, edits: fix.edits.map((edit) => toTextEdit(file, edit)) },
      ],
    },
  };
}

/** @param link true where the client understands links, which say what of a file to show */
export function toDefinition(found: readonly DefinitionLink[], link: boolean): Location[] | LocationLink[] {
  if (!link) return found.map(({ uri, name }) => ({ uri, range: name }));
  return found.map(({ origin, uri, whole, name }) => ({
    originSelectionRange: origin,
    targetUri: uri,
    targetRange: whole,
    targetSelectionRange: name,
  }));
}

export const toLocation = ({ uri, range }: Place): Location => ({ uri, range });

const WRITE = 3;
const READ = 2;

export const toDocumentHighlight = ({ range, isDefinition }: Highlight): DocumentHighlight => ({
  range,
  kind: isDefinition ? WRITE : READ,
});

/** @param versions true where the client takes edits that say which version of a document they are for */
export function toWorkspaceEdit(
  edits: RenameEdits,
  versionOf: (uri: string) => number | undefined,
  versions: boolean,
): WorkspaceEdit {
  if (!versions) return { changes: Object.fromEntries([...edits].map(([uri, inFile]) => [uri, [...inFile]])) };
  return {
    documentChanges: [...edits].map(([uri, inFile]) => ({
      textDocument: { uri, version: versionOf(uri) ?? null },
      edits: [...inFile],
    })),
  };
}

/** Of the kinds that editors have symbols for, those that look most like it. */
const SYMBOL_KINDS: Readonly<Record<OutlineKind, SymbolKind>> = {
  object: 19,
  objective: 14,
  indicator: 12,
  policy: 11,
  condition: 24,
  list: 18,
  item: 8,
};

export function toDocumentSymbol({
  name,
  detail,
  kind,
  range,
  selection,
  children,
}: DocumentSymbol): LspDocumentSymbol {
  return {
    name,
    detail,
    kind: SYMBOL_KINDS[kind],
    range,
    selectionRange: selection,
    children: children.map(toDocumentSymbol),
  };
}

/** A symbol and those in it as a list, for clients that know no trees. */
export function toSymbolList(
  uri: string,
  { name, kind, range, children }: DocumentSymbol,
  container?: string,
): SymbolInformation[] {
  const own = {
    name,
    kind: SYMBOL_KINDS[kind],
    location: { uri, range },
    ...(container === undefined ? {} : { containerName: container }),
  };
  return [own, ...children.flatMap((child) => toSymbolList(uri, child, name))];
}

export function toWorkspaceSymbol({ name, detail, uri, range }: WorkspaceSymbol): SymbolInformation {
  return { name, kind: SYMBOL_KINDS.object, location: { uri, range }, containerName: detail };
}

export const toDocumentLink = ({ range, url, tooltip }: DocumentLink): LspDocumentLink => ({
  range,
  target: url,
  tooltip,
});

/** Of the kinds that editors have pictures for, those that look most like it. */
const COMPLETION_KINDS: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  key: 10,
  value: 12,
  enum: 20,
  reference: 18,
  snippet: 15,
  unit: 11,
  constant: 21,
};

const SNIPPET = 2;
const ADJUST_INDENTATION = 2;

/** @param modes true where the client wants to know that it is to indent further lines as that of the cursor */
export function toCompletionItem(file: SpecFile, item: CompletionItem, modes: boolean): LspCompletionItem {
  const { label, kind, detail, markdown, insertText, isSnippet, span, sortText, filterText } = item;
  return {
    label,
    kind: COMPLETION_KINDS[kind],
    ...(detail === undefined ? {} : { detail }),
    ...(markdown === undefined ? {} : { documentation: { kind: 'markdown', value: markdown } }),
    ...(isSnippet ? { insertTextFormat: SNIPPET } : {}),
    ...(modes && insertText.includes('\n') ? { insertTextMode: ADJUST_INDENTATION } : {}),
    sortText,
    ...(filterText === label ? {} : { filterText }),
    textEdit: { range: toRange(file, span), newText: insertText },
  };
}

/** @param versionOf version of an open document, for which the edits were made */
export function toRefactoring(
  { title, kind, edits, creates }: Refactoring,
  fileAt: (uri: string) => SpecFile | undefined,
  versionOf: (uri: string) => number | undefined,
): CodeAction {
  const documentChanges = [...edits].flatMap(([uri, inFile]) => {
    const file = fileAt(uri);
    return file
      ? [
          {
            textDocument: { uri, version: versionOf(uri) ?? null },
            edits: inFile.map((edit) => toTextEdit(file, edit)),
          },
        ]
      : [];
  });
  return { title, kind, edit: { documentChanges: [...(creates ? newFile(creates) : []), ...documentChanges] } };
}

/** @param settings the file that the mapping is written into */
export function toMapAction({ title, uri, edits, isNew }: NewMapping, settings: SpecFile): CodeAction {
  const changes = isNew
    ? newFile({ uri, text: edits.map(({ newText }) => newText).join('') })
    : [{ textDocument: { uri, version: null }, edits: edits.map((edit) => toTextEdit(settings, edit)) }];
  return { title, kind: 'refactor.rewrite', edit: { documentChanges: changes } };
}

/** Makes a file with a text. One that is there already stays as it is: the client then does nothing at all. */
function newFile({ uri, text }: NonNullable<Refactoring['creates']>): [CreateFile, TextDocumentEdit] {
  const start = { line: 0, character: 0 };
  return [
    { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
    { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
  ];
}
