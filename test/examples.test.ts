import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { budgetsOf, Host, readSettings, SpecFile } from '../server/src/core';
import type { ObjectiveBudget, RangedFinding } from '../server/src/core';

const EXAMPLES = fileURLToPath(new URL('../examples', import.meta.url));
const SETTINGS = path.join(EXAMPLES, '.ninewise.yaml');
const read = (name: string): string => fs.readFileSync(path.join(EXAMPLES, name), 'utf8');
const { settings } = readSettings(fs.readFileSync(SETTINGS, 'utf8'));

const files = fs
  .readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(path.sep).join('/'))
  .filter((name) => /\.(yaml|json)$/.test(name) && !path.basename(name).startsWith('.'))
  .sort();

const host = new Host();
host.setFolders([{ uri: 'file:///examples', settings }]);
host.openAll(new Map(files.map((file) => [`file:///examples/${file}`, read(file)])));
const snapshot = host.snapshot();

/** What an editor marks in a file of the folder, in the order of the text. */
const marksIn = (name: string): RangedFinding[] =>
  snapshot
    .findings(`file:///examples/${name}`)
    .filter((finding) => !finding.quiet)
    .sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);

/** Every finding in `mistakes/`, in the order of the text. A mistake with one cause has one finding. */
const MISTAKES: Readonly<Record<string, readonly string[]>> = {
  'mistakes/alert-when-all-is-well.yaml': ['error alert/inverted-operator'],
  'mistakes/below-its-sla.yaml': ['warning tier/looser-than-sla'],
  'mistakes/broken-document.yaml': ['error yaml/syntax', 'error schema/unknown-kind'],
  'mistakes/capped-by-the-path.yaml': ['warning ceiling/user-path'],
  'mistakes/minute-not-month.yaml': ['warning window/minute-not-month'],
  'mistakes/missing-indicator.yaml': ['error objective/indicator-level'],
  'mistakes/mistyped-key.yaml': ['error schema/enum', 'error schema/unknown-key'],
  'mistakes/nine-not-worth-its-price.yaml': ['warning cost/step-not-worth-it'],
  'mistakes/no-budget.yaml': ['error budget/no-budget'],
  'mistakes/page-that-cannot-fire.yaml': ['warning alert/unreachable'],
  'mistakes/percent-as-ratio.yaml': ['error budget/percent-as-ratio', 'warning budget/percent-as-ratio'],
  'mistakes/stale-comment.yaml': ['warning budget/stale-comment'],
  'mistakes/unknown-reference.yaml': ['warning reference/unknown', 'warning reference/kind-mismatch'],
  'mistakes/yaml-1-1.yaml': ['warning yaml/ambiguous-scalar', 'warning yaml/ambiguous-scalar'],
};

describe('examples', () => {
  it('have settings that can be read', () => {
    expect(readSettings(fs.readFileSync(SETTINGS, 'utf8'))).toMatchObject({ settings: { compat: ['oslo'] } });
  });

  it.each(files)('%s is a spec', (name) => {
    expect(SpecFile.of(`file:///${name}`, read(name)).isSpec).toBe(true);
  });

  it.each(files.filter((name) => !name.startsWith('mistakes/')))('%s has nothing above a hint', (name) => {
    expect(marksIn(name).filter((f) => f.severity !== 'hint')).toEqual([]);
  });

  it('have a line here for each file of mistakes/', () => {
    expect(files.filter((name) => name.startsWith('mistakes/'))).toEqual(Object.keys(MISTAKES));
  });

  it.each(Object.entries(MISTAKES))('%s has its mistakes and no others', (name, expected) => {
    expect(marksIn(name).map((f) => `${f.severity} ${f.code}`)).toEqual(expected);
  });

  it.each(Object.keys(MISTAKES))('%s says on top what to look at', (name) => {
    expect(read(name)).toMatch(/^# Look at /);
  });

  it.each([
    ['checkout-availability', 'not-worth'],
    ['payments-authorisation', 'worth'],
  ])('price the next nine of %s: %s', (slo, verdict) => {
    const [budget] = budgetsIn(`shop/slos/${slo}.yaml`);
    const own = budget!.ladder.findIndex((rung) => rung.isOwn);
    expect(budget!.ladder[own]!.verdict).toBe('worth');
    expect(budget!.ladder[own + 1]!.verdict).toBe(verdict);
  });
});

/** Budgets with the cost models of the whole folder, as the editor has them. */
function budgetsIn(name: string): ObjectiveBudget[] {
  const uri = `file:///examples/${name}`;
  const objects = snapshot.openFile(uri)!.documents.flatMap((document) => document.objects);
  return objects.flatMap((object) => budgetsOf(object, snapshot.budgetContext(uri)));
}
