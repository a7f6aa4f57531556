import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, formatFile, SpecFile } from '../../../server/src/core';
import { meanTheSame } from '../../../server/src/core/features/format/verify';
import { commentsOf } from '../../../server/src/core/yaml/commentsOf';
import { map, Scribe } from '../../harness/scribe';

const SPEC = map(
  ['apiVersion', 'openslo/v1'],
  ['kind', 'SLO'],
  ['metadata', map(['name', 'x'], ['displayName', '"a: b"'], ['labels', map(['b', '[a, "no"]'], ['a', "'1'"])])],
  [
    'spec',
    map(
      ['description', '|\n@first\n@  second # no comment\n\n@third'],
      ['service', 'plain over\n@two lines'],
      [
        'indicator',
        map(
          ['metadata', map(['name', 'i'])],
          [
            'spec',
            map([
              'thresholdMetric',
              map([
                'metricSource',
                map(['type', 'P'], ['spec', map(['query', '>-\n@one\n@two'], ['a', '{ b: 1,\n@c: [2] }'])]),
              ]),
            ]),
          ],
        ),
      ],
      ['timeWindow', [map(['duration', '28d'], ['isRolling', 'true'])]],
      ['budgetingMethod', 'Occurrences'],
      ['objectives', [map(['displayName', 'A'], ['target', '0.99']), map(['target', '0.9'])]],
      [
        'alertPolicies',
        [
          map(['alertPolicyRef', 'p']),
          map(
            ['kind', 'AlertPolicy'],
            ['metadata', map(['name', 'q'])],
            ['spec', map(['conditions', [map(['conditionRef', 'c'])]])],
          ),
        ],
      ],
    ),
  ],
);

describe('however a spec is indented, ordered and commented', () => {
  const root = (text: string) => SpecFile.of('file:///a', text).documents[0]!;

  test('it keeps its values and comments, and the outcome is the end', () => {
    let left = 0;
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(1_000_000)), fc.boolean(), (numbers, crlf) => {
        const written = new Scribe((n) => (numbers.next().value ?? 0) % n).pairs(SPEC, 0);
        const text = crlf ? written.replace(/\n/g, '\r\n') : written;
        const before = root(text);
        expect(before.problems).toEqual([]);
        const { edits, problems } = formatFile(SpecFile.of('file:///a', text));
        if (problems.length > 0) left++;
        const out = applyEdits(text, edits);
        const after = root(out);
        expect(meanTheSame(before.root, after.root, new Set())).toBe(true);
        expect(commentsOf(out)).toEqual(commentsOf(text));
        expect(formatFile(SpecFile.of('file:///a', out)).edits).toEqual([]);
        if (problems.length === 0) {
          expect(out).not.toMatch(/\n(?:\r?\n){2}/);
          expect(out.replace(/\r\n/g, '')).not.toMatch(crlf ? /\n/ : /\r/);
          const keys = [...out.matchAll(/^(\w+):/gm)].map((m) => m[1]);
          expect(keys).toEqual(['apiVersion', 'kind', 'metadata', 'spec']);
        }
      }),
      { numRuns: 300 },
    );
    expect(left).toBe(0);
  });
});
