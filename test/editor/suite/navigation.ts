import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  diagnosticWith,
  fixture,
  keepFile,
  noDiagnosticWith,
  open,
  positionOf,
  readText,
  replaceText,
  restoreFiles,
  SPEC,
  waitFor,
} from './helpers';

const SLIS = 'shop/slis/buying.yaml';
const NAME = 'order-success';
const NEW_NAME = 'orders-that-go-through';

/** Every file of the examples that names the SLI. */
const FILES = [
  'mistakes/below-its-sla.yaml',
  'mistakes/mistyped-key.yaml',
  'shop/reliability/outcome.yaml',
  'shop/reliability/risk-register.yaml',
  SLIS,
  SPEC,
  'shop/slos/whole-purchase.yaml',
];

suite('navigation', () => {
  teardown(closeAll);

  test('a reference leads to the SLI in another file', async () => {
    const { document } = await open(fixture(SPEC));
    const [found, ...others] = await waitFor('the definition', async () => {
      const all = await definitions(document.uri, positionOf(document, NAME).translate(0, 3));
      return all.length > 0 && all;
    });
    assert.deepEqual(others, []);
    assert.equal(found?.uri.path, fixture(SLIS).path);
    const slis = await vscode.workspace.openTextDocument(fixture(SLIS));
    assert.equal(slis.getText(found.range), NAME);
  });

  test('all references of an SLI are found, in open files and in closed ones', async () => {
    const { document } = await open(fixture(SLIS));
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      positionOf(document, NAME),
    );
    const files = new Set(found.map(({ uri }) => uri.path));
    assert.deepEqual([...files].sort(), FILES.map((file) => fixture(file).path).sort());
  });

  test('the places of a name in a file are highlighted', async () => {
    const { document } = await open(fixture('shop/alerts/policies.yaml'));
    const found = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      document.uri,
      positionOf(document, 'fast-burn\n'),
    );
    assert.ok(found.length > 0);
    for (const { range } of found) assert.match(document.getText(range), /fast-burn/);
  });

  test('the outline of a file has its objects and their objectives', async () => {
    const { document } = await open(fixture('shop/slos/whole-purchase.yaml'));
    const [slo, ...others] = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.deepEqual(others, []);
    assert.equal(slo?.name, 'whole-purchase');
    assert.deepEqual(
      slo.children.map(({ name }) => name),
      ['Pages open', 'Orders go through', 'Payments are taken'],
    );
    assert.match(slo.children[1]?.detail ?? '', /40m 19/);
  });

  test('an object is found by a part of its name', async () => {
    await open(fixture(SPEC));
    const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'ordsucc',
    );
    const ours = found.find(({ name }) => name === NAME);
    assert.equal(ours?.location.uri.path, fixture(SLIS).path);
  });

  test('the address of a dashboard is a link', async () => {
    const { document } = await open(fixture(SPEC));
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    const targets = links.map(({ target }) => target?.toString());
    assert.ok(targets.includes('https://grafana.windowsill.example/d/checkout'), targets.join());
  });
});

suite('rename', () => {
  teardown(async () => {
    await closeAll();
    await restoreFiles();
  });

  test('an SLI is renamed in all files, comments stay, and back again nothing has changed', async () => {
    const { document } = await open(fixture(SLIS));
    const before = await Promise.all(FILES.map((file) => readText(fixture(file))));
    await Promise.all(FILES.map((file) => keepFile(fixture(file))));

    await renameEverywhere(document, NAME, NEW_NAME);
    assert.deepEqual(
      await textsNow(),
      before.map((text) => text.replaceAll(NAME, NEW_NAME)),
    );
    await saveAll();
    assert.match(await readText(fixture(SPEC)), /^ {2}indicatorRef: orders-that-go-through$/m);
    await noDiagnosticWith(fixture(SPEC), 'reference/unknown');

    await renameEverywhere(document, NEW_NAME, NAME);
    assert.deepEqual(await textsNow(), before);
    await saveAll();
    assert.deepEqual(await Promise.all(FILES.map((file) => readText(fixture(file)))), before);
  });

  test('a name that no tool takes, and a name that is taken, are refused with the reason', async () => {
    const { document } = await open(fixture(SLIS));
    await assert.rejects(renameEdit(document, NAME, 'Order success'), /lower-case letters, digits and hyphens/);
    await assert.rejects(renameEdit(document, NAME, 'order-duration'), /order-duration/);
  });
});

suite('workspace problems', () => {
  teardown(closeAll);

  test('a reference broken in an open file shows there', async () => {
    const { document } = await open(fixture(SPEC));
    await replaceText(document, `indicatorRef: ${NAME}`, 'indicatorRef: order-sucess');
    const { message } = await diagnosticWith(document.uri, 'reference/unknown');
    assert.match(message, /order-sucess/);
    await vscode.commands.executeCommand('undo');
    await noDiagnosticWith(document.uri, 'reference/unknown');
  });

  test('a name changed in one file shows in the files that use it, closed ones too, until it is mended', async () => {
    const opened = fixture('shop/slos/whole-purchase.yaml');
    const closed = fixture('shop/slos/payments-authorisation.yaml'); // which no other test opens
    await open(opened);
    const { document } = await open(fixture(SLIS));
    await replaceText(document, 'name: payment-refusals', 'name: refusals');
    for (const uri of [opened, closed])
      assert.match((await diagnosticWith(uri, 'reference/unknown')).message, /payment-refusals/);
    assert.ok(!vscode.workspace.textDocuments.some(({ uri }) => uri.path === closed.path), 'the file was opened');
    await replaceText(document, 'name: refusals', 'name: payment-refusals');
    for (const uri of [opened, closed]) await noDiagnosticWith(uri, 'reference/unknown');
  });
});

async function definitions(uri: vscode.Uri, position: vscode.Position): Promise<vscode.Location[]> {
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    uri,
    position,
  );
  return found.map((one) =>
    'targetUri' in one ? new vscode.Location(one.targetUri, one.targetSelectionRange ?? one.targetRange) : one,
  );
}

async function renameEdit(document: vscode.TextDocument, from: string, to: string): Promise<vscode.WorkspaceEdit> {
  return vscode.commands.executeCommand<vscode.WorkspaceEdit>(
    'vscode.executeDocumentRenameProvider',
    document.uri,
    positionOf(document, from),
    to,
  );
}

/** Renames once the server knows all files as they were saved. */
async function renameEverywhere(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const edit = await waitFor('a rename of all files', async () => {
    const found = await renameEdit(document, from, to);
    return found.size === FILES.length && found;
  });
  assert.ok(await vscode.workspace.applyEdit(edit));
}

const documents = (): Promise<vscode.TextDocument[]> =>
  Promise.all(FILES.map(async (file) => vscode.workspace.openTextDocument(fixture(file))));

/** What the editor holds of the files, saved or not. */
const textsNow = async (): Promise<string[]> => (await documents()).map((document) => document.getText());

/** Saves the files, those without an editor too. */
async function saveAll(): Promise<void> {
  for (const document of await documents()) assert.ok(await document.save());
}
