import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../server/src/core';
import { alertsIn, fixedIn, hintsIn, hoverIn, marksIn, messageIn, objectsOf, sloIn } from './harness';

const RATIO = `- value: 1
  target: 0.999
  ratioMetrics:
    good: {source: prometheus, queryType: promql, query: 'sum(rate(ok[{{.window}}]))'}
    total: {source: prometheus, queryType: promql, query: 'sum(rate(all[5m]))'}`;

const THRESHOLD = `- op: lte
  value: 200
  target: 0.98`;

const INDICATOR = 'thresholdMetric: {source: prometheus, queryType: promql, query: seconds}';

interface Parts {
  readonly window?: string;
  readonly objectives?: string;
  readonly indicator?: string;
  readonly method?: string;
  readonly metadata?: string;
  /** Further lines of the spec. */
  readonly more?: string;
}

const slo = ({
  window = '{unit: Day, count: 28, isRolling: true}',
  objectives = RATIO,
  indicator,
  method = 'Occurrences',
  metadata = '{name: checkout}',
  more = '',
}: Parts = {}): string => `apiVersion: openslo/v1alpha
kind: SLO
metadata: ${metadata}
spec:
  service: shop
  budgetingMethod: ${method}
${indicator ? `  indicator:\n    ${indicator}\n` : ''}${window && `  timeWindows:\n    - ${window}\n`}  objectives:
${objectives.replace(/^(?=.)/gm, '    ')}
${more.replace(/^(?=.)/gm, '  ')}`;

/** Sloth would refuse what oslo takes, and the other way round; most tests are on the format alone. */
const ALONE = { ...DEFAULT_SETTINGS, compat: [] };

describe('lowering', () => {
  test('of a ratio', () => {
    expect(sloIn(slo())).toEqual({
      name: 'checkout <checkout>',
      service: 'shop <shop>',
      method: 'Occurrences',
      window: 'rolling 2419200 <28>',
      targets: ['0.999 fraction <target: 0.999> target'],
      indicator: undefined,
      queries: [
        "good prometheus expression <query: 'sum(rate(ok[{{.window}}]))'> query {{.window}}",
        "total prometheus expression <query: 'sum(rate(all[5m]))'> query",
      ],
    });
    const [object] = objectsOf(slo());
    expect(object).toMatchObject({
      dialect: { id: 'openslo-v1alpha' },
      model: { objectives: [{ indicator: { kind: 'ratio' } }] },
      references: [{ kinds: ['Service'], name: 'shop', key: 'service' }],
    });
  });

  test('of a threshold', () => {
    expect(sloIn(slo({ objectives: THRESHOLD, indicator: INDICATOR }))).toMatchObject({
      targets: ['0.98 fraction <target: 0.98> target'],
      indicator: 'threshold',
      queries: ['value prometheus expression <query: seconds> query'],
    });
  });

  test.each([
    ['{unit: Week, count: 1, isRolling: true}', 'rolling 604800 <1>'],
    ['{count: 30, unit: Day}', 'rolling 2592000 <30>'],
    ['{unit: Month, count: 1, calendar: {startTime: 2026-01-01 00:00:00, timeZone: UTC}}', 'calendar 2592000 <1>'],
    ['{unit: Year, count: 1, isRolling: false}', 'calendar 31536000 <1>'],
    ['{unit: Second, count: 90, isRolling: true}', 'rolling 90 <90>'],
    ['{unit: day, count: 28, isRolling: true}', 'rolling undefined <28>'],
    ['{unit: Day, count: "28", isRolling: true}', 'rolling undefined <"28">'],
    ['{unit: Day, count: -1, isRolling: true}', 'rolling undefined <-1>'],
    ['{unit: Day, isRolling: true}', undefined],
    ['28d', undefined],
  ])('of the window %s', (window, expected) => {
    expect(sloIn(slo({ window }))?.window).toBe(expected);
  });

  test.each([
    ['a spec that is a text', 'apiVersion: openslo/v1alpha\nkind: SLO\nspec: x\n'],
    ['nothing else', 'apiVersion: openslo/v1alpha\nkind: SLO\n'],
    ['lists everywhere', 'apiVersion: openslo/v1alpha\nkind: SLO\nspec: {objectives: {a: b}, timeWindows: {}}\n'],
  ])('of %s', (_, text) => {
    expect(sloIn(text)).toMatchObject({ service: undefined, window: undefined, targets: [], queries: [] });
  });

  test('has no alerts', () => {
    expect(alertsIn(slo())).toEqual([]);
  });
});

describe('findings', () => {
  test.each<[string, Parts]>([
    ['a ratio', {}],
    ['a threshold', { objectives: THRESHOLD, indicator: INDICATOR }],
    ['several ratios', { objectives: `${RATIO}\n${RATIO.replace('0.999', '0.99')}` }],
    ['no window', { window: '' }],
    ['a window that says nothing', { window: '{unit: Day, count: 28}' }],
    ['time slices', { method: 'Timeslices', objectives: `${RATIO}\n  timeSliceTarget: 0.95` }],
    ['labels', { metadata: '{name: a, labels: {team: x}, annotations: {a.b/c: d}}' }],
    ['a window in hours', { window: '{unit: Hour, count: 168, isRolling: true}' }],
  ])('none in %s', (_, parts) => {
    expect(marksIn(slo(parts), ALONE)).toEqual([]);
  });

  test.each<[string, Parts, string[]]>([
    ['a percentage', { objectives: RATIO.replace('0.999', '99.9') }, ['error budget/percent-as-ratio <99.9>']],
    ['all', { objectives: RATIO.replace('0.999', '1') }, ['error budget/no-budget <1>']],
    ['no target', { objectives: RATIO.replace(/ {2}target.*\n/, '') }, ['error schema/missing-key <value>']],
    ['the name in v1', { more: 'timeWindow: []' }, ['error schema/unknown-key <timeWindow>']],
    [
      'the ratio in v1',
      { objectives: RATIO.replace('ratioMetrics', 'ratioMetric') },
      ['error schema/unknown-key <ratioMetric>'],
    ],
    ['no window item', { window: '{}' }, ['error schema/missing-key <{}>', 'error schema/missing-key <{}>']],
    ['a unit in small letters', { window: '{unit: day, count: 28, isRolling: true}' }, ['error schema/enum <day>']],
    ['a window of no length', { window: '{unit: Day, count: 0, isRolling: true}' }, ['error window/zero <0>']],
    ['a negative window', { window: '{unit: Day, count: -1, isRolling: true}' }, ['error schema/range <-1>']],
    ['half a day', { window: '{unit: Day, count: 0.5, isRolling: true}' }, ['error schema/type <0.5>']],
    [
      'a window of minutes',
      { window: '{unit: Minute, count: 1, isRolling: true}' },
      ['warning window/minute-not-month <1>'],
    ],
    [
      'a calendar that rolls',
      { window: '{unit: Day, count: 1, isRolling: true, calendar: {startTime: 2026-01-01 00:00:00, timeZone: UTC}}' },
      ['error schema/choice <calendar>'],
    ],
    ['no start', { window: '{unit: Day, count: 1, isRolling: false}' }, ['error schema/choice <isRolling>']],
    [
      'a start of another form',
      { window: '{unit: Day, count: 1, calendar: {startTime: 2026-01-01, timeZone: UTC}}' },
      ['error window/calendar-start <2026-01-01>'],
    ],
    ['no indicator', { objectives: '- target: 0.9' }, ['error objective/indicator-level <SLO>']],
    ['indicators at two levels', { indicator: INDICATOR }, ['error objective/indicator-level <ratioMetrics>']],
    [
      'a ratio in one objective of two',
      { objectives: `${RATIO}\n- {target: 0.9}` },
      ['error objective/indicator-level <target>'],
    ],
    [
      'no operator',
      { objectives: '- {target: 0.9, value: 1}', indicator: INDICATOR },
      ['error objective/comparison <target>'],
    ],
    ['time slices without target', { method: 'Timeslices' }, ['error objective/timeslice-fields <value>']],
    ['a method of v1', { method: 'RatioTimeslices' }, ['error schema/enum <RatioTimeslices>']],
    [
      'half a metric',
      { indicator: 'thresholdMetric: {query: up}', objectives: THRESHOLD },
      ['error schema/missing-key <thresholdMetric>', 'error schema/missing-key <thresholdMetric>'],
    ],
  ])('%s', (_, parts, expected) => {
    expect(marksIn(slo(parts), ALONE)).toEqual(expected);
  });

  test('speak of the keys of this version', () => {
    expect(messageIn(slo({ objectives: '- target: 0.9' }), 'objective/indicator-level')).toContain(
      'Add indicator to its spec, or ratioMetrics to each objective.',
    );
    expect(messageIn(slo({ objectives: `${RATIO}\n- {target: 0.9}` }), 'objective/indicator-level')).toContain(
      'each objective is measured on its own, and this one cannot be. Add ratioMetrics here.',
    );
  });

  test.each<[string, Parts, string[], string[]]>([
    ['a right ratio', {}, [], []],
    [
      'a threshold',
      { objectives: THRESHOLD, indicator: INDICATOR },
      [],
      ['information compat/sloth-openslo-metric <op>'],
    ],
    ['no window', { window: '' }, ['information compat/oslo-time-window <spec>'], []],
    [
      'a window in weeks that says nothing',
      { window: '{unit: Week, count: 4}' },
      ['information compat/oslo-window-kind <unit>'],
      ['information compat/sloth-openslo-window <Week>'],
    ],
    [
      'no value',
      { objectives: RATIO.replace('value: 1\n  ', '') },
      ['information compat/oslo-ratio-metrics <target>'],
      [],
    ],
  ])('of oslo and Sloth on %s', (_, parts, oslo, sloth) => {
    expect(marksIn(slo(parts), { ...ALONE, compat: ['oslo'] })).toEqual(oslo);
    expect(marksIn(slo(parts), { ...ALONE, compat: ['sloth'] })).toEqual(sloth);
  });
});

describe('fixes', () => {
  test.each<[string, Parts, Parts]>([
    [
      'window/not-whole-weeks',
      { window: '{unit: Day, count: 30, isRolling: true} # a month' },
      { window: '{unit: Day, count: 28, isRolling: true} # a month' },
    ],
    [
      'window/minute-not-month',
      { window: '{count: 3, unit: "Minute", isRolling: true}' },
      { window: '{count: 3, unit: "Month", isRolling: true}' },
    ],
    [
      'budget/long-window-for-many-nines',
      { objectives: RATIO.replace('0.999', '0.99999'), window: '{unit: Week, count: 4, isRolling: true}' },
      { objectives: RATIO.replace('0.999', '0.99999'), window: '{unit: Day, count: 91, isRolling: true}' },
    ],
    ['compat/oslo-window-kind', { window: '{unit: Day, count: 28}' }, {}],
    ['schema/enum', { window: '{unit: day, count: 28, isRolling: true}' }, {}],
    ['schema/type', { window: '{unit: Day, count: "28", isRolling: true}' }, {}],
  ])('of %s: %j', (code, before, after) => {
    expect(fixedIn(slo(before), code)).toBe(slo(after));
  });
});

describe('in the editor', () => {
  test('the budget stands behind the target', () => {
    expect(hintsIn(slo())).toEqual(['0.999 40m 19s / 28d']);
  });

  test.each([
    ['the target', { objectives: RATIO.replace('0.999', '0.9$099') }],
    ['the count of the window', { window: '{unit: Day, count: 2$08, isRolling: true}' }],
    ['the unit of the window', { window: '{unit: D$0ay, count: 28, isRolling: true}' }],
    ['the name', { metadata: '{name: che$0ckout}' }],
  ])('the ladder stands in the hover on %s', (_, parts) => {
    expect(hoverIn(slo(parts))).toContain('**99.9 %** over 28d · error budget **40m 19.2s** · 1 in 1,000 events');
  });
});
