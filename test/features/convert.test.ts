import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkFile, convertible, convertSlos, DEFAULT_SETTINGS, readSettings, SpecFile } from '../../server/src/core';
import type { Settings } from '../../server/src/core';
import { mappedDialects } from '../../server/src/core/workspace/mapped';
import { compare } from '../../server/src/core/math/decimal';
import { budgetWindow } from '../../server/src/core/features/budget/window';

// SLOs of every format as OpenSLO v1: valid by our own rules, with the same targets and windows, and honest about the rest.

const fileOf = (text: string, settings: Settings = DEFAULT_SETTINGS): SpecFile =>
  SpecFile.of(
    'file:///ws/slo.yaml',
    text,
    mappedDialects({ ...settings, folder: 'file:///ws' }, 'file:///ws/slo.yaml'),
  );

function converted(text: string, settings = DEFAULT_SETTINGS) {
  return convertSlos(convertible(fileOf(text, settings)), settings, 'slo.yaml');
}

const body = (text: string): string => text.replace(/^#.*\n/gm, '');
const notesOf = (text: string): string[] => text.split('\n').flatMap((line) => /^# - (.*)$/.exec(line)?.[1] ?? []);

const SLOTH = `version: prometheus/v1
service: My Shop
labels: {team: shop}
slos:
  - name: requests_availability
    objective: 99.9
    description: Requests are answered.
    sli:
      events:
        error_query: sum(rate(http_requests_total{job="shop",code=~"5.."}[{{.window}}]))
        total_query: |
          sum(
            rate(http_requests_total{job="shop"}[{{ .window }}])
          )
    alerting: {name: ShopDown}
  - name: probes
    objective: 99
    sli: {raw: {error_ratio_query: '1 - avg_over_time(up[{{.window}}])'}}
    alerting: {page_alert: {disable: true}, ticket_alert: {disable: true}}
`;

describe('one of each', () => {
  test('Sloth', () => {
    const { text, converted: names, failed, notes } = converted(SLOTH);
    expect([names, failed]).toEqual([['requests_availability', 'probes'].map((name) => `My Shop-${name}`), []]);
    expect(body(text)).toBe(`apiVersion: openslo/v1
kind: SLO
metadata:
  name: my-shop-requests-availability
  displayName: My Shop-requests_availability
spec:
  description: Requests are answered.
  service: my-shop
  indicator:
    metadata:
      name: my-shop-requests-availability
    spec:
      ratioMetric:
        bad:
          metricSource:
            type: Prometheus
            spec:
              query: 'sum(rate(http_requests_total{job="shop",code=~"5.."}[5m]))'
        total:
          metricSource:
            type: Prometheus
            spec:
              query: |-
                sum(
                  rate(http_requests_total{job="shop"}[5m])
                )
  timeWindow:
    - duration: 30d
      isRolling: true
  budgetingMethod: Occurrences
  objectives:
    - target: 0.999
---
apiVersion: openslo/v1
kind: SLO
metadata:
  name: my-shop-probes
  displayName: My Shop-probes
spec:
  service: my-shop
  indicator:
    metadata:
      name: my-shop-probes
    spec:
      ratioMetric:
        rawType: failure
        raw:
          metricSource:
            type: Prometheus
            spec:
              query: "1 - avg_over_time(up[5m])"
  timeWindow:
    - duration: 30d
      isRolling: true
  budgetingMethod: Occurrences
  objectives:
    - target: 0.99
`);
    expect(text).toMatch(
      /^# Converted from slo\.yaml \(Sloth prometheus\/v1\) to OpenSLO v1\.\n# What was lost or assumed:\n/,
    );
    expect(notesOf(text)).toEqual(notes.map(({ message, slos }) => `${message} (${slos.join(', ')})`));
    const words = notes.map(({ message }) => message).join('\n');
    for (const what of [
      'no time window',
      'no budgeting method',
      '{{.window}}',
      'Alerts are not',
      'labels are not',
      'had to become my-shop',
    ])
      expect(words).toContain(what);
  });

  test('Pyrra: counters, and a window of its own', () => {
    const { text, notes } = converted(`apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: {name: checkout, namespace: shop}
spec:
  target: "99.5"
  window: 4w
  indicator:
    ratio:
      errors: {metric: 'requests_total{code=~"5.."}'}
      total: {metric: requests_total}
`);
    expect(body(text)).toContain('      ratioMetric:\n        counter: true\n        bad:\n');
    expect(body(text)).toContain('query: \'sum(requests_total{code=~"5.."})\'');
    expect(body(text)).toContain('- duration: 4w\n      isRolling: true');
    expect(notes.map(({ message }) => message).join()).not.toContain('no time window');
    expect(body(text)).toContain('target: 0.995');
  });

  test('OpenSLO v2alpha: several values on one metric', () => {
    const { text, notes } = converted(`apiVersion: openslo.com/v2alpha
kind: SLO
metadata: {name: checkout}
spec:
  serviceRef: shop
  sli:
    metadata: {name: latency}
    spec:
      thresholdMetric:
        dataSourceSpec: {type: Prometheus, connectionDetails: none}
        spec: {query: seconds}
  timeWindow: [{duration: 4w, isRolling: true}]
  budgetingMethod: Occurrences
  objectives:
    - {op: lt, value: 1, target: 0.9}
    - {op: lt, value: 5, target: 0.99}
`);
    const objective = (index: number, value: number, target: number): string => `    - op: lt
      value: ${value}
      target: ${target}
      indicator:
        metadata:
          name: checkout-${index}
        spec:
          thresholdMetric:
            metricSource:
              type: Prometheus
              spec:
                query: seconds
`;
    expect(body(text)).toContain(`  objectives:\n${objective(1, 1, 0.9)}${objective(2, 5, 0.99)}`);
    expect(notes.map(({ message }) => message).join()).toContain('makes the SLO a composite');
  });

  test('a home-made file has no queries', () => {
    const { settings } = readSettings(
      'mappings: [{files: slo.yaml, slos: slos, target: t, window: {path: w}, description: d}]',
    );
    const { text, notes } = converted('slos:\n  Größe & Co.:\n    t: 99.95%\n    w: monthly\n    d: Works\n', settings);
    expect(body(text)).toBe(`apiVersion: openslo/v1
kind: SLO
metadata:
  name: gro-e-co
  displayName: Größe & Co.
spec:
  description: Works
  service: gro-e-co
  indicatorRef: gro-e-co
  timeWindow:
    - duration: 1M
      isRolling: false
      calendar:
        startTime: "2024-01-01 00:00:00"
        timeZone: UTC
  budgetingMethod: Occurrences
  objectives:
    - target: 0.9995
`);
    const words = notes.map(({ message }) => message).join('\n');
    for (const what of ['no query', 'first day of 2024', 'no service']) expect(words).toContain(what);
  });

  test('what cannot be written is said, and the rest is', () => {
    const { settings } = readSettings('mappings: [{files: slo.yaml, slos: slos, target: t}]');
    const { text, converted: done, failed } = converted('slos:\n  a: {t: 100}\n  b: {t: 99}\n  c: {}\n', settings);
    expect([done, failed]).toEqual([['b'], ['a', 'c']]);
    expect(text).toContain('# Not converted: a, c.\n');
    expect(converted('slos: {a: {t: 100}}', settings).text).toBe('');
  });

  test('equal names become different ones', () => {
    const { settings } = readSettings('mappings: [{files: slo.yaml, slos: slos, target: t}]');
    const { text } = converted(
      'slos:\n  - {name: a b, t: 99}\n  - {name: a-b, t: 99}\n  - {t: 99}\n  - {t: 99}\n',
      settings,
    );
    expect([...text.matchAll(/^ {2}name: (.*)$/gm)].map((match) => match[1])).toEqual([
      'a-b',
      'a-b-2',
      'slo-3',
      'slo-4',
    ]);
  });

  test('OpenSLO v1 itself is not converted', () => {
    expect(convertible(fileOf(body(converted(SLOTH).text)))).toEqual([]);
  });
});

/** Errors of the text, and what its SLOs say. */
function judged(text: string) {
  const file = fileOf(text);
  const errors = checkFile(file, DEFAULT_SETTINGS).filter(({ finding }) => finding.severity === 'error');
  return { errors: errors.map(({ finding }) => `${finding.code}: ${finding.message}`), slos: slosOf(file) };
}

const slosOf = (file: SpecFile) =>
  file.documents.flatMap(({ allObjects }) =>
    allObjects.flatMap(({ model }) => {
      if (model.type !== 'slo') return [];
      const window = budgetWindow(model, DEFAULT_SETTINGS);
      const targets = model.objectives
        .flatMap((o) => o.targets[0]?.fraction ?? [])
        .filter((t) => compare(t, { digits: 1n, scale: 0 }) < 0 && compare(t, { digits: 0n, scale: 0 }) >= 0);
      return targets.length === 0
        ? []
        : [
            {
              seconds: window?.seconds ?? DEFAULT_SETTINGS.defaultWindowSeconds,
              kind: window?.window.kind ?? 'rolling',
              targets: targets.map((t) => `${t.digits}e-${t.scale}`),
            },
          ];
    }),
  );

// Whatever is valid in its own format stays valid, with the same targets and windows.
const root = path.resolve(__dirname, '../..');
const folders = ['server/src/core/rules', 'examples', '../shared/corpus'].map((folder) => path.join(root, folder));
const files = folders
  .filter((folder) => fs.existsSync(folder))
  .flatMap((folder) =>
    fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file)),
  )
  .filter((file) => /\.(?:ya?ml|json)$/.test(file) && fs.statSync(file).isFile() && !/expectations\.json$/.test(file))
  .map((file) => [path.relative(root, file), fs.readFileSync(file, 'utf8')] as const)
  .filter(([, text]) => text.length < 100_000 && convertible(fileOf(text)).length > 0);

describe('every file of another format', () => {
  test.each(files)('%s', (_, text) => {
    const conversion = converted(text);
    const { errors, slos } = judged(conversion.text);
    expect(errors, conversion.text).toEqual([]);
    const before = slosOf(fileOf(text));
    expect(slos.length).toBe(conversion.converted.length);
    if (
      convertible(fileOf(text)).length ===
      fileOf(text)
        .documents.flatMap((d) => d.allObjects)
        .filter(({ model }) => model.type === 'slo').length
    )
      expect(slos).toEqual(before);
  });

  test('is found at all', () => expect(files.length).toBeGreaterThan(10));
});

describe('hostile SLOs', () => {
  test('always become valid ones', () => {
    const { settings } = readSettings(
      'mappings: [{files: slo.yaml, slos: slos, target: t, service: s, description: d, window: {path: w}}]',
    );
    const word = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom('yes', '404', '{{ x }}', '# a', '- b', 'a: b', '', ' ', '\u202ea', 'a\nb'),
    );
    const one = fc.record({
      name: word,
      s: word,
      d: fc.oneof(word, fc.string({ minLength: 1100, maxLength: 1200 })),
      t: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(99.9, '99.99999999999%', 0, 1)),
      w: fc.constantFrom('30d', '45s', '1h30m', 'monthly', '1Q', '0d', 'soon', '1.5d'),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 4 }), (slos) => {
        const { text, converted: done } = converted(JSON.stringify({ slos }), settings);
        const result = judged(text);
        expect(result.errors, text).toEqual([]);
        expect(result.slos.length).toBe(done.length);
      }),
      { numRuns: 300 },
    );
  });
});
