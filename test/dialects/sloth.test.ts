import { describe, expect, test } from 'vitest';
import { budgetsOf, hover, inlayHints, SpecFile } from '../../server/src/core';
import type { SpecObject } from '../../server/src/core';
import { alertsOf } from '../../server/src/core/features/alerts/alertsOf';
import { formatDecimal } from '../../server/src/core/math/decimal';
import { workspaceFixture } from '../harness/workspaceFixture';
import { catalogue, K8S, v1 } from './slothTexts';

/** The objects of a text, with what finds the text of a span. */
function read(text: string): { objects: readonly SpecObject[]; at: (span: { start: number; end: number }) => string } {
  const [document] = SpecFile.of('file:///slos.yaml', text).documents;
  return {
    objects: document!.allObjects,
    at: ({ start, end }) => document!.text.slice(start, end),
  };
}

describe('what is read', () => {
  test.each([
    ['in its own form', v1(), 'sloth-v1', ['error_query', 'total_query'], ['alerting', 'alerting']],
    ['in Kubernetes', K8S, 'sloth-k8s-v1', ['errorQuery', 'totalQuery'], ['alerting', 'ticketAlert']],
  ])('of an SLO %s', (_, text, dialect, keys, switches) => {
    const { objects, at } = read(text);
    const [whole, slo, ...rest] = objects;
    expect(rest).toEqual([]);
    expect(whole!.model).toEqual({ type: 'other' });
    expect(slo).toMatchObject({ dialect: { id: dialect }, kind: { name: 'SLO' }, whole });
    expect(slo!.name?.value).toBe('checkout-availability');
    expect(at(slo!.name!.span)).toBe('availability');
    if (slo!.model.type !== 'slo') throw new Error('no SLO');
    const { service, window, objectives } = slo!.model;
    expect([service?.value, window]).toEqual(['checkout', undefined]);
    const targets = objectives.flatMap((objective) => objective.targets);
    expect(targets.map(({ fraction, notation }) => [formatDecimal(fraction), notation])).toEqual([
      ['0.999', 'percent'],
    ]);
    expect(targets.map(({ span, keySpan }) => [at(span), at(keySpan)])).toEqual([['99.9', 'objective']]);
    expect(slo!.queries.map(({ role, key, keySpan }) => [role, key, at(keySpan)])).toEqual([
      ['bad', keys[0], keys[0]],
      ['total', keys[1], keys[1]],
    ]);
    expect(slo!.queries.every(({ node, windowTemplate }) => windowTemplate?.pattern.test(node.source))).toBe(true);
    expect(slo!.alerts?.groups.map(({ name, span }) => [name, at(span)])).toEqual([
      ['page', switches[0]],
      ['ticket', switches[1]],
    ]);
  });

  test.each<[string, string, [boolean, string][]]>([
    [
      'both on',
      'name: A',
      [
        [false, 'alerting'],
        [false, 'alerting'],
      ],
    ],
    [
      'both off',
      'page_alert: {disable: true}\nticket_alert: {disable: true}',
      [
        [true, 'page_alert'],
        [true, 'ticket_alert'],
      ],
    ],
    [
      'on, with labels',
      'name: A\npage_alert: {labels: {severity: critical}}',
      [
        [false, 'page_alert'],
        [false, 'alerting'],
      ],
    ],
    [
      'in the spelling of Kubernetes',
      'name: A\npageAlert: {disable: true}',
      [
        [false, 'alerting'],
        [false, 'alerting'],
      ],
    ],
    [
      'switched by a text',
      'name: A\npage_alert: {disable: "true"}',
      [
        [false, 'page_alert'],
        [false, 'alerting'],
      ],
    ],
  ])('of alerts %s', (_, alerting, expected) => {
    const { objects, at } = read(v1({ alerting }));
    expect(objects[1]!.alerts?.groups.map(({ disabled, span }) => [disabled, at(span)])).toEqual(expected);
  });

  test('of an SLO without alerting, the alerts stand at its name', () => {
    const { objects, at } = read('version: prometheus/v1\nservice: a1\nslos: [{name: b1, objective: 99}]');
    expect(objects[1]!.alerts?.groups.map(({ span }) => at(span))).toEqual(['b1', 'b1']);
  });

  test.each([
    ['raw', 'raw: {error_ratio_query: "x[{{.window}}]"}', ['ratio'], 'ratio'],
    ['a plugin', 'plugin: {id: a/b}', [], 'other'],
    ['nothing', '{}', [], 'other'],
    ['queries that are no texts', 'events: {error_query: 1, total_query: [a]}', [], 'ratio'],
  ])('of an SLI of %s', (_, sli, roles, kind) => {
    const [, slo] = read(v1({ sli })).objects;
    expect(slo!.queries.map(({ role }) => role)).toEqual(roles);
    expect(slo!.model).toMatchObject({ indicator: { kind } });
  });

  test.each<[string, string, (string | undefined)[]]>([
    ['numbers as names', 'version: prometheus/v1\nservice: 404\nslos: [{name: 10}]', ['404-10']],
    ['no service', 'version: prometheus/v1\nslos: [{name: ab}]', ['ab']],
    ['no name', 'version: prometheus/v1\nservice: ab\nslos: [{objective: 99}]', [undefined]],
    ['items that are no mappings', 'version: prometheus/v1\nslos: [1, [], null, {name: ab}]', ['ab']],
    ['no list', 'version: prometheus/v1\nslos: {name: ab}', []],
    ['nothing at all', 'version: prometheus/v1', []],
    ['JSON', '{"version": "prometheus/v1", "service": "ab", "slos": [{"name": "cd"}]}', ['ab-cd']],
  ])('of %s', (_, text, names) => {
    expect(
      read(text)
        .objects.slice(1)
        .map(({ name }) => name?.value),
    ).toEqual(names);
  });

  test.each([
    ['99.90', '0.999'],
    ['1e1', '0.1'],
    ['100', '1'],
    ['-5', '-0.05'],
  ])('of the objective %s', (objective, fraction) => {
    const [, slo] = read(v1({ objective })).objects;
    const targets = slo!.model.type === 'slo' ? slo!.model.objectives.flatMap(({ targets }) => targets) : [];
    expect(targets.map((target) => formatDecimal(target.fraction))).toEqual([fraction]);
  });

  test.each(['.inf', '.nan', '"99.9"', 'high', '[99]', ''])('no target of the objective %j', (objective) => {
    expect(read(v1({ objective })).objects[1]!.model).toMatchObject({ type: 'slo', objectives: [] });
  });

  test('of a catalogue of alert windows', () => {
    const { objects, at } = read(catalogue('1w'));
    const [{ model } = { model: undefined }] = objects;
    if (model?.type !== 'alert-windows') throw new Error('no catalogue');
    expect(model.periodSeconds).toBe(7 * 86_400);
    expect(
      model.windows.map((w) => [w.group, w.speed, w.budgetShare, w.shortWindowSeconds, w.longWindowSeconds]),
    ).toEqual([
      ['page', 'quick', 0.08, 300, 3_600],
      ['page', 'slow', 0.125, 1_800, 21_600],
      ['ticket', 'quick', 0.2, 7_200, 86_400],
      ['ticket', 'slow', 0.42, 21_600, 259_200],
    ]);
    expect(model.windows.map((w) => [at(w.span), at(w.longWindowSpan)])).toEqual([
      ['8', '1h'],
      ['12.5', '6h'],
      ['20', '1d'],
      ['42', '3d'],
    ]);
  });

  test.each(['0d', '1M', '', '30', '[30d]', '-1d'])('no catalogue of the period %j', (period) => {
    expect(read(catalogue(period)).objects[0]!.model).toEqual({ type: 'other' });
  });

  test.each(['0', '-8', 'x', '.inf'])('no line of the catalogue with %s %% of the budget', (percent) => {
    expect(read(catalogue('7d', percent)).objects[0]!.model).toMatchObject({ windows: { length: 3 } });
  });
});

describe('the alerts that Sloth makes', () => {
  /** Alerts of the SLO in the first file, in a window of so many days. */
  function alertsIn(source: string, days: number): (string | number | boolean | undefined)[][] {
    const { host, cursor } = workspaceFixture(source);
    const snapshot = host.snapshot();
    const object = snapshot.openFile(cursor.uri)!.documents[0]!.allObjects[1]!;
    return alertsOf(object.alerts, object.dialect.id, days * 86_400, snapshot.index(cursor.uri)).map((alert) => [
      alert.name,
      alert.pages,
      Number(alert.burnRate.toFixed(6)),
      alert.longWindowSeconds,
      alert.shortWindowSeconds,
    ]);
  }
  const file = (text: string): string => `//- slos.yaml\n${text}`;

  test.each([
    [30, [14.4, 6, 3, 1]],
    [28, [13.44, 5.6, 2.8, 0.933333]],
  ])('of %d days have the windows of its own catalogue', (days, rates) => {
    expect(alertsIn(file(v1()), days)).toEqual([
      ['page, quick', true, rates[0], 3_600, 300],
      ['page, slow', true, rates[1], 21_600, 1_800],
      ['ticket, quick', false, rates[2], 86_400, 7_200],
      ['ticket, slow', false, rates[3], 259_200, 21_600],
    ]);
  });

  test('have the windows of a catalogue in the folder', () => {
    const rates = alertsIn(`${file(v1())}//- windows/7d.yaml closed\n${catalogue('7d')}`, 7).map(([, , rate]) => rate);
    expect(rates).toEqual([13.44, 3.5, 1.4, 0.98]);
  });

  test('have the windows of the catalogue for their period', () => {
    const source = `${file(v1())}//- windows/7d.yaml closed\n${catalogue('7d')}//- windows/30d.yaml closed\n${catalogue('30d', '1')}`;
    expect(alertsIn(source, 30).map(([, , rate]) => rate)).toEqual([7.2, 15, 6, 4.2]);
  });

  test('are none for a period without a catalogue', () => {
    expect(alertsIn(file(v1()), 90)).toEqual([]);
  });

  test('are none where they are disabled', () => {
    expect(alertsIn(file(K8S), 30).map(([name]) => name)).toEqual(['page, quick', 'page, slow']);
  });

  test('fire above their burn rate, and have no place in a file', () => {
    const { host, cursor } = workspaceFixture(file(v1()));
    const snapshot = host.snapshot();
    const object = snapshot.openFile(cursor.uri)!.documents[0]!.allObjects[1]!;
    const alerts = alertsOf(object.alerts, object.dialect.id, 30 * 86_400, snapshot.index(cursor.uri));
    expect(alerts.map(({ strict, span, holdSeconds }) => [strict, span, holdSeconds])).toEqual(
      Array(4).fill([true, undefined, 0]),
    );
  });
});

describe('in the editor', () => {
  test('the hint shows the budget of the default window, as an assumption', () => {
    const { host, cursor } = workspaceFixture(`//- slos.yaml\n${v1()}`);
    const snapshot = host.snapshot();
    const file = snapshot.openFile(cursor.uri)!;
    const hints = inlayHints(file, { start: 0, end: file.length }, snapshot.budgetContext(cursor.uri));
    expect(hints.map(({ label, offset }) => [label, v1().slice(offset - 4, offset)])).toEqual([
      ['43m 12s / 30d? · next nine 4m 19s ≈ 10x', '99.9'],
    ]);
  });

  const hoverAt = (marked: string): string | undefined => {
    const { host, cursor } = workspaceFixture(`//- slos.yaml\n${marked}`);
    const snapshot = host.snapshot();
    const file = snapshot.openFile(cursor.uri)!;
    return hover(file, file.offsetAt(cursor.position), snapshot.budgetContext(cursor.uri))?.markdown;
  };
  test.each([
    ['a target', v1({ objective: '99.$09' }), '**99.9 %** over 30d'],
    ['its key', v1().replace('objective', 'obje$0ctive'), '**99.9 %** over 30d'],
    ['a name', v1().replace('availability', 'avail$0ability'), '99.9 %'],
    ['a key', v1().replace('error_query', 'error$0_query'), '**Error query** · `error_query`'],
    ['an alert', v1({ alerting: 'name: A\npage_$0alert: {}' }), '**Page alert** · `page_alert`'],
    ['a catalogue', catalogue('7d').replace('sloPeriod', 'slo$0Period'), '**SLO period** · `sloPeriod`'],
  ])('the hover on %s', (_, text, expected) => {
    expect(hoverAt(text)).toContain(expected);
  });

  test('budgets know their SLO by the id that Sloth gives it', () => {
    const { host, cursor } = workspaceFixture(`//- slos.yaml\n${K8S}`);
    const snapshot = host.snapshot();
    const [whole, slo] = snapshot.openFile(cursor.uri)!.documents[0]!.allObjects;
    const context = snapshot.budgetContext(cursor.uri);
    expect(budgetsOf(whole!, context)).toEqual([]);
    expect(budgetsOf(slo!, context).map(({ nines }) => nines)).toEqual([3]);
    expect(snapshot.index(cursor.uri).definitions('SLO', 'checkout-availability')).toHaveLength(1);
  });
});
