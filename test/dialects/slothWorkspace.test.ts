import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkFile,
  DEFAULT_SETTINGS,
  documentSymbols,
  hover,
  inlayHints,
  prepareRename,
  rename,
  SpecFile,
} from '../../server/src/core';
import type { DocumentSymbol } from '../../server/src/core';
import { makeAlerts } from '../../server/src/core/dialects/sloth/windows';
import { complete } from '../features/completion/harness';
import { applyRangeEdits, pathOf, uriOf, workspaceFixture } from '../harness/workspaceFixture';

const slo = (name: string, more = ''): string => `  - name: ${name}
    objective: 99.9
    sli:
      events:
        error_query: sum(rate(errors_total[{{.window}}]))
        total_query: sum(rate(requests_total[{{.window}}]))
    alerting:
      name: CheckoutErrors${more}
`;
const file = (service: string, ...slos: string[]): string =>
  `version: prometheus/v1\nservice: ${service}\nslos:\n${slos.join('')}`;

const register = (sloRef: string): string => `apiVersion: ninewise/v1
kind: RiskRegister
metadata: {name: fears}
spec:
  journeys: [{name: pay, sloRef: ${sloRef}}]
  risks: []
`;

describe('an SLO in its folder', () => {
  const renamed = (source: string, name: string): Record<string, string> | string => {
    const { host, cursor, texts } = workspaceFixture(source);
    const result = rename(host.snapshot(), cursor.uri, cursor.position, name);
    if ('refusal' in result) return result.refusal;
    return Object.fromEntries(
      [...result].map(([uri, edits]) => [pathOf(uri), applyRangeEdits(texts.get(pathOf(uri))!, edits)]),
    );
  };
  const placeholder = (source: string): string => {
    const { host, cursor } = workspaceFixture(source);
    const target = prepareRename(host.snapshot(), cursor.uri, cursor.position);
    return 'refusal' in target ? target.refusal : target.placeholder;
  };

  test.each([
    ['plain', 'errors', 'orders'],
    ['in quotes', '"errors"', '"orders"'],
  ])('renamed where it stands, %s', (_, before, after) => {
    const marked = file('checkout', slo(before.replace('err', 'err$0')));
    const source = `//- a.yaml\n${marked}//- b.yaml closed\n${register('checkout-errors')}`;
    expect(placeholder(source)).toBe('errors');
    expect(renamed(source, 'orders')).toEqual({
      'a.yaml': file('checkout', slo(after)),
      'b.yaml': register('checkout-orders'),
    });
  });

  test('renamed where it is referred to', () => {
    const source = `//- a.yaml\n${file('checkout', slo('errors'))}//- b.yaml\n${register('checkout-err$0ors')}`;
    expect(placeholder(source)).toBe('checkout-errors');
    expect(renamed(source, 'checkout-orders')).toEqual({
      'a.yaml': file('checkout', slo('orders')),
      'b.yaml': register('checkout-orders'),
    });
    expect(renamed(source, 'orders')).toContain('what it is a part of gives the beginning, "checkout-"');
    expect(renamed(source, 'checkout-')).toContain('A name cannot be empty');
    expect(renamed(source, 'checkout-a b')).toContain('"a b" cannot be a name. A name holds letters, digits');
  });

  const found = (source: string): string[] => {
    const { host, texts } = workspaceFixture(source);
    const snapshot = host.snapshot();
    return [...texts.keys()].flatMap((path) =>
      snapshot
        .findings(uriOf(path))
        .filter(({ quiet }) => !quiet)
        .map(({ code, range }) => `${path}:${range.start.line + 1} ${code}`),
    );
  };

  test('has an id of its own, made of service and name', () => {
    expect(found(`//- a.yaml\n${file('checkout', slo('errors'))}//- b.yaml\n${file('search', slo('errors'))}`)).toEqual(
      [],
    );
    expect(found(`//- a.yaml\n${file('a-b', slo('cd'))}//- b.yaml\n${file('a', slo('b-cd'))}`)).toContain(
      'b.yaml:4 reference/duplicate-name',
    );
    expect(found(`//- a.yaml\n${file('checkout', slo('errors'), slo('errors'))}`)).toEqual([
      'a.yaml:12 reference/duplicate-name',
    ]);
  });

  test('is found by that id', () => {
    expect(found(`//- a.yaml\n${file('checkout', slo('errors'))}//- b.yaml\n${register('checkout-errors')}`)).toEqual(
      [],
    );
    expect(found(`//- a.yaml\n${file('checkout', slo('errors'))}//- b.yaml\n${register('checkout-error')}`)).toEqual([
      'b.yaml:5 reference/unknown',
    ]);
  });

  test('stands in the outline below its service', () => {
    const show = (symbols: readonly DocumentSymbol[]): unknown[] =>
      symbols.map(({ name, detail, children }) => [name, detail, ...show(children)]);
    const text = file('checkout', slo('errors'));
    expect(show(documentSymbols(SpecFile.of('file:///a.yaml', text), DEFAULT_SETTINGS))).toEqual([
      [
        'checkout',
        'SLOs of a service',
        ['checkout-errors', 'SLO', ['Objective 1', '99.9 % · 43m 12s / 30d?'], ['indicator', 'ratio indicator']],
      ],
    ]);
  });
});

describe('completion', () => {
  const labels = (text: string): readonly string[] => complete({ text }).labels;
  const whole = file('checkout', slo('errors'));

  test.each([
    ['at the top', `${whole}$0`, ['labels', 'slo_plugins']],
    ['in an SLO', whole.replace('    alerting', '    $0\n    alerting'), ['description', 'labels', 'plugins']],
    [
      'in an alert',
      file('checkout', slo('errors', '\n      page_alert:\n        $0')),
      ['disable', 'labels', 'annotations'],
    ],
    ['of an SLI', whole.replace(/events:[^]*?alerting/, '$0\n    alerting'), ['events', 'raw', 'plugin']],
  ])('of keys %s', (_, text, expected) => {
    expect(labels(text)).toEqual(expected);
  });

  test.each([
    ['targets in percent', whole.replace('99.9', '$0'), '99.95'],
    ['truth values', file('checkout', slo('errors', '\n      page_alert:\n        disable: $0')), 'true'],
    ['queries', whole.replace('sum(rate(errors_total[{{.window}}]))', '$0'), 'requests with server errors'],
    ['the version', `${whole}---\nversion: $0\nservice: ab\n`, 'prometheus/v1'],
  ])('of %s', (_, text, expected) => {
    expect(labels(text)).toContain(expected);
  });

  test('gives an SLI that is valid', () => {
    const text = whole.replace(/ {4}sli:[^]*?(?= {4}alerting)/, '    $0\n');
    const taken = complete({ text }).take('sli');
    const findings = checkFile(SpecFile.of('file:///a.yaml', taken), DEFAULT_SETTINGS);
    expect(findings.map(({ finding }) => finding.message)).toEqual([]);
  });
});

describe('whatever stands in the file', () => {
  const texts = [
    file('checkout', slo('errors', '\n      page_alert: {disable: true}')),
    file('checkout', slo('errors')).replace('version', 'apiVersion').replace('prometheus', 'sloth.slok.dev'),
    `apiVersion: sloth.slok.dev/v1\nkind: AlertWindows\nspec:\n  sloPeriod: 7d\n  page:\n    quick: {errorBudgetPercent: 8, shortWindow: 5m, longWindow: 1h}\n`,
  ];
  const VALUES = ['', '~', '-1', '1e999', '[]', '{}', '*a', '"\\u0000"', '{{.x}}', '&a b', '9'.repeat(400), 'true'];

  test('no feature fails, and no rule', () => {
    const places = fc.tuple(fc.constantFrom(...texts), fc.nat(), fc.constantFrom(...VALUES));
    fc.assert(
      fc.property(places, ([text, n, value]) => {
        const lines = text.split('\n');
        const at = n % lines.length;
        const broken = [...lines.slice(0, at), lines[at]!.replace(/(?<=: ).*/, value), ...lines.slice(at + 1)].join(
          '\n',
        );
        const { host } = workspaceFixture(`//- a.yaml\n${broken}`);
        const snapshot = host.snapshot();
        const spec = snapshot.openFile(uriOf('a.yaml'))!;
        const context = snapshot.budgetContext(uriOf('a.yaml'));
        const messages = snapshot.findings(uriOf('a.yaml')).map(({ message }) => message);
        expect(messages.filter((message) => message.includes('a mistake in Ninewise'))).toEqual([]);
        inlayHints(spec, { start: 0, end: spec.length }, context);
        hover(spec, Math.min(n % (broken.length + 1), spec.length), context);
        documentSymbols(spec, DEFAULT_SETTINGS);
      }),
      { numRuns: 300 },
    );
  });

  test('an alert spends its share of the budget in its long window', () => {
    const SPAN = { start: 0, end: 0 };
    const share = fc.integer({ min: 1, max: 1000 }).map((n) => n / 1000);
    const seconds = fc.integer({ min: 1, max: 1e8 });
    fc.assert(
      fc.property(share, seconds, seconds, seconds, (budgetShare, period, long, short) => {
        const window = { group: 'page', speed: 'quick' as const, budgetShare, span: SPAN };
        const lengths = { shortWindowSeconds: short, longWindowSeconds: long };
        const spans = { shortWindowSpan: SPAN, longWindowSpan: SPAN };
        const catalogue = {
          type: 'alert-windows' as const,
          periodSeconds: period,
          periodSpan: SPAN,
          windows: [{ ...window, ...lengths, ...spans }],
        };
        const group = { name: 'page', disabled: false, span: SPAN };
        const [alert, ...others] = makeAlerts(group, period, [catalogue]);
        expect(others).toEqual([]);
        expect((alert!.burnRate * long) / period).toBeCloseTo(budgetShare, 9);
        expect(makeAlerts({ ...group, name: 'ticket' }, period, [catalogue])).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
