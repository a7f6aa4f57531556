import { afterEach, describe, expect, test } from 'vitest';
import type { RegisterRequests } from '../../server/src/core/features/register/protocol';
import { CHECKOUT, REGISTER } from '../features/register/fixtures';
import { LspClient } from '../harness/lspClient';
import { applyRangeEdits } from '../harness/workspaceFixture';

const FOLDER = 'file:///ws';
const URI = `${FOLDER}/register.yaml`;
const SLO = `${FOLDER}/slo.yaml`;

let client: LspClient;
afterEach(() => client.dispose());

const ask = <M extends keyof RegisterRequests>(
  method: M,
  params: RegisterRequests[M]['params'],
): Promise<RegisterRequests[M]['result']> => client.request(method, params);

/** Notifications of a method, with their parameters, from now on. */
function heard(method: string): unknown[] {
  const out: unknown[] = [];
  client.connection.onNotification(method, (params: unknown) => void out.push(params));
  return out;
}

const settled = async (): Promise<void> => {
  await ask('ninewise/registers', {});
  await new Promise((resolve) => setTimeout(resolve, 20));
};

async function start(): Promise<void> {
  client = await LspClient.start({ folders: [FOLDER] });
  client.open(SLO, CHECKOUT);
  client.open(URI, REGISTER, 7);
}

describe('a register editor', () => {
  test('gets a view with the version that it shows', async () => {
    await start();
    const view = await ask('ninewise/register/view', { uri: URI });
    expect([view?.version, view?.state, view?.register?.journeys[0]?.share?.text]).toEqual([
      7,
      { kind: 'ok' },
      '304.3 %',
    ]);
    expect(await ask('ninewise/register/view', { uri: `${FOLDER}/none.yaml` })).toBeNull();
  });

  test('sends intents, and gets edits for its version', async () => {
    await start();
    const intent = { type: 'addFear', fear: 'Nobody gets a ticket back' } as const;
    const result = await ask('ninewise/register/intent', { uri: URI, version: 7, intent });
    if (result.refused) throw new Error(result.refused.message);
    expect(result.focus).toBe('nobody-gets-ticket-back');
    const text = applyRangeEdits(REGISTER, result.edits);
    client.change(URI, { text });
    const view = await ask('ninewise/register/view', { uri: URI });
    expect(view?.version).toBe(8);
    expect(view?.register?.risks.map(({ id }) => id)).toEqual([
      'bad-release',
      'provider-down',
      'nobody-gets-ticket-back',
    ]);
    expect(await ask('ninewise/register/intent', { uri: URI, version: 7, intent })).toMatchObject({
      refused: { reason: 'stale' },
    });
    expect(await ask('ninewise/register/preview', { uri: URI, version: 7, intent })).toMatchObject({
      refused: { reason: 'stale' },
    });
  });

  test('sees what a value would do before it is written', async () => {
    await start();
    const intent = {
      type: 'setEstimate',
      risk: 'bad-release',
      field: 'timeToRepair',
      form: 'point',
      parts: { value: '30m' },
    } as const;
    const preview = await ask('ninewise/register/preview', { uri: URI, version: 7, intent });
    if (preview.refused) throw new Error(preview.refused.message);
    expect([preview.risk?.perWindow?.text, preview.journey?.share?.text]).toEqual(['56 min / 28d', '165.4 %']);
    expect((await ask('ninewise/register/view', { uri: URI }))?.register?.risks[0]?.perWindow?.text).toBe(
      '112 min / 28d',
    );
  });

  test('is told why something cannot be done', async () => {
    await start();
    const refusal = async (intent: unknown, uri = URI): Promise<unknown> => {
      const { refused } = await ask('ninewise/register/intent', { uri, version: 7, intent: intent as never });
      return refused?.reason;
    };
    expect(await refusal({ type: 'editFear', risk: 'gone', fear: 'x' })).toBe('unknown');
    expect(await refusal({ type: 'addFear', fear: '  ' })).toBe('invalid');
    expect(await refusal({ type: 'addFear' })).toBe('invalid');
    expect(await refusal({ type: 'toString' })).toBe('unknown');
    expect(await refusal({})).toBe('unknown');
    expect(await refusal({ type: 'addFear', fear: 'x' }, SLO)).toBe('stale');
    client.change(URI, { text: REGISTER.replace('spec:', 'spec') });
    const { refused } = await ask('ninewise/register/intent', {
      uri: URI,
      version: 8,
      intent: { type: 'addFear', fear: 'x' },
    });
    expect(refused?.reason).toBe('broken');
    expect((await ask('ninewise/register/view', { uri: URI }))?.state.kind).toBe('broken');
  });

  test('hears when the SLO of a journey changes in another file', async () => {
    await start();
    await ask('ninewise/register/view', { uri: URI });
    const changed = heard('ninewise/register/changed');
    const lists = heard('ninewise/registers/changed');
    client.change(SLO, { text: CHECKOUT.replace('0.999', '0.99') });
    await settled();
    expect(changed).toEqual([{ uri: URI }]);
    expect(lists).toHaveLength(1);
    expect((await ask('ninewise/register/view', { uri: URI }))?.register?.journeys[0]?.share?.text).toBe('30.4 %');
    client.change(URI, { text: REGISTER.replace('votes', 'votes') });
    await settled();
    expect(changed).toHaveLength(1);
    expect(lists).toHaveLength(2);
    client.close(URI);
    await settled();
    expect(lists).toHaveLength(3);
  });

  test('exports, makes skeletons and new registers', async () => {
    await start();
    const exported = await ask('ninewise/register/export', { uri: URI, format: 'csv' });
    expect([exported?.fileName, exported?.text.split('\r\n')[0]?.slice(0, 21)]).toEqual([
      'tickets.csv',
      'register,rank,id,fear',
    ]);
    expect((await ask('ninewise/register/export', { uri: URI, format: 'markdown' }))?.fileName).toBe('tickets.md');
    expect((await ask('ninewise/register/sloSkeleton', { uri: URI, risk: 'bad-release' }))?.text).toContain(
      'kind: SLO',
    );
    expect(await ask('ninewise/register/sloSkeleton', { uri: URI, risk: 'none' })).toBeNull();
    const choices = await ask('ninewise/register/choices', { uri: FOLDER });
    expect(choices).toEqual({
      slos: [{ name: 'checkout', label: 'checkout', detail: '99.9 % over 28d' }],
      journeys: ['Buy a ticket', 'Get the money back'],
    });
    const made = await ask('ninewise/register/new', { uri: FOLDER, title: 'Spring', slos: ['checkout'] });
    expect([made.fileName, made.text.includes('sloRef: checkout')]).toEqual(['spring.yaml', true]);
  });

  test('lists the registers of the workspace', async () => {
    await start();
    const { registers } = await ask('ninewise/registers', { today: '2026-06-20' });
    expect(registers.map(({ title, description }) => `${title}: ${description}`)).toEqual([
      'tickets: 2 fears, 2 ranked, 2 quantified: 304.3 % of the budget of checkout.',
    ]);
    expect(
      registers[0]?.journeys.map(({ title, description, risks }) => [
        title,
        description,
        ...risks.map((risk) => `${risk.id} ${risk.description} ${risk.band} ${risk.flags.isExpiring}`),
      ]),
    ).toEqual([
      [
        'Buy a ticket',
        '304.3 % of 40m 19.2s / 28d',
        'bad-release 277.8 %, 1st of 2 high false',
        'provider-down 26.5 %, 2nd of 2 high true',
      ],
      ['Get the money back', '0 fears'],
    ]);
  });
});

describe('a client that knows nothing of registers', () => {
  test('hears nothing about them', async () => {
    await start();
    const lists = heard('ninewise/registers/changed');
    client.change(URI, { text: `${REGISTER}\n` });
    await client.diagnostics(URI, 8);
    expect(lists).toEqual([]);
  });
});
