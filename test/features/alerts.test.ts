import { describe, expect, test } from 'vitest';
import { alertFigures, budgetsOf, hover } from '../../server/src/core';
import { workspaceFixture } from '../harness/workspaceFixture';

const slo = (target: string, policies: string, window = '30d'): string => `apiVersion: openslo/v1
kind: SLO
metadata:
  name: checkout
spec:
  service: shop
  indicatorRef: orders
  timeWindow:
    - duration: ${window}
      isRolling: true
  budgetingMethod: Occurrences
  objectives:
    - target: ${target}
  alertPolicies:
${policies}`;

const condition = (burn: number, over: string, more = ''): string =>
  `severity: page\n${more}condition: { kind: burnrate, op: gte, threshold: ${burn}, lookbackWindow: ${over} }`;

const indented = (text: string, by: number): string => text.replace(/^/gm, ' '.repeat(by));

const policy = (name: string, conditions: string): string =>
  `apiVersion: openslo/v1\nkind: AlertPolicy\nmetadata:\n  name: ${name}\nspec:\n  alertWhenBreaching: true\n  conditions:\n${conditions}  notificationTargets:\n    - targetRef: pager\n`;

/** The alerts on the first objective of the SLO in `slo.yaml`. */
function alertsIn(source: string) {
  const { host, cursor } = workspaceFixture(source);
  const snapshot = host.snapshot();
  const context = snapshot.budgetContext(cursor.uri);
  const object = snapshot.openFile(cursor.uri)!.documents[0]!.objects[0]!;
  return alertFigures(object, budgetsOf(object, context)[0]!, context);
}

describe('the alerts on an objective', () => {
  test('in place, by name, and by a name that leads to another, in files that nobody opened', () => {
    const inline = `    - kind: AlertPolicy\n      metadata: { name: inline }\n      spec:\n        alertWhenBreaching: true\n        conditions:\n          - kind: AlertCondition\n            metadata: { name: c }\n            spec:\n${indented(condition(14.4, '1h'), 14)}\n`;
    const found = alertsIn(
      `//- slo.yaml\n${slo('0.999', `${inline}    - alertPolicyRef: slow\n    - alertPolicyRef: nothing\n`)}` +
        `//- policies.yaml closed\n${policy('slow', '    - conditionRef: six\n')}` +
        `//- conditions.yaml closed\napiVersion: openslo/v1\nkind: AlertCondition\nmetadata:\n  name: six\nspec:\n${indented(condition(6, '6h'), 2)}\n`,
    );
    expect(
      found.map(({ alert, budgetShareAtFire, reachable }) => [
        alert.name,
        alert.burnRate,
        alert.longWindowSeconds,
        budgetShareAtFire,
        reachable,
      ]),
    ).toEqual([
      ['page', 14.4, 3600, 0.02, true],
      ['six', 6, 21_600, 0.05, true],
    ]);
    expect(found[0]!.at.map((each) => each?.secondsToFire ?? null)).toEqual([51.84, 518.4, null]);
    expect(found[0]!.at[0]!.secondsLeft).toBeCloseTo(2592 - 51.84, 9);
  });

  test.each([
    ['0.9', false],
    ['0.93', false],
    ['0.94', true],
  ])('14.4x at a target of %s can fire: %s', (target, canFire) => {
    const [only] = alertsIn(
      `//- slo.yaml\n${slo(target, '    - alertPolicyRef: fast\n')}//- p.yaml closed\n${policy('fast', `    - kind: AlertCondition\n      metadata: { name: f }\n      spec:\n${indented(condition(14.4, '1h'), 8)}\n`)}`,
    );
    expect(only!.reachable).toBe(canFire);
    expect(only!.at.some((each) => each !== null)).toBe(canFire);
  });

  test('policies that lead to each other end', () => {
    const loop = `//- slo.yaml\n${slo('0.99', '    - alertPolicyRef: a\n')}//- p.yaml closed\n${policy('a', '    - conditionRef: a\n')}`;
    expect(alertsIn(loop)).toEqual([]);
  });

  test('the hover on a target has them, with what the names of others hold as text', () => {
    const source = `//- slo.yaml\n${slo('0.9$09', '    - alertPolicyRef: fast\n')}//- p.yaml closed\n${policy('fast', `    - kind: AlertCondition\n      metadata: { name: f }\n      spec:\n${indented(condition(14.4, '1h').replace('severity: page', 'severity: "[x](command:y)"'), 8)}\n`)}`;
    const { host, cursor } = workspaceFixture(source);
    const snapshot = host.snapshot();
    const file = snapshot.openFile(cursor.uri)!;
    const markdown = hover(file, file.offsetAt(cursor.position), snapshot.budgetContext(cursor.uri))!.markdown;
    expect(markdown).toContain('14.4x over 1h');
    expect(markdown).not.toContain('[x](command:y)');
  });

  test.each([
    ['page_$0alert', true],
    ['object$0ive', false],
  ])('the hover on %s begins with them: %s', (place, isFirst) => {
    const word = place.replace('$0', '');
    const source = `version: prometheus/v1\nservice: shop\nslos:\n  - name: orders\n    objective: 99.9\n    sli: { raw: { error_ratio_query: "x[{{.window}}]" } }\n    alerting: { page_alert: {} }\n`;
    const { host, cursor } = workspaceFixture(`//- slo.yaml\n${source.replace(word, place)}`);
    const snapshot = host.snapshot();
    const file = snapshot.openFile(cursor.uri)!;
    const markdown = hover(file, file.offsetAt(cursor.position), snapshot.budgetContext(cursor.uri))!.markdown;
    expect(markdown.indexOf('page, quick')).toBeGreaterThan(0);
    expect(markdown.indexOf('page, quick') < markdown.indexOf('99.99 %')).toBe(isFirst);
  });
});
