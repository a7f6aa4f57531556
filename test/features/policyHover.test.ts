import { describe, expect, test } from 'vitest';
import { hover } from '../../server/src/core';
import { workspaceFixture } from '../harness/workspaceFixture';
import { slo } from './slo';

const POLICY = `apiVersion: ninewise/v1
kind: ErrorBudgetPolicy
metadata:
  name: shop-po$0licy
spec:
  rules:
    - name: page
      when: { burnRate: { atLeast: 14.4, over: 1h, confirmedOver: 5m } }
      then: [page]
    - name: caution
      when: { budgetConsumed: { atLeast: 0.75 } }
      then: [require-review]
    - name: one-incident
      when: { incidentShare: { above: 0.2, over: 28d } }
      then: [postmortem]
    - name: spend
      when: { budgetConsumed: { below: 0.5 }, atEndOfWindow: true }
      then: [spend]
  communication: { every: 30m }
`;

function hoverAt(source: string): string | undefined {
  const { host, cursor } = workspaceFixture(source);
  const now = host.snapshot();
  const file = now.openFile(cursor.uri)!;
  return hover(file, file.offsetAt(cursor.position), now.budgetContext(cursor.uri))?.markdown;
}

const rowsOf = (markdown: string | undefined): string[][] =>
  (markdown ?? '')
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.includes('---'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.replace(/&ensp;|\\/g, '').trim()),
    );

describe('the hover on a policy', () => {
  test('plays its rules through for the SLOs that it applies to', () => {
    const markdown = hoverAt(
      `//- policy.yaml\n${POLICY}//- slo.yaml closed\n${slo({ objectives: '- target: 0.999' })}`,
    );
    expect(markdown).toContain('applies to 1 SLO');
    expect(markdown).toContain('every 30m');
    expect(rowsOf(markdown)).toEqual([
      ['rule', 'acts at', '100 % errors', '10 %', '1 %', 'what follows'],
      // 0.001 x 1 h x 14.4; 0.75 of 40m 19.2s; 0.2 of 40m 19.2s.
      ['page', '14.4x over 1h', '51.84s', '8m 38s', 'never', 'page'],
      ['caution', '75 % of the budget', '30m 14s', '5h 2m 24s', '2d 2h 24m', 'require-review'],
      ['one-incident', '20 % by one incident over 28d', '8m 4s', '1h 20m 38s', '13h 26m 24s', 'postmortem'],
    ]);
  });

  test('says so where it applies to nothing', () => {
    expect(hoverAt(`//- policy.yaml\n${POLICY}`)).toContain('applies to no SLO of this folder');
  });

  test('what never adds up to the trigger within its period never acts', () => {
    const rows = rowsOf(
      hoverAt(`//- policy.yaml\n${POLICY}//- slo.yaml closed\n${slo({ objectives: '- target: 0.9' })}`),
    );
    expect(rows.find(([name]) => name === 'page')!.slice(2, 5)).toEqual(['never', 'never', 'never']);
    expect(rows.find(([name]) => name === 'caution')!.slice(2, 5)).toEqual(['2d 2h 24m', '21d', 'never']);
  });

  test('names of others are text', () => {
    const markdown = hoverAt(
      `//- policy.yaml\n${POLICY.replace('name: caution', 'name: "[x](command:y) | <b>"')}//- slo.yaml closed\n${slo({ objectives: '- target: 0.999' })}`,
    );
    expect(markdown).not.toContain('[x](command:y)');
    expect(markdown).not.toContain('<b>');
  });
});
