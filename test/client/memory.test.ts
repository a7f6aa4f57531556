import { expect, test } from 'vitest';
import { IntentMemory } from '../../client/src/register/memory';

const answer = (id: number) => ({ type: 'answer', id, version: 7, refused: null, focus: null }) as const;

test('an intent is taken once', () => {
  const memory = new IntentMemory();
  expect(memory.take('a', 1)).toBe(true);
  expect(memory.take('a', 1)).toBe(false);
  expect(memory.take('b', 1)).toBe(true);
});

test('a view that comes back learns what was done, and what never came', () => {
  const memory = new IntentMemory();
  memory.take('a', 1);
  memory.take('a', 2);
  memory.answer('a', answer(1));
  expect(memory.recall('a', [1, 2, 3])).toEqual({ answers: [answer(1)], missed: [3] }); // 2 is under way
  expect(memory.recall('b', [1])).toEqual({ answers: [], missed: [1] });
});

test('memory of a long meeting stays small', () => {
  const memory = new IntentMemory();
  for (let id = 1; id <= 3000; id++) memory.take('a', id);
  expect(memory.recall('a', [1, 2999]).missed).toEqual([1]);
});
