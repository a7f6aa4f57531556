import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkFile,
  DEFAULT_SETTINGS,
  fixAll,
  formatFile,
  Host,
  quickFixes,
  refactorings,
  SpecFile,
} from '../../server/src/core';
import type { RangedFinding, Snapshot } from '../../server/src/core';
import { parseYaml } from '../../server/src/core/yaml/parse';
import { maskTemplates } from '../../server/src/core/yaml/templates';
import { MASK } from '../../server/src/core/yaml/templateLines';
import type { ScalarNode, YamlNode } from '../../server/src/core/yaml/tree';
import { toNumber } from '../../server/src/core/math/decimal';

// Specs within Helm charts: what can be read is read, what a template fills in is unknown, and nothing is made worse.

const URI = 'file:///ws/templates/slo.yaml';

function open(text: string): Snapshot {
  const host = new Host();
  host.open(URI, text);
  return host.snapshot();
}

const told = (text: string): RangedFinding[] => open(text).findings(URI);

/** The targets of all SLOs of a text, in order, with the name of their SLO. */
const targetsOf = (text: string): (readonly [name: string | undefined, ...targets: number[]])[] =>
  SpecFile.of(URI, text)
    .documents.flatMap((document) => document.allObjects)
    .flatMap(({ name, model }) =>
      model.type === 'slo'
        ? [[name?.value, ...model.objectives.flatMap((o) => o.targets.map((t) => toNumber(t.fraction)))] as const]
        : [],
    );

const SLOTH = `{{- if .Values.sloth.enabled }}
{{/* Alerts: see the runbook {{ not }} here */}}
apiVersion: sloth.slok.dev/v1
kind: PrometheusServiceLevel
metadata:
  name: {{ include "shop.fullname" . }}-slos
  namespace: {{ .Release.Namespace }}
  labels: {{- include "shop.labels" . | nindent 4 }}
spec:
  service: "{{ .Values.service }}"
  slos:
    - name: paid
      objective: 99.9
      sli:
        events:
          errorQuery: sum(rate(payments_total{job="{{ .Values.job }}",code=~"5.."}[{{\`{{.window}}\`}}]))
          totalQuery: |
            {{ .Values.totalQuery }}
      alerting:
        name: PaymentsFail
        {{- with .Values.annotations }}
        annotations:
          {{- toYaml . | nindent 10 }}
        {{- end }}
        pageAlert:
          labels:
            severity: {{ .Values.severity }}
        ticketAlert:
          disable: {{ .Values.noTickets }}
    {{- range $name, $slo := .Values.slos }}
    - name: {{ $name }}
      objective: {{ $slo.objective }}
      sli: {raw: {errorRatioQuery: {{ $slo.query | quote }}}}
      alerting: {}
    {{- end }}
    {{- if .Values.strict }}
    - name: shown
      objective: 99
      sli: {raw: {errorRatioQuery: "{{ .Values.query }}"}}
      alerting: {}
    {{- end }}
{{- end }}
`;

describe('a chart', () => {
  test('what is not templated is read, what is templated is unknown', () => {
    expect(targetsOf(SLOTH)).toEqual([['paid', 0.999], [undefined], ['shown', 0.99]]);
  });

  test('the reader is told once, at the first expression', () => {
    const found = told(SLOTH).filter((each) => !each.quiet);
    expect(found.map(({ code, severity, range }) => [code, severity, range.start.line])).toEqual([
      ['yaml/template', 'hint', 0],
    ]);
  });

  test('a mistake beside the templates is still found', () => {
    const broken = SLOTH.replace('objective: 99.9', 'objective: 0.999');
    expect(told(broken).map(({ code }) => code)).toContain('budget/percent-as-ratio');
  });

  test('a query of Sloth is no template', () => {
    const query = 'sum(rate(payments_total{code=~"5.."}[{{.window}}]))';
    const text = `version: prometheus/v1
service: shop
slos:
  - name: paid
    objective: 99.9
    sli: {raw: {error_ratio_query: '${query}'}}
    alerting: {name: Paid, annotations: {summary: "{{ $labels.job }}"}}
`;
    const [document] = SpecFile.of(URI, text).documents;
    expect(document!.isTemplate).toBe(false);
    expect(document!.allObjects.flatMap(({ queries }) => queries.map(({ node }) => node.value))).toEqual([query]);
  });

  test('names and references that are templated mean nothing', () => {
    const text = `apiVersion: openslo/v1
kind: SLO
metadata: {name: "{{ .Release.Name }}-paid"}
spec:
  service: shop-{{ .Values.environment }}
  indicatorRef: "{{ .Values.sli }}"
  budgetingMethod: Occurrences
  timeWindow: [{duration: 4w, isRolling: true}]
  objectives: [{target: 0.999}]
`;
    expect(told(text).filter(({ quiet }) => !quiet)).toEqual([]);
    expect(targetsOf(text)).toEqual([[undefined, 0.999]]);
    const [object] = SpecFile.of(URI, text).documents[0]!.objects;
    expect(object!.references).toEqual([]);
  });

  test('it is neither formatted nor rearranged, and fixes change parts of lines only', () => {
    const broken = SLOTH.replace('objective: 99.9', 'objective: 0.999')
      .replace('alerting: {}', 'alerting: {}\n      alerting: {}')
      .replace('severity:', 'severity: critical\n            severity:');
    const snapshot = open(broken);
    const file = snapshot.openFile(URI)!;
    expect(formatFile(file)).toMatchObject({ edits: [], problems: [{ message: 'holds template expressions' }] });
    const everything = { start: 0, end: broken.length };
    const edits = [
      ...quickFixes(file, everything, snapshot).flatMap((fix) => fix.edits),
      ...refactorings(snapshot, file, everything).flatMap((each) => [...each.edits.values()].flat()),
      ...fixAll(snapshot, file),
    ];
    expect(edits.length).toBeGreaterThan(0);
    for (const { span, newText } of edits) expect(broken.slice(span.start, span.end) + newText).not.toMatch(/\n|\{\{/);
  });
});

describe('masking', () => {
  const UNKNOWN: readonly (readonly [why: string, text: string])[] = [
    ['a value', 'a: {{ .x }}\n'],
    ['a part of a value', 'a: b-{{ .x }}\n# {{ .y }}\n{{ .z }}\n'],
    ['a value in brackets', 'c: [1]\na: {{ .x }}\nb: [{d: {{ .x }}, e: 1}]\n'],
    ['braces in texts', 'a: {{ printf "}}" .x }}\n'],
    ['raw texts', 'a: {{ `{{ x }}` }}\n'],
    ['over two lines', 'a: {{ printf "%s"\n  .b }}\n'],
    ['a literal text', 'a: |\n  {{ .x }}\n{{ if .y }}\nb: 1\n{{ end }}\n'],
    ['a literal text with lines of control to the left', 'a: |\n    x\n{{- if .y }}\n    z\n{{- end }}\nb: {{ .x }}\n'],
    ['a literal text in a list', 'l:\n  - a: >-\n      {{- .x }}\n    b: {{ .y }}\n'],
    ['Windows line ends', 'a: |\r\n  {{ .x }}\r\nb: {{ .x }}\r\n'],
  ];
  test.each(UNKNOWN)('%s is unknown', (_, text) => {
    const { root, problems } = parseYaml(text);
    expect(problems.map(({ code }) => code)).toEqual(['template']);
    expect(find(root, 'a')?.kind).toBe('unknown');
    if (text.includes('\nb: 1')) expect(find(root, 'b')).toMatchObject({ value: 1 });
  });

  test('keeps offsets and line ends', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '{{',
            '}}',
            '{{- if .x }}',
            '{{/*',
            '*/}}',
            '"',
            '`',
            '\n',
            '\r\n',
            '  ',
            'a: ',
            '- ',
            '|',
            'x',
          ),
        ),
        (parts) => {
          const text = parts.join('');
          const masked = maskTemplates(text);
          expect(masked.length).toBe(text.length);
          for (let i = 0; i < text.length; i++)
            if (masked[i] !== text[i]) expect([MASK, '#', ' ']).toContain(masked[i]);
          expect(masked.replace(/[^\r\n]/g, '')).toBe(text.replace(/[^\r\n]/g, ''));
        },
      ),
    );
  });

  test.each([
    ['open braces', '{{ '.repeat(50_000)],
    ['open texts', 'a: {{ " }}'.repeat(10_000)],
    ['open texts, a line each', 'a: {{ ` }}\n'.repeat(10_000)],
    ['open comments', 'a: {{/* '.repeat(10_000)],
    ['dashes', `${'- '.repeat(50_000)}{{ x }}`],
    ['colons', `${'a: '.repeat(50_000)}{{ x }}`],
    ['blanks', `a:${' '.repeat(100_000)}{{ x }}`],
    ['control lines in a text', `a: |\n${' {{ x }}\n'.repeat(20_000)}`],
  ])('%s take no time', (_, text) => {
    const began = performance.now();
    parseYaml(text);
    expect(performance.now() - began).toBeLessThan(3000);
  });
});

// Whatever is templated in a valid spec, it stays without an error.
const root = path.resolve(__dirname, '../..');
const folders = ['server/src/core/rules', 'examples/shop', 'examples/formats', '../shared/corpus'].map((folder) =>
  path.join(root, folder),
);
const valid = folders
  .filter((folder) => fs.existsSync(folder))
  .flatMap((folder) =>
    fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file)),
  )
  .filter((file) => /\.ya?ml$/.test(file) && !/fixtures.invalid/.test(file))
  .map((file) => fs.readFileSync(file, 'utf8').replace(/\r\n/g, '\n'))
  .filter(
    (text) =>
      text.length < 20_000 &&
      !told(text).some(({ severity, code }) => severity === 'error' || code.startsWith('yaml/')),
  )
  .filter((text) => told(text).length > 0 || SpecFile.of(URI, text).isSpec);

/** The scalars that stand alone behind a key or a dash at the end of a line, in the first document. */
function scalarsOf(text: string): ScalarNode[] {
  const [document] = SpecFile.of(URI, text).documents;
  const out: ScalarNode[] = [];
  // In a query such expressions are those of its format, and wanted.
  const queries = new Set<YamlNode>(
    document?.allObjects.flatMap((object) => object.queries.map((query) => query.node)),
  );
  const visit = (node: YamlNode | undefined): void => {
    if (!node || node.alias !== undefined) return;
    if (node.kind === 'map')
      for (const { key, value, merged } of node.pairs)
        if (!merged && !/^(?:apiVersion|version|kind)$/.test(key)) visit(value);
    if (node.kind === 'seq') node.items.forEach(visit);
    if (
      node.kind === 'scalar' &&
      !queries.has(node) &&
      node.end > node.start &&
      node.style !== 'block' &&
      !text.slice(node.start, node.end).includes('\n')
    )
      if (/[:-] $/.test(text.slice(0, node.start)) && /^ *(?:#|\n|$)/.test(text.slice(node.end))) out.push(node);
  };
  visit(document?.root);
  return out;
}

describe('a valid spec with templates', () => {
  const errorsIn = (text: string): string[] =>
    checkFile(SpecFile.of(URI, text), DEFAULT_SETTINGS).flatMap(({ finding: { severity, code, message } }) =>
      severity === 'error' || severity === 'warning' ? [`${code}: ${message}`] : [],
    );

  test('has no error in place of any value', () => {
    expect(valid.length).toBeGreaterThan(20);
    fc.assert(
      fc.property(
        fc.constantFrom(...valid),
        fc.nat(),
        fc.constantFrom('{{ .Values.x }}', 'a-{{ .x }}-{{ .y | quote }}', '{{- tpl .x $ }}'),
        (text, pick, expression) => {
          const scalars = scalarsOf(text);
          const node = scalars[pick % Math.max(1, scalars.length)];
          // A part of a value can be templated only where it is a text.
          if (!node || (typeof node.value !== 'string' && expression.startsWith('a'))) return;
          const made = `${text.slice(0, node.start)}${expression}${text.slice(node.end)}`;
          const before = new Set(errorsIn(text).map((each) => each.split(':')[0]));
          expect(
            errorsIn(made).filter((each) => !before.has(each.split(':')[0])),
            made,
          ).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('has no error with lines of control around any line', () => {
    fc.assert(
      fc.property(fc.constantFrom(...valid), fc.nat(), fc.nat(), (text, pick, column) => {
        const lines = text.split('\n');
        const keys = lines.flatMap((line, i) => (/^ *(?:- )?[\w./-]+:/.test(line) ? [i] : []));
        const at = keys[pick % keys.length];
        if (at === undefined) return;
        const indent = ' '.repeat(column % (1 + /^ */.exec(lines[at]!)![0].length));
        lines.splice(at, 0, `${indent}{{- if .Values.x }}`);
        lines.splice(at + 2, 0, `${indent}{{- end }}`);
        const made = lines.join('\n');
        const before = new Set(errorsIn(text).map((each) => each.split(':')[0]));
        expect(
          errorsIn(made).filter((each) => !before.has(each.split(':')[0])),
          made,
        ).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});

function find(node: YamlNode | undefined, key: string): YamlNode | undefined {
  if (node?.kind === 'seq') return node.items.map((item) => find(item, key)).find((found) => found !== undefined);
  if (node?.kind !== 'map') return undefined;
  return (
    node.pairs.find((pair) => pair.key === key)?.value ??
    node.pairs.map((pair) => find(pair.value, key)).find((found) => found !== undefined)
  );
}
