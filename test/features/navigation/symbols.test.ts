import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, documentLinks, documentSymbols, SpecFile, workspaceSymbols } from '../../../server/src/core';
import type { DocumentSymbol } from '../../../server/src/core';
import { placeOf, uriOf, workspaceFixture } from '../../harness/workspaceFixture';
import { condition, policy, service, sli, slo } from './fixtures';

const URI = uriOf('a.yaml');
const fileOf = (text: string): SpecFile => SpecFile.of(URI, text);

/** `  objective Main (99.9 % · 40m 19s / 28d) 12:4-14:17`, indented by depth. */
function show(symbols: readonly DocumentSymbol[], depth = 0): string[] {
  return symbols.flatMap(({ name, detail, kind, range, children }) => [
    `${'  '.repeat(depth)}${kind} ${name} (${detail}) ${placeOf(URI, range).slice('a.yaml:'.length)}`,
    ...show(children, depth + 1),
  ]);
}
const outline = (text: string): string[] => show(documentSymbols(fileOf(text), DEFAULT_SETTINGS));

const isWithin = ({ range, selection, children }: DocumentSymbol): boolean => {
  const n = ({ line, character }: { line: number; character: number }): number => line * 10_000 + character;
  return n(selection.start) >= n(range.start) && n(selection.end) <= n(range.end) && children.every(isWithin);
};

describe('document symbols', () => {
  test('an SLO with its objectives, its inline indicator and policy', () => {
    const text = `---
apiVersion: openslo/v1
kind: SLO
metadata:
  name: checkout
  displayName: Checkout works
spec:
  service: shop
  indicator:
    metadata: {name: good-orders}
    spec: {thresholdMetric: {}}
  timeWindow: [{duration: 28d, isRolling: true}]
  budgetingMethod: Occurrences
  objectives:
    - displayName: Main
      target: 0.999
    - targetPercent: 99
    - target: 1.5
    - {}
  alertPolicies:
    - alertPolicyRef: burn
    - kind: AlertPolicy
      spec:
        conditions:
          - conditionRef: fast
          - kind: AlertCondition
            spec: {severity: page, condition: {kind: burnrate, op: gte, threshold: 2, lookbackWindow: 1h}}
`;
    expect(outline(text)).toEqual([
      'object checkout (SLO · Checkout works) 2:0-27:106',
      '  indicator good-orders (threshold indicator) 10:4-11:31',
      '  objective Main (99.9 % · 40m 19s / 28d) 15:6-16:19',
      '  objective Objective 2 (99 % · 6h 43m / 28d) 17:6-23',
      '  objective Objective 3 (150 %) 18:6-17',
      '  objective Objective 4 () 19:6-8',
      '  policy alert policy (alert policy) 22:6-27:106',
      '    condition fast (alert condition) 25:12-30',
      '    condition page: burnrate gte 2 over 1h (alert condition) 26:12-27:106',
    ]);
  });

  test('other kinds, and a list of objects', () => {
    const item = (text: string): string => `- ${text.trimEnd().replaceAll('\n', '\n  ')}\n`;
    expect(
      outline(
        `${item(service('shop'))}${item(policy('burn', 'fast', 'pager'))}${item(condition('fast'))}${item(sli('x'))}`,
      ),
    ).toEqual([
      'object shop (service) 1:2-5:10',
      'object burn (alert policy) 6:2-14:24',
      '  condition fast (alert condition) 12:8-26',
      'object fast (alert condition) 15:2-26:20',
      'object x (SLI) 27:2-36:25',
    ]);
  });

  test('journeys and risks of a register', () => {
    const text = `apiVersion: ninewise/v1
kind: RiskRegister
metadata: {name: premortem}
spec:
  journeys:
    - name: buy
      displayName: Buy a plant
  risks:
    - id: bad-release
      fear: We ship on Friday
    - {}
`;
    expect(outline(text)).toEqual([
      'object premortem (risk register) 1:0-11:8',
      '  list journeys (1) 5:2-7:30',
      '    item buy (Buy a plant) 6:6-7:30',
      '  list risks (1) 8:2-11:8',
      '    item bad-release (We ship on Friday) 9:6-10:29',
    ]);
  });

  test.each([
    ['no name', 'apiVersion: openslo/v1\nkind: SLO\n', ['object SLO (SLO) 1:0-2:9']],
    [
      'an empty name',
      'apiVersion: openslo/v1\nkind: Service\nmetadata: {name: ""}\n',
      ['object service (service) 1:0-3:20'],
    ],
    ['an unknown kind', 'apiVersion: openslo/v1\nkind: Slo\nmetadata: {name: a}\n', ['object a (Slo) 1:0-3:19']],
    ['no spec', 'name: a\n', []],
  ])('%s', (_, text, expected) => {
    expect(outline(text)).toEqual(expected);
  });

  test('what is selected lies within, also where aliases and merges bring it in', () => {
    const text = slo('a', 'x').replace(
      '    - target: 0.999\n',
      '    - &o {target: 0.9, displayName: First, indicator: {metadata: {name: i}, spec: {}}}\n    - *o\n    - {<<: *o, displayName: Last}\n',
    );
    const symbols = documentSymbols(fileOf(text), DEFAULT_SETTINGS);
    expect(symbols.every(isWithin)).toBe(true);
    expect(symbols[0]?.children.map((c) => [c.name, c.children.length])).toEqual([
      ['First', 1],
      ['First', 0],
      ['Last', 0],
    ]);
  });

  test('follow an edit above them', () => {
    const file = fileOf(`${service('a')}---\n${slo('b', 'x')}`);
    const before = documentSymbols(file, DEFAULT_SETTINGS);
    const start = { line: 0, character: 0 };
    const after = documentSymbols(
      file.change([{ range: { start, end: start }, text: '# one\n# two\n' }]),
      DEFAULT_SETTINGS,
    );
    expect(after[1]!.selection.start.line).toBe(before[1]!.selection.start.line + 2);
    expect(after[1]!.children[0]!.range.start.line).toBe(before[1]!.children[0]!.range.start.line + 2);
  });
});

describe('workspace symbols', () => {
  const { host } = workspaceFixture(
    `//- a.yaml\n${service('checkout')}---\n${slo('checkout-availability', 'x')}//- b.yaml closed\n---\n${sli('payment-check')}---\n${service('search')}`,
  );
  const found = (query: string): string[] =>
    workspaceSymbols(host.snapshot(), query).map(
      ({ name, detail, uri, range }) => `${name} ${detail} ${placeOf(uri, range)}`,
    );
  const names = (query: string): string[] => workspaceSymbols(host.snapshot(), query).map(({ name }) => name);

  test('are found by letters in order, best first', () => {
    expect(names('check')).toEqual(['checkout', 'checkout-availability', 'payment-check']);
    expect(names('CA')).toEqual(['checkout-availability']);
    expect(names('checkout avail')).toEqual(['checkout-availability']);
    expect(names('zzz')).toEqual([]);
    expect(names('')).toHaveLength(4);
  });

  test('carry kind and place', () => {
    expect(found('search')).toEqual(['search service b.yaml:13:0-17:8']);
  });

  test('are 500 at most', () => {
    const many = workspaceFixture(
      `//- a.yaml\n${Array.from({ length: 600 }, (_, i) => service(`s-${i}`)).join('---\n')}`,
    );
    expect(workspaceSymbols(many.host.snapshot(), 's')).toHaveLength(500);
  });
});

describe('links', () => {
  const links = (value: string, key = 'example.com/runbook'): string[] => {
    const text = `---\napiVersion: openslo/v1\nkind: Service\nmetadata:\n  name: a\n  annotations:\n    ${key}: ${value}\nspec: {}\n`;
    return documentLinks(fileOf(text)).map(
      ({ range, url, tooltip }) => `${placeOf(URI, range).slice('a.yaml:7:'.length)} ${url} ${tooltip}`,
    );
  };

  test.each([
    ['https://r.example/a?b=c#d', ['25-50 https://r.example/a?b=c#d Open runbook at r.example']],
    ['"http://r.example:8080/a"', ['26-49 http://r.example:8080/a Open runbook at r.example:8080']],
    ["'HTTPS://r.example' # why", ['26-43 HTTPS://r.example Open runbook at r.example']],
    ['https://good.example@evil.example/', ['25-59 https://good.example@evil.example/ Open runbook at evil.example']],
    ['https://bücher.example/ä', ['25-49 https://bücher.example/ä Open runbook at bücher.example']],
    ['see https://r.example', []],
    ['https://', []],
    ['https:///etc/passwd', []],
    ['https://${HOST}/a', []],
    ['"https://{{ .Host }}/a"', []],
    ['https://r.example/\u202egpj', []],
    ['file:///etc/passwd', []],
    ['command:workbench.action.quit', []],
    ['javascript:alert(1)', []],
    ['|\n      https://r.example', []],
  ])('%s', (value, expected) => {
    expect(links(value)).toEqual(expected);
  });

  test('are written once where an alias repeats them, and move with their document', () => {
    const file = fileOf(
      `${service('a')}---\n${service('b').replace('spec: {}', 'spec: {}\nmore: {url: &u https://a.example, again: *u}')}`,
    );
    expect(documentLinks(file).map(({ range }) => placeOf(URI, range))).toEqual(['a.yaml:12:15-32']);
  });

  test('are shown in specs alone', () => {
    expect(documentLinks(fileOf('url: https://a.example\n'))).toEqual([]);
  });
});
