import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SpecFile } from '../../../server/src/core';
import type { EstimateField } from '../../../server/src/core/features/register/estimateView';
import type { Intent, TypedEstimate } from '../../../server/src/core/features/register/intent';
import type { RegisterContent } from '../../../server/src/core/features/register/view';
import { commentsOf } from '../../../server/src/core/yaml/commentsOf';
import { toValue } from '../../../server/src/core/yaml/toValue';
import { isSame } from '../../../server/src/core/yaml/change/change';
import { REGISTER } from './fixtures';
import { Desk } from './harness';
import { meant } from './oracle';
import type { Plain } from './oracle';

/** The register as plain keys and values; undefined where the text holds none. */
const plainOf = (text: string): Plain | undefined => {
  const objects = SpecFile.of('file:///r', text).documents.flatMap((document) => document.objects);
  const found = objects.find(({ model }) => model.type === 'risk-register');
  return found && (toValue(found.node) as Plain);
};

const VALUE = plainOf(REGISTER)!;

/** The same register, written in many ways. */
const WAYS: Readonly<Record<string, string>> = {
  block: REGISTER,
  'with Windows line ends': REGISTER.replaceAll('\n', '\r\n'),
  'without a line end': REGISTER.trimEnd(),
  'between other documents': `kind: other\n---\n${REGISTER}---\n# after\napiVersion: openslo/v1\nkind: Service\n`,
  'in a list': `- ${REGISTER.slice(REGISTER.indexOf('apiVersion')).replaceAll('\n', '\n  ').trimEnd()}\n`,
  'lists below their keys': REGISTER.replace(/^ {4}( *)(- |[a-z#])/gm, (line: string, more: string, rest: string) =>
    line.startsWith('    ') && more.length % 2 === 0 ? `    ${more}${rest}` : line,
  ),
  'as JSON': JSON.stringify(VALUE, null, 2),
  'as JSON on one line': JSON.stringify(VALUE),
  'in brackets': `# all in one\napiVersion: ninewise/v1\nkind: RiskRegister\nmetadata: {name: r}\nspec: ${JSON.stringify(VALUE['spec'], null, 1).replace(/"(\w+)":/g, '$1:')}\n`,
  'with nothing in it': 'apiVersion: ninewise/v1\nkind: RiskRegister\nmetadata: {name: r}\n',
  'with nothing below its keys':
    'apiVersion: ninewise/v1\nkind: RiskRegister\nmetadata:\n  name: r\nspec: # all\n  journeys: # some\n  risks: [] # none\n  # end\n',
  'with twice the same': REGISTER.replace('id: provider-down', 'id: bad-release').replace('name: refund', 'name: buy'),
};

const TEXTS = [
  'Nobody can pay',
  ' a: b # c ',
  'it\'s "so"',
  'two\nlines',
  '- x',
  '[x',
  '\u202e<b>',
  'é 😀',
  '1',
  'no',
  '{{ x }}',
  '=',
];
const NUMBERS: Readonly<Record<string, readonly string[]>> = {
  duration: ['5m', '1h30m', '90 s', '2 days'],
  share: ['0.5', '5 %', '1'],
  number: ['1', '0.25', '12'],
};
const UNITS: Readonly<Record<EstimateField, string>> = {
  frequency: 'number',
  meanTimeBetweenFailures: 'duration',
  timeToDetect: 'duration',
  timeToRepair: 'duration',
  usersAffected: 'share',
  severity: 'share',
};

/** Makes intents that a user of a view could have. */
class User {
  constructor(private readonly pick: (n: number) => number) {}

  intent(content: RegisterContent): Intent {
    const makers = [this.#capture, this.#group, this.#rank, this.#estimate, this.#mitigate, this.#act, this.#factor];
    const intent = makers[this.pick(makers.length)]!.call(this, content);
    return intent ?? { type: 'addFear', fear: this.#text() };
  }

  #of<T>(items: readonly T[]): T {
    return items[this.pick(items.length)]!;
  }

  #text(): string {
    return this.#of(TEXTS);
  }

  #risk({ risks }: RegisterContent): string | undefined {
    return risks.length > 0 ? this.#of(risks).id : undefined;
  }

  #capture(content: RegisterContent): Intent | undefined {
    const risk = this.#risk(content);
    const { journeys } = content;
    const named = journeys.filter(({ id, name }) => id === name);
    if (risk === undefined || this.pick(3) === 0)
      return {
        type: 'addFear',
        fear: this.#text(),
        journey: named.length > 0 ? this.#of(named).id : null,
        role: this.#of(['support', '']),
      };
    return this.#of<() => Intent>([
      () => ({ type: 'editFear', risk, fear: this.#text() }),
      () => ({ type: 'setRole', risk, role: this.#of(['', 'product']) }),
      () => ({ type: 'removeRisk', risk }),
      () => ({ type: 'moveRisk', risk, before: this.#of([null, ...content.risks.map(({ id }) => id)]) }),
      () => ({ type: 'setPrompt', prompt: this.#of(['', 'Why?']) }),
    ])();
  }

  #group(content: RegisterContent): Intent | undefined {
    const risk = this.#risk(content);
    const { journeys } = content;
    if (journeys.length === 0 || this.pick(4) === 0)
      return { type: 'addJourney', displayName: this.#text(), slo: this.#of([null, 'checkout']) };
    const journey = this.#of(journeys).id;
    const name = `j${this.pick(1000)}`;
    const isNamed = !journey.startsWith('@');
    return this.#of<() => Intent | undefined>([
      () =>
        risk !== undefined && isNamed ? { type: 'setJourney', risk, journey: this.#of([journey, null]) } : undefined,
      () => ({ type: 'setJourneyTitle', journey, displayName: this.#text() }),
      () => ({ type: 'renameJourney', journey, name }),
      () => ({ type: 'removeJourney', journey }),
      () => ({ type: 'moveJourney', journey, before: this.#of([null, ...journeys.map(({ id }) => id)]) }),
      () => ({ type: 'setJourneySlo', journey, slo: this.#of([null, 'checkout', 'x y']) }),
    ])();
  }

  #rank(content: RegisterContent): Intent | undefined {
    const risk = this.#risk(content);
    if (risk === undefined) return undefined;
    if (this.pick(2) === 0) return { type: 'vote', risk, by: this.#of([1, -1]) };
    const { impacts, likelihoods } = content.options;
    return {
      type: 'rank',
      risk,
      impact: this.#of([null, undefined, ...impacts.map(({ value }) => value)]),
      likelihood: this.#of([null, undefined, ...likelihoods.map(({ value }) => value)]),
    };
  }

  #typed(field: EstimateField): TypedEstimate {
    const values = [...NUMBERS[UNITS[field]]!];
    const [a = '', b = ''] =
      UNITS[field] === 'number' ? ['0.25', '12'] : UNITS[field] === 'share' ? ['5 %', '0.5'] : ['90 s', '1h30m'];
    return this.#of<TypedEstimate>([
      { form: 'point', parts: { value: this.#of(values) } },
      { form: 'interval', parts: { p5: a, p95: b } },
      { form: 'pert', parts: { low: a, mode: b, high: b }, per: '30d' },
    ]);
  }

  #field(): EstimateField {
    return this.#of(Object.keys(UNITS) as EstimateField[]);
  }

  #estimate(content: RegisterContent): Intent | undefined {
    const risk = this.#risk(content);
    if (risk === undefined) return undefined;
    const field = this.#field();
    return this.#of<() => Intent>([
      () => ({ type: 'setEstimate', risk, field, ...this.#typed(field) }),
      () => ({ type: 'setEstimate', risk, field, ...this.#typed(field) }),
      () => ({ type: 'clearEstimate', risk, field }),
      () => ({ type: 'setBasis', risk, basis: this.#of([null, 'guess', 'evidence']) }),
      () => ({ type: 'setIncidents', risk, incidents: TEXTS.slice(this.pick(3), this.pick(6)) }),
    ])();
  }

  #mitigate(content: RegisterContent): Intent | undefined {
    const found = content.risks.filter(({ mitigations }) => mitigations.length > 0);
    if (found.length === 0 || this.pick(3) === 0) {
      const risk = this.#risk(content);
      return risk === undefined ? undefined : { type: 'addMitigation', risk, name: this.#text() };
    }
    const { id: risk, mitigations } = this.#of(found);
    const mitigation = this.pick(mitigations.length);
    const field = this.#field();
    return this.#of<() => Intent>([
      () => ({
        type: 'editMitigation',
        risk,
        mitigation,
        name: this.#text(),
        ticket: this.#of(['', 'T-1']),
        annualCost: this.#of([null, undefined, { amount: '12,000', currency: 'usd' }]),
      }),
      () => ({ type: 'setMitigationStatus', risk, mitigation, status: this.#of([null, 'done', 'planned']) }),
      () => ({ type: 'setMitigationChange', risk, mitigation, field, ...this.#typed(field) }),
      () => ({ type: 'clearMitigationChange', risk, mitigation, field }),
      () => ({ type: 'removeMitigation', risk, mitigation }),
    ])();
  }

  #act(content: RegisterContent): Intent | undefined {
    const risk = this.#risk(content);
    if (risk === undefined) return undefined;
    const indicator = this.#of(['orders', 'payments', 'x: y']);
    return this.#of<() => Intent>([
      () => ({ type: 'addIndicator', risk, indicator }),
      () => ({ type: 'removeIndicator', risk, indicator }),
      () => ({ type: 'setDependency', risk, dependency: this.#of(['', 'resource:default/db']) }),
      () => ({ type: 'setTicket', risk, ticket: this.#text() }),
      () => ({
        type: 'setTreatment',
        risk,
        strategy: this.#of([null, 'accept', 'mitigate']),
        owner: this.#of([undefined, '', 'group:default/x']),
        justification: this.#text(),
      }),
      () => ({ type: 'accept', risk, owner: 'group:default/y', justification: 'Because: it is', until: '2027-01-31' }),
      () => ({ type: 'setOwner', owner: this.#of(['', 'group:default/z']) }),
      () => ({ type: 'setReviewEvery', every: this.#of(['', '30 days']) }),
    ])();
  }

  #factor({ systemicFactors }: RegisterContent): Intent {
    if (systemicFactors.length === 0 || this.pick(3) === 0) return { type: 'addSystemicFactor', name: this.#text() };
    const factor = this.pick(systemicFactors.length);
    return this.#of<() => Intent>([
      () => ({
        type: 'editSystemicFactor',
        factor,
        name: this.#text(),
        addTimeToDetect: this.#of(['', '5m']),
        frequencyIncrease: this.#of(['', '10 %']),
      }),
      () => ({ type: 'removeSystemicFactor', factor }),
    ])();
  }
}

/** What somebody does to the text beside the view: some of it leaves the YAML broken. */
function edited(text: string, pick: (n: number) => number): string {
  const lines = text.split('\n');
  const at = pick(lines.length + 1);
  const kinds: readonly (() => string)[] = [
    () => [...lines.slice(0, at), `# note ${pick(1000)}`, ...lines.slice(at)].join('\n'),
    () => [...lines.slice(0, at), '', ...lines.slice(at)].join('\n'),
    () => [...lines.slice(0, at), ...lines.slice(at + 1)].join('\n'),
    () => text.slice(0, pick(text.length)) + '"' + text.slice(pick(text.length)),
    () => lines.map((line, i) => (i === at && /[a-z]$/.test(line) ? `${line} # why ${pick(1000)}` : line)).join('\n'),
  ];
  return kinds[pick(kinds.length)]!();
}

describe('whatever users do in views and in the text', () => {
  test.each(Object.entries(WAYS))('with a register %s', (_, start) => {
    let done = 0;
    let unsupported = 0;
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(1_000_000)), (numbers) => {
        const pick = (n: number): number => (numbers.next().value ?? 0) % Math.max(1, n);
        const desk = new Desk(start, { today: '2026-03-01' });
        const user = new User(pick);
        const before: string[] = [];
        let isTouched = false;
        for (let step = 0; step < 12; step++) {
          const action = pick(10);
          if (action === 0) {
            desk.type(edited(desk.text, pick));
            isTouched = true;
            continue;
          }
          if (action === 1 && before.length > 0) {
            desk.type(before.pop()!);
            continue;
          }
          const view = desk.view();
          if (!view.register) {
            expect(desk.ask({ type: 'addFear', fear: 'x' }).refused?.reason).toBe(
              view.state.kind === 'broken' ? 'broken' : 'unknown',
            );
            if (before.length > 0) desk.type(before.pop()!);
            continue;
          }
          const old = desk.text;
          const was = plainOf(old)!;
          const intent = user.intent(view.register);
          const answer = desk.do(intent);
          if (answer?.includes(': ') === true) {
            // Refused, with nothing changed.
            expect(desk.text).toBe(old);
            // Where somebody has made something else of a list, views leave it alone.
            if (answer.startsWith('unsupported') && !isTouched) unsupported++;
            continue;
          }
          done++;
          if (desk.text !== old) before.push(old);
          const now = desk.view();
          expect(now.state.kind, JSON.stringify(intent)).toMatch(/^(?:ok|empty)$/);
          const expected = meant(was, intent, answer);
          if (expected && !isSame(plainOf(desk.text), expected))
            expect({ intent, is: plainOf(desk.text) }).toEqual({ intent, is: expected });
          const comments = commentsOf(desk.text);
          expect(
            commentsOf(old).filter((comment) => !comments.includes(comment)),
            JSON.stringify(intent),
          ).toEqual([]);
          // What the view shows is what the text says, however it came to be.
          if (step % 4 > 0) continue;
          const fresh = new Desk(desk.text, { today: '2026-03-01' });
          expect({ ...now, version: 0 }).toEqual({ ...fresh.view(), version: 0 });
        }
      }),
      { numRuns: 14 },
    );
    expect(done).toBeGreaterThan(50);
    expect(unsupported).toBe(0);
  });
});
