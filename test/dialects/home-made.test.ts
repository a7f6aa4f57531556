import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DEFAULT_SETTINGS,
  documentSymbols,
  formatFile,
  Host,
  hover,
  inlayHints,
  readSettings,
} from '../../server/src/core';
import type { Settings, Snapshot } from '../../server/src/core';
import { parsePath } from '../../server/src/core/dialects/home-made/paths';
import { formatDecimal } from '../../server/src/core/math/decimal';
import { matchesGlob } from '../../server/src/core/text/glob';
import { run } from '../cli/harness';

// Home-made SLO files: what a mapping of `.ninewise.yaml` makes of any YAML or JSON.

const FOLDER = 'file:///ws';

const settingsOf = (mappings: string): Settings => readSettings(`mappings:\n${mappings}`).settings;

function open(mappings: string, text: string, file = 'slo.yaml'): { snapshot: Snapshot; uri: string } {
  const host = new Host();
  host.setFolders([{ uri: FOLDER, settings: settingsOf(mappings) }]);
  const uri = `${FOLDER}/${file}`;
  host.open(uri, text);
  return { snapshot: host.snapshot(), uri };
}

/** The SLOs of a file; in angle brackets what the spans cover. */
function slosIn(mappings: string, text: string, name?: string): string[] {
  const { snapshot, uri } = open(mappings, text, name);
  const file = snapshot.openFile(uri)!;
  return [...file.placed()].flatMap(({ piece }) =>
    piece.allObjects.flatMap(({ model, name: own }) => {
      if (model.type !== 'slo') return [];
      const at = ({ start, end }: { start: number; end: number }): string => `<${piece.text.slice(start, end)}>`;
      const { service, window, description } = model;
      const targets = model.objectives
        .flatMap((o) => o.targets)
        .map((t) => `${formatDecimal(t.fraction)} ${t.notation} ${at(t.keySpan)}${at(t.span)}`);
      return [
        [
          own ? `${own.value} ${at(own.span)}` : '-',
          ...(service ? [`of ${service.value} ${at(service.span)}`] : []),
          ...targets,
          ...(window
            ? [
                `${window.assumed ? 'fixed ' : ''}${window.kind} ${window.duration?.seconds ?? '?'} ${window.assumed ? '' : at(window.duration!.span)}`.trim(),
              ]
            : []),
          ...(description ? [description.value] : []),
        ].join(', '),
      ];
    }),
  );
}

const codesIn = (mappings: string, text: string): string[] => {
  const { snapshot, uri } = open(mappings, text);
  return snapshot.findings(uri).map(({ code, severity }) => `${severity} ${code}`);
};

const PERCENT = '  - {files: slo.yaml, slos: slos, target: {path: objective, unit: percent}';

describe('reads', () => {
  const CASES: readonly (readonly [what: string, mappings: string, text: string, ...slos: string[]])[] = [
    [
      'a list',
      `${PERCENT}}`,
      'slos:\n  - name: a\n    objective: 99.9\n  - id: b\n    objective: "99"\n',
      'a <a>, 0.999 percent <objective><99.9>',
      'b <b>, 0.99 percent <objective><"99">',
    ],
    [
      'a mapping by name',
      `${PERCENT}}`,
      'slos:\n  a:\n    objective: 99.9\n  b: {objective: 99}\n  note: text\n',
      'a <a>, 0.999 percent <objective><99.9>',
      'b <b>, 0.99 percent <objective><99>',
    ],
    [
      'one SLO behind a key',
      '  - {files: slo.yaml, slos: slo, target: target}',
      'slo:\n  name: a\n  target: 0.999\n',
      'a <a>, 0.999 fraction <target><0.999>',
    ],
    [
      'a document that is one SLO',
      '  - {files: slo.yaml, slos: ., target: target}',
      'name: a\ntarget: 99.5\n---\nname: b\ntarget: 0.5\n',
      'a <a>, 0.995 percent <target><99.5>',
      'b <b>, 0.5 fraction <target><0.5>',
    ],
    [
      'a document that is a list',
      '  - {files: slo.yaml, slos: "[]", target: target}',
      '- name: a\n  target: 0.9\n- name: b\n  target: 0.99\n',
      'a <a>, 0.9 fraction <target><0.9>',
      'b <b>, 0.99 fraction <target><0.99>',
    ],
    [
      'lists in a list, with the service around',
      '  - {files: slo.yaml, slos: "services[].slos", service: ^.name, target: t}',
      'services:\n  - name: x\n    slos: [{name: a, t: 0.9}]\n  - name: y\n    slos: [{name: b, t: 0.99}]\n',
      'a <a>, of x <x>, 0.9 fraction <t><0.9>',
      'b <b>, of y <y>, 0.99 fraction <t><0.99>',
    ],
    [
      'mappings in a mapping, with the keys as names',
      '  - {files: slo.yaml, slos: services.*.slos.*, service: ^.^.$key, target: t}',
      'services:\n  x:\n    slos:\n      a: {t: 0.9}\n',
      'a <a>, of x <x>, 0.9 fraction <t><0.9>',
    ],
    [
      'several targets of one SLO',
      '  - {files: slo.yaml, slos: slos, target: "levels[].goal"}',
      'slos:\n  - name: a\n    levels: [{goal: 0.9}, {goal: 0.99}]\n',
      'a <a>, 0.9 fraction <goal><0.9>, 0.99 fraction <goal><0.99>',
    ],
    [
      'percent signs',
      '  - {files: slo.yaml, slos: slos, target: {path: t, unit: fraction}}',
      'slos:\n  - {name: a, t: 99.9%}\n  - {name: b, t: ">= 99.95 %"}\n  - {name: c, t: 0.999}\n',
      'a <a>, 0.999 percent <t><99.9>',
      'b <b>, 0.9995 percent <t><99.95>',
      'c <c>, 0.999 fraction <t><0.999>',
    ],
    [
      'keys with dots in quotes',
      `  - {files: slo.yaml, slos: 'metadata."acme.io/slos"', target: t}`,
      'metadata:\n  acme.io/slos:\n    a: {t: 0.9}\n',
      'a <a>, 0.9 fraction <t><0.9>',
    ],
    [
      'aliases and merges',
      `${PERCENT}}`,
      'd: &d {objective: 99.9}\nslos:\n  - {name: a, <<: *d}\n',
      'a <a>, 0.999 percent <99.9><99.9>',
    ],
    [
      'a window for all',
      `${PERCENT}, window: 28d}`,
      'slos:\n  a: {objective: 99}\n',
      'a <a>, 0.99 percent <objective><99>, fixed rolling 2419200',
    ],
    [
      'a month for all',
      `${PERCENT}, window: 1M}`,
      'slos:\n  a: {objective: 99}\n',
      'a <a>, 0.99 percent <objective><99>, fixed calendar 2592000',
    ],
    [
      'windows',
      `${PERCENT}, window: {path: w}}`,
      'slos:\n  a: {objective: 99, w: 30d}\n  b: {objective: 99, w: 4 weeks}\n  c: {objective: 99, w: monthly}\n  d: {objective: 99, w: rolling 7-day}\n  e: {objective: 99, w: soon}\n  f: {objective: 99}\n',
      'a <a>, 0.99 percent <objective><99>, rolling 2592000 <30d>',
      'b <b>, 0.99 percent <objective><99>, rolling 2419200 <4 weeks>',
      'c <c>, 0.99 percent <objective><99>, calendar 2592000 <monthly>',
      'd <d>, 0.99 percent <objective><99>, rolling 604800 <rolling 7-day>',
      'e <e>, 0.99 percent <objective><99>, rolling ? <soon>',
      'f <f>, 0.99 percent <objective><99>',
    ],
    [
      'windows as numbers',
      `${PERCENT}, window: {path: days, unit: d}}`,
      'slos:\n  a: {objective: 99, days: 30}\n',
      'a <a>, 0.99 percent <objective><99>, rolling 2592000 <30>',
    ],
    [
      'one window around',
      `${PERCENT}, window: {path: ^.^.window}, description: about}`,
      'window: 7d\nslos:\n  a: {objective: 99, about: Pages load}\n',
      'a <a>, 0.99 percent <objective><99>, rolling 604800 <7d>, Pages load',
    ],
    [
      'values of other kinds as nothing',
      `${PERCENT}, service: s}`,
      'slos:\n  - {name: [a], objective: [99], s: {}}\n  - text\n  - {name: true, objective: true}\n  - {name: b, objective: NaN}\n',
      '-',
      'true <true>',
      'b <b>',
    ],
    ['an empty document as nothing', `${PERCENT}}`, '# nothing yet\n'],
  ];
  test.each(CASES)('%s', (_, mappings, text, ...slos) => expect(slosIn(mappings, text)).toEqual(slos));

  test('JSON', () => {
    expect(
      slosIn(
        '  - {files: "**/slo.json", slos: slos, target: target}',
        '{"slos": [{"name": "a", "target": 0.999}]}',
        'x/y/slo.json',
      ),
    ).toEqual(['a <"a">, 0.999 fraction <"target"><0.999>']);
  });

  test('only the files that it names, and no specs in known formats', () => {
    const text = 'slos:\n  a: {objective: 99}\n';
    expect(slosIn(`${PERCENT}}`, text, 'other.yaml')).toEqual([]);
    expect(open(`${PERCENT}}`, text, 'other.yaml').snapshot.openFile(`${FOLDER}/other.yaml`)!.isSpec).toBe(false);
    expect(slosIn(`${PERCENT}}`, text, 'a/b/slo.yaml')).toHaveLength(1);
    const sloth =
      'version: prometheus/v1\nservice: s\nslos:\n  - name: a\n    objective: 99\n    sli: {raw: {error_ratio_query: "x[{{.window}}]"}}\n    alerting: {name: A}\n';
    const { snapshot, uri } = open(`${PERCENT}}`, sloth);
    expect(snapshot.openFile(uri)!.documents[0]!.objects.map(({ dialect }) => dialect.label)).toEqual([
      'Sloth prometheus/v1',
    ]);
  });
});

const FILE = `services:
  - name: shop
    slos:
      - name: checkout
        objective: 99.9 # 43m20s/month
      - name: search
        objective: 0.999
      - name: all
        objective: 100
`;
const MAPPED =
  '  - {files: slo.yaml, slos: "services[].slos", service: ^.name, target: {path: objective, unit: percent}, window: 30d}';

describe('shows', () => {
  const { snapshot, uri } = open(MAPPED, FILE);
  const file = snapshot.openFile(uri)!;

  test('budgets behind targets', () => {
    const hints = inlayHints(file, { start: 0, end: FILE.length }, snapshot.budgetContext(uri));
    expect(
      hints.map(({ offset, label }) => [FILE.slice(0, offset).split('\n').at(-1)?.trim(), label.split(' ·')[0]]),
    ).toEqual([
      ['objective: 99.9', '43m 12s / 30d?'],
      ['objective: 0.999', '29d 17h / 30d?'],
    ]);
  });

  test('hovers and symbols', () => {
    expect(hover(file, FILE.indexOf('99.9'), snapshot.budgetContext(uri))?.markdown).toContain('43m 12s');
    expect(hover(file, FILE.indexOf('checkout') + 2, snapshot.budgetContext(uri))?.markdown).toContain('43m 12s');
    const [whole] = documentSymbols(file, DEFAULT_SETTINGS);
    expect(whole?.children.map(({ name, detail }) => [name, detail])).toEqual([
      ['checkout', 'SLO'],
      ['search', 'SLO'],
      ['all', 'SLO'],
    ]);
  });

  test('what is wrong with them, and nothing else', () => {
    expect(codesIn(MAPPED, FILE).sort()).toEqual(
      ['error budget/no-budget', 'warning budget/percent-as-ratio', 'warning budget/stale-comment'].sort(),
    );
    expect(
      codesIn(
        '  - {files: slo.yaml, slos: slos, target: {path: t, unit: fraction}}',
        'slos:\n  - {name: a, t: 99.9}\n',
      ),
    ).toEqual(['error budget/percent-as-ratio']);
    expect(codesIn(`${PERCENT}, window: {path: w}}`, 'slos:\n  a: {objective: 99, w: 1m}\n')).toEqual([
      'warning window/minute-not-month',
    ]);
    expect(codesIn(`${PERCENT}}`, 'slos:\n  a: {objective: 99, anything: {at: [all, 1]}}\nother: 3\n')).toEqual([]);
  });

  test('broken YAML, and is not formatted', () => {
    expect(codesIn(`${PERCENT}}`, 'slos:\n  - name: a\n    objective: 99\n   b: [\n')).toContain('error yaml/syntax');
    expect(
      formatFile(open(`${PERCENT}}`, 'slos:\n    -   name:   a\n        objective:   99\n').snapshot.openFile(uri)!),
    ).toEqual({ edits: [], problems: [] });
  });

  test('budgets on the command line, and finds files that hold no known format', async () => {
    const files = { '.ninewise.yaml': `mappings:\n${MAPPED}\n`, 'x/slo.yaml': FILE, 'x/other.yaml': FILE };
    const { out, code } = await run(['budget', '--format', 'json'], { files });
    const { slos } = JSON.parse(out) as {
      slos: {
        file: string;
        line: number;
        dialect: string;
        name: string;
        service: string;
        objectives: { budgetSeconds: number }[];
      }[];
    };
    expect(code).toBe(0);
    expect(
      slos.map(({ file: of, line, dialect, name, service, objectives }) => [
        of,
        line,
        dialect,
        name,
        service,
        objectives[0]?.budgetSeconds,
      ]),
    ).toEqual([
      ['x/slo.yaml', 4, 'home-made', 'checkout', 'shop', 2592],
      ['x/slo.yaml', 6, 'home-made', 'search', 'shop', 2_566_105.92],
      ['x/slo.yaml', 8, 'home-made', 'all', 'shop', undefined],
    ]);
  });
});

describe('the settings', () => {
  test('take effect at once in open files', () => {
    const host = new Host();
    host.setFolders([{ uri: FOLDER, settings: DEFAULT_SETTINGS }]);
    host.open(`${FOLDER}/slo.yaml`, FILE);
    const count = (): number => host.snapshot().openFile(`${FOLDER}/slo.yaml`)!.documents[0]!.allObjects.length;
    expect(count()).toBe(0);
    host.setSettings(FOLDER, settingsOf(MAPPED));
    expect(count()).toBe(4);
    expect([...host.snapshot().index(`${FOLDER}/slo.yaml`).definitions('SLO', 'checkout')]).toHaveLength(1);
    host.setSettings(FOLDER, DEFAULT_SETTINGS);
    expect(count()).toBe(0);
    expect([...host.snapshot().index(`${FOLDER}/slo.yaml`).definitions('SLO', 'checkout')]).toHaveLength(0);
  });

  const WRONG: readonly (readonly [text: string, ...found: string[]])[] = [
    ['- {files: a.yaml, slos: slos, target: t}'],
    [
      '- {files: [a.yaml, "b/**"], slos: services.*.slos, name: $key, service: ^.^.$key, target: {path: t, unit: auto}, window: 28d, description: d.e}',
    ],
    ['- {files: a.yaml, slos: ., target: ., window: {path: "[]"}}'],
    ['- {slos: slos, target: t}', 'schema/missing-key <-'],
    ['- {files: a.yaml, slos: slos, target: t, windw: 3}', 'schema/unknown-key <windw>'],
    ['- {files: a.yaml, slos: a..b, target: t}', 'schema/pattern <a..b>'],
    ['- {files: a.yaml, slos: ^.a, target: t}', 'schema/pattern <^.a>'],
    ['- {files: a.yaml, slos: a, target: "a b"}', 'schema/pattern <"a b">'],
    ['- {files: a.yaml, slos: a, target: {unit: percent}}', 'schema/missing-key'],
    ['- {files: a.yaml, slos: a, target: {path: t, unit: permille}}', 'schema/enum <permille>'],
    ['- {files: a.yaml, slos: a, target: 3}', 'schema/type <3>'],
    ['- {files: a.yaml, slos: a, target: t, window: 28 days}', 'schema/pattern <28 days>'],
    ['- {files: [], slos: a, target: t}', 'schema/length'],
    ['slos', 'schema/type'],
  ];
  test.each(WRONG)('%s', (text, ...expected) => {
    const whole = `mappings:\n  ${text}\n`;
    const found = readSettings(whole).findings.map(
      ({ code, span }) => `${code} <${whole.slice(span.start, span.end)}>`,
    );
    expect(found).toHaveLength(expected.length);
    expected.forEach((each, i) => expect(found[i]).toContain(each.replace(/ <-$/, '')));
  });

  test('every path that the schema takes can be read, and no other', () => {
    const part = fc.constantFrom('a', 'b_c', '*', '[]', '.', '^', '$key', '"a.b"', ' ', '$', '@', '-', '"');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const path = parts.join('');
        const taken =
          readSettings(JSON.stringify({ mappings: [{ files: 'a', slos: 'a', target: 'b', service: path }] })).findings
            .length === 0;
        if (taken) expect(parsePath(path), path).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });
});

describe('patterns of files', () => {
  test.each([
    ['slo.yaml', 'slo.yaml', true],
    ['slo.yaml', 'a/b/slo.yaml', true],
    ['/slo.yaml', 'a/slo.yaml', false],
    ['./slo.yaml', 'slo.yaml', true],
    ['slo/*.yaml', 'slo/a.yaml', true],
    ['slo/*.yaml', 'slo/a/b.yaml', false],
    ['slo/**/*.yaml', 'slo/a.yaml', true],
    ['slo/**/*.yaml', 'slo/a/b/c.yaml', true],
    ['**', 'a/b', true],
    ['**/slo.{yaml,yml}', 'x/slo.yml', true],
    ['{a,b}/{c,d}.yaml', 'b/c.yaml', true],
    ['slo-?.yaml', 'slo-1.yaml', true],
    ['slo-?.yaml', 'slo-12.yaml', false],
    ['a.b', 'aXb', false],
    ['[a].yaml', '[a].yaml', true],
    ['', 'a', false],
    ['{{{', 'a', false],
  ])('%s: %s', (pattern, path, is) => expect(matchesGlob(pattern, path)).toBe(is));

  test('take no time', () => {
    const began = performance.now();
    matchesGlob('**/'.repeat(2000), 'a/'.repeat(2000));
    matchesGlob(`${'*a'.repeat(12)}b`, 'a'.repeat(200));
    matchesGlob('{a,b}'.repeat(50), 'a');
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

describe('hostile files', () => {
  test('never throw', () => {
    const value = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('99.9', 99.9, null, true, -1, 1e400, '', '9'.repeat(400), '%', 'a'),
        fc.array(tie('node')),
        fc.dictionary(fc.constantFrom('slos', 'name', 'objective', 'window', '__proto__'), tie('node')),
      ),
    })).node;
    fc.assert(
      fc.property(value, (root) => {
        const text = JSON.stringify(root);
        expect(
          codesIn(`${PERCENT}, service: ^.name, window: {path: window}}`, text).filter((code) =>
            code.includes('mistake'),
          ),
        ).toEqual([]);
      }),
    );
  });
});
