import { describe, expect, test } from 'vitest';
import { codeLenses, hover, inlayHints } from '../../../server/src/core';
import type { Snapshot } from '../../../server/src/core';
import { uriOf, workspaceFixture } from '../../harness/workspaceFixture';
import { CHECKOUT, REGISTER } from '../register/fixtures';
import { slo } from '../slo';

const scene = (register = REGISTER, others: Record<string, string> = { 'slo.yaml': CHECKOUT }): Snapshot => {
  const files = Object.entries({ 'r.yaml': register, ...others }).map(([path, text]) => `//- ${path}\n${text}`);
  return workspaceFixture(files.join('')).host.snapshot();
};

/** The hover behind the first occurrence of a text in a file. */
function hoverOn(text: string, snapshot = scene(), path = 'r.yaml'): string {
  const file = snapshot.openFile(uriOf(path))!;
  const at = file.documents
    .map((document) => document.text)
    .join('')
    .indexOf(text);
  expect(at).toBeGreaterThanOrEqual(0);
  return hover(file, at + 1, snapshot.budgetContext(uriOf(path)))?.markdown ?? '';
}

/** The cells of the tables, without the room between them. */
const cells = (markdown: string): string[] =>
  markdown
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .replaceAll('&ensp;', '')
        .replaceAll('\\', '')
        .replace(/^\| | \|$/g, '')
        .replace(/ +\| +/g, ' | '),
    );

describe('hovers of a register', () => {
  test.each(['bad-release', 'Nobody can buy after', 'estimate:', '30m\n', 'catastrophic #'])(
    'a risk has the whole sum at %j',
    (place) => {
      const markdown = hoverOn(place);
      expect(markdown).toContain(
        '**112 min / 28d** · 1,460 min / year · **277.8 %** of the budget of checkout, high · 1st of 2',
      );
      expect(cells(markdown)).toEqual(
        expect.arrayContaining([
          'How often | 1 in 30d',
          'Time to detect | 30m',
          'Time to repair | 1h 30m',
          'Users affected | 100 %',
          'One occurrence | 120 min',
          'In 28d | 112 min',
          'In a year | 1,460 min',
          'canary 5% with automatic rollback | planned | 1.4 min | 98.8 % | €9,000',
        ]),
      );
      expect(markdown).toContain('One occurrence spends 120 min, 297.6 % of the budget of checkout.');
      expect(markdown).toContain('With it: **1.4 min**, 3.5 % of the budget.');
    },
  );

  test.each(['canary 5%', 'timeToDetect: 5m'])('a mitigation has before and after at %j', (place) => {
    const markdown = hoverOn(place);
    expect(cells(markdown).slice(-3)).toEqual([
      'before | 112 min | 277.8 %',
      'after | 1.4 min | 3.5 %',
      'saves | 110.6 min | 274.3 %',
    ]);
    expect(markdown).toContain('€6\\.24 for each bad minute that it saves.');
  });

  test.each(['buy\n      displayName', 'checkout # 99.9', 'Buy a ticket', 'buy\n      impact'])(
    'a journey has its budget and its risks at %j',
    (place) => {
      const markdown = hoverOn(place);
      expect(markdown).toContain('Budget of checkout: **40m 19.2s / 28d** · risks **304.3 %**');
      expect(markdown).toMatch(/1h 40m 14s \/ 28d over/);
      expect(cells(markdown).slice(2)).toEqual([
        'bad-release | 112 min | **277.8 %** | 297.6 %',
        'provider-down | 10.69 min | **26.5 %** | 86.4 %',
      ]);
      expect(markdown).toContain('With all mitigations: 30 % of the budget.');
    },
  );

  test('a systemic factor has what it adds', () => {
    expect(hoverOn('follow-up is missing')).toContain('adds **12.27 min / 28d** over 2 risks, 159.9');
    expect(hoverOn('no playbooks')).toContain('adds **5.59 min / 28d** over 2 risks');
  });

  test('a journey without a budget says why', () => {
    expect(hoverOn('refund\n')).toContain('It names no SLO, so there is no budget');
    expect(hoverOn('buy\n      displayName', scene(REGISTER, {}))).toContain('No SLO named checkout here');
  });

  test('an SLO shows the risks on it, those of several registers together', () => {
    const one = hoverOn('checkout}', scene(), 'slo.yaml');
    expect(one).toContain('2 risks on this budget: **304.3 %** of the budget · chance to exceed it in one window');
    expect(cells(one)).toContain('bad-release | 112 min | **277.8 %** | 297.6 %');
    const second = REGISTER.replace('name: tickets', 'name: more-tickets');
    const two = hoverOn('0.999', scene(REGISTER, { 'slo.yaml': CHECKOUT, 's.yaml closed': second }), 'slo.yaml');
    expect(two).toContain('4 risks on this budget: **608.6 %** of the budget');
    expect(hoverOn('checkout}', scene('', { 'slo.yaml': CHECKOUT }), 'slo.yaml')).not.toContain('risk');
  });

  test('text of the file is text', () => {
    const evil = '<script>alert(1)</script> [x](command:evil) \u202eabc | `code` **b**';
    const register = REGISTER.replace('Nobody can buy after a release, and nobody notices', JSON.stringify(evil))
      .replace('canary 5% with automatic rollback', JSON.stringify(evil))
      .replace('displayName: Buy a ticket', `displayName: ${JSON.stringify(evil)}`)
      .replace('no playbooks', JSON.stringify(`factor ${evil}`));
    for (const place of ['bad-release', 'timeToDetect: 5m', 'buy\n      displayName', 'factor <script>']) {
      const markdown = hoverOn(place, scene(register));
      expect(markdown).toContain('\\<script\\>');
      expect(markdown).not.toMatch(/(?<!\\)<script|(?<!\\)\]\(command|\u202e/);
    }
  });
});

/** The text with its hints in it. */
function hinted(snapshot = scene(), path = 'r.yaml'): string {
  const file = snapshot.openFile(uriOf(path))!;
  const text = file.documents.map((document) => document.text).join('');
  const hints = inlayHints(file, { start: 0, end: text.length }, snapshot.budgetContext(uriOf(path)));
  return [...hints]
    .sort((a, b) => b.offset - a.offset)
    .reduce((out, { offset, label }) => `${out.slice(0, offset)}«${label}»${out.slice(offset)}`, text);
}

describe('inlay hints of a register', () => {
  test('stand behind estimates and behind what mitigations change', () => {
    const text = hinted();
    expect(text).toContain('      estimate:«112 min / 28d · 278 % of budget»\n');
    expect(text).toContain('      estimate:«10.69 min / 28d · 27 % of budget»\n');
    expect(text).toContain('usersAffected: 0.05}«→ 1.4 min / 28d · saves 99 %»');
  });

  test('have no share without a budget, and are not there without figures', () => {
    expect(hinted(scene(REGISTER, {}))).toContain('estimate:«112 min / 30d»'.replace('112', '120'));
    expect(hinted(scene(REGISTER.replaceAll('timeToDetect', 'timeToDetekt'), {}))).not.toContain('«');
  });

  test('are never longer than VS Code shows', () => {
    const huge = REGISTER.replace('count: 1, per: 30d', 'count: 123456789.123, per: 1s');
    const snapshot = scene(huge, { 'slo.yaml': slo({ objectives: '- target: 0.9999999' }) });
    const labels = [...hinted(snapshot).matchAll(/«([^»]*)»/g)].map(([, label = '']) => label);
    expect(labels.length).toBeGreaterThan(2);
    for (const label of labels) expect(label.length).toBeLessThanOrEqual(43);
  });

  test('are given for the lines that are asked for', () => {
    const snapshot = scene();
    const file = snapshot.openFile(uriOf('r.yaml'))!;
    const at = REGISTER.indexOf('provider-down');
    const hints = inlayHints(file, { start: at, end: REGISTER.length }, snapshot.budgetContext(uriOf('r.yaml')));
    expect(hints.map(({ label }) => label)).toEqual(['10.69 min / 28d · 27 % of budget']);
    expect(hints[0]?.tooltip).toContain(
      '26.5 % of the budget of checkout, 40m 19.2s / 28d; from 25 % on a risk is high.',
    );
  });
});

const lensesOf = (path: string, snapshot: Snapshot): string[] =>
  codeLenses(snapshot.openFile(uriOf(path))!, snapshot.budgetContext(uriOf(path))).map(
    ({ title, opens }) => `${title} > ${opens.slice(opens.lastIndexOf('/') + 1)}`,
  );

describe('code lenses', () => {
  const POLICY = `apiVersion: ninewise/v1
kind: ErrorBudgetPolicy
metadata: {name: careful}
spec:
  appliesTo: {slos: [checkout]}
`;

  test('stand on a register and on the SLOs that it burdens', () => {
    const snapshot = scene(REGISTER, { 'slo.yaml': CHECKOUT, 'policy.yaml closed': POLICY });
    expect(lensesOf('r.yaml', snapshot)).toEqual(['2 risks: 304.3 % of the budget of checkout > r.yaml']);
    expect(lensesOf('slo.yaml', snapshot)).toEqual([
      '2 risks: 304.3 % of the budget · policy: careful · register of group:default/tickets > r.yaml',
    ]);
  });

  test('say what they can where there is no SLO, no policy or no estimate', () => {
    expect(lensesOf('r.yaml', scene(REGISTER, {}))).toEqual(['2 risks: open the register > r.yaml']);
    const bare = REGISTER.replaceAll('estimate:', 'ticket:').replace(/ {2}owner: .*\n/, '');
    expect(lensesOf('slo.yaml', scene(bare))).toEqual(['2 risks > r.yaml']);
    expect(lensesOf('slo.yaml', scene('', { 'slo.yaml': CHECKOUT }))).toEqual([]);
    expect(lensesOf('r.yaml', scene(`${REGISTER}\n  broken: [`))).toEqual([]);
  });
});
