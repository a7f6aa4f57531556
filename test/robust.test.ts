import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkFile, DEFAULT_SETTINGS, SpecFile } from '../server/src/core';

const GOOD = `apiVersion: openslo/v1
kind: SLO
metadata:
  name: checkout-availability
spec:
  service: checkout
  indicatorRef: checkout-success
  budgetingMethod: Occurrences
  timeWindow:
    - duration: 28d
      isRolling: true
  objectives:
    - target: 0.999
`;
/** The good document with one mistake, and what is said about it. */
const WRONG = GOOD.replace('Occurrences', 'Ocurrences');

const repeat = (text: string, times: number): string => text.repeat(times);
const HEAD = 'apiVersion: openslo/v1\nkind: SLO\n';

function bomb(): string {
  let text = 'a0: &a0 [x, x, x, x, x, x, x, x, x]\n';
  for (let i = 1; i < 10; i++)
    text += `a${i}: &a${i} [${Array(9)
      .fill(`*a${i - 1}`)
      .join(', ')}]\n`;
  return text;
}

/** Documents that nobody should write, with and without the words that make them specs. */
const BAD: Readonly<Record<string, string>> = {
  'a comma first of all': `, isRolling: true}\napiVersion: openslo/v1\nkind: SLO\n`,
  'an empty file': '',
  'blank lines': '\n\n \n\t\n',
  'a comment': '# nothing here\n',
  'a comment that speaks of specs': '# apiVersion: openslo/v1\n# kind: SLO\n',
  'binary data': Array.from({ length: 20_000 }, (_, i) => String.fromCharCode((i * 7919) % 65_536)).join(''),
  'binary data behind a spec': `${HEAD}x: ${Array.from({ length: 5000 }, (_, i) => String.fromCharCode((i * 7919) % 65_536)).join('')}`,
  'control characters': 'apiVersion: openslo/v1\nkind: \u0000\u0001\u0002\n',
  'one line of 5 MB': repeat('x', 5_000_000),
  'one value of 5 MB': `${HEAD}metadata:\n  name: ${repeat('x', 5_000_000)}\n`,
  'one text of 5 MB': `${HEAD}spec:\n  description: "${repeat('x ', 2_500_000)}"\n`,
  'one key of 1 MB': `${HEAD}${repeat('k', 1_000_000)}: 1\n`,
  'a lone surrogate': `${HEAD}metadata:\n  name: "\uD800"\n  displayName: "\uDC00x"\n`,
  'emoji and marks of direction': `${HEAD}🙂: 🚀\n"\u202E": rtl\n`,
  'CRLF line ends': GOOD.replaceAll('\n', '\r\n'),
  'CR line ends': GOOD.replaceAll('\n', '\r'),
  'mixed line ends': GOOD.replace('\n', '\r\n').replace('spec:\n', 'spec:\r'),
  'a blank line before what is broken': `\n${HEAD}metadata\n  name: x\n`,
  'a byte order mark': `\uFEFF${GOOD}`,
  'tabs for indentation': HEAD + '\tmetadata:\n\t\tname: x\n',
  'tabs within the indentation': GOOD.replace('      isRolling', '    \tisRolling'),
  'an open double quote': `${GOOD}  description: "never closed\n${repeat('x: y\n', 500)}`,
  'an open single quote': `${HEAD}metadata: 'x\n${GOOD}`,
  'open brackets': `${HEAD}a: [[[[{{{{\n${GOOD}`,
  'closing brackets': `${HEAD}a: ]]]]}}}}\n`,
  '10,000 open lists': `${HEAD}a: ${repeat('[', 10_000)}`,
  '10,000 nested lists': `${HEAD}a: ${repeat('[', 10_000)}${repeat(']', 10_000)}`,
  '10,000 nested mappings': `${HEAD}a: ${repeat('{a: ', 10_000)}1${repeat('}', 10_000)}`,
  '3,000 nested keys': `${HEAD}${Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}k:`).join('\n')}`,
  '10,000 dashes': `${HEAD}a:\n  ${repeat('- ', 10_000)}x\n`,
  '150 levels within a spec': `${GOOD}  description: ${repeat('[', 150)}${repeat(']', 150)}\n`,
  'a bomb of aliases': HEAD + bomb(),
  'a bomb of aliases in a spec': `${bomb()}${HEAD}metadata: *a9\nspec: *a9\n`,
  'an alias within itself': `${HEAD}spec: &a\n  service: *a\n`,
  'a merge within itself': `${HEAD}spec: &a\n  <<: *a\n  service: x\n`,
  'an alias of nothing': `${HEAD}spec: *nobody\n`,
  'merges of everything': `${HEAD}spec:\n  <<: [1, a, {b: c}, *x]\n`,
  'the same document in itself': GOOD + GOOD + GOOD,
  'keys of the prototype': `${HEAD}__proto__:\n  polluted: true\nconstructor: 1\nmetadata:\n  __proto__: {a: 1}\n  toString: x\n`,
  'a prototype as kind': 'apiVersion: openslo/v1\nkind: __proto__\n',
  'a constructor as kind': 'apiVersion: openslo/v1\nkind: constructor\nmetadata: {name: toString}\n',
  'keys that are no text': `${HEAD}? [a, b]\n: c\n? {x: y}\n: z\n1: 2\ntrue: false\nnull: ~\n`,
  'tags that nobody knows': `${HEAD}a: !!js/function "x"\nb: !foo {c: d}\nc: !<tag:x> y\nspec: !!set {a, b}\nmetadata: !!binary aGk=\n`,
  'a directive that nobody knows': `%YAML 9.9\n%TAG ! x\n---\n${GOOD}`,
  'a huge number': GOOD.replace('0.999', repeat('9', 5000)),
  'a number of 5,000 digits below 1': GOOD.replace('0.999', `0.${repeat('9', 5000)}`),
  'a huge exponent': GOOD.replace('0.999', '1e999999').replace('28d', `${repeat('9', 400)}d`),
  'a tiny exponent': GOOD.replace('0.999', '1e-999999'),
  'a hexadecimal number': GOOD.replace('0.999', `0x${repeat('f', 1000)}`),
  infinity: GOOD.replace('0.999', '.inf'),
  'not a number': GOOD.replace('0.999', '.nan'),
  'a window without length': GOOD.replace('28d', '0d'),
  'a window as long as the universe': GOOD.replace('28d', '99999999999999999999Y'),
  'bait for regular expressions': `${HEAD}metadata:\n  name: ${repeat('a-', 20_000)}!\n  labels:\n    ${repeat('a.', 500)}/: x\n  annotations:\n    ${repeat('a.', 500)}/: x\n`,
  'bait in a duration': GOOD.replace('28d', `${repeat('1', 20_000)}x`),
  'bait in a long run of spaces': `apiVersion: openslo/v1${repeat(' ', 100_000)}x\nkind:${repeat(' ', 100_000)}SLO\n`,
  'a Helm template': `${HEAD}metadata:\n  name: {{ .Values.name }}\n{{- if .Values.spec }}\nspec:\n  {{- toYaml .Values.spec | nindent 2 }}\n{{- end }}\n`,
  'a web page': '<html>\n<body>&nbsp;{{ .Values.x }}</body>\n{{- range $i := .y }}\n',
  'JSON of the wrong shape':
    '{"apiVersion":"openslo/v1","kind":"SLO","metadata":[{"name":"x"}],"spec":{"objectives":[{"target":"2"}]}}',
  'JSON that breaks off': '{"apiVersion":"openslo/v1","kind":"SLO","metadata":{"name":"x"',
  'wrong shapes everywhere':
    'apiVersion: openslo/v1\nkind: SLO\nmetadata: 5\nspec:\n  objectives: 7\n  timeWindow: {}\n  indicator: []\n  alertPolicies: x\n  budgetingMethod: [a]\n  service: {b: c}\n',
  'no shape at all': 'apiVersion: [openslo/v1]\nkind: {a: b}\nmetadata: 5\nspec: null\n',
  'lists where mappings belong': 'apiVersion: openslo/v1\nkind: SLO\nmetadata: [1]\nspec: [[2]]\n',
  'null everywhere': 'apiVersion: openslo/v1\nkind: SLO\nmetadata:\nspec:\n',
  'a tag alone on a line':
    'apiVersion: openslo/v1\nkind: Service\nmetadata: {name: a}\nspec:\n  description: 1apiVersion: x\n!!str \n',
  'null items': GOOD.replace('- target: 0.999', '-\n    - ~'),
  'a plain text': 'just text that says apiVersion: openslo/v1 in passing\n',
  'only a merge conflict': `<<<<<<< HEAD\n${GOOD}=======\n${GOOD}>>>>>>> other\n`,
  'a register of nonsense':
    'apiVersion: ninewise/v1\nkind: RiskRegister\nmetadata: {name: 1}\nspec: {risks: [1, [], {}, ~], journeys: x, systemicFactors: {a: b}}\n',
  'a cost model of nonsense':
    'apiVersion: ninewise/v1\nkind: CostModel\nmetadata: []\nspec: {currency: 1, revenue: [], reliabilityCost: {baseline: 5}, userPath: {a: 1}, yearLength: 0d}\n',
};

/** What is said about the last document of a text, without its place. */
function lastFindings(text: string): string[] {
  const file = SpecFile.of('file:///robust.yaml', text);
  const last = file.documents.length - 1;
  return checkFile(file, DEFAULT_SETTINGS)
    .filter(
      ({ document, finding }) =>
        document === last && !finding.code.startsWith('reference/') && finding.code !== 'compat/oslo-comment-document',
    )
    .map(
      ({ finding: { span, code, message } }) =>
        `${file.documents[last]!.text.slice(span.start, span.end)}: ${code} ${message}`,
    );
}

/** Checks a text; fails where a rule failed, or where a finding lies outside of its document. */
function check(text: string): { code: string; message: string }[] {
  const file = SpecFile.of('file:///robust.yaml', text);
  expect(file.text === text).toBe(true);
  return checkFile(file, DEFAULT_SETTINGS).map(({ document, finding }) => {
    const { length } = file.documents[document]!.text;
    expect(finding.message).not.toContain('a mistake in Ninewise');
    expect(finding.span.start).toBeGreaterThanOrEqual(0);
    expect(finding.span.end).toBeGreaterThanOrEqual(finding.span.start);
    expect(finding.span.end).toBeLessThanOrEqual(length);
    for (const fix of finding.fixes ?? [])
      for (const edit of fix.edits) expect(edit.span.end).toBeLessThanOrEqual(length);
    return finding;
  });
}

describe('bad input', () => {
  const expected = lastFindings(`---\n${WRONG}`);
  test('the good document that stands beside', () => {
    expect(check(GOOD).filter((f) => f.code.startsWith('schema/') || f.code.startsWith('yaml/'))).toEqual([]);
    expect(expected.some((line) => line.includes('schema/enum'))).toBe(true);
  });

  test.each(Object.keys(BAD))('%s', (name) => {
    const text = BAD[name]!;
    const started = performance.now();
    const found = check(text);
    expect(found.length).toBeLessThan(200);
    const joint = `${text}${/[\r\n]$|^$/.test(text) ? '' : '\n'}---\n${WRONG}`;
    check(joint);
    expect(lastFindings(joint)).toEqual(expected);
    expect(performance.now() - started).toBeLessThan(8000);
  });

  test.each(['', '# apiVersion: openslo/v1\n', 'just text\n', '{{ .x }}\n', '\u0000'])('%j is no spec', (text) => {
    expect(check(text)).toEqual([]);
  });

  test('line ends make no difference', () => {
    const codesOf = (text: string): string[] => check(text).map((f) => `${f.code} ${f.message}`);
    expect(codesOf(WRONG.replaceAll('\n', '\r\n'))).toEqual(codesOf(WRONG));
    expect(codesOf(WRONG.replaceAll('\n', '\r'))).toEqual(codesOf(WRONG));
    expect(codesOf(`\uFEFF${WRONG}`)).toEqual(codesOf(WRONG));
  });
});

const VALID = [
  GOOD,
  `- ${GOOD.trimEnd().replaceAll('\n', '\n  ')}\n- apiVersion: openslo/v1\n  kind: Service\n  metadata: {name: checkout}\n`,
  '{"apiVersion": "openslo/v1", "kind": "Service", "metadata": {"name": "checkout", "labels": {"team": ["a", "b"]}}}\n',
  `x: &w {duration: 28d, isRolling: true}\n${GOOD.replace('- duration: 28d\n      isRolling: true', '- *w')}`,
  `apiVersion: openslo/v1
kind: AlertPolicy
metadata: {name: burn}
spec:
  alertWhenBreaching: true
  conditions:
    - kind: AlertCondition
      metadata: {name: fast}
      spec:
        severity: page
        condition: {kind: burnrate, op: gte, threshold: 14.4, lookbackWindow: 1h, alertAfter: 5m}
  notificationTargets:
    - targetRef: pager
`,
  `apiVersion: ninewise/v1
kind: RiskRegister
metadata: {name: checkout}
spec:
  journeys:
    - {name: buy, sloRef: checkout-availability}
  risks:
    - id: bad-release
      fear: Nobody can buy
      journeyRef: buy
      impact: major
      likelihood: likely
      estimate:
        frequency: {count: 4, per: 365d}
        timeToDetect: {p5: 2m, p95: 20m}
        timeToRepair: 90m
        usersAffected: 0.5
        severity: 1
`,
];
const stream = fc.shuffledSubarray(VALID, { minLength: 1 }).map((documents) => documents.join('---\n'));
const snippet = fc.oneof(
  fc.constantFrom(
    '\n',
    '---\n',
    '...\n',
    '  ',
    ': ',
    '- ',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    '#',
    '&a ',
    '*a',
    '<<: *w',
    '|\n',
    '\t',
    '{{ .x }}',
    '🙂',
    '\r\n',
    '\r',
    '0',
    'x',
  ),
  fc.constantFrom(
    'apiVersion: openslo/v1\n',
    'kind: SLO\n',
    'target: 1.5',
    '    - target: 0.99\n',
    '<<<<<<< HEAD\n',
    '!!str ',
    '%YAML 1.2\n',
  ),
  fc.string({ maxLength: 4, unit: 'binary' }),
);
const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(12), newText: snippet });

describe('any input', () => {
  test('checking never fails, and an edit gives what a fresh look gives', () => {
    fc.assert(
      fc.property(stream, fc.array(change, { minLength: 1, maxLength: 6 }), (text, changes) => {
        let file = SpecFile.of('file:///robust.yaml', text);
        checkFile(file, DEFAULT_SETTINGS);
        for (const { at, length, newText } of changes) {
          const start = Math.floor(at * file.length);
          const range = file.rangeOf({ start, end: Math.min(start + length, file.length) });
          file = file.change([{ range, text: newText }]);
          check(file.text);
          const fresh = SpecFile.of('file:///robust.yaml', file.text);
          expect(JSON.stringify(checkFile(file, DEFAULT_SETTINGS))).toBe(
            JSON.stringify(checkFile(fresh, DEFAULT_SETTINGS)),
          );
        }
      }),
      { numRuns: 400 },
    );
  });

  test('a text that is cut off anywhere', () => {
    const text = VALID.join('---\n');
    for (let end = 0; end < text.length; end += 3) check(text.slice(0, end));
  });

  test('a line that is not there, and a line that stands twice', () => {
    const lines = VALID.join('---\n').split('\n');
    lines.forEach((line, i) => {
      check([...lines.slice(0, i), ...lines.slice(i + 1)].join('\n'));
      check([...lines.slice(0, i), line, ...lines.slice(i)].join('\n'));
    });
  });

  test('any text behind the words of a spec', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => void check(HEAD + text)),
      { numRuns: 300 },
    );
  });
});
