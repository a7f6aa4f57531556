import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyEdits, checkFile, RULES, SpecFile } from '../../server/src/core';
import type { Rule } from '../../server/src/core';
import {
  annotate,
  differences,
  findingsOf,
  FIXTURE_SETTINGS,
  fixedInWorkspace,
  readFixture,
  workspaceFindingsOf,
} from '../harness/fixture';

// Every rule folder: its page, its fixtures, its fixes. Set UPDATE_FIXTURES=1 to write the annotations anew, then read
// the change as a change of behaviour.
const base = path.resolve(__dirname, '../../server/src/core/rules');
const update = process.env['UPDATE_FIXTURES'] === '1';

const yamlFiles = (dir: string): string[] =>
  fs.existsSync(dir)
    ? fs.readdirSync(dir).filter((name) => /\.(yaml|yml|json)$/.test(name) && !/\.fixed\./.test(name))
    : [];

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
      test(name, () => checkFixture(path.join(dir, 'fixtures', name), rule));
  });
}

function checkFixture(file: string, { scope, meta: { code } }: Rule): void {
  const fixture = readFixture(fs.readFileSync(file, 'utf8'));
  const found = scope === 'workspace' ? workspaceFindingsOf(fixture.text, code) : findingsOf(fixture.text);
  if (update) fs.writeFileSync(file, annotate(fixture.text, found));
  else expect(differences(fixture.expected, found)).toEqual([]);
  expect(found.some((f) => f.code === code)).toBe(file.includes(`${path.sep}invalid${path.sep}`));
  checkFixed(file, scope === 'workspace' ? fixedInWorkspace(fixture.text, code) : fixedBy(fixture.text, code));
}

/** The text after the first fix of each finding of a rule; undefined where it has none. */
function fixedBy(text: string, code: string): string | undefined {
  const spec = SpecFile.of('file:///fixture.yaml', text);
  const offsets = [...spec.placed()].map((p) => p.offset);
  const edits = checkFile(spec, FIXTURE_SETTINGS)
    .filter(({ finding }) => finding.code === code)
    .flatMap(({ document, finding }) =>
      (finding.fixes?.[0]?.edits ?? []).map((edit) => {
        const by = offsets[document]!;
        return { ...edit, span: { start: edit.span.start + by, end: edit.span.end + by } };
      }),
    );
  return edits.length === 0 ? undefined : applyEdits(text, edits);
}

/** Where there are fixes, `x.fixed.yaml` stands beside `x.yaml` and holds what they give. */
function checkFixed(file: string, fixed: string | undefined): void {
  const fixedFile = file.replace(/\.(yaml|yml|json)$/, '.fixed.$1');
  if (fixed === undefined) expect(fs.existsSync(fixedFile), `${path.basename(fixedFile)} without a fix`).toBe(false);
  else if (update) fs.writeFileSync(fixedFile, fixed);
  else expect(fixed).toBe(fs.readFileSync(fixedFile, 'utf8'));
}
