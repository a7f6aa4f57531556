import { describe, expect, test } from 'vitest';
import type { Intent } from '../../../server/src/core/features/register/intent';
import { previewIntent } from '../../../server/src/core/features/register/preview';
import type { RiskView } from '../../../server/src/core/features/register/view';
import { slo } from '../slo';
import { REGISTER } from './fixtures';
import { Desk, URI } from './harness';

const TODAY = '2026-06-01';
const desk = new Desk(REGISTER, { today: TODAY });
const { content } = desk;
const [release, provider] = content.risks as [RiskView, RiskView];

/** A register with these lines below `spec:`. */
const withSpec = (spec: string, options: ConstructorParameters<typeof Desk>[1] = {}): Desk =>
  new Desk(`apiVersion: ninewise/v1\nkind: RiskRegister\nmetadata: {name: r}\nspec:\n${spec}`, {
    today: TODAY,
    ...options,
  });

const risks = (...lines: string[]): string =>
  `  risks:\n${lines.map((line, i) => `    - {id: r${i}, ${line}}\n`).join('')}`;

const estimate = (parts: Record<string, string> = {}): string => {
  const all: Record<string, string> = {
    frequency: '{count: 1, per: 28d}',
    timeToDetect: '1m',
    timeToRepair: '1m',
    usersAffected: '1',
    ...parts,
  };
  return `estimate: {${Object.entries(all)
    .filter(([, text]) => text !== '')
    .map(([key, text]) => `${key}: ${text}`)
    .join(', ')}}`;
};

describe('the view of a register', () => {
  test('says in words what there is', () => {
    const { name, title, prompt, isPromptWritten, owner, windowText, reviewText, countText, summary } = content;
    expect({ name, title, prompt, isPromptWritten, owner, windowText, reviewText, countText, summary }).toEqual({
      name: 'tickets',
      title: 'tickets',
      prompt: 'It is six months after launch. The software is in production, and it is not trusted. Why?',
      isPromptWritten: false,
      owner: 'group:default/tickets',
      windowText: '28d',
      reviewText: 'every 90d',
      countText: '2 fears, 2 ranked, 2 quantified',
      summary: '2 fears, 2 ranked, 2 quantified: 304.3 % of the budget of checkout.',
    });
    expect(content.assumptions).toHaveLength(4);
  });

  test('measures a journey against its budget', () => {
    const [buy, refund] = content.journeys;
    expect(buy).toMatchObject({
      id: 'buy',
      title: 'Buy a ticket',
      slo: {
        ref: 'checkout',
        isKnown: true,
        text: '99.9 % over 28d',
        place: { uri: 'file:///ws/slo.yaml', range: { start: { line: 2, character: 17 } } },
      },
      budget: { value: 2419.2, text: '40m 19.2s / 28d' },
      expected: { text: '2h 2m 42s / 28d' },
      share: { text: '304.3 %' },
      systemic: { text: 'systemic factors add 44.3 %' },
      unallocated: { text: '1h 40m 14s / 28d over' },
      chance: { isExact: true },
      mitigated: { text: '304.3 % → 30 %', expected: { text: '12m 6s / 28d' } },
      countText: '2 fears',
      isEmpty: false,
      riskIds: ['bad-release', 'provider-down'],
    });
    expect(refund).toMatchObject({
      id: 'refund',
      slo: null,
      budget: null,
      share: null,
      chance: null,
      bar: null,
      isEmpty: true,
      countText: '0 fears',
    });
  });

  test('draws the budget as a bar without gaps', () => {
    const { bar } = content.journeys[0]!;
    expect(bar?.segments.map(({ kind, riskId, band, isOver, label }) => [kind, riskId, band, isOver, label])).toEqual([
      ['risk', 'bad-release', 'high', true, 'Nobody can buy after a release, and nobody notices'],
      ['risk', 'provider-down', 'high', true, 'Customers reach the last step and cannot pay'],
      ['systemic', null, null, true, 'no playbooks, follow-up is missing'],
    ]);
    let end = 0;
    for (const { start, width } of bar!.segments) {
      expect(start).toBeCloseTo(end, 12);
      end = start + width;
    }
    expect(end).toBeCloseTo(1, 12);
    expect(bar?.budgetEnd).toBeCloseTo(40.32 / 140.5496133, 6);
    expect(bar?.label).toMatch(
      /^348\.6 % of the budget is spent\. Nobody can buy after a release, and nobody notices: 112 min \/ 28d, 277\.8 % of the budget; /,
    );
  });

  test('leaves room for the unknown in the bar', () => {
    const { bar, unallocated } = withSpec(
      `  journeys: [{name: j, sloRef: checkout}]\n${risks(`journeyRef: j, ${estimate()}`)}`,
    ).content.journeys[0]!;
    expect(bar).toMatchObject({
      budgetEnd: 1,
      segments: [
        { kind: 'risk', isOver: false },
        { kind: 'free', label: 'left for the unknown', text: '38.32 min / 28d, 95 % of the budget' },
      ],
    });
    expect(unallocated?.text).toBe('38m 19s / 28d left');
  });

  test('says all about a risk', () => {
    expect(release).toMatchObject({
      id: 'bad-release',
      journey: 'buy',
      votes: 0,
      votesText: '0 votes',
      impact: { value: 'catastrophic' },
      likelihood: { value: 'almost-certain', label: 'almost certain' },
      rank: 1,
      rankText: '1st of 2, by bad minutes',
      inversion: null,
      band: 'high',
      perYear: { value: 1460, text: '1,460 min / year' },
      single: { text: '297.6 %' },
      indicators: [{ name: 'orders', isKnown: false }],
      mitigated: { text: '112 → 1.4 min / 28d', share: { text: '3.5 %' } },
      flags: { isUnranked: false, isQuantified: true, hasNoIndicator: false, isAccepted: false, isExpiring: false },
      range: { start: { line: 19, character: 6 } },
    });
    expect([release.perWindow?.value.toFixed(9), release.perWindow?.text]).toEqual(['112.000000000', '112 min / 28d']);
    expect(release.mitigations).toMatchObject([
      {
        index: 0,
        status: 'planned',
        ticket: 'T-101',
        annualCost: { amount: '9000', currency: 'EUR', text: '€9,000 / year' },
        beforeText: '112 min / 28d',
        afterText: '1.4 min / 28d',
        savesText: 'saves 110.6 min / 28d, 98.8 %',
      },
    ]);
  });

  test('shows an estimate as it is written, and how it adds up', () => {
    expect(
      provider.estimate.fields.map(({ field, form, parts, per, meanText, problem }) => [
        field,
        form,
        parts.map(({ part, text }) => `${part} ${text}`).join(', '),
        per,
        meanText,
        problem,
      ]),
    ).toEqual([
      ['frequency', 'point', 'value 4', '365d', null, null],
      ['timeToDetect', 'interval', 'p5 2m, p95 20m', null, 'mean 8m 4.802s', null],
      ['timeToRepair', 'pert', 'low 20m, mode 40m, high 120m', null, 'mean 50m', null],
      ['usersAffected', 'point', 'value 0.6', null, null, null],
      ['severity', 'point', 'value 1.0', null, null, null],
    ]);
    expect(provider.estimate.sum.map(({ label, text }) => `${label}: ${text}`)).toEqual([
      'How often: 4 in 365d',
      'Time to detect: 8m 4.802s',
      'Time to repair: 50m',
      'Users affected: 60 %',
      'Severity: 100 %',
      'One occurrence: 34.85 min',
      'In 28d: 10.69 min',
      'In a year: 139.39 min',
    ]);
    expect([provider.estimate.basis?.value, provider.estimate.incidents, provider.estimate.missingText]).toEqual([
      'evidence',
      ['INC-1', 'INC-2'],
      null,
    ]);
  });

  test('lays the risks on the map by rank', () => {
    const { cells, impacts, likelihoods, unplaced } = withSpec(
      risks(
        'impact: major, likelihood: rare',
        'impact: major',
        'impact: major, likelihood: rare, votes: 2',
        'impact: huge, likelihood: rare',
      ),
    ).content.heatMap;
    expect([impacts[0]?.value, likelihoods[0]?.value, cells.length]).toEqual(['catastrophic', 'rare', 25]);
    expect(cells.filter(({ riskIds }) => riskIds.length > 0)).toEqual([
      { impact: 'major', likelihood: 'rare', heat: 1, riskIds: ['r2', 'r0'], label: 'major, rare: 2 fears' },
    ]);
    expect(unplaced).toEqual(['r1', 'r3']);
    expect([cells[0]?.heat, cells[4]?.heat, cells[20]?.heat]).toEqual([2, 4, 0]);
  });

  test('offers what there is to choose from', () => {
    const { slos, slis, journeys, roles } = content.options;
    expect([slos.map(({ value }) => value), slis, journeys.map(({ value, label }) => [value, label])]).toEqual([
      ['checkout'],
      [],
      [
        ['buy', 'Buy a ticket'],
        ['refund', 'Get the money back'],
      ],
    ]);
    expect(roles).toContain('support');
  });
});

describe('what is missing or odd', () => {
  test('is said at the risk', () => {
    const { risks: views } = withSpec(
      risks(
        'fear: x',
        estimate({ timeToRepair: '' }),
        estimate({ usersAffected: '5' }),
        estimate({ timeToDetect: '{p5: 20m, p95: 2m}' }),
        estimate({ timeToDetect: '{p5: 20m}' }),
        estimate({ timeToDetect: 'soon' }),
        estimate({ frequency: '', meanTimeBetweenFailures: '0d' }),
      ),
    ).content;
    expect(views.map(({ estimate: { missingText } }) => missingText)).toEqual([
      'Still to say: how often, time to detect, time to repair, users affected.',
      'Still to say: time to repair.',
      'To mend: users affected.',
      'To mend: time to detect.',
      'Still to say: time to detect.',
      'Still to say: time to detect.',
      'To mend: how often.',
    ]);
    const problems = views.map(({ estimate: { fields } }) =>
      fields.flatMap(({ field, problem }) => (problem === null ? [] : [`${field}: ${problem}`])).join(' '),
    );
    expect(problems).toEqual([
      '',
      '',
      'usersAffected: A share is at most 1: 5 % is 0.05.',
      'timeToDetect: The low end is above the high one.',
      'timeToDetect: This cannot be read. Until somebody knows: 30m',
      'timeToDetect: This cannot be read. Until somebody knows: 30m',
      'meanTimeBetweenFailures: A time of zero says nothing about how often.',
    ]);
    expect(views.map(({ bandText }) => bandText)).toEqual(Array(7).fill('not quantified'));
  });

  test('ranks by what there is', () => {
    const { risks: views } = withSpec(
      risks('fear: x', 'votes: 1', 'impact: minor, likelihood: rare', estimate()),
    ).content;
    expect(views.map(({ rankText }) => rankText)).toEqual([
      '4th of 4, in the order of the file',
      '3rd of 4, by votes',
      '2nd of 4, by impact and likelihood',
      '1st of 4, by bad minutes',
    ]);
  });

  test('shows where labels and minutes disagree', () => {
    const { risks: views } = withSpec(
      risks(
        `impact: major, likelihood: likely, ${estimate()}`,
        `impact: minor, likelihood: rare, ${estimate({ timeToRepair: '9m' })}`,
      ),
    ).content;
    expect(views[0]?.inversion).toBe(
      'Labelled worse than "r1", but costs less: 26.07 min / year against 130.36 min / year.',
    );
    expect(views[1]?.inversion).toBeNull();
  });

  test.each([
    [
      'strategy: accept, owner: group:x, justification: y, until: 2026-06-13',
      'accepted until 2026-06-13 by group:x, 12 days left',
      [],
      true,
    ],
    [
      'strategy: accept, owner: group:x, justification: y, until: 2026-06-01',
      'accepted until 2026-06-01 by group:x, today is the last day',
      [],
      true,
    ],
    [
      'strategy: accept, owner: group:x, justification: y, until: 2026-05-31',
      'acceptance ended 2026-05-31, 1 day ago',
      [],
      true,
    ],
    [
      'strategy: accept, until: 2027-01-01',
      'accepted until 2027-01-01, 214 days left',
      ['owner', 'justification'],
      false,
    ],
    ['strategy: accept', 'accepted', ['owner', 'justification', 'until'], false],
    ['strategy: accept, until: 2026-02-31', 'accepted until 2026-02-31', ['owner', 'justification'], false],
    ['strategy: mitigate, owner: group:x, until: 2020-01-01', 'mitigated by group:x', [], false],
    ['strategy: pray', 'not decided', [], false],
    ['', 'not decided', [], false],
  ])('a treatment of %s', (treatment, text, missing, isExpiring) => {
    const [risk] = withSpec(risks(`treatment: {${treatment}}`)).content.risks;
    expect([risk?.treatment.text, risk?.treatment.missing, risk?.flags.isExpiring]).toEqual([
      text,
      missing,
      isExpiring,
    ]);
  });

  test('asks gently about words of systems', () => {
    const [risk] = withSpec(risks('fear: Latency goes up')).content.risks;
    expect(risk?.jargon).toEqual({
      word: 'Latency',
      question: 'What can a user no longer do when it comes to "Latency"?',
    });
    expect(release.jargon).toBeNull();
  });

  test('names risks and journeys without a name of their own by their place', () => {
    const { content: odd } = withSpec(
      '  journeys: [{name: a}, {name: a}, {displayName: x}, 5]\n  risks: [{id: a}, {id: a}, {fear: x, journeyRef: a}, 7, {id: "@1"}, {id: b, journeyRef: gone}]\n',
    );
    expect(odd.risks.map(({ id }) => id)).toEqual(['@0', '@1', '@2', '@3', '@4', 'b']);
    expect(odd.journeys.map(({ id, title, riskIds }) => [id, title, riskIds])).toEqual([
      ['@0', 'a', ['@2']],
      ['@1', 'a', []],
      ['@2', 'x', []],
      ['@3', 'Journey without a name', []],
    ]);
    expect(odd.ungrouped).toEqual(['@0', '@1', '@3', '@4', 'b']);
  });

  test('says why there is no budget', () => {
    const text = (target: string, ref = 'checkout'): string | undefined =>
      withSpec(`  journeys: [{name: j, sloRef: ${ref}}]\n`, { slo: slo({ objectives: `- target: ${target}` }) }).content
        .journeys[0]?.slo?.text;
    expect([text('1'), text('0.9', 'gone')]).toEqual([
      'This SLO has no target below 100 %, or no window that can be read',
      'There is no such SLO here',
    ]);
  });

  test('shows findings where they are', () => {
    const { content: found } = withSpec(
      '  journeys:\n    - name: j\n      slo: x\n  risks:\n    - id: a\n      fear: x\n      impact: huge\n  reviews: 1\n',
    );
    const codes = (problems: readonly { readonly code: string; readonly message: string }[]): string[] =>
      problems.map(({ code }) => code);
    expect(codes(found.risks[0]!.problems)).toContain('schema/enum');
    expect(codes(found.journeys[0]!.problems)).toContain('schema/unknown-key');
    expect(found.problems.map(({ code, range }) => `${code} ${range.start.line}`)).toContain('schema/unknown-key 11');
  });
});

describe('the state of a view', () => {
  test.each([
    ['apiVersion: ninewise/v1\nkind: RiskRegister\nmetadata: {name: r}\n', 'empty', true],
    [REGISTER, 'ok', true],
    [REGISTER.replace('metadata:', 'metadata'), 'broken', false],
    ['apiVersion: openslo/v1\nkind: Service\nmetadata: {name: s}\n', 'none', false],
    ['', 'none', false],
    [`${REGISTER}---\napiVersion: ninewise/v1\nkind: CostModel\n a: 1\nb\n`, 'broken', false],
  ])('%#', (text, kind, hasContent) => {
    const view = new Desk(text).view();
    expect([view.state.kind, view.register !== null]).toEqual([kind, hasContent]);
  });

  test('says where the YAML is broken', () => {
    const { state } = new Desk(REGISTER.replace('reviewEvery: 90d', 'reviewEvery: "90d')).view();
    expect(state).toMatchObject({
      kind: 'broken',
      range: { start: { line: 9 } },
      message: expect.stringContaining('no closing') as unknown,
    });
  });

  test('shows one of several registers', () => {
    const two = new Desk(`${REGISTER}---\n${REGISTER.replace('name: tickets', 'name: other')}`);
    expect([0, 1, 7, -1, NaN].map((index) => [two.view(index).index, two.view(index).register?.name])).toEqual([
      [0, 'tickets'],
      [1, 'other'],
      [1, 'other'],
      [0, 'tickets'],
      [0, 'tickets'],
    ]);
    expect(two.view().registers.map(({ title }) => title)).toEqual(['tickets', 'other']);
    expect(two.view(1).register?.risks[0]?.range.start.line).toBe(REGISTER.split('\n').length + 19);
  });
});

describe('a preview', () => {
  const preview = (intent: Intent): ReturnType<typeof previewIntent> =>
    previewIntent(desk.snapshot, URI, intent, { today: TODAY });

  test('shows figures without changing anything', () => {
    const before = desk.text;
    const shown = preview({
      type: 'setEstimate',
      risk: 'bad-release',
      field: 'usersAffected',
      form: 'point',
      parts: { value: '10 %' },
    });
    expect(shown).toMatchObject({
      refused: null,
      risk: { perWindow: { text: '11.2 min / 28d' } },
      journey: { share: { text: '54.3 %' } },
    });
    expect([desk.text, desk.content.risks[0]?.perWindow?.text]).toEqual([before, '112 min / 28d']);
    expect(
      preview({
        type: 'setEstimate',
        risk: 'bad-release',
        field: 'usersAffected',
        form: 'point',
        parts: { value: '10' },
      }),
    ).toMatchObject({ refused: { reason: 'invalid' } });
    expect(preview({ type: 'setJourneySlo', journey: 'refund', slo: 'checkout' })).toMatchObject({
      risk: null,
      journey: { id: 'refund', slo: { isKnown: true } },
    });
    expect(preview({ type: 'renameJourney', journey: 'buy', name: 'purchase' })).toMatchObject({
      journey: null,
      risk: null,
    });
  });
});

describe('hostile and huge registers', () => {
  test('texts are plain in labels, and themselves where they are edited', () => {
    const fear = '<script>\u202eabc\u0000 ](command:x)\n```';
    const { content: hostile } = withSpec(
      `  journeys: [{name: j, displayName: ${JSON.stringify(fear)}}]\n  risks:\n    - {id: a, fear: ${JSON.stringify(fear)}, raisedBy: ${JSON.stringify(fear)}}\n`,
    );
    expect(hostile.risks[0]).toMatchObject({ fear, label: '<script> abc  ](command:x) ```', role: fear });
    expect(hostile.journeys[0]?.title).toBe('<script> abc  ](command:x) ```');
  });

  test('a fear of 100 kB has a short label', () => {
    const [risk] = withSpec(`  risks: [{id: a, fear: "${'long '.repeat(20_000)}"}]\n`).content.risks;
    expect([risk?.fear.length, risk?.label.length]).toEqual([100_000, 200]);
  });

  test('numbers that mean nothing give no figures and no NaN', () => {
    const odd = ['0', '-1', '.inf', '.nan', '1e308', 'x', '{p5: 0, p95: 0}', '{low: 5, mode: 1, high: 2}'];
    const { content: views } = withSpec(
      `  journeys: [{name: j, sloRef: checkout}]\n  singleRiskThreshold: .nan\n${risks(...odd.map((count) => `journeyRef: j, ${estimate({ frequency: `{count: ${count}, per: 0d}` })}`), ...odd.map((share) => `journeyRef: j, votes: ${share}, ${estimate({ usersAffected: share })}`), ...['0s', '-5m', '9999999999Y'].map((time) => `journeyRef: j, ${estimate({ timeToRepair: time })}`))}  systemicFactors: [{name: a, addTimeToRepair: -5m, frequencyIncrease: .inf}, {name: b, frequencyIncrease: -1}]\n`,
    );
    expect(/NaN|Infinity|∞|n\/a/.exec(JSON.stringify(views))?.[0]).toBeUndefined();
    for (const { share, perWindow } of views.risks)
      for (const measure of [share, perWindow]) if (measure) expect(Number.isFinite(measure.value)).toBe(true);
  });

  test('5,000 risks are shown', () => {
    const many = withSpec(
      `  journeys: [{name: j, sloRef: checkout}]\n${risks(...Array.from({ length: 5_000 }, (_, i) => `journeyRef: j, impact: minor, likelihood: rare, ${estimate({ timeToRepair: `${i + 1}s` })}`))}`,
    ).content;
    expect([many.risks.length, many.ranking[0], many.journeys[0]?.bar?.segments.length]).toEqual([5_000, 'r4999', 61]);
  });
});
