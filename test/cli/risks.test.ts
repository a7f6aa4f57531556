import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { bar } from '../../server/src/cli/writers/bar';
import { CHECKOUT, REGISTER } from '../features/register/fixtures';
import { run } from './harness';
import type { Run } from './harness';

const FILES = { 'register.yaml': REGISTER, 'slo.yaml': CHECKOUT };

interface Journey {
  readonly [key: string]: unknown;
}
interface Report {
  readonly registers: readonly {
    readonly [key: string]: unknown;
    readonly journeys: readonly Journey[];
    readonly risks: readonly Journey[];
    readonly systemicFactors: readonly Journey[];
  }[];
}

const json = ({ out }: Run): Report => JSON.parse(out) as Report;
const rounded = (value: unknown, places: number): unknown =>
  typeof value === 'number' ? Number(value.toFixed(places)) : value;

describe('ninewise risks --format json', () => {
  test('gives the figures of the worked example of the method', async () => {
    const { registers } = json(await run(['risks', '--format', 'json'], { files: FILES }));
    expect(registers).toHaveLength(1);
    const [register] = registers;
    expect([register?.['file'], register?.['name'], register?.['windowSeconds'], register?.['yearDays']]).toEqual([
      'register.yaml',
      'tickets',
      28 * 86_400,
      365,
    ]);
    const [buy, refund] = register!.journeys;
    expect(buy).toMatchObject({ name: 'buy', slo: 'checkout', budgetSeconds: 2419.2 });
    expect(rounded(Number(buy?.['expectedBadSeconds']) / 60, 7)).toBe(122.6930897);
    expect(rounded(buy?.['share'], 3)).toBe(3.043);
    // What the accepted risk leaves: 40.32 - 10.6930897 minutes.
    expect(rounded(Number(buy?.['unallocatedSeconds']) / 60, 7)).toBe(29.6269103);
    expect(buy?.['probabilityOfExceeding']).toBeGreaterThan(0.6);
    expect(refund).toMatchObject({
      slo: null,
      budgetSeconds: null,
      expectedBadSeconds: 0,
      share: null,
      unallocatedSeconds: null,
      probabilityOfExceeding: null,
    });
    const [release, provider] = register!.risks;
    expect(release).toMatchObject({ id: 'bad-release', rank: 1, journey: 'buy', band: 'high' });
    expect(
      ['badMinutesPerWindow', 'badMinutesPerYear', 'budgetShare'].map((key) => rounded(release?.[key], 4)),
    ).toEqual([112, 1460, 2.7778]);
    expect(Object.values(release?.['mitigated'] as object).map((value) => rounded(value, 4))).toEqual([
      1.4, 18.25, 0.0347,
    ]);
    expect(provider).toMatchObject({ id: 'provider-down', rank: 2, band: 'high', mitigated: null });
    expect(rounded(provider?.['badMinutesPerWindow'], 7)).toBe(10.6930897);
    expect(rounded(provider?.['budgetShare'], 4)).toBe(0.2652);
    expect(rounded(Number(provider?.['singleOccurrenceShare']) * 40.32, 6)).toBe(34.848015);
    expect(
      register!.systemicFactors.map((factor) => [factor['name'], rounded(factor['badMinutesPerWindow'], 7)]),
    ).toEqual([
      ['no playbooks', 5.5872146],
      ['follow-up is missing', 12.269309],
    ]);
  });

  test('--what-if mitigated has the figures with every mitigation', async () => {
    const { registers } = json(await run(['risks', '--format', 'json', '--what-if', 'mitigated'], { files: FILES }));
    const [register] = registers;
    expect(register?.risks.map(({ id, mitigated }) => [id, mitigated])).toEqual([
      ['provider-down', null],
      ['bad-release', null],
    ]);
    expect(rounded(register?.risks[1]?.['badMinutesPerWindow'], 4)).toBe(1.4);
    expect(rounded(Number(register?.journeys[0]?.['expectedBadSeconds']) / 60, 7)).toBe(12.0930897);
  });

  test('knows the length of a year that the settings give', async () => {
    const files = { ...FILES, '.ninewise.yaml': 'yearLength: 365.25d\n' };
    const { registers } = json(await run(['risks', '--format', 'json'], { files }));
    expect([registers[0]?.['yearDays'], rounded(registers[0]?.risks[0]?.['badMinutesPerYear'], 6)]).toEqual([
      365.25, 1461,
    ]);
  });

  test('ranks what has no estimate behind the rest, with nothing in place of figures', async () => {
    const files = {
      ...FILES,
      'register.yaml': REGISTER.replace(
        '  risks:\n',
        '  risks:\n    - id: vague\n      fear: Something happens\n      journeyRef: gone\n',
      ),
    };
    const { registers } = json(await run(['risks', '--format', 'json'], { files }));
    expect(registers[0]?.risks[2]).toEqual({
      id: 'vague',
      rank: 3,
      journey: null,
      badMinutesPerWindow: null,
      badMinutesPerYear: null,
      budgetShare: null,
      singleOccurrenceShare: null,
      band: null,
      mitigated: null,
    });
  });
});

describe('ninewise risks', () => {
  test('shows a bar for each risk against its budget', async () => {
    const { out, err, code } = await run(['risks'], { files: FILES, columns: 120 });
    expect([code, err]).toEqual([0, '']);
    expect(
      out
        .split('\n')
        .slice(0, 11)
        .map((line) => line.trimEnd()),
    ).toEqual([
      'tickets  register.yaml:2',
      '2 fears, 2 ranked, 2 quantified',
      '',
      '  Buy a ticket  checkout, 99.9 % over 28d, error budget 40m 19.2s / 28d',
      expect.stringMatching(/^ {2}304\.3 % of the budget is expected to be spent · .* · with all mitigations 30 %$/),
      '  rank  fear                               in 28d      a year    share  one time  mitigated  of the budget          band',
      expect.stringMatching(
        /^ {5}1 {2}Nobody can buy after a releas… +112 min +1,460 min +277\.8 % +297\.6 % +3\.5 % {2}█{20}▸ {2}high$/,
      ),
      expect.stringMatching(
        /^ {5}2 {2}Customers reach the last step… +10\.69 min +139\.39 min +26\.5 % +86\.4 % +█████▎ +high$/,
      ),
      '',
      '  Get the money back  no SLO',
      '  No fears as yet',
    ]);
  });

  test('shows hostile text as text', async () => {
    const files = {
      'register.yaml': REGISTER.replace('Nobody can buy', '"\\u001b[31mred\\u202e <script>').replace(
        'nobody notices',
        'x"',
      ),
    };
    const { out } = await run(['risks'], { files, columns: 200 });
    expect(out).toContain('[31mred');

    expect(out).not.toMatch(/[\u001b\u202e]/);
    const markdown = (await run(['risks', '--format', 'markdown'], { files })).out;
    expect(markdown).toContain('\\<script\\>');
    expect(markdown).not.toContain('<script>');
  });

  test('says where there is nothing, and where figures may be missing', async () => {
    expect((await run(['risks'], { files: { 'slo.yaml': CHECKOUT } })).out).toBe(
      'No risk register found: looked into 1 file.\n',
    );
    const broken = await run(['risks'], { files: { 'register.yaml': REGISTER.replace('spec:', 'spec') } });
    expect(broken.err).toContain('register.yaml has errors, so figures may be missing or wrong');
    expect((await run(['risks', 'gone.yaml'])).code).toBe(2);
    expect((await run(['risks', '--format', 'xml'])).code).toBe(2);
  });

  test('reads standard input', async () => {
    const { out } = await run(['risks', '-', 'slo.yaml', '--format', 'json'], {
      files: { 'slo.yaml': CHECKOUT },
      stdin: REGISTER,
    });
    expect(rounded(json({ out } as Run).registers[0]?.journeys[0]?.['share'], 3)).toBe(3.043);
  });

  test('a bar is as long as its share', () => {
    expect([0, 1e-9, 0.5, 1, 1.01, Infinity, -1].map((share) => bar(share, 4))).toEqual([
      '',
      '▏',
      '██',
      '████',
      '████▸',
      '████▸',
      '',
    ]);
  });
});

describe('ninewise budget', () => {
  test('knows the risks that burden an SLO', async () => {
    const { out } = await run(['budget', '--format', 'json'], { files: FILES });
    const [slo] = (
      JSON.parse(out) as { slos: { objectives: { riskShare: number; probabilityOfExceeding: number }[] }[] }
    ).slos;
    expect(rounded(slo?.objectives[0]?.riskShare, 3)).toBe(3.043);
    const { registers } = json(await run(['risks', '--format', 'json'], { files: FILES }));
    expect(slo?.objectives[0]?.probabilityOfExceeding).toBe(registers[0]?.journeys[0]?.['probabilityOfExceeding']);
    expect((await run(['budget'], { files: FILES })).out).toContain(
      '2 known risks: 304.3 % of the budget to be expected',
    );
  });
});

describe('ninewise init risk-register', () => {
  const init = (argv: readonly string[], files: Record<string, string> = FILES): Promise<Run> =>
    run(['init', 'risk-register', ...argv], { files });

  test('writes a register without findings, with a journey for each SLO', async () => {
    const { out, cwd, code } = await init(['--title', 'Spring: the season']);
    expect([code, out]).toEqual([0, 'spring-season.yaml\n']);
    const text = fs.readFileSync(path.join(cwd, 'spring-season.yaml'), 'utf8');
    expect(text).toBe(`apiVersion: ninewise/v1
kind: RiskRegister
metadata:
  name: spring-season
  displayName: "Spring: the season"
  annotations:
    ninewise/held-on: 2026-11-20
spec:
  prompt: It is six months after launch. The software is in production, and it is not trusted. Why?
  reviewEvery: 90d
  journeys:
    - name: checkout
      displayName: checkout
      sloRef: checkout
  risks: []
`);
    const checked = await run(['check', 'spring-season.yaml'], { cwd });
    expect([checked.code, checked.out]).toEqual([0, expect.not.stringContaining('error')]);
  });

  test('never writes over a file', async () => {
    const { code, err, cwd } = await init(['register.yaml']);
    expect([code, err]).toEqual([
      2,
      'ninewise: register.yaml is there already and stays as it is. Name another file\n',
    ]);
    expect(fs.readFileSync(path.join(cwd, 'register.yaml'), 'utf8')).toBe(REGISTER);
  });

  test('takes the SLOs and journeys that are named', async () => {
    const { cwd } = await init(['new/place.yaml', '--slo', 'checkout', '--journey', 'Find a concert', 'Sell "it"']);
    const text = fs.readFileSync(path.join(cwd, 'new/place.yaml'), 'utf8');
    expect(text).toContain('    - name: find-concert\n      displayName: Find a concert\n    - name: sell\n');
    expect((await init(['--slo', 'gone'])).err).toBe('ninewise: there is no SLO "gone" here. There are checkout\n');
    expect(
      (
        await init(
          ['x.yaml'],
          Object.fromEntries(
            Array.from({ length: 9 }, (_, i) => [`${i}.yaml`, CHECKOUT.replace('name: checkout', `name: slo-${i}`)]),
          ),
        )
      ).err,
    ).toContain('9 SLOs here, so none was taken');
    expect((await run(['init', 'everything'])).code).toBe(2);
  });
});
