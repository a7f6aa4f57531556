import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parsePromql } from '../../../server/src/core/promql';

// Blocks of errors.txt: a query, and below it where and how it is wrong. UPDATE_FIXTURES=1 writes what is below anew:
// read it as behaviour.
const file = path.join(__dirname, 'errors.txt');
const blocks = fs
  .readFileSync(file, 'utf8')
  .split(/\n\n+/)
  .map((block) => block.replace(/\n+$/, '').split('\n'))
  .filter(([query]) => query !== undefined && query !== '');

function annotated(query: string): string[] {
  return parsePromql(query).errors.map(({ start, end, message, fix }) => {
    expect([start, end - start >= 0, end <= query.length]).toEqual([expect.any(Number), true, true]);
    const mended = fix ? ` → ${query.slice(0, fix.start)}${fix.newText}${query.slice(fix.end)}` : '';
    return `${' '.repeat(start)}${'^'.repeat(Math.max(1, end - start))} ${message}${mended}`;
  });
}

test('the blocks are written anew', () => {
  if (process.env['UPDATE_FIXTURES'])
    fs.writeFileSync(file, `${blocks.map(([query]) => [query, ...annotated(query!)].join('\n')).join('\n\n')}\n`);
});

describe('what is wrong with a query', () => {
  test.each(blocks.map(([query, ...expected]) => [query!, expected] as const))('%s', (query, expected) => {
    if (!process.env['UPDATE_FIXTURES']) expect(annotated(query)).toEqual(expected);
  });
});
