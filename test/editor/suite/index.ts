/** Entry point that VS Code calls in its extension host: `@vscode/test-electron` and the web workbench alike. */
import Mocha from 'mocha';
import * as vscode from 'vscode';
import { waitFor } from './helpers';
import { MarkedReporter } from './reporter';

export async function run(): Promise<void> {
  // A web workbench may start the host before it has read the file that names the folders.
  await waitFor('the folders of the workspace', () => (vscode.workspace.workspaceFolders?.length ?? 0) > 0, 5000);
  const mocha = new Mocha({ ui: 'tdd', timeout: 30_000, reporter: MarkedReporter });
  mocha.suite.emit('pre-require', globalThis, '', mocha); // defines suite() and test() before the files below use them
  await import('./activation'); // first: it looks at a window in which nothing was opened yet
  await import('./diagnostics');
  await import('./insight');
  await import('./navigation');
  await import('./settings'); // before the next, which opens the files that have to be closed here
  await import('./editing');
  await import('./restart');
  await import('./multiRoot');
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failing`);
}
