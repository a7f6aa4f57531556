import { describe, expect, it } from 'vitest';
import { run, slo } from './harness';
import type { Files } from './harness';

/** The economics of the golden cases O04 and O16: revenue 1,000,000 a year, 1,000 a year for 99 %, 10x per nine. */
const COSTS = `apiVersion: ninewise/v1
kind: CostModel
metadata: { name: economics }
spec:
  currency: EUR
  yearLength: 365d
  revenue: { amount: 1000000, per: 365d }
  revenueAtRisk: 1.0
  reliabilityCost:
    baseline: { target: 0.99, amount: 1000, per: 365d }
    multiplierPerNine: 10
  userPath:
    - { name: mobile network, availability: 0.999 }
`;

interface Rung {
  target: number;
  budgetSeconds: number;
  costFactor: number;
  costPerYear: number | null;
  stepCostPerYear: number | null;
  returnPerYear: number | null;
}
interface Json {
  slos: {
    file: string;
    line: number;
    name: string;
    objectives: { target: number; ladder: Rung[]; lagomTarget: number; pathCeiling: number }[];
  }[];
}

async function json(files: Files, argv: string[] = []): Promise<Json> {
  const { out, code, err } = await run(['budget', '--format', 'json', ...argv], { files });
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as Json;
}

describe('json', () => {
  it('has exactly the shape of the contract', async () => {
    const rung = { costPerYear: null, stepCostPerYear: null, returnPerYear: null };
    expect(await json({ 'x/a.yaml': `---\n# a comment\n${slo('checkout', '0.99')}` })).toEqual({
      slos: [
        {
          file: 'x/a.yaml',
          line: 3,
          dialect: 'openslo-v1',
          name: 'checkout',
          service: 'web',
          owner: null,
          objectives: [
            {
              target: 0.99,
              windowSeconds: 2419200,
              windowKind: 'rolling',
              budgetSeconds: 24192,
              oneInEvents: 100,
              nines: 2,
              ladder: [
                { target: 0.9, budgetSeconds: 241920, costFactor: 0.1, ...rung },
                { target: 0.99, budgetSeconds: 24192, costFactor: 1, ...rung },
                { target: 0.999, budgetSeconds: 2419.2, costFactor: 10, ...rung },
                { target: 0.9999, budgetSeconds: 241.92, costFactor: 100, ...rung },
              ],
              lagomTarget: null,
              pathCeiling: null,
              dependencyCeiling: null,
              eventBudget: null,
              alerts: [],
              riskShare: null,
              probabilityOfExceeding: null,
            },
          ],
        },
      ],
    });
  });

  it('has the money of the golden cases where a cost model is among the paths', async () => {
    const { slos } = await json({ 'a.yaml': slo(), 'cost.yaml': COSTS });
    const { ladder, lagomTarget, pathCeiling } = slos[0]!.objectives[0]!;
    expect(ladder.map((rung) => rung.target)).toEqual([0.99, 0.999, 0.9999, 0.99999]);
    expect(ladder.map((rung) => rung.costPerYear)).toEqual([1000, 10000, 100000, 1000000]);
    expect(ladder[2]!.returnPerYear).toBeCloseTo(900, 9);
    expect(ladder[0]!.stepCostPerYear).toBeNull();
    expect(lagomTarget * 100).toBeCloseTo(99.68377223398316, 9);
    expect(pathCeiling).toBe(0.999);
    const alone = await json({ 'a.yaml': slo(), 'cost.yaml': COSTS }, ['a.yaml']);
    expect(alone.slos[0]!.objectives[0]!.ladder[2]!.costPerYear).toBeNull();
  });

  it('compares the targets that are asked for', async () => {
    const { slos } = await json({ 'a.yaml': slo() }, ['--targets', '99.5, 99.9%,99.95,0']);
    const { ladder } = slos[0]!.objectives[0]!;
    expect(ladder.map((rung) => [rung.target, rung.costFactor])).toEqual([
      [0, 0.001],
      [0.995, 0.2],
      [0.999, 1],
      [0.9995, 2],
    ]);
  });

  it('lists SLOs without a budget, and nothing else', async () => {
    const { slos } = await json({ 'a.yaml': `${slo('none', '1')}---\n${slo('half', '0.5')}`, 'cost.yaml': COSTS });
    expect(slos.map((each) => [each.name, each.line, each.objectives.length])).toEqual([
      ['none', 1, 0],
      ['half', 15, 1],
    ]);
    expect(await json({})).toEqual({ slos: [] });
  });
});

describe('for people', () => {
  it('shows the ladder with money', async () => {
    const { out } = await run(['budget'], {
      files: { 'slo/a.yaml': slo('checkout-availability'), 'cost.yaml': COSTS },
    });
    expect(out).toMatchInlineSnapshot(`
      "checkout-availability of web  slo/a.yaml:1

        99.9 % over 28d, error budget 40m 19.2s · 1 in 1,000 events

           target    budget in 28d              cost  cost a year  this step  returns
           99 %      6h 43m 12s     ██████████  0.1x       €1,000
        >  99.9 %    40m 19.2s      █             1x      €10,000     €9,000   €9,000  not worth it
           99.99 %   4m 1.92s       ▏            10x     €100,000    €90,000     €900  not worth it
           99.999 %  24.192s        ▏           100x   €1,000,000   €900,000   €90.00  not worth it

           lagom  at 99.6838 % the total is least: €3,162 lost and €3,162 spent, €6,325 a year
           path   behind mobile network 99.9 % users see 99.8001 %, and never more than 99.9 %

      "
    `);
  });

  it('shows factors alone where there is no cost model', async () => {
    const { out } = await run(['budget', '--targets', '99,99.95'], { files: { 'a.yaml': slo() }, columns: 80 });
    expect(out).toMatchInlineSnapshot(`
      "checkout of web  a.yaml:1

        99.9 % over 28d, error budget 40m 19.2s · 1 in 1,000 events

           target   budget in 28d              cost
           99 %     6h 43m 12s     ██████████  0.1x
        >  99.9 %   40m 19.2s      █             1x
           99.95 %  20m 9.6s       ▌             2x

      A nine costs about 10 times the one before it: a rule of thumb. With a CostModel
      in the folder you see money.
      "
    `);
  });

  it('shows the shortest and the longest month, and time slices', async () => {
    const monthly = slo().replace(
      'duration: 28d\n      isRolling: true',
      "duration: 1M\n      isRolling: false\n      calendar: { startTime: '2024-01-01 00:00:00', timeZone: Europe/Warsaw }",
    );
    const slices = slo('slices')
      .replace('Occurrences', 'Timeslices')
      .replace('    - target: 0.999', '    - target: 0.999\n      timeSliceTarget: 0.95\n      timeSliceWindow: 1m');
    const { out } = await run(['budget'], { files: { 'a.yaml': monthly, 'b.yaml': slices } });
    expect(out).toContain('over 1 calendar month, error budget 40m 19.2s to 44m 42s');
    expect(out).toContain('error budget 40m 19.2s · 40.32 of 40,320 time slices');
  });

  const ALERTED = `version: prometheus/v1
service: shop
labels: { ninewise_events_per_hour: "500" }
slos:
  - name: a-name-that-is-rather-long-for-an-slo
    objective: 99.9
    sli: { raw: { error_ratio_query: "1 - avg_over_time(up[{{.window}}])" } }
    alerting: { page_alert: {}, ticket_alert: { disable: true } }
`;
  const AGREED = `${COSTS}---
apiVersion: ninewise/v1
kind: ServiceTier
metadata: { name: gold }
spec: { appliesTo: { services: [shop] }, sla: { target: 0.99, window: 30d } }
---
apiVersion: ninewise/v1
kind: ErrorBudgetPolicy
metadata: { name: house-rules }
spec: {}
`;

  it('shows alerts, events and agreements, and fits into 80 columns without colours', async () => {
    const { out } = await run(['budget'], { files: { 'a.yaml': ALERTED, 'folder.yaml': AGREED }, columns: 80 });
    expect(out).toMatchInlineSnapshot(`
      "shop-a-name-that-is-rather-long-for-an-slo of shop  a.yaml:5

        99.9 % over 30d (assumed: the file has no window)
        error budget 43m 12s · 1 in 1,000 events

           target    budget in 30d  cost a year  this step  returns
           99 %      7h 12m              €1,000
        >  99.9 %    43m 12s            €10,000     €9,000   €9,000  not worth it
           99.99 %   4m 19.2s          €100,000    €90,000     €900  not worth it
           99.999 %  25.92s          €1,000,000   €900,000   €90.00  not worth it

           alert                burns  fires at 100 %     10 %  1 % errors
           page, quick  14.4x over 1h          51.84s   8m 38s       never
           page, slow      6x over 6h          2m 10s  21m 36s      3h 36m

           events  at 500 an hour 360 of 360,000 may fail; one failure is 0.3 % of the
                   budget
           lagom   at 99.6838 % the total is least: €3,162 lost and €3,162 spent,
                   €6,325 a year
           path    behind mobile network 99.9 % users see 99.8001 %, and never more
                   than 99.9 %
           tier    gold, SLA 99 % over 30d
           policy  house-rules

      "
    `);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it.each([40, 60, 80, 100, 120])('no prose is longer than %i columns', async (columns) => {
    const files = { 'a.yaml': ALERTED, 'folder.yaml': AGREED };
    const { out } = await run(['budget'], { files, columns });
    const prose = out.split('\n').filter((line) => /^ {5}(lagom|path|tier|policy|events)/.test(line));
    expect(prose.length).toBeGreaterThanOrEqual(5);
    for (const line of prose) expect(line.length).toBeLessThanOrEqual(columns);
  });

  it('has colours on a terminal only', async () => {
    const files = { 'a.yaml': ALERTED, 'folder.yaml': AGREED };
    const [piped, shown] = await Promise.all(
      [false, true].map((isTty) => run(['budget'], { files, isTty, columns: 80 })),
    );
    expect(piped!.out).not.toContain('\u001b');
    expect(shown!.out).toContain('\u001b');
    expect(shown!.out.replace(/\u001b\[\d+m/g, '').replace(/ +$/gm, '')).toBe(piped!.out);
  });

  it('says where figures may be missing', async () => {
    const { err, code } = await run(['budget'], {
      files: { 'a.yaml': `${slo()}  bad: [\n`, '.ninewise.yaml': 'yearLength: x\n' },
    });
    expect(err.split('\n').map((line) => line.split(' has ')[0])).toEqual([
      'ninewise: .ninewise.yaml',
      'ninewise: a.yaml',
      '',
    ]);
    expect(code).toBe(0);
  });

  it.each([
    [['--targets', '100'], '"100" is not a target'],
    [['--targets', 'x'], '"x" is not a target'],
    [['--targets', '0.999'], 'write percents, for example 99.9'],
    [['nope'], 'nope: no such file or directory'],
  ])('refuses %s', async (argv, message) => {
    const { err, code } = await run(['budget', ...argv], { files: { 'a.yaml': slo() } });
    expect(err).toContain(message);
    expect(code).toBe(2);
  });
});
