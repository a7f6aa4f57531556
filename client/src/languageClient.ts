import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { LanguageClientOptions, ServerOptions } from 'vscode-languageclient/node';

/** A running language server. */
export interface Session {
  stop(): Promise<void>;
}

/** Rule pages open through this command, as rendered Markdown. */
const RULE_PAGE = 'command:ninewise.openRulePage?%5B%22{code}%22%5D';

/** Starts the language server and connects it to the editor. Resolves when it is ready. */
export async function startSession(context: vscode.ExtensionContext, output: vscode.LogOutputChannel): Promise<Session> {
  const module = context.asAbsolutePath('dist/server.js');
  const serverOptions: ServerOptions = { module, transport: TransportKind.ipc };
  const watcher = vscode.workspace.createFileSystemWatcher('**/*.{yaml,yml,json}');
  const clientOptions: LanguageClientOptions = {
    documentSelector: [{ language: 'yaml' }, { language: 'json' }, { language: 'jsonc' }],
    outputChannel: output,
    synchronize: { fileEvents: watcher },
    initializationOptions: { rulePage: RULE_PAGE },
    middleware: {
      provideInlayHints: (document, range, token, next) =>
        vscode.workspace.getConfiguration('ninewise', document).get<boolean>('inlayHints.budget', true) ? next(document, range, token) : [],
    },
  };
  const client = new LanguageClient('ninewise', 'Ninewise', serverOptions, clientOptions);
  await client.start();
  return {
    stop: async () => {
      watcher.dispose();
      await client.dispose();
    },
  };
}
