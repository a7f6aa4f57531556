import { describe, expect, test } from 'vitest';
import { hover } from '../../server/src/core';
import { workspaceFixture } from '../harness/workspaceFixture';
import { costModel, MONTH_IN_WARSAW, slo } from './slo';

/** The hover at `$0`, in Markdown; undefined where there is none. */
function hoverAt(source: string): string | undefined {
  const { host, cursor } = workspaceFixture(source);
  const now = host.snapshot();
  const file = now.openFile(cursor.uri)!;
  return hover(file, file.offsetAt(cursor.position), now.budgetContext(cursor.uri))?.markdown;
}

const alone = (text: string): string => `//- slo.yaml\n${text}`;
const priced = (text: string, more?: string, name?: string): string =>
  `${alone(text)}//- cost.yaml closed\n${costModel(more, name)}`;

/** The rows of the table without its rule, cells trimmed and without emphasis. */
function tableOf(markdown: string | undefined): string[][] {
  const rows = (markdown ?? '').split('\n').filter((line) => line.startsWith('|') && !line.includes('---'));
  return rows.map((line) => {
    const cells = line.split('|').slice(1, -1);
    return cells.map((cell) => cell.replace(/&ensp;|\*\*/g, '').trim());
  });
}

describe('a target', () => {
  const cases: Record<string, { source: string; headline: string; own: string[] }> = {
    'in a rolling window': {
      source: slo({ objectives: '- target: 0.9$099' }),
      headline: '**99.9 %** over 28d · error budget **40m 19.2s** · 1 in 1,000 events',
      own: ['99.9 %', '40m 19.2s', '1 in 1,000', '1x'],
    },
    'in percent': {
      source: slo({ objectives: '- targetPercent: 99.5$0' }),
      headline: '**99.5 %** over 28d · error budget **3h 21m 36s** · 1 in 200 events',
      own: ['99.5 %', '3h 21m 36s', '1 in 200', '1x'],
    },
    'with all the digits that the author wrote': {
      source: slo({ objectives: '- target: $00.99999999999999999' }),
      headline: '**99.999999999999999 %** over 28d',
      own: ['99.999999999999999 %'],
    },
    'in a calendar month, with the clocks of a time zone': {
      source: slo({ window: MONTH_IN_WARSAW, objectives: '- target: 0.99$05' }),
      headline: '**99.5 %** over 1 calendar month · error budget **3h 21m 36s to 3h 43m 30s** · 1 in 200 events',
      own: ['99.5 %'],
    },
    'of time slices': {
      source: slo({
        method: 'Timeslices',
        objectives: '- target: 0.99$0\n  timeSliceTarget: 0.95\n  timeSliceWindow: 5m',
      }),
      headline: '**99 %** over 28d · error budget **6h 43m 12s** · 80.64 of 8,064 time slices',
      own: ['99 %', '6h 43m 12s', '1x'],
    },
    'of a composite': {
      source: slo({
        objectives: '- target: 0.99\n  compositeWeight: 1\n- target: 0.995$0\n  compositeWeight: 2',
      }),
      headline: '**99.5 %** over 28d · error budget **3h 21m 36s** · 1 in 200 events',
      own: ['99.5 %', '3h 21m 36s', '1 in 200', '1x'],
    },
    'on its key': {
      source: slo({ objectives: '- tar$0get: 0.999' }),
      headline: '**99.9 %** over 28d · error budget **40m 19.2s** · 1 in 1,000 events',
      own: ['99.9 %', '40m 19.2s', '1 in 1,000', '1x'],
    },
  };

  test.each(Object.entries(cases))('%s', (_, { source, headline, own }) => {
    const markdown = hoverAt(alone(source));
    expect(markdown?.split('\n')[0]).toContain(headline);
    const row = tableOf(markdown).find(([target]) => target === own[0]);
    expect(row).toEqual(expect.arrayContaining(own));
    expect(markdown?.split('\n').filter((line) => /^\| \*\*/.test(line))).toHaveLength(1); // its own row stands out
  });

  test('in a calendar month says how long the months are', () => {
    const markdown = hoverAt(alone(slo({ window: MONTH_IN_WARSAW, objectives: '- target: $00.995' })));
    expect(markdown).toContain('This window lasts 28d to 31d 1h in Europe/Warsaw');
  });

  test('without a time window takes that of the settings, and says so', () => {
    const markdown = hoverAt(alone(slo({ window: '', objectives: '- target: $00.999' })));
    expect(markdown).toContain('**99.9 %** over 30d · error budget **43m 12s**');
    expect(markdown).toContain('The file holds no time window. 30d is the default of the settings.');
  });

  test('that leaves no budget has the documentation of its key alone', () => {
    const markdown = hoverAt(alone(slo({ objectives: '- target: $01' })));
    expect(tableOf(markdown)).toEqual([]);
    expect(markdown).toContain('`target`');
  });
});

describe('money', () => {
  const TARGET = slo({ objectives: '- target: 0.9$099' });

  test('without a cost model there is the ratio, as a rule of thumb', () => {
    const markdown = hoverAt(alone(TARGET));
    expect(tableOf(markdown)).toEqual([
      ['target', 'budget / 28d', 'may fail', 'cost'],
      ['99 %', '6h 43m 12s', '1 in 100', '0.1x'],
      ['99.9 %', '40m 19.2s', '1 in 1,000', '1x'],
      ['99.99 %', '4m 1.92s', '1 in 10,000', '10x'],
      ['99.999 %', '24.192s', '1 in 100,000', '100x'],
    ]);
    expect(markdown).toContain('a rule of thumb, not a measurement. A `CostModel` in this workspace shows money.');
  });

  test('with one in another file there are cost, return and a verdict for each step', () => {
    const markdown = hoverAt(priced(TARGET));
    expect(tableOf(markdown)).toEqual([
      ['target', 'budget / 28d', 'may fail', 'cost a year', 'this step', 'returns', ''],
      ['99 %', '6h 43m 12s', '1 in 100', '€3,600', '', '', ''],
      ['99.9 %', '40m 19.2s', '1 in 1,000', '€36,000', '€32,400', '€270,000', '✓ worth it'],
      ['99.99 %', '4m 1.92s', '1 in 10,000', '€360,000', '€324,000', '€27,000', '✗ not worth it'],
      ['99.999 %', '24.192s', '1 in 100,000', '€3,600,000', '€3,240,000', '€2,700', '✗ not worth it'],
    ]);
    expect(markdown).toContain('Cheapest in total (lagom):');
    expect(markdown).toContain('10x per nine is a rule of thumb. Cost model: economics.');
  });

  test('a path to the users says what they see', () => {
    const markdown = hoverAt(priced(TARGET, '  userPath: [{name: mobile network, availability: 0.999}]\n'));
    expect(markdown).toContain(
      'Behind mobile network (99.9 %) users see 99.8001 %; they can never see more than 99.9 %.',
    );
  });

  test('a model for another SLO does not count', () => {
    expect(hoverAt(priced(TARGET, '  appliesTo: {slos: [another]}\n'))).not.toContain('€');
  });
});

describe('other places', () => {
  test.each([
    ['the duration', withTwo('$028d', 'objectives', 'checkout')],
    ['the list of objectives', withTwo('28d', 'objec$0tives', 'checkout')],
    ['the name', withTwo('28d', 'objectives', 'check$0out')],
  ])('%s has one row for each objective', (_, source) => {
    expect(tableOf(hoverAt(alone(source)))).toEqual([
      ['objective', 'target', 'budget', 'may fail'],
      ['Orders', '99 %', '6h 43m 12s', '1 in 100 events'],
      ['objective 2', '99.9 %', '40m 19.2s', '1 in 1,000 events'],
    ]);
  });

  test.each([
    ['10', 'At 10 events an hour **6** of 6,720 may fail; one failure is 14.9 % of the budget.'],
    ['1', 'At 1 event an hour **0** of 672 may fail; one failure is 148.8 % of the budget.'],
    ['90000', 'At 90,000 events an hour **60,480** of 60,480,000 may fail; one failure is 0.002 % of the budget.'],
  ])('a budget has whole events where the event rate is known: %s', (rate, line) => {
    const source = slo({ objectives: '- target: 0.9$099' });
    const note = `metadata: {name: checkout, labels: {ninewise/events-per-hour: "${rate}"}}`;
    expect(hoverAt(alone(source.replace('metadata: {name: checkout}', note)))).toContain(line);
  });

  test('a target names the tier, the promise and the policies of its SLO', () => {
    const files = `//- slo.yaml
${slo({ objectives: '- target: 0.9$099' })}//- tier.yaml closed
apiVersion: ninewise/v1
kind: ServiceTier
metadata: {name: "gold*"}
spec: {appliesTo: {services: [shop]}, sla: {target: 0.98, window: 30d}, targetRange: {min: 0.99, max: 0.9995}}
//- policy.yaml closed
apiVersion: ninewise/v1
kind: ErrorBudgetPolicy
metadata: {name: house-rules}
spec: {}
---
apiVersion: ninewise/v1
kind: ErrorBudgetPolicy
metadata: {name: shop-policy}
spec: {appliesTo: {slos: [checkout]}}
---
apiVersion: ninewise/v1
kind: ErrorBudgetPolicy
metadata: {name: for-others}
spec: {appliesTo: {slos: [search]}}
`;
    expect(hoverAt(files)).toContain(
      'Tier **gold\\***: SLA 98 % over 30d, targets from 99 % to 99.95 % · Policies **shop\\-policy**, **house\\-rules**',
    );
  });

  test('a key has its title, words and values', () => {
    const source = slo({ objectives: '- target: 0.999' }).replace('budgetingMethod', 'budgeting$0Method');
    const markdown = hoverAt(alone(source));
    expect(markdown).toContain('`budgetingMethod`');
    expect(markdown).toContain('One of `Occurrences`, `Timeslices`, `RatioTimeslices`.');
  });

  test.each([
    ['a file that is no spec', 'kind: Deployment\ntarget: 0.9$099\n'],
    ['a place between objects', `${slo({ objectives: '- target: 0.999' })}---\n# n$0othing\n`],
    ['an empty file', '$0'],
  ])('%s has nothing', (_, source) => {
    expect(hoverAt(alone(source))).toBeUndefined();
  });

  test('a document that is broken does not take the hover of its neighbour away', () => {
    const source = `kind: "no end\n---\n${slo({ objectives: '- target: 0.9$099' })}`;
    expect(hoverAt(alone(source))).toContain('40m 19.2s');
  });
});

/** Whatever somebody writes into a spec is shown as text: no link, no HTML, no text that runs backwards. */
describe('words of the file', () => {
  const EVIL = ['[x](command:workbench.action.quit)', '<script>alert(1)</script>', '![](https://evil.example/p.png)'];
  const BIDI = 'safe\u202e\u2066evil\u200b';

  test.each([...EVIL, BIDI])('as a display name: %s', (words) => {
    const objectives = `- displayName: ${JSON.stringify(words)}\n  target: 0.99\n- target: 0.999`;
    isText(hoverAt(alone(slo({ objectives }).replace('28d', '28d$0'))));
  });

  test.each([...EVIL, BIDI])('as the name of a cost model: %s', (words) => {
    isText(hoverAt(priced(slo({ objectives: '- target: 0.9$099' }), '', words)));
  });

  test.each([...EVIL, BIDI])('as a hop of the path to the users: %s', (words) => {
    const more = `  userPath: [{name: ${JSON.stringify(words)}, availability: 0.999}]\n`;
    isText(hoverAt(priced(slo({ objectives: '- target: 0.9$099' }), more)));
  });

  function isText(markdown: string | undefined): void {
    expect(markdown).toMatch(/evil|command|script/); // it is shown,
    expect(markdown).not.toMatch(/(?<!\\)\]\(|(?<!\\)!\[|(?<!\\)<\/?\w/); // but is neither link, image nor HTML
    expect(markdown).not.toMatch(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069]/);
  }
});

function withTwo(duration: string, objectives: string, name: string): string {
  return slo({ name, objectives: '- displayName: Orders\n  target: 0.99\n- target: 0.999' })
    .replace('28d', duration)
    .replace('objectives', objectives);
}

test.each([
  ['a label', 'labels:\n    "x` ![p](http://evil.example/a.png) `": y$0es'],
  ['an annotation', 'annotations:\n    "<img src=http://evil.example/a.png>": y$0es'],
])('the key of %s is shown as it is and cannot end its own code', (_, metadata) => {
  const text = `apiVersion: openslo/v1\nkind: Service\nmetadata:\n  name: shop\n  ${metadata}\nspec: {}\n`;
  const markdown = hoverAt(alone(text)) ?? '';
  const outside = markdown.replace(/(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '');
  expect(markdown).toContain('evil.example');
  expect(outside).not.toMatch(/evil\.example/);
});

describe('within a query', () => {
  const sloth = (query: string): string => `//- slo.yaml
version: prometheus/v1
service: checkout
slos:
  - name: requests
    objective: 99.9
    alerting: {name: Checkout}
    sli:
      events:
        total_query: ${query}
`;

  test.each([
    ['a function', 'sum(ra$0te(x_total[{{.window}}]))', 'rate(v range vector)'],
    [
      'a function in a block',
      '|\n          sum(\n            in$0crease(x_total[{{.window}}])\n          )',
      'increase(',
    ],
    ['a metric', '"sum(rate(x_bu$0cket{le=\\"1\\"}[5m]))"', 'Metric `x_bucket`.'],
    ['a label', '\'x{l$0e="1"}\'', 'Label `le`'],
    ['a duration', 'rate(x[5$0m])', '5m'],
    ['a query with a mistake', 'sum(ra$0te(x', 'rate('],
  ])('%s', (_, query, expected) => {
    expect(hoverAt(sloth(query))).toContain(expected);
    expect(hoverAt(sloth(query))).not.toContain('Total query');
  });

  test('elsewhere the key is told', () => {
    expect(hoverAt(sloth('sum(rate(x[{{.wi$0ndow}}]))'))).toContain('Total query');
    expect(hoverAt(sloth('up').replace('total_query', 'total$0_query'))).toContain('Total query');
  });

  test('names from a file cannot make Markdown', () => {
    expect(hoverAt(sloth('\'{"[a](http://x)`b$0"}\''))).toContain('`` [a](http://x)`b ``');
  });
});
