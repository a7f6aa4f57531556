import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, formatFile, SpecFile } from '../../../server/src/core';
import { commentsOf, meanTheSame } from '../../../server/src/core/features/format/verify';

/** A value to write as YAML. */
type Value = string | Value[] | Pairs;
interface Pairs {
  readonly pairs: readonly (readonly [key: string, value: Value])[];
}
const map = (...pairs: (readonly [string, Value])[]): Pairs => ({ pairs });

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

/** Writes a value in one of the many ways that mean the same. `pick(n)` gives a number below n. */
class Scribe {
  #comments = 0;

  constructor(private readonly pick: (n: number) => number) {}

  pairs({ pairs }: Pairs, column: number): string {
    const left = [...pairs];
    let out = '';
    while (left.length > 0) {
      const [key, value] = left.splice(this.pick(left.length), 1)[0]!;
      out += `${this.#above(column)}${' '.repeat(column)}${key}:${this.#value(value, column)}`;
    }
    return out;
  }

  #value(value: Value, column: number): string {
    const step = 1 + this.pick(5);
    if (typeof value === 'string') {
      const isBlock = /^[|>]/.test(value);
      const text = value.replace(/@/g, ' '.repeat(column + step));
      const behind = text.includes('\n') && !isBlock ? '' : this.#behind();
      return ` ${isBlock ? text.replace('\n', `${behind}\n`) : text + behind}\n`;
    }
    if (!Array.isArray(value)) return `${this.#behind()}\n${this.pairs(value, column + step)}`;
    const at = column + this.pick(3);
    return `${this.#behind()}\n${value.map((item) => this.#item(item as Pairs, at)).join('')}`;
  }

  #item(item: Pairs, column: number): string {
    const gap = 1 + this.pick(4);
    const above = this.#above(column);
    if (this.pick(5) === 0) return `${above}${' '.repeat(column)}-${this.#behind()}\n${this.pairs(item, column + gap)}`;
    const text = this.pairs(item, column + 1 + gap);
    const first = /^(?: *(?:#.*)?\n)*/.exec(text)![0].length;
    return `${above}${text.slice(0, first)}${' '.repeat(column)}-${' '.repeat(gap)}${text.slice(first).trimStart()}`;
  }

  #above(column: number): string {
    const kind = this.pick(8);
    if (kind === 0) return `${' '.repeat(column)}# ${this.#comments++}\n`;
    if (kind === 1) return `\n\n${' '.repeat(column)}# ${this.#comments++}\n\n`;
    if (kind === 2) return `${' '.repeat(this.pick(9))}# ${this.#comments++}\n`;
    return kind === 3 ? '  \n\n' : '';
  }

  #behind(): string {
    return this.pick(6) === 0 ? ` # ${this.#comments++}` : ' '.repeat(this.pick(2));
  }
}

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
