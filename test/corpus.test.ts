import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkFile, DEFAULT_SETTINGS, DIALECTS, SpecFile } from '../server/src/core';
import { toNumber } from '../server/src/core/math/decimal';
import { KNOWN_ERRORS } from './corpusErrors';

// Real spec files of other people stand beside the project where it is developed; they are not part of it. Where they
// are not, there is nothing to test.
const shared = path.resolve(__dirname, '../../shared');
const corpus = path.join(shared, 'corpus');
const examples = path.join(shared, 'examples');

interface Expectation {
  readonly file: string;
  readonly slos: readonly {
    readonly dialect: string;
    readonly name: string;
    readonly targets: readonly (number | null)[];
    readonly window: string | null;
  }[];
}

/** Dialects that are read so far: of all other files nothing may be said. */
const READ = DIALECTS.map(({ id }) => id);

function read(file: string) {
  const spec = SpecFile.of(`file:///${path.basename(file)}`, fs.readFileSync(file, 'utf8'));
  const objects = spec.documents.flatMap((document) => document.allObjects);
  const slos = objects.flatMap(({ dialect, name, model }) =>
    model.type === 'slo'
      ? [
          {
            dialect: dialect.id,
            name: name?.value,
            targets: model.objectives.map((o) => (o.targets[0] ? toNumber(o.targets[0].fraction) : null)),
            window: model.window?.duration?.text ?? null,
          },
        ]
      : [],
  );
  return { objects, slos, findings: checkFile(spec, DEFAULT_SETTINGS).map(({ finding }) => finding) };
}

describe.runIf(fs.existsSync(path.join(corpus, 'expectations.json')))('files of the corpus', () => {
  const expectations = fs.existsSync(corpus)
    ? (JSON.parse(fs.readFileSync(path.join(corpus, 'expectations.json'), 'utf8')) as Expectation[])
    : [];

  test.each(expectations.map((e) => [e.file, e] as const))('%s', (file, expected) => {
    const { objects, slos, findings } = read(path.join(corpus, file));
    expect(slos).toEqual(expected.slos.filter((slo) => READ.includes(slo.dialect)));
    expect(findings.filter((f) => f.message.includes('a mistake in Ninewise'))).toEqual([]);
    if (objects.length === 0) expect(findings).toEqual([]);
    const errors = new Set(findings.filter((f) => f.severity === 'error').map((f) => f.code));
    expect([...errors]).toEqual(Object.keys(KNOWN_ERRORS[file] ?? {}));
  });
});

describe.runIf(fs.existsSync(examples))('examples of our own kinds', () => {
  test.each(fs.existsSync(examples) ? fs.readdirSync(examples) : [])('%s', (file) => {
    const { objects, findings } = read(path.join(examples, file));
    expect(objects.length).toBeGreaterThan(0);
    expect(findings.filter((f) => f.severity === 'error')).toEqual([]);
  });
});

if (!fs.existsSync(corpus)) test.skip('the corpus is not here, so nothing of it is checked', () => undefined);
