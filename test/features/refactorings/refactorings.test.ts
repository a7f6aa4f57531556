import { describe, expect, test } from 'vitest';
import { applyEdits, fixAll, Host, refactorings, SpecFile } from '../../../server/src/core';
import type { Refactoring } from '../../../server/src/core';
import { commentsOf } from '../../../server/src/core/yaml/commentsOf';
import { findingsOf } from '../../harness/fixture';

const A = 'file:///shop/a.yaml';
const B = 'file:///shop/b.yaml';

/** What is offered at the marker `|` of the first text; the others are open beside it. */
function offered(
  marked: string,
  others: Record<string, string> = {},
): { text: string; all: Refactoring[]; host: Host } {
  const at = marked.indexOf('|>');
  const text = marked.replace('|>', '');
  const host = new Host();
  host.setFolders([{ uri: 'file:///shop', settings: host.snapshot().settings(A) }]);
  for (const [uri, other] of Object.entries(others)) host.open(uri, other);
  host.open(A, text);
  const now = host.snapshot();
  return { text, host, all: refactorings(now, now.openFile(A)!, { start: at, end: at }) };
}

/** The texts after the one refactoring of a kind that is offered; they are whole, and have no new errors. */
function after(
  marked: string,
  kind: string,
  others: Record<string, string> = {},
): { title: string; a: string; b: string } {
  const { text, all } = offered(marked, others);
  const [found, ...more] = all.filter((each) => each.kind === kind);
  expect(more.map((each) => each.title)).toEqual([]);
  expect(found, 'nothing is offered').toBeDefined();
  const before: Record<string, string> = { ...others, [A]: text };
  const texts = Object.fromEntries(
    Object.entries(before).map(([uri, old]) => [uri, applyEdits(old, found!.edits.get(uri) ?? [])]),
  );
  const comments = (all: Record<string, string>): string[] => Object.values(all).flatMap(commentsOf).sort();
  const isCopy = found!.title.includes('a copy');
  if (isCopy) expect(comments(texts)).toEqual(expect.arrayContaining(comments(before)));
  else expect(comments(texts)).toEqual(comments(before));
  const errors = (t: string): number => findingsOf(t).filter((f) => f.severity === 'error').length;
  for (const [uri, t] of Object.entries(texts)) {
    expect(errors(t)).toBeLessThanOrEqual(errors(before[uri]!));
    for (const document of SpecFile.of(uri, t).documents) expect(document.problems).toEqual([]);
  }
  return { title: found!.title, a: texts[A]!, b: texts[B] ?? '' };
}

const SLO = `# The SLO.
apiVersion: openslo/v1
kind: SLO
metadata:
  name: checkout
spec:
  service: web
  indicator: # measured at the edge
    # The name.
    metadata:
        name: orders
    spec:
        ratioMetric:
            counter: true # it only grows
            good:
                metricSource:
                    type: Prometheus
                    spec:
                        query: |
                          sum(
                            good
                          )
            total:
                metricSource: { type: Prometheus, spec: { query: total } }
            # Behind the metric.
  timeWindow:
    - duration: 28d
      isRolling: true
  budgetingMethod: Occurrences
  objectives:
    - target: 0.999
`;

const SLI = `---
# About orders.
apiVersion: openslo/v1
kind: SLI
metadata:
  name: orders
spec:
  thresholdMetric: # seconds
    metricSource:
      type: Prometheus
      spec:
        query: |
          a

          b
# The end.
`;

const REF = `apiVersion: openslo/v1
kind: SLO
metadata:
  name: checkout
spec:
  service: web
  indicatorRef: orders # ours
  timeWindow:
    - duration: 28d
      isRolling: true
  budgetingMethod: Occurrences
  objectives:
    - op: lt
      value: 1
      target: 0.999
`;

const at = (text: string, part: string): string => text.replace(part, `|>${part}`);

describe('extract an indicator', () => {
  test('to an SLI of its name', () => {
    const { title, a } = after(at(SLO, 'indicator:'), 'refactor.extract');
    expect(title).toBe('Extract to SLI "orders"');
    expect(a).toMatchInlineSnapshot(`
      "# The SLO.
      apiVersion: openslo/v1
      kind: SLO
      metadata:
        name: checkout
      spec:
        service: web
        indicatorRef: orders # measured at the edge
        timeWindow:
          - duration: 28d
            isRolling: true
        budgetingMethod: Occurrences
        objectives:
          - target: 0.999
      ---
      apiVersion: openslo/v1
      kind: SLI
      # The name.
      metadata:
        name: orders
      spec:
        ratioMetric:
          counter: true # it only grows
          good:
            metricSource:
              type: Prometheus
              spec:
                query: |
                  sum(
                    good
                  )
          total:
            metricSource: { type: Prometheus, spec: { query: total } }
          # Behind the metric.
      "
    `);
  });

  test('from within it, and from nowhere else', () => {
    expect(offered(at(SLO, 'query: |')).all.map((each) => each.kind)).toEqual(['refactor.extract']);
    expect(offered(at(SLO, 'service:')).all).toEqual([]);
  });

  test('under a free name', () => {
    const { title, a } = after(at(SLO, 'indicator:'), 'refactor.extract', { [B]: SLI });
    expect(title).toBe('Extract to SLI "orders-2"');
    expect(a).toContain('  indicatorRef: orders-2 # measured at the edge\n');
    expect(a).toContain('metadata:\n  name: orders-2\n');
  });

  test('without a name of its own, from an objective, with CRLF and no line break at the end', () => {
    const text = REF.replace('  indicatorRef: orders # ours\n', '')
      .replace(
        '      target: 0.999\n',
        '      target: 0.999\n      indicator:\n        spec:\n          thresholdMetric:\n            metricSource: { type: P, spec: { q: 1 } }',
      )
      .replace(/\n/g, '\r\n');
    const { title, a } = after(at(text, 'indicator:'), 'refactor.extract');
    expect(title).toBe('Extract to SLI "checkout-sli"');
    expect(a).toContain('      indicatorRef: checkout-sli\r\n');
    expect(a).toMatch(
      /---\r\napiVersion: openslo\/v1\r\nkind: SLI\r\nmetadata:\r\n {2}name: checkout-sli\r\nspec:\r\n {2}thresholdMetric:\r\n {4}metricSource: \{ type: P, spec: \{ q: 1 \} \}\r\n$/,
    );
    expect(a.replace(/\r\n/g, '')).not.toContain('\n');
  });

  test.each([
    [
      'in brackets',
      SLO.replace(/ {2}indicator:[^]*?(?= {2}timeWindow)/, '  indicator: { metadata: { name: x }, spec: {} }\n'),
    ],
    ['behind an anchor', SLO.replace('indicator: #', 'indicator: &i #')],
    ['with an alias', SLO.replace('service: web', 'service: &s web').replace('query: total', 'query: *s')],
    [
      'in JSON',
      JSON.stringify({
        apiVersion: 'openslo/v1',
        kind: 'SLO',
        spec: { indicator: { metadata: { name: 'x' }, spec: {} } },
      }),
    ],
    ['broken', SLO.replace('counter: true', 'counter: "true')],
  ])('is not offered %s', (_, text) => {
    expect(
      offered(text.replace(/("?indicator)/, '|>$1')).all.filter((each) => each.kind === 'refactor.extract'),
    ).toEqual([]);
  });
});

const POLICIES = `apiVersion: openslo/v1
kind: SLO
metadata:
  name: checkout
spec:
  service: web
  indicatorRef: orders
  timeWindow: [{ duration: 28d, isRolling: true }]
  budgetingMethod: Occurrences
  objectives:
    - target: 0.999
  alertPolicies:
    - alertPolicyRef: other
    # For the night.
    - kind: AlertPolicy # a whole one
      metadata:
        name: page
      spec:
        alertWhenBreaching: true
        conditions:
          - kind: AlertCondition
            metadata:
              name: fast
            spec:
              severity: page # wakes somebody
              condition:
                kind: burnrate
                op: gte
                threshold: 14.4
                lookbackWindow: 1h
                alertAfter: 5m
        notificationTargets:
          - targetRef: me
      # Below it.
`;

describe('extract from alert policies', () => {
  test('a policy', () => {
    const { title, a } = after(at(POLICIES, 'alertWhenBreaching'), 'refactor.extract');
    expect(title).toBe('Extract to alert policy "page"');
    expect(a).toMatchInlineSnapshot(`
      "apiVersion: openslo/v1
      kind: SLO
      metadata:
        name: checkout
      spec:
        service: web
        indicatorRef: orders
        timeWindow: [{ duration: 28d, isRolling: true }]
        budgetingMethod: Occurrences
        objectives:
          - target: 0.999
        alertPolicies:
          - alertPolicyRef: other
          # For the night.
          - alertPolicyRef: page
      ---
      apiVersion: openslo/v1
      kind: AlertPolicy # a whole one
      metadata:
        name: page
      spec:
        alertWhenBreaching: true
        conditions:
          - kind: AlertCondition
            metadata:
              name: fast
            spec:
              severity: page # wakes somebody
              condition:
                kind: burnrate
                op: gte
                threshold: 14.4
                lookbackWindow: 1h
                alertAfter: 5m
        notificationTargets:
          - targetRef: me
      # Below it.
      "
    `);
  });

  test('a condition, or the policy around it', () => {
    const { text, all } = offered(at(POLICIES, 'threshold'));
    expect(all.map((each) => each.title)).toEqual([
      'Extract to alert policy "page"',
      'Extract to alert condition "fast"',
    ]);
    const a = applyEdits(text, all[1]!.edits.get(A)!);
    expect(a).toContain('        conditions:\n          - conditionRef: fast\n        notificationTargets:\n');
    expect(a).toMatch(
      /---\napiVersion: openslo\/v1\nkind: AlertCondition\nmetadata:\n {2}name: fast\nspec:\n {2}severity: page # wakes somebody\n/,
    );
    expect(findingsOf(a).filter((f) => f.severity === 'error')).toEqual([]);
  });
});

describe('inline an SLI', () => {
  test('of the same file that nothing else needs: it moves', () => {
    const { title, a } = after(at(REF + SLI, 'indicatorRef'), 'refactor.inline');
    expect(title).toBe('Inline SLI "orders"');
    expect(a).toMatchInlineSnapshot(`
      "apiVersion: openslo/v1
      kind: SLO
      metadata:
        name: checkout
      spec:
        service: web
        indicator: # ours
          # About orders.
          metadata:
            name: orders
          spec:
            thresholdMetric: # seconds
              metricSource:
                type: Prometheus
                spec:
                  query: |
                    a

                    b
          # The end.
        timeWindow:
          - duration: 28d
            isRolling: true
        budgetingMethod: Occurrences
        objectives:
          - op: lt
            value: 1
            target: 0.999
      "
    `);
  });

  test('of another open file: it stays where it is alone, or others need it', () => {
    const alone = after(at(REF, 'indicatorRef'), 'refactor.inline', { [B]: SLI });
    expect(alone.title).toBe('Inline a copy of SLI "orders"');
    expect(alone.b).toBe(SLI);
    expect(alone.a).toContain(
      '  indicator: # ours\n    # About orders.\n    metadata:\n      name: orders\n    spec:\n',
    );
    const others = after(at(REF, 'indicatorRef'), 'refactor.inline', { [B]: `${SLI}---\n${REF}` });
    expect(others.title).toContain('a copy');
  });

  test('of another open file where it is one of several: it moves', () => {
    const { title, b } = after(at(REF, 'indicatorRef'), 'refactor.inline', {
      [B]: `${SLI}${SLI.replace('name: orders', 'name: others')}`,
    });
    expect(title).toBe('Inline SLI "orders"');
    expect(b).toBe(SLI.replace('name: orders', 'name: others'));
  });

  test('out of a list of objects', () => {
    const list = `- apiVersion: openslo/v1\n  kind: SLI\n  metadata:\n    name: orders\n  spec:\n    thresholdMetric:\n      metricSource: { type: P, spec: { q: 1 } }\n`;
    expect(after(at(REF, 'indicatorRef'), 'refactor.inline', { [B]: list }).a).toContain(
      '  indicator: # ours\n    metadata:\n      name: orders\n    spec:\n',
    );
  });

  test('is not offered where its text is not at hand, or it is not clear which', () => {
    const closed = offered(at(REF, 'indicatorRef'));
    closed.host.setDisk(B, SLI);
    const now = closed.host.snapshot();
    expect(now.index(A).defines('SLI', 'orders')).toBe(true);
    const start = REF.indexOf('indicatorRef');
    expect(refactorings(now, now.openFile(A)!, { start, end: start })).toEqual([]);
    expect(offered(at(REF + SLI + SLI, 'indicatorRef')).all).toEqual([]);
  });

  test('undoes what extracting did', () => {
    const text = REF.replace(
      '  indicatorRef: orders # ours\n',
      '  indicator: # here\n    metadata:\n      name: x\n    spec:\n      # q\n      thresholdMetric:\n        metricSource: { type: P, spec: { q: 1 } }\n',
    );
    const { a } = after(at(text, 'indicator:'), 'refactor.extract');
    expect(after(at(a, 'indicatorRef'), 'refactor.inline').a).toBe(text);
  });

  test('a policy takes the place of its item', () => {
    const { a } = after(at(POLICIES, 'alertWhenBreaching'), 'refactor.extract');
    expect(after(at(a, 'alertPolicyRef: page'), 'refactor.inline').a).toBe(POLICIES);
  });
});

describe('one nine', () => {
  const titles = (target: string, rest = ''): string[] =>
    offered(`${REF.replace('target: 0.999', `|>${target}`)}${rest}`)
      .all.filter((each) => each.kind === 'refactor.rewrite')
      .map((each) => each.title);
  const texts = (target: string): string[] => {
    const { text, all } = offered(REF.replace('target: 0.999', `|>${target}`));
    return all.map((each) => /target\w*: \S+/.exec(applyEdits(text, each.edits.get(A)!))![0]);
  };

  test('says what it leaves', () => {
    expect(titles('target: 0.999')).toEqual([
      'Tighten to 99.99 % (budget 4m 2s / 28d instead of 40m 19s)',
      'Relax to 99 % (budget 6h 43m / 28d instead of 40m 19s)',
    ]);
  });

  test.each([
    ['target: 0.999', ['target: 0.9999', 'target: 0.99']],
    ['target: 0.9995', ['target: 0.99995', 'target: 0.995']],
    ['targetPercent: 99.9', ['targetPercent: 99.99', 'targetPercent: 99']],
    ['targetPercent: 99.5 # c', ['targetPercent: 99.95', 'targetPercent: 95']],
    ['target: 0.9', ['target: 0.99']],
    ['target: 0.95', ['target: 0.995', 'target: 0.5']],
    ['target: 1', []],
    ['target: 99.9', []],
    ['target: "0.99"', []],
  ])('%s', (target, expected) => {
    expect(texts(target)).toEqual(expected);
  });
});

describe('sort objectives', () => {
  const OBJECTIVES = `    # Strict.
    - displayName: Strict
      target: 0.9999 # a

    # Loose.
    - target: 0.9
      displayName: Loose
      # below loose
    - targetPercent: 99
      displayName: |
        Middle
`;
  const text = REF.replace(/ {4}- op: lt[^]*$/, OBJECTIVES);

  test('moves items with their comments', () => {
    const { a } = after(at(text, 'objectives:'), 'refactor.rewrite');
    expect(a.slice(a.indexOf('objectives:'))).toMatchInlineSnapshot(`
      "objectives:
          # Loose.
          - target: 0.9
            displayName: Loose
            # below loose
          - targetPercent: 99
            displayName: |
              Middle
          # Strict.
          - displayName: Strict
            target: 0.9999 # a
      "
    `);
    expect(offered(at(a, 'objectives:')).all).toEqual([]);
  });

  test('is not offered where one has no target', () => {
    expect(offered(at(text.replace('targetPercent: 99', 'op: lt'), 'objectives:')).all).toEqual([]);
  });
});

describe('fix all', () => {
  test('applies what has one right answer, and nothing else', () => {
    const text = REF.replace('Occurrences', 'Ocurrences')
      .replace('service: web', 'servise: web')
      .replace('0.999', '1.0');
    const host = new Host();
    host.open(A, text);
    const now = host.snapshot();
    const edits = fixAll(now, now.openFile(A)!);
    expect(applyEdits(text, edits)).toBe(REF.replace('0.999', '1.0'));
    host.open(A, REF);
    expect(fixAll(host.snapshot(), host.snapshot().openFile(A)!)).toEqual([]);
  });
});
