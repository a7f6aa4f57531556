import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completions, DIALECTS, Host, SpecFile } from '../../../server/src/core';
import { applyItem } from './harness';

const shop = path.resolve(__dirname, '../../../examples/shop');
const specs = fs
  .readdirSync(shop, { recursive: true })
  .map(String)
  .filter((name) => /\.(?:ya?ml|json)$/.test(name))
  .map((name) => fs.readFileSync(path.join(shop, name), 'utf8'));

const URI = 'file:///shop/a.yaml';
const SCRAPS = [
  '',
  '\n',
  '  ',
  '- ',
  ':',
  ': ',
  '{',
  '}',
  '[',
  ']',
  ',',
  '"',
  "'",
  '|',
  '>',
  '#',
  ' #',
  '---\n',
  '&a ',
  '*a',
  '!!str ',
  '\t',
  '\r\n',
  '\r',
  '\u{1F600}',
  '?',
  '<<: ',
  '{{',
  '\ufeff',
  '...',
  '%',
];

test('never throws, at any offset of a mutated spec', () => {
  const mutation = fc.record({ at: fc.nat(), cut: fc.nat(40), scrap: fc.constantFrom(...SCRAPS) });
  fc.assert(
    fc.property(
      fc.constantFrom(...specs),
      fc.array(mutation, { maxLength: 6 }),
      fc.nat(),
      (spec, mutations, cursor) => {
        let text = spec;
        for (const { at, cut, scrap } of mutations) {
          const i = at % (text.length + 1);
          text = text.slice(0, i) + scrap + text.slice(i + cut);
        }
        const host = new Host();
        host.open(URI, text);
        const offset = cursor % (text.length + 1);
        for (const item of completions(host.snapshot(), URI, offset)) {
          expect(item.span.start).toBeLessThanOrEqual(offset);
          expect(item.span.end).toBeGreaterThanOrEqual(offset);
          expect(text.slice(item.span.start, item.span.end)).not.toMatch(/[\r\n]/);
          expect(item.filterText).not.toBe('');
        }
      },
    ),
    { numRuns: 600 },
  );
});

describe('in a valid spec', () => {
  test('every offset is answered, and every key that is there is known at its place', () => {
    for (const spec of specs) {
      const host = new Host();
      host.open(URI, spec);
      const snapshot = host.snapshot();
      for (let offset = 0; offset <= spec.length; offset += 3) completions(snapshot, URI, offset);
    }
  });

  test('the value of every reference offers the object that it means', () => {
    const host = new Host();
    specs.forEach((spec, i) => host.open(`file:///shop/${i}.yaml`, spec));
    const snapshot = host.snapshot();
    let seen = 0;
    specs.forEach((spec, i) => {
      const uri = `file:///shop/${i}.yaml`;
      for (const { piece, offset } of SpecFile.of(uri, spec).placed())
        for (const object of piece.objects)
          for (const reference of object.references) {
            if (!snapshot.index(uri).defines(reference.kinds[0]!, reference.name)) continue;
            seen++;
            const items = completions(snapshot, uri, offset + reference.span.end);
            // In lists what is there is not offered again; it may be the word at the cursor.
            expect(
              items.map((item) => item.label),
              `${reference.key} ${reference.name}`,
            ).toContain(reference.name);
          }
    });
    expect(seen).toBeGreaterThan(30);
  });

  test('keys of references are those that lowering reads', () => {
    for (const spec of specs)
      for (const { objects } of SpecFile.of(URI, spec).documents)
        for (const { dialect, references } of objects)
          for (const { key, kinds } of references) expect(dialect.referenceKeys[key], key).toEqual(kinds);
    expect(DIALECTS.some((dialect) => Object.keys(dialect.referenceKeys).length > 0)).toBe(true);
  });

  test('taking a key where one was taken out gives a file that is a spec again', () => {
    for (const spec of specs.filter((text) => !text.startsWith('[') && !text.startsWith('{'))) {
      const lines = [...spec.matchAll(/^( +)(\w+): \S.*\n/gm)];
      for (const [line, indent = '', key = ''] of lines.slice(0, 20)) {
        const at = spec.indexOf(line);
        const text = spec.slice(0, at + indent.length) + spec.slice(at + line.length - 1);
        const host = new Host();
        host.open(URI, text);
        const item = completions(host.snapshot(), URI, at + indent.length).find((one) => one.label === key);
        if (item)
          expect(SpecFile.of(URI, applyItem(text, item)).documents.every((document) => !document.isBroken)).toBe(true);
      }
    }
  });
});

test('costs the same in a long file, and only the document around is looked at', () => {
  const one = (i: number): string =>
    `---\napiVersion: openslo/v1\nkind: SLO\nmetadata:\n  name: slo-${i}\n  displayName: SLO ${i}\n  labels:\n    team: a\nspec:\n  description: Text\n  service: checkout\n  indicatorRef: sli-${i}\n  timeWindow:\n    - duration: 28d\n      isRolling: true\n  budgetingMethod: Occurrences\n  objectives:\n    - displayName: Main\n      target: 0.999\n    - displayName: Second\n      target: 0.99\n  alertPolicies:\n    - alertPolicyRef: a\n    - alertPolicyRef: b\n    - alertPolicyRef: c\n    - alertPolicyRef: d\n    - alertPolicyRef: e\n`;
  const text = Array.from({ length: 370 }, (_, i) => one(i)).join('');
  const host = new Host();
  host.open(URI, text);
  const at = text.indexOf('service: checkout\n', text.length / 2);
  const lineStart = text.lastIndexOf('\n', at) + 1;
  const times: number[] = [];
  for (let i = 0; i < 60; i++) {
    const position = host.snapshot().openFile(URI)!.positionAt(lineStart);
    host.change(URI, [{ range: { start: position, end: position }, text: i % 2 ? 'x' : ' ' }]);
    const snapshot = host.snapshot();
    const start = performance.now();
    completions(snapshot, URI, text.indexOf('budgetingMethod: ', at) + 18 + i);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  expect(times[30]).toBeLessThan(2);
});
