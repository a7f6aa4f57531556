import { describe, expect, test } from 'vitest';
import { DIALECTS, mayHoldSpec } from '../../server/src/core';
import { fill } from '../features/completion/harness';
import { marksIn, objectsOf } from './harness';

describe.each(DIALECTS.map((dialect) => [dialect.id, dialect] as const))('%s', (id, dialect) => {
  const snippets = dialect.snippets ?? [];

  test('has whole objects to begin with, under names of their own', () => {
    expect(snippets.length).toBeGreaterThan(0);
    const others = DIALECTS.filter((other) => other !== dialect).flatMap((other) => other.snippets ?? []);
    expect(snippets.filter(({ prefix }) => others.some((other) => other.prefix === prefix))).toEqual([]);
  });

  test.each(snippets.map(({ prefix, body }) => [prefix, `${fill(body)}\n`]))('%s is valid as it stands', (_, text) => {
    expect(mayHoldSpec(text)).toBe(true);
    expect(objectsOf(text)).not.toEqual([]);
    expect(objectsOf(text).every((object) => object.dialect.id === id && object.kind)).toBe(true);
    expect(marksIn(text).filter((mark) => /^(?:error|warning)/.test(mark))).toEqual([]);
  });
});
