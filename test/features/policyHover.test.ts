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

const STEPS = `error_budget_policies:
  def$0ault:
    steps:
      - name: an hour
        burn_rate_threshold: 9
        alert: true
        message_alert: Wake <b>somebody</b>
        message_ok: Sleep on
        window: 3600
      - name: four weeks
        burn_rate_threshold: 1
        alert: false
        message_alert: Freeze releases
        message_ok: Release
        window: 2419200
`;

const GENERATED = `apiVersion: sre.google.com/v2
kind: ServiceLevelObjective
metadata: { name: orders, labels: { service_name: shop, feature_name: cart, slo_name: orders } }
spec:
  description: Orders go through
  backend: prometheus
  method: query_sli
  exporters: []
  service_level_indicator: { expression: "1" }
  goal: 0.999
`;

describe('the hover on a policy of steps', () => {
  test('plays them through for the SLOs that name it, with burn rates rounded before they are compared', () => {
    const markdown = hoverAt(`//- config.yaml\n${STEPS}//- slo.yaml closed\n${GENERATED}`);
    expect(markdown).toContain('2 steps · named by 1 SLO');
    expect(rowsOf(markdown)).toEqual([
      ['step', 'acts above', '100 % errors', '10 %', '1 %', 'what follows'],
      // 0.001 x 1 h x 9.05; at 1 % for the whole hour and at 0.9 % not at all. 0.001 x 28 d x 1.05.
      ['an hour', '9x over 1h', '32.58s', '5m 26s', '54m 18s', '**page**: Wake <b\\>somebody</b\\>'.replace(/\\/g, '')],
      ['four weeks', '1x over 28d', '42m 20s', '7h 3m 22s', '2d 22h 33m 36s', 'Freeze releases'],
    ]);
    expect(markdown).not.toMatch(/(?<!\\)<b>/);
  });

  test('stands at a step, too, and says so where no SLO names the policy', () => {
    const other = GENERATED.replace('backend:', 'error_budget_policy: strict\n  backend:');
    const source = STEPS.replace('def$0ault', 'default').replace('Freeze rel', 'Freeze $0rel');
    expect(hoverAt(`//- config.yaml\n${source}//- slo.yaml closed\n${other}`)).toContain(
      'named by no SLO of this folder',
    );
  });
});
