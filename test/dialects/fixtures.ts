import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { annotate, differences, findingsOf, readFixture } from '../harness/fixture';

const update = process.env['UPDATE_FIXTURES'] === '1';

/**
 * One test for each file of `fixtures/<dialect>`: every finding is marked in it, and nothing else is found. Files whose name
 * begins with `valid` hold none.
 */
export function testFixtures(dialect: string): void {
  const folder = path.join(__dirname, 'fixtures', dialect);
  test.each(fs.readdirSync(folder))('%s', (name) => {
    const file = path.join(folder, name);
    const fixture = readFixture(fs.readFileSync(file, 'utf8'));
    const found = findingsOf(fixture.text);
    if (update) fs.writeFileSync(file, annotate(fixture.text, found));
    else expect(differences(fixture.expected, found)).toEqual([]);
    expect(found.length > 0).toBe(!name.startsWith('valid'));
  });
}
