import { describe, expect, test } from 'vitest';
import {
  DEFAULT_SETTINGS,
  Host,
  newRegister,
  newRegisterChoices,
  registerTree,
  SpecFile,
} from '../../../server/src/core';
import { toCsv } from '../../../server/src/core/features/register/exports/csv';
import { toMarkdown } from '../../../server/src/core/features/register/exports/markdown';
import { sloSkeleton } from '../../../server/src/core/features/register/sloSkeleton';
import { parseYaml } from '../../../server/src/core/yaml/parse';
import { toValue } from '../../../server/src/core/yaml/toValue';
import { uriOf, workspaceFixture } from '../../harness/workspaceFixture';
import { CHECKOUT, REGISTER } from './fixtures';
import { Desk } from './harness';

/** The cells of a CSV by RFC 4180. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  const pattern = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/y;
  while (pattern.lastIndex < csv.length) {
    const match = pattern.exec(csv);
    if (!match) throw new Error(`No CSV at ${pattern.lastIndex}`);
    const [, cell = '', end] = match;
    rows.at(-1)!.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

describe('CSV', () => {
  const rows = (text: string): string[][] => cellsOf(toCsv([new Desk(text).content]));

  test('has every risk by rank, with numbers that are not rounded', () => {
    const [head, first, second] = rows(REGISTER);
    const cell = (row: string[] | undefined, name: string): string | undefined => row?.[head!.indexOf(name)];
    expect([head?.length, first?.length, second?.length]).toEqual([26, 26, 26]);
    expect(
      ['rank', 'id', 'journey', 'slo', 'badMinutesPerYear', 'mitigatedBadMinutesPerYear', 'band', 'treatment'].map(
        (name) => cell(first, name),
      ),
    ).toEqual(['1', 'bad-release', 'buy', 'checkout', '1460', '18.25', 'high', 'mitigate']);
    expect(Number(cell(second, 'badMinutesPerWindow')).toFixed(7)).toBe('10.6930897');
    expect(cell(second, 'until')).toBe('2026-06-30');
  });

  test.each(['=1+1', '+1', '-1', '@x', '\t=1', ' =1', '\uff1dcmd', '=HYPERLINK("http://x","y")'])(
    '%j is no formula',
    (fear) => {
      const desk = new Desk(REGISTER);
      desk.do({ type: 'addMitigation', risk: 'bad-release', name: `x${fear}` });
      desk.type(
        desk.text.replace('fear: Nobody can buy after a release, and nobody notices', `fear: ${JSON.stringify(fear)}`),
      );
      const [head, row] = rows(desk.text);
      expect(row?.[head!.indexOf('fear')]).toBe(`'${fear}`);
    },
  );

  test('keeps commas, quotes and line breaks within their cells', () => {
    const fear = 'a, "b"\nc\r\nd';
    const [head, row] = rows(
      REGISTER.replace('fear: Nobody can buy after a release, and nobody notices', `fear: ${JSON.stringify(fear)}`),
    );
    expect(row?.[head!.indexOf('fear')]).toBe(fear);
  });

  test('of many registers has one head', () => {
    const { content } = new Desk(REGISTER);
    expect(cellsOf(toCsv([content, content])).map(([name]) => name)).toEqual([
      'register',
      'tickets',
      'tickets',
      'tickets',
      'tickets',
    ]);
    expect(cellsOf(toCsv([]))).toHaveLength(1);
  });
});

describe('Markdown', () => {
  test('has journeys, risks by rank, and what is done about them', () => {
    const markdown = toMarkdown(new Desk(REGISTER, { today: '2026-03-01' }).content);
    expect(markdown.split('\n').filter((line) => line.startsWith('#'))).toEqual([
      '# tickets',
      '## Journeys',
      '## Risks by rank',
      '### 1\\. Nobody can buy after a release, and nobody notices',
      '### 2\\. Customers reach the last step and cannot pay',
      '## Systemic factors',
      '## What the figures take for granted',
    ]);
    expect(markdown).toContain(
      '| 2 | Customers reach the last step and cannot pay | Buy a ticket | major | likely |  | 10.69 min / 28d | 26.5 % (high) |  | accepted until 2026\\-06\\-30 by group:default/payments, 121 days left |',
    );
    expect(markdown).toContain(
      '- Mitigation: canary 5% with automatic rollback, planned, saves 110.6 min / 28d, 98.8 %, €9,000 / year, T\\-101',
    );
  });

  test('shows hostile texts as text', () => {
    const hostile = '<script>alert(1)</script> | ](command:x) ![a](http://x) `x` \\u202e \\n# head';
    const text = REGISTER.replace('fear: Nobody can buy after a release, and nobody notices', `fear: "${hostile}"`)
      .replace('name: no playbooks', `name: "${hostile}"`)
      .replace('displayName: Buy a ticket', `displayName: "${hostile}"`)
      .replace('ticket: T-101', `ticket: "${hostile}"`)
      .replace('owner: group:default/tickets # not', `owner: "${hostile}" # not`);
    const markdown = toMarkdown(new Desk(text).content);
    expect(markdown).not.toMatch(/(?<!\\)[<`]|(?<!\\)\]\(|\u202e|^# head/m);
    // A cell does not end where a text of the file holds a bar.
    for (const line of markdown.split('\n').filter((each) => each.startsWith('| ')))
      expect([8, 10]).toContain(line.replaceAll('\\|', '').split('|').length - 2);
  });

  test('of an empty register has a head and nothing else', () => {
    const markdown = toMarkdown(new Desk('apiVersion: ninewise/v1\nkind: RiskRegister\nmetadata: {name: r}\n').content);
    expect(markdown).toBe(
      '# r\n\n> It is six months after launch\\. The software is in production, and it is not trusted\\. Why?\n\n0 fears, 0 ranked, 0 quantified\\.\n',
    );
  });
});

describe('a new register', () => {
  const { host } = workspaceFixture(
    `//- slo.yaml\n${CHECKOUT.replace('name: checkout', 'name: checkout, displayName: Checkout works')}//- r.yaml\n${REGISTER}`,
  );
  const index = host.snapshot().index(uriOf('x.yaml'));
  const made = (title: string, slos: string[] = [], journeys: string[] = []): ReturnType<typeof newRegister> =>
    newRegister({ title, slos, journeys, today: '2026-11-20' }, index, DEFAULT_SETTINGS);

  test('is a register without findings, of that name', () => {
    const { fileName, text } = made('Spring season', ['checkout'], ['Find: "it"', 'Checkout works']);
    expect(fileName).toBe('spring-season.yaml');
    const file = SpecFile.of('file:///new.yaml', text);
    expect(file.documents[0]!.problems).toEqual([]);
    expect(file.documents[0]!.violations(file.documents[0]!.objects[0]!)).toEqual([]);
    expect(toValue(parseYaml(text).root)).toMatchObject({
      metadata: {
        name: 'spring-season',
        displayName: 'Spring season',
        annotations: { 'ninewise/held-on': '2026-11-20' },
      },
      spec: {
        reviewEvery: '90d',
        journeys: [
          { name: 'checkout-works', displayName: 'Checkout works', sloRef: 'checkout' },
          { name: 'find', displayName: 'Find: "it"' },
          { name: 'checkout-works-2', displayName: 'Checkout works' },
        ],
        risks: [],
      },
    });
  });

  test.each(['', '  ', '---', '\u202e', 'a\nb: c', '{{ x }}', 'tickets', 'x'.repeat(1_000)])(
    'of the title %j can be read',
    (title) => {
      const { fileName, text } = made(title);
      const { root, problems } = parseYaml(text);
      expect(problems).toEqual([]);
      expect(fileName).toMatch(/^[a-z0-9-]{1,63}\.yaml$/);
      expect((toValue(root) as { metadata: { name: string } }).metadata.name).toBe(fileName.slice(0, -5));
    },
  );

  test('does not take the name of another register', () => {
    expect(made('Tickets').fileName).toBe('tickets-2.yaml');
  });

  test('starts from the SLOs and journeys of the folder', () => {
    expect(newRegisterChoices(host.snapshot().budgetContext(uriOf('x.yaml')))).toEqual({
      slos: [{ name: 'checkout', label: 'Checkout works', detail: '99.9 % over 28d' }],
      journeys: ['Buy a ticket', 'Get the money back'],
    });
  });

  test('a skeleton of an SLO says what users fear', () => {
    const skeleton = sloSkeleton(SpecFile.of('file:///r', REGISTER), index, 'provider-down');
    expect(skeleton?.fileName).toBe('customers-reach-last-step-pay.yaml');
    expect(skeleton?.text).toMatch(/^# What users fear: Customers reach the last step and cannot pay\napiVersion: /);
  });
});

describe('the tree of registers', () => {
  test('holds open files and closed ones, with the risks of each journey by rank', () => {
    const { host } = workspaceFixture(
      `//- b.yaml closed\n# text\n---\n${REGISTER.replace('name: tickets', 'name: closed')}//- a.yaml\n${REGISTER}    - 5\n//- slo.yaml closed\n${CHECKOUT}`,
    );
    const { registers } = registerTree(host.snapshot(), '2026-06-20');
    expect(registers.map(({ uri, title, range }) => [uri, title, range.start.line])).toEqual([
      [uriOf('b.yaml'), 'closed', 4],
      [uriOf('a.yaml'), 'tickets', 2],
    ]);
    const [buy] = registers[0]!.journeys;
    expect(buy?.risks.map(({ id, range, band, flags }) => [id, range.start.line, band, flags.isExpiring])).toEqual([
      ['bad-release', 21, 'high', false],
      ['provider-down', 40, 'high', true],
    ]);
    expect(buy?.risks[1]?.tooltip).toBe(
      'Customers reach the last step and cannot pay\nmajor, likely\n10.69 min / 28d\nRisk is accepted until 2026-06-30 by group:default/payments, 10 days left\nNo indicator shows it',
    );
  });

  test('has a place for the risks without a journey', () => {
    const { host } = workspaceFixture(`//- a.yaml\n${REGISTER.replaceAll('journeyRef: buy', 'journeyRef: gone')}`);
    const [register] = registerTree(host.snapshot()).registers;
    expect(register?.journeys.map(({ id, title, risks }) => [id, title, risks.length])).toEqual([
      ['buy', 'Buy a ticket', 0],
      ['refund', 'Get the money back', 0],
      [null, 'Without a journey', 2],
    ]);
  });

  test('is empty where there is nothing', () => {
    expect(registerTree(new Host().snapshot())).toEqual({ registers: [] });
  });
});
