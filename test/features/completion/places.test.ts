import { describe, expect, test } from 'vitest';
import { complete } from './harness';

// Which place the cursor is at, told by what is offered: in every style, in good and in broken documents.

const head = 'apiVersion: openslo/v1\nkind: SLO\nmetadata:\n  name: checkout\n';
const H = `${head}spec:\n`;
const SPEC = [
  'service',
  'budgetingMethod',
  'objectives',
  'description',
  'indicator',
  'indicatorRef',
  'timeWindow',
  'alertPolicies',
];
const WINDOW = ['duration', 'isRolling', 'calendar'];
const OBJECTIVE = [
  'target',
  'targetPercent',
  'displayName',
  'op',
  'value',
  'timeSliceTarget',
  'timeSliceWindow',
  'indicator',
  'indicatorRef',
  'compositeWeight',
];
const METHODS = ['Occurrences', 'Timeslices', 'RatioTimeslices'];
const without = (all: readonly string[], ...some: string[]): string[] => all.filter((one) => !some.includes(one));
const dashed = (all: readonly string[]): string[] => all.map((one) => `- ${one}`);
const KINDS = ['SLO', 'SLI', 'DataSource', 'Service', 'AlertPolicy', 'AlertCondition', 'AlertNotificationTarget'];

const rows: readonly (readonly [name: string, text: string, labels: readonly string[]])[] = [
  // Block style
  ['key of a mapping', `${H}  $0`, SPEC],
  [
    'key between others',
    `${H}  service: a\n  $0\n  budgetingMethod: Occurrences\n`,
    without(SPEC, 'service', 'budgetingMethod'),
  ],
  ['key above others', `${H}  $0\n  service: a\n  objectives: []\n`, without(SPEC, 'service', 'objectives')],
  ['key above others that are indented further', `${H}  $0\n    service: a\n`, without(SPEC, 'service')],
  ['key that is being typed', `${H}  serv$0\n  objectives: []\n`, without(SPEC, 'objectives')],
  ['beginning of a key that is there', `${H}  $0service: a\n`, SPEC],
  ['key that is there', `${H}  ser$0vice: a\n  timeWindow: []\n`, without(SPEC, 'timeWindow')],
  ['key at the top', `${head}$0\n`, ['spec']],
  ['key at the top above all', `$0\n${head}`, ['spec']],
  ['key at the top in the midst of a mapping', `${head.replace('metadata:\n', '')}$0\n`, ['metadata', 'spec']],
  ['key below a list item', `${H}  timeWindow:\n    - duration: 28d\n      $0\n`, without(WINDOW, 'duration')],
  ['key on the line of a dash', `${H}  timeWindow:\n    - $0\n`, WINDOW],
  [
    'key on the line of a dash, others below',
    `${H}  timeWindow:\n    - $0\n      duration: 28d\n`,
    without(WINDOW, 'duration'),
  ],
  ['key that is typed behind a dash', `${H}  timeWindow:\n    - dur$0\n`, WINDOW],
  ['right behind a dash', `${H}  timeWindow:\n    -$0\n`, WINDOW],
  ['key on a line below a dash', `${H}  timeWindow:\n    -\n      $0\n`, WINDOW],
  [
    'key of a second item',
    `${H}  objectives:\n    - target: 0.9\n    - displayName: x\n      $0\n`,
    without(OBJECTIVE, 'displayName'),
  ],
  ['new item below a key', `${H}  timeWindow:\n    $0\n`, dashed(WINDOW)],
  ['new item beside others', `${H}  objectives:\n    - target: 0.9\n    $0\n`, dashed(OBJECTIVE)],
  ['new item above others', `${H}  objectives:\n    $0\n    - target: 0.9\n`, dashed(OBJECTIVE)],
  [
    'new item or key where lists are not indented',
    `${H}  objectives:\n  - target: 0.9\n  $0\n`,
    [...without(SPEC, 'objectives'), ...dashed(OBJECTIVE)],
  ],
  [
    'new item or key at the column of a key without a value',
    `${H}  timeWindow:\n  $0\n`,
    [...without(SPEC, 'timeWindow'), ...dashed(WINDOW)],
  ],
  [
    'key in an item where lists are not indented',
    `${H}  objectives:\n  - target: 0.9\n    $0\n`,
    without(OBJECTIVE, 'target', 'targetPercent'),
  ],
  ['nested indicator', `${H}  indicator:\n    metadata:\n      name: a\n    $0\n`, ['spec']],
  [
    'nested metric',
    `${H}  indicator:\n    spec:\n      ratioMetric:\n        good:\n          metricSource:\n            $0`,
    ['spec', 'metricSourceRef', 'type'],
  ],
  [
    'indicator of an objective of a composite SLO',
    `${H}  objectives:\n    - target: 0.9\n      indicator:\n        $0`,
    ['metadata', 'spec'],
  ],
  ['alert policy written in the SLO', `${H}  alertPolicies:\n    - kind: AlertPolicy\n      $0`, ['metadata', 'spec']],
  ['value', `${H}  budgetingMethod: $0\n`, METHODS],
  ['value before the next key', `${H}  budgetingMethod: $0\n  service: a\n`, METHODS],
  ['value that is there', `${H}  budgetingMethod: Occ$0urrences\n`, METHODS],
  ['value in quotes', `${H}  budgetingMethod: "Occ$0"\n`, METHODS],
  ['value in quotes that are not closed', `${H}  budgetingMethod: 'Occ$0\n  service: a\n`, METHODS],
  ['value right behind the colon', `${H}  budgetingMethod:$0\n`, METHODS],
  ['value before a comment', `${H}  budgetingMethod: $0 # how it counts\n`, METHODS],
  ['value behind a tag', `${H}  budgetingMethod: !!str $0\n`, METHODS],
  ['true and false', `${H}  timeWindow:\n    - isRolling: $0`, ['true', 'false']],
  ['kind', 'apiVersion: openslo/v1\nkind: $0\n', KINDS],
  ['kind that is there', head.replace('SLO', 'SL$0O'), KINDS],
  ['kind before the version', 'kind: $0\napiVersion: openslo/v1\n', KINDS],
  ['keys of an unknown kind', 'apiVersion: openslo/v1\nkind: SLOO\n$0', ['metadata', 'spec']],
  // Flow style
  ['key in braces', `${H}  timeWindow: [{duration: 28d, $0}]\n`, without(WINDOW, 'duration')],
  ['first key in braces', `${H}  timeWindow: [{$0}]\n`, WINDOW],
  ['first key in braces, others behind', `${H}  timeWindow:\n    - {$0, duration: 28d}\n`, without(WINDOW, 'duration')],
  ['key that is typed in braces', `${H}  timeWindow: [{duration: 28d, isR$0}]\n`, without(WINDOW, 'duration')],
  ['braces that are not closed', `${H}  timeWindow: [{duration: 28d, $0\n  service: a\n`, without(WINDOW, 'duration')],
  [
    'braces over several lines',
    `${H}  timeWindow: [\n    {\n      duration: 28d,\n      $0\n    }\n  ]\n`,
    without(WINDOW, 'duration'),
  ],
  ['value in braces', `${H}  timeWindow: [{isRolling: $0}]\n`, ['true', 'false']],
  ['value in braces right behind the colon', `${H}  timeWindow: [{isRolling:$0}]\n`, ['true', 'false']],
  ['value before a comma', `${H}  timeWindow: [{isRolling: $0, duration: 28d}]\n`, ['true', 'false']],
  ['behind braces that are closed', `${H}  timeWindow: [{duration: 28d}]$0\n`, []],
  ['behind a value in braces', `${H}  timeWindow: [{duration: 28d $0}]\n`, []],
  ['below braces that nobody closed', `${H}  timeWindow: [{duration: 28d\n  $0\n`, without(SPEC, 'timeWindow')],
  // Broken lines elsewhere
  ['a line without a colon above', `${H}  service checkout\n  $0\n`, SPEC],
  ['a line without a colon below', `${H}  $0\n  service checkout\n`, SPEC],
  ['an open quote above', `${H}  service: "checkout\n  $0\n`, without(SPEC, 'service')],
  ['a key that is indented too far above', `${H}  service: a\n     description: b\n  $0\n`, without(SPEC, 'service')],
  ['a bracket too many above', `${H}  service: a]\n  $0\n`, without(SPEC, 'service')],
  ['tabs', `${H}\tservice: a\n\t$0\n`, without(SPEC, 'service')],
  ['a template above', `${H}  service: {{ .Values.name }}\n  $0\n`, without(SPEC, 'service')],
  ['two keys that are the same', `${H}  service: a\n  service: b\n  $0\n`, without(SPEC, 'service')],
  // Nothing
  ['comment', `${H}  # $0\n`, []],
  ['comment behind a value', `${H}  service: a # $0\n`, []],
  ['behind a value', `${H}  budgetingMethod: Occurrences $0\n`, []],
  ['block scalar', `${H}  description: |\n    $0\n`, []],
  ['line in a block scalar', `${H}  description: >-\n    Each\n    $0\n    of them\n  service: a\n`, []],
  ['line in a block scalar at its left', `${H}  description: >-\n    Each\n  $0\n    of them\n  service: a\n`, []],
  ['what looks like a key in a block scalar', `${H}  description: |\n    spec:\n      $0\n`, []],
  ['below a block scalar', `${H}  description: |\n    service: b\n  $0\n`, without(SPEC, 'description')],
  ['block scalar header', `${H}  description: |$0\n`, []],
  ['below a value, indented', `${H}  service: a\n    $0\n`, []],
  ['text that goes on', `${H}  description: some words\n    and mo$0\n`, []],
  ['free text', `${H}  description: some $0`, []],
  ['a key that the schema does not know', `${H}  nonsense:\n    $0`, []],
  ['a label', head.replace('  name: checkout\n', '  labels:\n    service: $0\n'), []],
  ['document marker', `---$0\n${head}`, []],
  ['between the key and its colon', `${H}  service $0: a`, []],
];

describe('offers what fits the place', () => {
  test.each(rows)('%s', (_, text, labels) => {
    expect(complete({ text }).labels).toEqual(labels);
  });

  test.each(rows)('%s, with line ends of Windows', (_, text, labels) => {
    expect(complete({ text: text.replace(/\n/g, '\r\n') }).labels).toEqual(labels);
  });

  test.each(rows)('%s, in a second document', (_, text, labels) => {
    const first = `${head.replace('name: checkout', 'name: other')}spec: {}\n`;
    const own = text.startsWith('---') ? text : `---\n${text}`;
    const { items } = complete({ text: first + own });
    expect(items.map((one) => one.label)).toEqual(labels);
  });

  test.each(rows.filter(([, text]) => !text.includes('---') && !text.startsWith('$0')))(
    '%s, in a list of objects',
    (_, text, labels) => {
      const item = text.split('\n').map((line, i) => (i === 0 ? `- ${line}` : line === '' ? line : `  ${line}`));
      const other = '- apiVersion: openslo/v1\n  kind: Service\n  metadata: {name: a}\n';
      expect(complete({ text: `${other}${item.join('\n')}\n${other}` }).labels).toEqual(labels);
    },
  );
});

describe('JSON', () => {
  const json = (spec: string): string => `{\n  "apiVersion": "openslo/v1",\n  "kind": "SLO",\n  "spec": {${spec}}\n}\n`;
  const inJson = (spec: string): string[] => complete({ text: json(spec), uri: 'file:///shop/slo.json' }).labels;

  test.each([
    ['first key', '$0', SPEC],
    ['key behind a comma', '"service": "a", $0', without(SPEC, 'service')],
    ['key on a line of its own', '\n    "service": "a",\n    $0\n  ', without(SPEC, 'service')],
    ['key where a comma is missing', '\n    "service": "a"\n    $0\n  ', without(SPEC, 'service')],
    ['key in quotes', '\n    "service": "a",\n    "$0"\n  ', without(SPEC, 'service')],
    ['key in an open quote', '\n    "ser$0\n    ,"objectives": []\n  ', without(SPEC, 'objectives')],
    ['value', '"budgetingMethod": $0', METHODS],
    ['value in quotes', '"budgetingMethod": "$0"', METHODS],
    ['value before the next key', '\n    "budgetingMethod": $0\n    "service": "a"\n', METHODS],
    ['key in a list', '"timeWindow": [{"duration": "28d", $0}]', without(WINDOW, 'duration')],
    ['behind a value', '"service": "a" $0', []],
  ])('%s', (_, spec, labels) => {
    expect(inJson(spec)).toEqual(labels);
  });

  test('a list of objects', () => {
    const text = `[${json('').trim()}, ${json('"budgetingMethod": "$0"').trim()}]`;
    expect(complete({ text, uri: 'file:///shop/slo.json' }).labels).toEqual(METHODS);
  });
});

describe('files that are no specs', () => {
  test.each([
    ['', '$0'],
    ['a new file', 'apiVersion: $0'],
    ['another format', 'apiVersion: v1\nkind: $0\n'],
    ['values', 'replicas: 3\n$0'],
    [
      'a spec in a text',
      'apiVersion: v1\nkind: ConfigMap\ndata:\n  slo: |\n    apiVersion: openslo/v1\n    kind: $0\n',
    ],
    ['a spec in a comment', '# apiVersion: openslo/v1\nkind: $0\n'],
  ])('%s', (_, text) => {
    expect(complete({ text }).labels).toEqual([]);
  });

  test('a document of another format beside a spec', () => {
    const spec = `${H}  service: a\n---\n`;
    expect(complete({ text: `${spec}apiVersion: v1\nkind: $0\n` }).labels).toEqual([]);
    expect(complete({ text: `${spec}apiVersion: v1\n$0\n` }).labels).toEqual([]);
    expect(complete({ text: `${spec}replicas: 3\n$0\n` }).labels).toEqual([]);
  });

  test('a file that is not open', () => {
    const { items } = complete({ text: `${H}  $0`, uri: 'file:///shop/a.yaml' });
    expect(items.length).toBeGreaterThan(0);
  });
});

describe('what the editor asks by itself', () => {
  test('blanks before a line are no question', () => {
    expect(complete({ text: `${H}  $0`, options: { trigger: ' ' } }).labels).toEqual([]);
  });

  test('a blank behind a colon or a dash is', () => {
    expect(complete({ text: `${H}  budgetingMethod: $0`, options: { trigger: ' ' } }).labels).toEqual(METHODS);
    expect(complete({ text: `${H}  timeWindow:\n    - $0`, options: { trigger: ' ' } }).labels).toEqual(WINDOW);
  });
});
