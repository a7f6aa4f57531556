import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, DEFAULT_SETTINGS, DIALECTS, findingsOf, Host, quickFixes, readSettings } from './scene';
import { dataSource, policy, service, sli, slo, tier } from './scene';
import type { RangedFinding } from './scene';

const FOLDER = 'file:///w';

/** A host with these files open, by path below the folder. */
function hostOf(files: Readonly<Record<string, string>>, folders: readonly string[] = [FOLDER]): Host {
  const host = new Host();
  host.setFolders(folders.map((uri) => ({ uri, settings: DEFAULT_SETTINGS })));
  for (const [name, text] of Object.entries(files)) host.open(`${FOLDER}/${name}`, text);
  return host;
}

/** `warning reference/unknown order-succes`, without what is quiet. */
const marksOf = (host: Host, name: string): string[] => findingsOf(host, `${FOLDER}/${name}`);

const WHOLE = {
  'slo.yaml': slo('availability'),
  'sli.yaml': sli('order-success'),
  'rest.yaml': `${service('checkout')}---\n${dataSource('metrics')}`,
};

describe('a change in one file shows in another', () => {
  const cases: Readonly<Record<string, { change: (host: Host) => Set<string>; in: string; marks: readonly string[] }>> =
    {
      'a definition gets another name': {
        change: (host) => host.change(`${FOLDER}/sli.yaml`, [{ text: sli('order-succes') }]),
        in: 'slo.yaml',
        marks: ['warning reference/unknown order-success'],
      },
      'a definition goes': {
        change: (host) => host.close(`${FOLDER}/sli.yaml`),
        in: 'slo.yaml',
        marks: [],
      },
      'the name is taken a second time': {
        change: (host) => host.open(`${FOLDER}/more.yaml`, sli('order-success')),
        in: 'slo.yaml',
        marks: ['warning reference/ambiguous order-success'],
      },
      'the name is taken in another file': {
        change: (host) => host.open(`${FOLDER}/more.yaml`, sli('order-success')),
        in: 'sli.yaml',
        marks: ['warning reference/duplicate-name order-success'],
      },
      'a definition becomes one of another kind': {
        change: (host) =>
          host.change(`${FOLDER}/rest.yaml`, [{ text: `${policy('checkout', 'mail')}---\n${service('basket')}` }]),
        in: 'slo.yaml',
        marks: ['warning reference/kind-mismatch checkout'],
      },
    };
  it.each(Object.entries(cases))('%s', (_, { change, in: name, marks }) => {
    const host = hostOf(WHOLE);
    expect(Object.keys(WHOLE).flatMap((each) => marksOf(host, each))).toEqual([]);
    expect([...change(host)]).toContain(`${FOLDER}/${name}`);
    expect(marksOf(host, name)).toEqual(marks);
  });

  it('and goes away when it is mended', () => {
    const host = hostOf(WHOLE);
    host.change(`${FOLDER}/sli.yaml`, [{ text: sli('other') }]);
    expect(marksOf(host, 'slo.yaml')).toEqual(['warning reference/unknown order-success']);
    expect([...host.change(`${FOLDER}/sli.yaml`, [{ text: sli('order-success') }])]).toEqual([
      `${FOLDER}/slo.yaml`,
      `${FOLDER}/rest.yaml`,
    ]);
    expect(marksOf(host, 'slo.yaml')).toEqual([]);
  });

  it('and a similar name that comes up is offered', () => {
    const host = hostOf({ 'slo.yaml': slo('availability', { sli: 'ordr-success' }), 'other.yaml': sli('page-views') });
    const message = (): string =>
      host
        .snapshot()
        .findings(`${FOLDER}/slo.yaml`)
        .find(({ code, severity }) => code === 'reference/unknown' && severity === 'warning')!.message;
    expect(message()).toContain('What there is: page-views.');
    expect([...host.open(`${FOLDER}/sli.yaml`, sli('order-success'))]).toContain(`${FOLDER}/slo.yaml`);
    expect(message()).toContain('Did you mean "order-success"?');
  });
});

describe('a circle', () => {
  const circle = { 'a.yaml': tier('a', ['b']), 'b.yaml': tier('b', ['c']), 'c.yaml': tier('c', ['a']) };

  it('is told in each of its files, and in none when one reference goes', () => {
    const host = hostOf(circle);
    expect(Object.keys(circle).map((name) => marksOf(host, name))).toEqual([
      ['warning reference/cycle b'],
      ['warning reference/cycle c'],
      ['warning reference/cycle a'],
    ]);
    expect(host.change(`${FOLDER}/c.yaml`, [{ text: tier('c', []) }])).toEqual(
      new Set([`${FOLDER}/a.yaml`, `${FOLDER}/b.yaml`]),
    );
    expect(Object.keys(circle).map((name) => marksOf(host, name))).toEqual([[], [], []]);
    expect(host.change(`${FOLDER}/c.yaml`, [{ text: tier('c', ['a']) }])).toEqual(
      new Set([`${FOLDER}/a.yaml`, `${FOLDER}/b.yaml`]),
    );
  });
});

describe('what is kept elsewhere', () => {
  it('is a quiet hint until the folder holds one of the kind, in every file that refers to one', () => {
    const host = hostOf({ 'a.yaml': slo('a'), 'b.yaml': slo('b', { sli: 'page-views' }) });
    expect(
      host
        .snapshot()
        .findings(`${FOLDER}/a.yaml`)
        .map(({ severity, quiet }) => [severity, quiet]),
    ).toEqual([
      ['hint', true],
      ['hint', true],
    ]);
    expect(host.open(`${FOLDER}/sli.yaml`, sli('zebra'))).toEqual(new Set([`${FOLDER}/a.yaml`, `${FOLDER}/b.yaml`]));
    expect(marksOf(host, 'b.yaml')).toEqual(['warning reference/unknown page-views']);
    expect(host.close(`${FOLDER}/sli.yaml`)).toEqual(new Set([`${FOLDER}/a.yaml`, `${FOLDER}/b.yaml`]));
    expect(marksOf(host, 'b.yaml')).toEqual([]);
  });

  it('is an error where the settings say so', () => {
    const host = hostOf({ 'a.yaml': slo('a') });
    host.setSettings(FOLDER, readSettings('rules:\n  reference/unknown: error\n').settings);
    expect(marksOf(host, 'a.yaml')).toEqual([
      'error reference/unknown checkout',
      'error reference/unknown order-success',
    ]);
  });
});

describe('where references resolve', () => {
  it('within a folder only', () => {
    const host = new Host();
    host.setFolders(['file:///w', 'file:///v'].map((uri) => ({ uri, settings: DEFAULT_SETTINGS })));
    host.open('file:///w/slo.yaml', slo('availability'));
    host.open('file:///w/sli.yaml', sli('page-views'));
    host.open('file:///v/sli.yaml', sli('order-success'));
    expect(findingsOf(host, 'file:///w/slo.yaml')).toEqual(['warning reference/unknown order-success']);
    expect(host.change('file:///v/sli.yaml', [{ text: sli('page-views') }])).toEqual(new Set());
  });

  it('in the open document rather than in the file of the disk', () => {
    const host = new Host();
    host.setFolders([{ uri: FOLDER, settings: DEFAULT_SETTINGS }]);
    for (const [name, text] of Object.entries(WHOLE)) host.setDisk(`${FOLDER}/${name}`, text);
    expect(marksOf(host, 'slo.yaml')).toEqual([]);
    host.open(`${FOLDER}/sli.yaml`, sli('other'));
    expect(marksOf(host, 'slo.yaml')).toEqual(['warning reference/unknown order-success']);
    expect(host.setDisk(`${FOLDER}/sli.yaml`, sli('order-success'))).toEqual(new Set());
    expect(marksOf(host, 'slo.yaml')).toEqual(['warning reference/unknown order-success']);
    host.close(`${FOLDER}/sli.yaml`);
    expect(marksOf(host, 'slo.yaml')).toEqual([]);
    expect([...host.setDisk(`${FOLDER}/sli.yaml`, undefined)]).toContain(`${FOLDER}/slo.yaml`);
  });
});

describe('quick fixes', () => {
  /** The text of a file after the fix with a title. */
  function fixed(host: Host, name: string, title: string): string {
    const snapshot = host.snapshot();
    const file = snapshot.openFile(`${FOLDER}/${name}`)!;
    const fix = quickFixes(file, { start: 0, end: file.length }, snapshot).find((each) => each.title === title);
    expect(fix, title).toBeDefined();
    return applyEdits(file.text, fix!.edits);
  }

  it.each([
    ['plain', 'ordr-success', 'indicatorRef: order-success\n'],
    ['in quotes', "'ordr-success'", "indicatorRef: 'order-success'\n"],
  ])('write the name that was meant: %s', (_, written, expected) => {
    const host = hostOf({ ...WHOLE, 'slo.yaml': slo('availability', { sli: written }) });
    expect(fixed(host, 'slo.yaml', 'Change to "order-success"')).toContain(expected);
  });

  it.each([
    ['with', slo('availability')],
    ['without', slo('availability').trimEnd()],
  ])('create what is missing at the end of a file %s a last line end', (_, text) => {
    const host = hostOf({ ...WHOLE, 'slo.yaml': text, 'sli.yaml': sli('page-views') });
    const after = fixed(host, 'slo.yaml', 'Create the SLI "order-success" in this file');
    expect(after.startsWith(`${slo('availability')}---\napiVersion: openslo/v1\nkind: SLI\n`)).toBe(true);
    host.change(`${FOLDER}/slo.yaml`, [{ text: after }]);
    expect(marksOf(host, 'slo.yaml')).toEqual([]);
  });

  it('create nothing in JSON, whose files hold one document', () => {
    const host = hostOf({
      'slo.json': '{"apiVersion":"openslo/v1","kind":"SLO","metadata":{"name":"a"},"spec":{"service":"shop"}}',
    });
    const snapshot = host.snapshot();
    const file = snapshot.openFile(`${FOLDER}/slo.json`)!;
    expect(
      quickFixes(file, { start: 0, end: file.length }, snapshot).filter(({ code }) => code === 'reference/unknown'),
    ).toEqual([]);
  });

  const referable = DIALECTS.flatMap((dialect) =>
    dialect.kinds.map((kind) => [dialect.id, kind.name, dialect.skeleton?.(kind.name, 'made-here')] as const),
  );
  it.each(referable.filter(([, , text]) => text !== undefined))('create a valid %s %s', (_, kind, text) => {
    const host = hostOf({ 'new.yaml': text! });
    expect(marksOf(host, 'new.yaml')).toEqual([]);
    expect([...host.snapshot().index(`${FOLDER}/new.yaml`).names(kind)]).toEqual(['made-here']);
  });

  it.each(['404', 'no', 'null', '1e3'])('create an object that is called %s', (name) => {
    const text = DIALECTS.flatMap((dialect) => dialect.skeleton?.('Service', name) ?? [])[0]!;
    expect([...hostOf({ 'new.yaml': text }).snapshot().index(`${FOLDER}/new.yaml`).names('Service')]).toEqual([name]);
  });

  it('create nothing that one format could call so and another not', () => {
    const makers = DIALECTS.filter((dialect) => dialect.skeleton?.('Service', 'x'.repeat(64)) !== undefined);
    expect(makers.map(({ id }) => id)).toEqual(['nobl9-v1alpha']);
  });

  it.each(['Upper', 'with space', 'a: b', '-a', 'x'.repeat(254)])(
    'create nothing that could not be called %s',
    (name) => {
      expect(DIALECTS.flatMap((dialect) => dialect.skeleton?.('Service', name) ?? [])).toEqual([]);
    },
  );
});

describe('what the host says about concerned files', () => {
  const names = fc.constantFrom('order-rate', 'odrer-rates', 'order-state');
  const tiers = fc.tuple(names, fc.uniqueArray(names, { maxLength: 2 })).map(([name, others]) => tier(name, others));
  const indicators = fc.oneof(
    fc.tuple(names, names, names).map(([name, of, by]) => slo(name, { service: of, sli: by })),
    fc.tuple(names, names).map(([name, source]) => sli(name, source)),
  );
  const everything = fc.oneof(
    tiers,
    indicators,
    names.map(service),
    names.map(dataSource),
    fc.tuple(names, names).map(([name, target]) => policy(name, target)),
    fc.constantFrom('# nothing\n', 'no: spec\n', 'apiVersion: openslo/v1\nkind: Service\nmetadata: { name: "a\n'),
  );
  const textsOf = (documents: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    fc.array(documents, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('---\n'));
  const uris = fc.constantFrom(...['w/1.yaml', 'w/2.yaml', 'w/3.yaml', 'v/1.yaml'].map((name) => `file:///${name}`));
  const stepsOf = (texts: fc.Arbitrary<string>) =>
    fc.oneof(
      fc.tuple(uris, texts).map(([uri, text]) => ({ uri, act: (host: Host) => host.open(uri, text) })),
      fc.tuple(uris, texts).map(([uri, text]) => ({ uri, act: (host: Host) => host.change(uri, [{ text }]) })),
      fc.tuple(uris, fc.nat(12), fc.constantFrom('\n', 'b', '---\n', '# x\n', '')).map(([uri, line, text]) => ({
        uri,
        act: (host: Host) =>
          host.change(uri, [
            {
              range: { start: { line, character: 0 }, end: { line: line + (text === '' ? 1 : 0), character: 0 } },
              text,
            },
          ]),
      })),
      uris.map((uri) => ({ uri, act: (host: Host) => host.close(uri) })),
      fc.tuple(uris, fc.option(texts, { nil: undefined })).map(([uri, text]) => ({
        uri,
        act: (host: Host, disk: Map<string, string>) => {
          if (text === undefined) disk.delete(uri);
          else disk.set(uri, text);
          return host.setDisk(uri, text);
        },
      })),
    );
  const FOLDERS = ['file:///w', 'file:///v'].map((uri) => ({ uri, settings: DEFAULT_SETTINGS }));

  it.each([
    ['circles', tiers],
    ['indicators', indicators],
    ['everything', everything],
  ])('is enough: who asks about them alone knows what a new host would say of all (%s)', (_, documents) => {
    fc.assert(
      fc.property(fc.array(stepsOf(textsOf(documents)), { minLength: 1, maxLength: 16 }), (script) => {
        const host = new Host();
        host.setFolders(FOLDERS);
        const shown = new Map<string, RangedFinding[]>();
        const disk = new Map<string, string>();
        for (const { uri, act } of script) {
          for (const each of [uri, ...act(host, disk)]) shown.set(each, host.snapshot().findings(each));
          for (const [each, findings] of shown) expect(findings, each).toEqual(host.snapshot().findings(each));
        }
        const fresh = new Host();
        fresh.setFolders(FOLDERS);
        for (const [uri, text] of disk) fresh.setDisk(uri, text);
        for (const uri of host.snapshot().openUris) fresh.open(uri, host.snapshot().openFile(uri)!.text);
        for (const [uri, findings] of shown) expect(findings).toEqual(fresh.snapshot().findings(uri));
      }),
      { numRuns: 200 },
    );
  });
});
