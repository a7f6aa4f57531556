import { afterEach, describe, expect, test } from 'vitest';
import type { CodeLens } from 'vscode-languageserver-protocol';
import { CHECKOUT, REGISTER } from '../features/register/fixtures';
import { LspClient } from '../harness/lspClient';

const FOLDER = 'file:///ws';
const REGISTER_URI = `${FOLDER}/register.yaml`;
const SLO_URI = `${FOLDER}/slo.yaml`;

let client: LspClient;
afterEach(() => client.dispose());

const lenses = (uri: string): Promise<CodeLens[]> =>
  client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });

async function start(commands: readonly string[], refreshSupport = true): Promise<void> {
  client = await LspClient.start({
    folders: [FOLDER],
    initializationOptions: { commands },
    capabilities: { workspace: { codeLens: { refreshSupport } } },
  });
  client.open(SLO_URI, CHECKOUT);
  client.open(REGISTER_URI, REGISTER);
}

describe('code lenses', () => {
  test('open the register in clients that can', async () => {
    await start(['ninewise.openRiskRegister']);
    expect((await lenses(SLO_URI)).map(({ command }) => command)).toEqual([
      {
        title: '2 risks: 304.3 % of the budget · register of group:default/tickets',
        command: 'ninewise.openRiskRegister',
        arguments: [REGISTER_URI],
      },
    ]);
    expect(await lenses(`${FOLDER}/none.yaml`)).toEqual([]);
  });

  test('are text alone in others', async () => {
    await start([]);
    expect((await lenses(REGISTER_URI))[0]?.command).toEqual({
      title: '2 risks: 304.3 % of the budget of checkout',
      command: '',
    });
  });

  test.each([true, false])('are asked for anew when another file changes them, where supported: %s', async (can) => {
    await start([], can);
    await lenses(SLO_URI);
    await new Promise((resolve) => setTimeout(resolve, 50));
    let asked = 0;
    client.connection.onRequest('workspace/codeLens/refresh', () => {
      asked++;
      return null;
    });
    client.change(REGISTER_URI, { text: REGISTER.replace('per: 30d', 'per: 300d') });
    expect((await lenses(SLO_URI))[0]?.command?.title).toContain('54.3 % of the budget');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(asked).toBe(can ? 1 : 0);
  });
});
