import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, DEFAULT_SETTINGS, Host, mapFile, readSettings } from '../../server/src/core';
import { looksLikeSlos } from '../../server/src/core/workspace/recognise';
import { formatDecimal } from '../../server/src/core/math/decimal';

// "Map this file": a first mapping for a file that looks like SLOs, which then reads them.

const FOLDER = 'file:///ws';

function mapped(text: string, settings?: string, name = 'slo.yaml') {
  const host = new Host();
  host.setFolders([
    { uri: FOLDER, settings: settings === undefined ? DEFAULT_SETTINGS : readSettings(settings).settings },
  ]);
  const uri = `${FOLDER}/${name}`;
  host.open(uri, text);
  const mapping = mapFile(host.snapshot(), host.snapshot().openFile(uri)!, settings);
  if (!mapping) return undefined;
  const after = applyEdits(settings ?? '', mapping.edits);
  const read = readSettings(after);
  expect(read.findings, after).toEqual([]);
  host.setSettings(FOLDER, read.settings);
  const slos = host
    .snapshot()
    .openFile(uri)!
    .documents.flatMap(({ allObjects }) =>
      allObjects.flatMap(({ model, name: own }) =>
        model.type === 'slo'
          ? [
              [
                own?.value ?? '-',
                model.service?.value ?? '-',
                ...model.objectives.flatMap((o) => o.targets.map((t) => formatDecimal(t.fraction))),
                model.window?.duration?.text ?? '-',
              ].join(' '),
            ]
          : [],
      ),
    );
  const misses = host
    .snapshot()
    .findings(uri)
    .filter(({ code }) => code === 'schema/mapping');
  expect(misses.map(({ message }) => message)).toEqual([]);
  return { after, slos, isNew: mapping.isNew };
}

describe('finds the SLOs', () => {
  const CASES: readonly (readonly [what: string, text: string, ...slos: string[]])[] = [
    [
      'a list',
      'service: shop\nslos:\n  - name: a\n    target: 99.9\n    window: 30d\n  - name: b\n    target: 99\n    window: 30d\n',
      'a shop 0.999 30d',
      'b shop 0.99 30d',
    ],
    ['a list with fractions', 'slos:\n  - id: a\n    objective: 0.999\n', 'a - 0.999 -'],
    ['percent signs', 'slos:\n  - title: a\n    slo: 99.9%\n', 'a - 0.999 -'],
    [
      'both notations',
      'slos:\n  - {name: a, target: 0.99}\n  - {name: b, target: 99.5}\n',
      'a - 0.99 -',
      'b - 0.995 -',
    ],
    ['a mapping by name', 'slos:\n  a: {target: 0.99}\n  b: {target: 0.999}\n', 'a - 0.99 -', 'b - 0.999 -'],
    [
      'services with lists',
      'services:\n  - name: x\n    slos: [{name: a, target: 99}]\n  - name: y\n    slos: [{name: b, target: 99.9}]\n',
      'a x 0.99 -',
      'b y 0.999 -',
    ],
    [
      'services by name',
      'services:\n  x:\n    slos: [{name: a, target: 99}]\n  y:\n    slos: [{name: b, target: 99.9}]\n',
      'a x 0.99 -',
      'b y 0.999 -',
    ],
    [
      'services by name with SLOs by name',
      'services:\n  x:\n    slos: {a: {goal: 99, window_days: 28}}\n  y:\n    slos: {b: {goal: 99.9, window_days: 7}}\n',
      'a x 0.99 28d',
      'b y 0.999 7d',
    ],
    ['one', 'slo:\n  name: a\n  target: 0.99\n  period: 30 days\n', 'a - 0.99 30d'],
    ['a document that is one', 'name: a\nservice: x\navailability: 99.9\n', 'a x 0.999 -'],
    ['a document that is a list', '- name: a\n  slo: 99.9\n- name: b\n  slo: 99\n', 'a - 0.999 -', 'b - 0.99 -'],
    ['JSON', '{"slos": [{"name": "a", "target": 0.999}]}', 'a - 0.999 -'],
    [
      'availability as a key of services',
      'services:\n  x: {availability: 99.9}\n  y: {availability: 99.5}\n',
      'x x 0.999 -',
      'y y 0.995 -',
    ],
  ];
  test.each(CASES)('%s', (_, text, ...slos) => expect(mapped(text)?.slos).toEqual(slos));

  test.each([
    ['no SLOs', 'target: 99\nkind: Deployment\n'],
    ['a coverage limit', 'coverage:\n  status:\n    project: {default: {target: 90%}}\n'],
    ['numbers of other sizes', 'slos:\n  - {name: a, target: 80}\n'],
    ['prose', '# slo: the target is 99.9\ntext: "slos: target: 99.9"\n'],
    ['a spec', 'apiVersion: openslo/v1\nkind: SLO\nmetadata: {name: a}\nspec: {objectives: [{target: 0.99}]}\n'],
    ['broken YAML', 'slos:\n  - target: 99.9\n   - [\n'],
    ['an empty file', ''],
  ])('%s is left alone', (_, text) => expect(mapped(text)).toBeUndefined());

  test('a file that is mapped already is left alone', () => {
    expect(
      mapped('slos: [{name: a, target: 99.9}]\n', 'mappings: [{files: slo.yaml, slos: slos, target: target}]\n'),
    ).toBeUndefined();
  });
});

describe('writes the mapping', () => {
  const TEXT = 'slos:\n  - name: a\n    target: 99.9\n    window: 30d\n';
  const MAPPING =
    '  - files: x/slo.yaml\n    slos: slos\n    target: { path: target, unit: percent }\n    window: { path: window }\n';

  test.each([
    ['into a new file', undefined, `mappings:\n${MAPPING}`],
    ['into an empty one', '', `mappings:\n${MAPPING}`],
    ['behind comments', '# ours', `# ours\nmappings:\n${MAPPING}`],
    [
      'beside other settings',
      'defaultWindow: 28d # four weeks\n',
      `defaultWindow: 28d # four weeks\nmappings:\n${MAPPING}`,
    ],
    [
      'behind other mappings',
      'mappings:\n  - files: a.yaml\n    slos: slos\n    target: t # ours\n',
      `mappings:\n  - files: a.yaml\n    slos: slos\n    target: t # ours\n${MAPPING}`,
    ],
  ])('%s', (_, settings, after) => {
    expect(mapped(TEXT, settings, 'x/slo.yaml')).toEqual({
      after,
      slos: ['a - 0.999 30d'],
      isNew: settings === undefined,
    });
  });

  test('not into settings that cannot be read', () => {
    expect(mapped(TEXT, '- a\n')).toBeUndefined();
    expect(mapped(TEXT, 'a: [\n')).toBeUndefined();
  });
});

describe('hostile files', () => {
  test.each([
    ['words', `slo: 1\n${'slo-'.repeat(50_000)}`],
    ['blanks', `slo: 1\n${'target '.repeat(20_000)}${' '.repeat(50_000)}`],
    ['keys', `slo: 1\n${'target: '.repeat(20_000)}`],
    ['one key', `slo: 1\n${'aslo'.repeat(50_000)}:`],
    ['texts', `slo: 1\n${`"${'x'.repeat(40)} `.repeat(5_000)}`],
  ])('many %s take no time', (_, text) => {
    const began = performance.now();
    looksLikeSlos(text);
    expect(performance.now() - began).toBeLessThan(500);
  });

  test('never throw, and what is written is always right', () => {
    const key = fc.constantFrom('slos', 'slo', 'target', 'name', 'service', 'window', 'a.b', '*', '', 'x', '$key', '"');
    const node = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom(99.9, 0.999, '99%', 'a', null, '30d'),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(key, tie('node'), { maxKeys: 4 }),
      ),
    })).node;
    fc.assert(
      fc.property(node, (root) => {
        mapped(JSON.stringify({ slos: root }));
      }),
      { numRuns: 500 },
    );
  });
});
