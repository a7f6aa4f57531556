import { beforeEach, expect, test } from 'vitest';
import { Outbox } from '../../client/src/webview/outbox';
import { restore } from '../../client/src/webview/state';
import type { Sent, State } from '../../client/src/webview/state';

const FEAR = { type: 'addFear', fear: 'Nobody can pay' } as const;
const VOTE = { type: 'vote', risk: 'late', by: 1 } as const;

let state: State;
let posted: number[];
let outbox: Outbox;

beforeEach(() => {
  state = restore(null);
  posted = [];
  outbox = new Outbox(state, (sent) => posted.push(sent.id));
});

const held = (): (Sent['held'] | 'gone')[] => outbox.all.map((sent) => sent.held);

test('an intent is kept until the text that is shown has it', () => {
  const { id } = outbox.add(FEAR, null, null);
  expect(outbox.shown(5, true)).toEqual([]);
  outbox.answer(id, 6, null);
  expect(outbox.shown(5, true)).toEqual([]);
  expect(outbox.shown(6, true).map((sent) => sent.id)).toEqual([id]);
  expect(outbox.all).toEqual([]);
  expect(posted).toEqual([id]);
});

test('a fear waits for broken YAML to be mended, and is sent then', () => {
  const { id } = outbox.add(FEAR, null, null);
  outbox.answer(id, 5, { reason: 'broken', message: 'No.' });
  expect(held()).toEqual(['waiting']);
  outbox.shown(6, false);
  expect(posted).toEqual([id]);
  outbox.shown(7, true);
  expect(posted).toEqual([id, id]);
  expect(held()).toEqual([null]);
});

test('a fear that was refused stays until it is sent again or discarded', () => {
  const { id } = outbox.add(FEAR, null, null);
  outbox.answer(id, 5, { reason: 'invalid', message: 'Too long.' });
  outbox.shown(6, true);
  expect(held()).toEqual(['refused']);
  outbox.retry(outbox.all[0]!);
  expect(posted).toEqual([id, id]);
  outbox.drop(outbox.all[0]!);
  expect(outbox.all).toEqual([]);
});

test('a vote that was refused is over', () => {
  const { id } = outbox.add(VOTE, null, null);
  expect(outbox.answer(id, 5, { reason: 'unknown', message: 'Gone.' })?.id).toBe(id);
  expect(outbox.all).toEqual([]);
});

test('what never came is sent again, but only to the same memory', () => {
  const first = outbox.add(FEAR, null, null);
  const second = outbox.add(FEAR, null, null);
  const vote = outbox.add(VOTE, null, null);
  outbox.missed([first.id], true);
  expect(posted).toEqual([first.id, second.id, vote.id, first.id]);
  outbox.missed([second.id, vote.id], false); // another memory: it may have been done
  expect(held()).toEqual([null, 'unsure']);
  expect(outbox.unanswered).toEqual([first.id]);
});

test('what was kept comes back, and what nobody understands does not', () => {
  outbox.add(FEAR, 'draft', 'text');
  expect(restore(JSON.parse(JSON.stringify(state)))).toEqual(state);
  for (const kept of [null, 7, 'x', { step: 'dance' }, { outbox: 1 }]) expect(restore(kept).outbox).toEqual([]);
});
