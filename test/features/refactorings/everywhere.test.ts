import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyEdits, fixAll, Host, refactorings, SpecFile } from '../../../server/src/core';
import { commentsOf } from '../../../server/src/core/yaml/commentsOf';
import { findingsOf } from '../../harness/fixture';

const ROOT = path.resolve(__dirname, '../../..');
const FOLDERS = ['examples', 'server/src/core/rules', '../shared/corpus'].map((folder) => path.resolve(ROOT, folder));
const files = FOLDERS.filter((folder) => fs.existsSync(folder)).flatMap((folder) =>
  fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ya?ml|json)$/.test(name))
    .map((name) => path.join(folder, name)),
);
const specs = files
  .map((file) => [path.relative(ROOT, file), fs.readFileSync(file, 'utf8')] as const)
  .filter(([, text]) => SpecFile.of('file:///a', text).isSpec);

/** A comparison that is missing shows only where the indicator is at hand. */
const errorsIn = (text: string): number =>
  findingsOf(text).filter((f) => f.severity === 'error' && f.code !== 'objective/comparison').length;
const brokenIn = (text: string): number => SpecFile.of('file:///a', text).documents.filter((d) => d.isBroken).length;

describe('whatever is offered anywhere', () => {
  test.each(specs)('in %s breaks nothing and loses no comment', (_, text) => {
    const uri = 'file:///shop/a.yaml';
    const host = new Host();
    host.open(uri, text);
    const now = host.snapshot();
    const file = now.openFile(uri)!;
    const all = refactorings(now, file, { start: 0, end: text.length });
    // A new file leaves this one as it is.
    const texts = all
      .filter(({ creates }) => !creates)
      .map((each) => ({ title: each.title, out: applyEdits(text, each.edits.get(uri) ?? []) }));
    for (const { title, out } of texts) {
      expect(out, title).not.toBe(text);
      expect(brokenIn(out), title).toBe(brokenIn(text));
      if (!title.includes('a copy')) expect(commentsOf(out), title).toEqual(commentsOf(text));
      if (!/^(?:Tighten|Relax)/.test(title))
        expect(errorsIn(out), `${title}\n${out}`).toBeLessThanOrEqual(errorsIn(text));
    }
    const fixed = applyEdits(text, fixAll(now, file));
    expect(brokenIn(fixed)).toBeLessThanOrEqual(brokenIn(text));
    expect(errorsIn(fixed)).toBeLessThanOrEqual(errorsIn(text));
  });
});
