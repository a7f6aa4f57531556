import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyEdits, checkFile, DEFAULT_SETTINGS, SpecFile } from '../../../server/src/core';
import type { Finding } from '../../../server/src/core';
import { readFixture } from '../../harness/fixture';

const rules = path.resolve(__dirname, '../../../server/src/core/rules');
const GROUPS = ['schema', 'yaml'];

/** Fixtures of the rules that look at form only: [name, text]. */
function fixtures(kind: 'valid' | 'invalid'): (readonly [string, string])[] {
  return GROUPS.flatMap((group) =>
    fs.readdirSync(path.join(rules, group)).flatMap((name) => {
      const dir = path.join(rules, group, name, 'fixtures', kind);
      if (!fs.existsSync(dir)) return [];
      const files = fs.readdirSync(dir).filter((file) => !file.includes('.fixed.'));
      return files.map(
        (file) =>
          [`${group}/${name} ${file}`, readFixture(fs.readFileSync(path.join(dir, file), 'utf8')).text] as const,
      );
    }),
  );
}

interface Found {
  readonly finding: Finding;
  readonly by: number;
}

function check(text: string): Found[] {
  const file = SpecFile.of('file:///x.yaml', text);
  const offsets = [...file.placed()].map((p) => p.offset);
  return checkFile(file, DEFAULT_SETTINGS).map(({ document, finding }) => ({ finding, by: offsets[document]! }));
}

const ofForm = (text: string): Found[] =>
  check(text).filter(({ finding }) => GROUPS.includes(finding.code.split('/')[0]!));

describe('fixes', () => {
  test.each(fixtures('invalid'))('%s: a fix takes its finding away and brings none', (_name, text) => {
    const before = ofForm(text);
    for (const { finding, by } of before)
      for (const fix of finding.fixes ?? []) {
        const edits = fix.edits.map((e) => ({ ...e, span: { start: e.span.start + by, end: e.span.end + by } }));
        const after = ofForm(applyEdits(text, edits));
        const count = (found: Found[]): number => found.filter((f) => f.finding.code === finding.code).length;
        // Where broken YAML can be read again, more can be said about the document.
        if (finding.code === 'yaml/syntax' || finding.code === 'yaml/unknown-alias')
          expect(count(after), fix.title).toBeLessThan(count(before));
        else expect(after.length, fix.title).toBeLessThan(before.length);
      }
  });

  test.each(fixtures('invalid').filter(([, text]) => text.trimStart().startsWith('{')))(
    '%s: a fix leaves JSON JSON',
    (_name, text) => {
      const isJson = (t: string): boolean => {
        try {
          JSON.parse(t);
          return true;
        } catch {
          return false;
        }
      };
      if (!isJson(text)) return;
      for (const { finding } of ofForm(text))
        for (const fix of finding.fixes ?? [])
          expect(isJson(applyEdits(text, fix.edits)), `${fix.title}: ${applyEdits(text, fix.edits)}`).toBe(true);
    },
  );
});

describe('messages', () => {
  const messages = fixtures('invalid').flatMap(([, text]) => ofForm(text).map(({ finding }) => finding.message));

  test('are whole sentences of moderate length, in plain words', () => {
    for (const message of messages) {
      expect(message).toMatch(/[.!?]$/);
      expect(message.length).toBeLessThan(450);
      expect(message).not.toMatch(
        /undefined|\[object|NaN|  |\.\.(?!\.)|\b(oneOf|anyOf|instancePath|schema|additionalProperties)\b/,
      );
    }
  });
});

describe('one mistake is one finding', () => {
  const WRONG = ['5', '-1', '"x y"', 'true', '~', '[]', '{}', '[1]', '{a: b}', '', '1e400'];
  const files = fixtures('valid').filter(
    ([, text]) => /^ninewise|kind: (?:SLO|SLI|AlertPolicy|RiskRegister)/m.test(text) && !text.includes('{{'),
  );

  // In place of each value in turn something that hardly fits: no two findings may stand at the same range, but for
  // keys that are missing one beside the other.
  test.each(files)('%s', (_name, text) => {
    const own = new Set(ofForm(text).map(({ finding }) => finding.message));
    for (const m of text.matchAll(/: ([^\s{[|>&*#"'][^\n,}\]]*)/g))
      for (const wrong of WRONG) {
        const at = m.index + 2;
        const changed = text.slice(0, at) + wrong + text.slice(at + m[1]!.length);
        const places = new Map<string, string[]>();
        for (const { finding, by } of ofForm(changed)) {
          if (own.has(finding.message) || !finding.code.startsWith('schema/')) continue;
          const place = `${finding.span.start + by}-${finding.span.end + by}`;
          places.set(place, [...(places.get(place) ?? []), finding.code]);
        }
        for (const codes of places.values()) {
          const others = codes.filter((code) => code !== 'schema/missing-key');
          expect(others.length, `${wrong} for ${m[1]!}: ${codes.join(', ')}`).toBeLessThan(2);
        }
      }
  });
});
