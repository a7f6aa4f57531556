import { describe, expect, test } from 'vitest';
import { checkFile, DEFAULT_SETTINGS, RULES, SpecFile } from '../../server/src/core';
import { osloVerdict } from '../../server/src/core/features/diagnostics/verdict';

const SERVICE = 'apiVersion: openslo/v1\nkind: Service\nmetadata:\n  name: checkout\n';
const verdict = (text: string): string => {
  const file = SpecFile.of('file:///a.yaml', text);
  return osloVerdict(
    file,
    checkFile(file, DEFAULT_SETTINGS).map((placed) => placed.finding),
  );
};

describe('what oslo says about a file', () => {
  test.each([
    ['an object', SERVICE, 'accepts'],
    ['a leading and a trailing ---', `---\n${SERVICE}---\n`, 'accepts'],
    ['a comment behind ---', `${SERVICE}--- # the end\n`, 'accepts'],
    ['a list', SERVICE.replace(/^/gm, '  ').replace('  ', '- ').trimEnd(), 'accepts'],
    ['nothing', '', 'rejects'],
    ['comments', '# nothing here\n', 'rejects'],
    ['comments before ---', `# owner: checkout\n---\n${SERVICE}`, 'rejects'],
    ['comments as the last document', `${SERVICE}---\n# the end\n`, 'rejects'],
    ['something else beside an object', `${SERVICE}---\nfoo: bar\n`, 'rejects'],
    [
      'an object of another format',
      `${SERVICE}---\napiVersion: ninewise/v1\nkind: CostModel\nmetadata: { name: a }\nspec: { currency: EUR }\n`,
      'rejects',
    ],
    ['an item that is no object', `- 1\n${SERVICE.replace(/^/gm, '  ').replace('  ', '- ').trimEnd()}\n`, 'rejects'],
    ['a mistyped kind', SERVICE.replace('Service', 'Servce'), 'rejects'],
    ['a truth value in a label', `${SERVICE}  labels: { critical: yes }\n`, 'rejects'],
    ['base 60 in a label, which Go takes for text', `${SERVICE}  labels: { shift: 22:30 }\n`, 'accepts'],
    ['a truth value as a key', `${SERVICE}  labels: { on: call }\n`, 'accepts'],
  ])('%s', (_, text, expected) => expect(verdict(text)).toBe(expected));
});

test('rules about oslo are silent where its verdict does not matter', () => {
  const text = `# owner: checkout\n---\n${SERVICE}  displayName: ${'x'.repeat(64)}\n`;
  const codes = (compat: string[]): string[] =>
    checkFile(SpecFile.of('file:///a.yaml', text), { ...DEFAULT_SETTINGS, compat }).map(
      (placed) => placed.finding.code,
    );
  expect(codes(['oslo']).sort()).toEqual(['compat/oslo-comment-document', 'compat/oslo-display-name']);
  expect(codes(['sloth'])).toEqual([]);
});

test('every rule about oslo is information and says that oslo rejects', () => {
  const rules = RULES.filter((rule) => rule.meta.code.startsWith('compat/oslo-'));
  expect(rules.length).toBeGreaterThan(0);
  for (const { meta } of rules) expect([meta.severity, meta.rejectedBy]).toEqual(['information', ['oslo']]);
});
