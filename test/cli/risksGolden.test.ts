import { describe, expect, test } from 'vitest';
import { goldenCases } from '../core/math/helpers';
import { run, slo } from './harness';

// The golden cases of the area risk, through the command line: a register and an SLO are made of their input.

interface RiskLine {
  readonly id: string;
  readonly estimate: string;
  readonly changes?: string;
}

interface Figures {
  readonly [key: string]: unknown;
  readonly badMinutesPerWindow: number;
  readonly badMinutesPerYear: number;
  readonly budgetShare: number;
  readonly mitigated: Figures;
}
interface Report {
  readonly journeys: readonly {
    readonly budgetSeconds: number;
    readonly expectedBadSeconds: number;
    readonly probabilityOfExceeding: number;
  }[];
  readonly risks: readonly (Figures & { readonly id: string; readonly band: string })[];
  readonly systemicFactors: readonly Figures[];
}

async function report(
  risks: readonly RiskLine[],
  options: { target: string; days?: number; year?: string; factors?: readonly string[] },
): Promise<Report> {
  const { target, days = 28, year = '365.25d', factors = [] } = options;
  const register = `apiVersion: ninewise/v1
kind: RiskRegister
metadata: { name: golden }
spec:
  journeys: [{ name: j, sloRef: checkout }]
  risks:
${risks.map(({ id, estimate, changes }) => `    - { id: ${id}, fear: x, journeyRef: j, estimate: { ${estimate} }${changes === undefined ? '' : `, mitigations: [{ name: m, changes: { ${changes} } }]`} }\n`).join('')}  systemicFactors: [${factors.join(', ')}]
`;
  const files = {
    'r.yaml': register,
    's.yaml': slo('checkout', target).replace('duration: 28d', `duration: ${days}d`),
    '.ninewise.yaml': `yearLength: ${year}\n`,
  };
  const { out } = await run(['risks', '--format', 'json'], { files });
  return (JSON.parse(out) as { registers: Report[] }).registers[0]!;
}

const near = (got: number, wanted: number, relative = 1e-9): void =>
  expect(Math.abs(got - wanted)).toBeLessThanOrEqual(relative * Math.abs(wanted));

const cases = goldenCases() ?? [];

describe.skipIf(cases.length === 0)('ninewise risks gives the golden figures', () => {
  const of = <T>(id: string): T => cases.find((each) => each.id === id) as unknown as T;

  test('O02, the canary', async () => {
    const { expected } = of<{ expected: Record<string, number> }>('O02');
    const { risks } = await report(
      [
        {
          id: 'r',
          estimate: 'frequency: { count: 1, per: 30d }, timeToDetect: 60m, timeToRepair: 60m, usersAffected: 1',
          changes: 'timeToDetect: 10m, timeToRepair: 20m, usersAffected: 0.05',
        },
      ],
      { target: '0.999', days: 30 },
    );
    near(risks[0]!.badMinutesPerWindow, expected['badMinutesBefore']!);
    near(risks[0]!.mitigated.badMinutesPerWindow, expected['badMinutesAfter']!);
    near(risks[0]!.budgetShare, expected['budgetShareBefore']!);
    near(risks[0]!.mitigated.budgetShare, expected['budgetShareAfter']!);
  });

  test('O07, the rows and systemic factors of the CRE template', async () => {
    const { input, expected } = of<{
      input: {
        risks: { id: string; ttdMinutes: number; ttrMinutes: number; usersAffected: number; mtbfDays: number }[];
      };
      expected: { badMinutesPerYear: number[]; systemic: number[]; rank: string[] };
    }>('O07');
    const { risks, systemicFactors } = await report(
      input.risks.map((risk) => ({
        id: risk.id,
        estimate: `meanTimeBetweenFailures: ${risk.mtbfDays}d, timeToDetect: ${risk.ttdMinutes}m, timeToRepair: ${risk.ttrMinutes}m, usersAffected: ${risk.usersAffected}`,
      })),
      {
        target: '0.995',
        factors: [
          '{ name: op-overload, addTimeToDetect: 30m }',
          '{ name: no-playbooks, addTimeToRepair: 5m }',
          '{ name: follow-up, frequencyIncrease: 0.1 }',
        ],
      },
    );
    for (const [i, { id }] of input.risks.entries())
      near(risks.find((risk) => risk.id === id)!.badMinutesPerYear, expected.badMinutesPerYear[i]!);
    expect(risks.map(({ id }) => id)).toEqual(expected.rank.slice(0, 3));
    systemicFactors.forEach(({ badMinutesPerYear }, i) => near(badMinutesPerYear, expected.systemic[i]!));
  });

  test('O08, the published stack rank against four targets', async () => {
    const { input, expected } = of<{
      input: { badMinutesPerYear: Record<string, number>; targetsPercent: string[] };
      expected: { byTarget: Record<string, { high: number; medium: number; low: number }> };
    }>('O08');
    const rows = Object.entries(input.badMinutesPerYear);
    for (const percent of input.targetsPercent) {
      const target = `0.${percent.replace('.', '')}`;
      const { risks } = await report(
        rows.map(([id, minutes]) => ({
          id,
          estimate: `frequency: { count: 1, per: 365.25d }, timeToDetect: 0s, timeToRepair: ${minutes}m, usersAffected: 1`,
        })),
        { target },
      );
      expect(risks.map(({ id }) => id)).toEqual(rows.map(([id]) => id));
      const counts = Object.fromEntries(
        ['high', 'medium', 'low'].map((band) => [band, risks.filter((risk) => risk.band === band).length]),
      );
      expect(expected.byTarget[percent]).toMatchObject(counts);
    }
  });

  test('O14, the mean of a 90 % interval', async () => {
    const { input, expected } = of<{
      input: { cases: { p5: number; p95: number; frequency: number }[] };
      expected: { annualLoss: number[] };
    }>('O14');
    const { risks } = await report(
      input.cases.map(({ p5, p95, frequency }, i) => ({
        id: `r${i}`,
        estimate: `frequency: { count: ${frequency}, per: 365d }, timeToDetect: 0s, timeToRepair: { p5: ${p5}m, p95: ${p95}m }, usersAffected: 1`,
      })),
      { target: '0.9', year: '365d' },
    );
    expected.annualLoss.forEach((loss, i) => near(risks.find(({ id }) => id === `r${i}`)!.badMinutesPerYear, loss));
  });

  test('O15, the chance to exceed the budget', async () => {
    const { input, expected } = of<{
      input: { badMinutesPerOccurrence: number[] };
      expected: { probability: number[] };
    }>('O15');
    for (const [i, minutes] of input.badMinutesPerOccurrence.entries()) {
      const { journeys } = await report(
        [
          {
            id: 'r',
            estimate: `frequency: { count: 1, per: 30d }, timeToDetect: 0s, timeToRepair: ${minutes}m, usersAffected: 1`,
          },
        ],
        { target: '0.999', days: 30 },
      );
      near(journeys[0]!.probabilityOfExceeding, expected.probability[i]!, 1e-6);
    }
  });
});
