import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyEdits, checkFile, DEFAULT_SETTINGS, RULES, SpecFile } from '../../server/src/core';
import { annotate, differences, findingsOf, readFixture } from '../harness/fixture';

// Every rule folder: its page, its fixtures, its fixes. Set UPDATE_FIXTURES=1 to write the annotations anew, then read
// the change as a change of behaviour.
const base = path.resolve(__dirname, '../../server/src/core/rules');
const update = process.env['UPDATE_FIXTURES'] === '1';

const yamlFiles = (dir: string): string[] =>
  fs.existsSync(dir) ? fs.readdirSync(dir).filter((name) => /\.(yaml|yml|json)$/.test(name) && !/\.fixed\./.test(name)) : [];

for (const rule of RULES) {
  const dir = path.join(base, rule.meta.code);
  describe(rule.meta.code, () => {
    test('has a page with its code and what to do', () => {
      const page = fs.readFileSync(path.join(dir, 'README.md'), 'utf8');
      expect(page).toContain(`# ${rule.meta.code}`);
      for (const heading of ['## What is wrong', '## Why it matters', '## What to do']) expect(page).toContain(heading);
    });

    const valid = yamlFiles(path.join(dir, 'fixtures/valid'));
    const invalid = yamlFiles(path.join(dir, 'fixtures/invalid'));
    test('has valid and invalid fixtures', () => {
      expect(valid.length).toBeGreaterThan(0);
      expect(invalid.length).toBeGreaterThan(0);
    });

    for (const name of [...valid.map((n) => `valid/${n}`), ...invalid.map((n) => `invalid/${n}`)])
      test(name, () => checkFixture(path.join(dir, 'fixtures', name), rule.meta.code));
  });
}

function checkFixture(file: string, code: string): void {
  const fixture = readFixture(fs.readFileSync(file, 'utf8'));
  const found = findingsOf(fixture.text);
  if (update) fs.writeFileSync(file, annotate(fixture.text, found));
  else expect(differences(fixture.expected, found)).toEqual([]);
  expect(found.some((f) => f.code === code)).toBe(file.includes(`${path.sep}invalid${path.sep}`));
  checkFixes(file, fixture.text, code);
}

/** Where `x.fixed.yaml` stands beside `x.yaml`, applying the first fix of each finding of the rule gives it. */
function checkFixes(file: string, text: string, code: string): void {
  const fixedFile = file.replace(/\.(yaml|yml|json)$/, '.fixed.$1');
  const spec = SpecFile.of('file:///fixture.yaml', text);
  const offsets = [...spec.placed()].map((p) => p.offset);
  const edits = checkFile(spec, DEFAULT_SETTINGS)
    .filter(({ finding }) => finding.code === code)
    .flatMap(({ document, finding }) =>
      (finding.fixes?.[0]?.edits ?? []).map((edit) => {
        const by = offsets[document]!;
        return { ...edit, span: { start: edit.span.start + by, end: edit.span.end + by } };
      }),
    );
  if (edits.length === 0) {
    expect(fs.existsSync(fixedFile), `${path.basename(fixedFile)} without a fix`).toBe(false);
    return;
  }
  const fixed = applyEdits(text, edits);
  if (update) fs.writeFileSync(fixedFile, fixed);
  else expect(fixed).toBe(fs.readFileSync(fixedFile, 'utf8'));
}
