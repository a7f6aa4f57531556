import { describe, expect, test } from 'vitest';
import { applyEdits, quickFixes } from '../../server/src/core';
import type { QuickFix } from '../../server/src/core';
import { findingsOf } from '../harness/fixture';
import { workspaceFixture } from '../harness/workspaceFixture';
import { slo } from './slo';

/** The fixes at `$0`, and the text that a fix makes. */
function fixesAt(source: string): { fixes: QuickFix[]; after: (fix: QuickFix | undefined) => string } {
  const { host, cursor, texts } = workspaceFixture(`//- slo.yaml\n${source}`);
  const now = host.snapshot();
  const file = now.openFile(cursor.uri)!;
  const at = file.offsetAt(cursor.position);
  const text = texts.get('slo.yaml')!;
  return {
    fixes: quickFixes(file, { start: at, end: at }, now),
    after: (fix) => applyEdits(text, fix?.edits ?? []),
  };
}

const GOOD = slo({ objectives: '- target: 0.999' });

describe('a quick fix', () => {
  const cases: Record<string, { source: string; code: string; title: RegExp; line: string }> = {
    'for a mistyped key': {
      source: GOOD.replace('objectives:', 'objec$0tivs:'),
      code: 'schema/unknown-key',
      title: /objectives/,
      line: '  objectives:',
    },
    'for a mistyped value': {
      source: GOOD.replace('Occurrences', 'Ocurren$0ces'),
      code: 'schema/enum',
      title: /Occurrences/,
      line: '  budgetingMethod: Occurrences',
    },
    'for a minute that was meant to be a month': {
      source: GOOD.replace('28d', '1$0m'),
      code: 'window/minute-not-month',
      title: /1M/,
      line: '    - duration: 1M',
    },
    'for a percent where a fraction belongs': {
      source: GOOD.replace('0.999', '99$0.9'),
      code: 'budget/percent-as-ratio',
      title: /0\.999/,
      line: '    - target: 0.999',
    },
  };

  test.each(Object.entries(cases))('%s makes one edit that mends the file', (_, { source, code, title, line }) => {
    const { fixes, after } = fixesAt(source);
    const fix = fixes.find((one) => one.code === code && one.preferred);
    expect(fix?.title).toMatch(title);
    expect(after(fix).split('\n')).toContain(line);
    expect(findingsOf(after(fix)).filter((finding) => finding.code === code)).toEqual([]);
  });

  test('stands where its document is, not at the start of the file', () => {
    const { fixes, after } = fixesAt(
      `${GOOD}---\n${GOOD.replace('Occurrences', 'Ocurren$0ces').replace('checkout', 'b')}`,
    );
    expect(after(fixes.find((fix) => fix.code === 'schema/enum'))).toBe(`${GOOD}---\n${GOOD.replace('checkout', 'b')}`);
  });

  test.each([
    ['elsewhere in the file', GOOD.replace('Occurrences', 'Ocurrences').replace('kind', 'ki$0nd')],
    ['in a file that is no spec', 'tar$0get: 99.9\n'],
  ])('is not offered %s', (_, source) => {
    expect(fixesAt(source).fixes).toEqual([]);
  });
});
