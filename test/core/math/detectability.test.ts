import fc from 'fast-check';
import { expect, it } from 'vitest';
import { secondsToFire, slothCatalogue } from '../../../server/src/core/math/alerting';
import { detectability } from '../../../server/src/core/math/detectability';
import { DAY, dec, expectNear } from './helpers';

const TARGET = dec('0.999');
const alerts = slothCatalogue(30 * DAY);

it('fires the page first for a full outage', () => {
  const { burnRate, first, lowestBurnRate } = detectability(alerts, TARGET, 1)!;
  expect([burnRate, lowestBurnRate]).toEqual([1000, 1]);
  expect(first!.alert).toBe(alerts[0]);
  // 14.4 x 3600 s / 1000.
  expectNear(first!.seconds, 51.84);
});

it('fires the ticket for what is too small for the pages', () => {
  const { burnRate, first } = detectability(alerts, TARGET, 0.05, 0.1)!;
  expect(burnRate).toBe(5);
  expect(first!.alert).toBe(alerts[2]);
  expectNear(first!.seconds, (3 * DAY) / 5);
});

it('never fires for a risk that burns less than every alert needs', () => {
  expect(detectability(alerts, TARGET, 0.01, 0.09)).toEqual({ burnRate: 0.9, lowestBurnRate: 1, first: undefined });
  expect(detectability(alerts, TARGET, 0)).toEqual({ burnRate: 0, lowestBurnRate: 1, first: undefined });
});

it('fires at a burn rate exactly, without binary noise', () => {
  // 0.1 x 0.144 = 0.0144 = 14.4 x 0.001.
  expect(detectability(alerts.slice(0, 1), TARGET, 0.1, 0.144)!.first?.seconds).toBe(3600);
});

it('takes the first of two alerts that fire together', () => {
  const twins = [
    { burnRate: 2, longSeconds: 100, name: 'a' },
    { burnRate: 1, longSeconds: 200, name: 'b' },
  ];
  expect(detectability(twins, TARGET, 1)!.first!.alert.name).toBe('a');
});

it.each<[string, Parameters<typeof detectability>]>([
  ['no alerts', [[], TARGET, 1]],
  [
    'alerts without numbers',
    [
      [
        { burnRate: NaN, longSeconds: 1 },
        { burnRate: 1, longSeconds: 0 },
      ],
      TARGET,
      1,
    ],
  ],
  ['no budget', [alerts, dec(1), 1]],
  ['a negative share', [alerts, TARGET, -0.1]],
  ['a share that is no number', [alerts, TARGET, NaN]],
  ['a severity that is no number', [alerts, TARGET, 1, Infinity]],
])('is not known with %s', (_, input) => {
  expect(detectability(...input)).toBeUndefined();
});

it('finds the least of all times to fire', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, share, (users, severity) => {
      const times = alerts.flatMap((a) => secondsToFire(TARGET, a.burnRate, a.longSeconds, users * severity) ?? []);
      const seconds = detectability(alerts, TARGET, users, severity)!.first?.seconds;
      if (times.length === 0) expect(seconds).toBeUndefined();
      else expectNear(seconds, Math.min(...times));
    }),
  );
});
