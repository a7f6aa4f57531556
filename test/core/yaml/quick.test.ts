import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFully } from '../../../server/src/core/yaml/fullParser';
import { readQuickly } from '../../../server/src/core/yaml/quick';

// The quick reader gives what the full parser gives, without a problem, or leaves the text to it.

const SPEC = `# The checkout of the shop.
---
apiVersion: openslo/v1
kind: SLO
metadata:
  name: checkout-availability
  displayName: "Checkout availability"
  labels:
    team: shop
    tier:
      - tier-1
      - 'tier 2'
  annotations:
    example.com/runbook: https://runbooks.example.com/checkout # where to look
spec:
  description: Share of good requests
  service: checkout
  indicator:
    metadata:
      name: good
    spec:
      ratioMetric:
        counter: true
        good:
          metricSource:
            type: Prometheus
            spec:
              query: |
                sum by (cluster) (
                  rate(http_requests_total{code!~"5.."}[5m])

                )
        total:
          metricSource:
            type: Prometheus
            spec:
              query: sum(rate(http_requests_total[5m]))
  timeWindow:
  - duration: 28d
    calendar:
      startTime: 2024-01-01 00:00:00
    isRolling: false

  # What we promise.
  objectives:
    - target: 0.999
      value: -3
      empty:
    - target: 99
      more: {count: 4, per: 365d} # often
    - { p5: 2m, p95: 20m, list: [ a, "b, c", {d: 'e'} ], none: [] }
    - [order-success, 1.5]
`;

test('reads a spec as the full parser does', () => {
  const root = readQuickly(SPEC);
  expect(root).toBeDefined();
  expect({ root, problems: [] }).toEqual(parseFully(SPEC));
});

describe('reads', () => {
  test.each([
    'a: 1\n',
    'a: 1',
    'a:\nb: 2\n',
    'a:\n  b:\nc: x\n',
    '- a\n- b: 1\n  c: 2\n- d\n',
    'a:\n- b: 1\n  c:\n  - d\n- e\n',
    'a:  # note\n  b: 1\n',
    'a: |-\n  x\n   y\n\n  z\n\n\nb: 1\n',
    'a: |\n  x\n\n',
    "a: ''\nb: \"\"\nc: 'it # is'\n",
    'a: x: y\n'.replace('x: y', 'x:y'),
    'a: b#c # d\n',
    'a: 1.50\nb: 0\nc: -1.5\nd: 30d\ne: 1e\nf: true\ng: True love\nh: nullable\n',
    'a: 12:30:45\n',
    '\n\n# c\n\na: 1\n\n# d\n',
    'a: [1]\n',
    'a: [ ]\n',
    'a: {}  # none\n',
    'a: {b: c}\nd: 1\n',
    '- [a, b-c, 1.5, true]\n- {x: [{y: z}]}\n',
    'a: { "b": "c", d: group:default/x }\n',
  ])('%j', (text) => {
    expect({ root: readQuickly(text), problems: [] }).toEqual(parseFully(text));
  });
});

describe('leaves to the full parser', () => {
  test.each([
    '',
    '# c\n',
    'text\n',
    '{"a": 1}\n',
    'a: [1,]\n',
    'a: [1, , 2]\n',
    'a: [a: b]\n',
    'a: ["a": b]\n',
    'a: {b}\n',
    'a: {b: }\n',
    'a: {b:c}\n',
    'a: {"b":1}\n',
    'a: {b: c, b: d}\n',
    'a: {b: c\n  }\n',
    'a: [b\n',
    'a: [b] c\n',
    'a: [b]# c\n',
    'a: [b # c\n  ]\n',
    'a: [*b]\n',
    'a: [- b]\n',
    'a: [b:]\n',
    "a: ['it''s']\n",
    'a: {? b: c}\n',
    'a: &x 1\n',
    'a: *x\n',
    'a: !!str 1\n',
    'a: "\\n"\n',
    "a: 'it''s'\n",
    'a: x\n  y\n',
    'a: >\n  x\n',
    'a: |2\n   x\n',
    'a: |+\n  x\n',
    'a: b: c\n',
    'a b\n',
    'a:\tb\n',
    'a: 1\r\nb: 2\r\n',
    '? a\n: b\n',
    '<<: 1\n',
    'a: 1\na: 2\n',
    'a: 1\n  b: 2\n',
    'a:\n    b: 1\n  c: 2\n',
    '- a\n b: 1\n',
    'a: {{ .x }}\n',
    '--- a\n',
    'a: 1\n---\nb: 2\n',
    'a: 1\n...\n',
    'a: |\n  x',
    'a: 0x1f\n',
    'a: 1e3\n',
    'a: .5\n',
    'a: ~\n',
    'a: null\n',
    'a: "open\n',
    '"a": 1\n',
    'a: @x\n',
    'a: %x\n',
    '\ufeffa: 1\n',
  ])('%j', (text) => {
    expect(readQuickly(text)).toBeUndefined();
  });
});

test('whatever is done to a spec, it never reads something else than the full parser', () => {
  const bit = fc.constantFrom(
    '"',
    "'",
    ':',
    ': ',
    '#',
    ' #',
    '- ',
    '-',
    '|',
    '|-',
    '>',
    '\n',
    ' ',
    '  ',
    '{',
    '[',
    '&a',
    '*a',
    '!',
    '0',
    '1.',
    'e3',
    '~',
    'null',
    '%',
    '@',
    '\\',
    'a: b',
    '?',
    '? ',
    '.',
    '+1',
    '0x1',
    '007',
    '\n\n',
    '\n  ',
    '---',
    '...',
    '<<: ',
    ',',
    '=',
    '\n# c\n',
    '\t',
    '\r',
    '',
  );
  const edit = fc.record({ at: fc.nat(SPEC.length), remove: fc.nat(12), insert: bit });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
      const text = edits.reduce((t, { at, remove, insert }) => t.slice(0, at) + insert + t.slice(at + remove), SPEC);
      const root = readQuickly(text);
      if (root) expect({ root, problems: [] }).toEqual(parseFully(text));
    }),
    { numRuns: 4_000 },
  );
});
