import { describe, expect, test } from 'vitest';
import { parseDecimal } from '../../server/src/core/math/decimal';
import { amountAt } from '../../server/src/core/rules/budget/stale-comment/amount';
import { inStyle, isRight, lengthsOf } from '../../server/src/core/rules/budget/stale-comment/judge';
import { statementsIn } from '../../server/src/core/rules/budget/stale-comment/statement';
import { shiftPoint } from '../../server/src/core/rules/budget/percent-as-ratio/shiftPoint';

/** What a comment states: `seconds`, with `~` for an estimate and `/period`. */
const stated = (comment: string): string[] =>
  statementsIn(comment).map(({ amount, isEstimate, period }) => {
    const per = period ? `/${period.count}${period.unit}` : '';
    return `${isEstimate ? '~' : ''}${Math.round(amount.seconds * 1000) / 1000}${per}`;
  });

describe('statementsIn', () => {
  const claims: readonly (readonly [comment: string, ...claims: string[]])[] = [
    [' 43m20s', '2600'],
    [' 43m 20s', '2600'],
    [' (43m20s)', '2600'],
    [' = 43m12s.', '2592'],
    [' ~3m', '~180'],
    [' ~ 3 min', '~180'],
    [' ≈ 4.3 min', '~258'],
    [' ~3m/month', '~180/1month'],
    [' 3 min/mo', '180/1month'],
    [' 43 minutes of downtime', '2580'],
    [' 43 minutes of downtime per month', '2580/1month'],
    [' about 43 minutes of downtime a month', '~2580/1month'],
    [' approx. 43 min downtime', '~2580'],
    [' 7.2h per month', '25920/1month'],
    [' 7h12m per 30 days', '25920/30day'],
    [' 99.9% = 43m12s', '2592'],
    [' 99.9 % -> 43m12s / 30d', '2592/30day'],
    [' 0.999 = 43m12s', '2592'],
    [' three nines = 43m12s per 30 days', '2592/30day'],
    [' 3 nines, 43m12s a month', '2592/1month'],
    [' 99.9% over 28 days: 40m19s', '2419/28day'],
    [' 28d: 40m', '2400/28day'],
    [' 30 days -> 43m12s', '2592/30day'],
    [' 43m12s over a rolling 30 day window', '2592/30day'],
    [' 43m12s, 30d rolling', '2592/30day'],
    [' rolling window of 28 days, 40m19s', '2419/28day'],
    [' error budget: 43m', '2580'],
    [' budget 43 minutes and 12 seconds', '2592'],
    [' a 43m error budget', '2580'],
    [' may be down... allowed: 2 hours', '7200'],
    [' allows 8.76h per year', '31536/1year'],
    [' 8h 45m 36s yearly', '31536/1year'],
    [' monthly budget 43m', '2580/1month'],
    [' 1,440 minutes of downtime per year', '86400/1year'],
    [' 0.1% of 30 days = 43m12s', '2592/30day'],
    [' 43m12s/30d, 8h45m36s/year', '2592/30day', '31536/1year'],
    [' 43m12s (2592s) per 30d', '2592/30day', '2592/30day'],
    [' 43 minutes of downtime a month; agreed with product in May', '2580/1month'],
    [' error budget of 10m per week - see the policy', '600/1week'],
    [' 26s', '26'],
  ];
  test.each(claims)('%s', (comment, ...expected) => {
    expect(stated(comment)).toEqual(expected);
  });

  test.each([
    '',
    ' alert after 5m',
    ' page when 5m of budget are burnt',
    ' for 5m',
    ' 99.9% for 5m',
    ' within 5m',
    ' 99% of requests in 5 minutes',
    ' 99% in 2s',
    ' 99.9% < 300ms',
    ' p99 < 2s',
    ' latency 2s',
    ' evaluated every 5m',
    ' every 5m',
    ' over 5m',
    ' 5m window',
    ' error rate over 5m',
    ' 5m error rate',
    ' timeSliceWindow: 5m',
    ' window: 28d',
    ' rolling 28 days',
    ' per month',
    ' 1 month',
    ' one month',
    ' availability, 5m',
    ' SLA allows 3h36m per month',
    ' was 99.9% (43m12s) until May',
    ' 12m of budget left',
    ' last outage: 5m downtime',
    ' Incident in May cost us, 2h downtime',
    ' one more nine = 4m19s',
    ' the next nine would leave 4m19s of downtime',
    ' 40-45 minutes of downtime',
    ' <43m',
    ' 43m?',
    ' 99.9% = 43m12s, 99.95% = 21m36s',
    ' max repair time 30m',
    ' scraped each 30s',
    ' support 8h/day',
    ' 2024-05-01',
    ' see ADR-12, 3m read',
    ' JIRA-43m',
    ' TODO: budget 43m?',
    ' retries for 2m',
    ' It is good to make bigger objective to react faster',
    ' Contracts often are for 1 month time window',
    ' 43',
    ' 24/7',
    ' 2% of budget in 1h',
    ' deploys stop after 20m of budget',
  ])('nothing in:%s', (comment) => {
    expect(stated(comment)).toEqual([]);
  });

  test('is quick on a long and strange comment', () => {
    const started = performance.now();
    for (const part of ['1m', '~', '(', '1,', 'and ', '43m, ', '9.', 'budget 43m; ']) {
      statementsIn(part.repeat(5000));
      statementsIn(part.repeat(40));
    }
    expect(performance.now() - started).toBeLessThan(200);
  });
});

describe('isRight', () => {
  const month = { count: 1, unit: 'month' } as const;
  test.each([
    ['43m12s', '0.999', '30d', true],
    ['43m20s', '0.999', '30d', false],
    ['43m', '0.999', '30d', true],
    ['44m', '0.999', '30d', false],
    ['43.2 min', '0.999', '30d', true],
    ['43.3 min', '0.999', '30d', false],
    ['43m', '0.999', '28d', false],
    ['~43m', '0.999', '28d', false],
    ['~40m', '0.999', '30d', true],
    ['~45m', '0.999', '30d', true],
    ['45m', '0.999', '30d', false],
    ['~3m', '0.9999', '30d', false],
    ['~4m', '0.9999', '30d', true],
    ['21m', '0.9995', '30d', true],
    ['22m', '0.9995', '30d', true],
    ['1h', '0.999', '80d', false],
    ['43m50s', '0.999', 'month', true],
    ['44m38s', '0.999', 'month', true],
    ['40m19s', '0.999', 'month', true],
    ['43m49.8s', '0.999', 'month', true],
    ['3h39m', '0.995', 'month', true],
    ['46m', '0.999', 'month', false],
  ])('%s at %s in %s: %s', (text, target, length, expected) => {
    const [statement] = statementsIn(text);
    const lengths = length === 'month' ? lengthsOf(month) : [parseInt(length) * 86_400];
    expect(isRight(statement!, parseDecimal(target)!, lengths)).toBe(expected);
  });
});

describe('inStyle', () => {
  test.each([
    ['43m20s', '2592', '43m12s'],
    ['43m 20s', '2592', '43m 12s'],
    ['43m', '2419.2', '40m19.2s'],
    ['43 min', '2419.2', '40.32 min'],
    ['43 minutes', '2419.2', '40.32 minutes'],
    ['43 minutes', '60', '1 minute'],
    ['7.2h', '12960', '3.6h'],
    ['7.2 hours', '24192', '6.72 hours'],
    ['7h12m', '24192', '6h43m12s'],
    ['43 minutes and 12 seconds', '2419.2', '40 minutes and 19.2 seconds'],
    ['43min 12s', '2419.2', '40min 19.2s'],
    ['43-minute', '2419.2', '40.32-minute'],
    ['2h', '43.2', '43.2s'],
  ])('%s for %s s becomes %s', (like, seconds, expected) => {
    expect(inStyle(parseDecimal(seconds)!, amountAt(like, 0)!, false)).toBe(expected);
  });

  test('an estimate stays one', () => {
    expect(inStyle(parseDecimal('259.2')!, amountAt('3m', 0)!, true)).toBe('4m');
    expect(inStyle(parseDecimal('2.592')!, amountAt('3m', 0)!, true)).toBe('2.592s');
  });
});

describe('shiftPoint', () => {
  test.each([
    ['99.9', -2, '0.999'],
    ['99.90', -2, '0.9990'],
    ['90', -2, '0.9'],
    ['100', -2, '1'],
    ['99.', -2, '0.99'],
    ['5', -2, '0.05'],
    ['0.999', 2, '99.9'],
    ['.95', 2, '95'],
    ['0.9', 2, '90'],
    ['0.9990', 2, '99.90'],
  ])('%s by %s is %s', (text, places, expected) => {
    expect(shiftPoint(text, places)).toBe(expected);
  });
  test.each(['1e2', '-5', '', '.', 'x'])('nothing for "%s"', (text) => {
    expect(shiftPoint(text, -2)).toBeUndefined();
  });
});
