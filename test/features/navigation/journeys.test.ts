import { describe, expect, test } from 'vitest';
import { definition, documentHighlights, prepareRename, references, rename } from '../../../server/src/core';
import { applyRangeEdits, placeOf, uriOf, workspaceFixture } from '../../harness/workspaceFixture';
import { complete } from '../completion/harness';

const register = (name: string, ref: string, more = ''): string => `//- r.yaml
apiVersion: ninewise/v1
kind: RiskRegister
metadata: {name: tickets}
spec:
  journeys:
    - name: ${name}
      displayName: Buy
    - name: refund
  risks:
    - {id: a, fear: Nobody can buy, journeyRef: ${ref}}
    - {id: b, fear: Nobody can pay, journeyRef: 'buy'}
    - {id: c, fear: No money back, journeyRef: refund}
${more}`;

const ask = (text: string) => {
  const { host, cursor, texts } = workspaceFixture(text);
  return { snapshot: host.snapshot(), ...cursor, text: texts.get('r.yaml') ?? '' };
};

const ON_NAME = register('b$0uy', 'buy');
const ON_REF = register('buy', 'b$0uy');

describe('a journey of a register', () => {
  test.each([ON_NAME, ON_REF])('is found where it is named', (text) => {
    const { snapshot, uri, position } = ask(text);
    expect(definition(snapshot, uri, position).map((each) => placeOf(each.uri, each.name))).toEqual(['r.yaml:6:12-15']);
    expect(references(snapshot, uri, position, true).map((each) => placeOf(each.uri, each.range))).toEqual([
      'r.yaml:6:12-15',
      'r.yaml:10:48-51',
      'r.yaml:11:49-52',
    ]);
    expect(references(snapshot, uri, position, false)).toHaveLength(2);
    expect(documentHighlights(snapshot, uri, position).map(({ isDefinition }) => isDefinition)).toEqual([
      true,
      false,
      false,
    ]);
  });

  test.each([ON_NAME, ON_REF])('is renamed with all risks in it, quotes kept', (source) => {
    const { snapshot, uri, position, text } = ask(source);
    expect(prepareRename(snapshot, uri, position)).toMatchObject({ placeholder: 'buy' });
    const edits = rename(snapshot, uri, position, 'buy-a-ticket');
    const after = applyRangeEdits(text, 'refusal' in edits ? [] : (edits.get(uri) ?? []));
    expect(after).toBe(
      text
        .replace('name: buy', 'name: buy-a-ticket')
        .replace('Ref: buy', 'Ref: buy-a-ticket')
        .replace("'buy'", "'buy-a-ticket'"),
    );
  });

  test.each([
    ['Buy a ticket', /cannot be the name/],
    ['refund', /is taken by another journey/],
  ])('is not renamed to %s', (name, why) => {
    const { snapshot, uri, position } = ask(ON_REF);
    expect(rename(snapshot, uri, position, name)).toEqual({ refusal: expect.stringMatching(why) as unknown });
  });

  test('that an alias repeats is not renamed', () => {
    const { snapshot, uri, position } = ask(register('&j bu$0y', '*j'));
    expect(prepareRename(snapshot, uri, position)).toEqual({ refusal: expect.stringContaining('alias') as unknown });
  });

  test('of another register is another one', () => {
    const other =
      '//- other.yaml\napiVersion: ninewise/v1\nkind: RiskRegister\nmetadata: {name: o}\nspec: {journeys: [{name: buy}]}\n';
    const { snapshot, uri, position } = ask(register('buy', 'b$0uy', other));
    expect(references(snapshot, uri, position, true).map((each) => each.uri)).toEqual(Array(3).fill(uriOf('r.yaml')));
  });

  test('that is not there leads nowhere', () => {
    const { snapshot, uri, position } = ask(register('sell', 'b$0uy'));
    expect(definition(snapshot, uri, position)).toEqual([]);
    expect(references(snapshot, uri, position, true)).toHaveLength(2);
  });
});

describe('completion in a register', () => {
  const HEAD =
    'apiVersion: ninewise/v1\nkind: RiskRegister\nmetadata:\n  name: tickets\nspec:\n  journeys:\n    - name: buy\n      sloRef: checkout\n    - name: refund\n  risks:\n    - id: a\n      fear: x\n';

  test('offers its journeys', () => {
    const { labels, item, take } = complete({ text: `${HEAD}      journeyRef: $0\n` });
    expect(labels).toEqual(['buy', 'refund']);
    expect(item('buy').detail).toBe('budget of checkout');
    expect(take('refund')).toBe(`${HEAD}      journeyRef: refund\n`);
  });

  test('offers labels from mild to bad, and what an estimate holds', () => {
    expect(complete({ text: `${HEAD}      impact: $0\n` }).labels).toEqual([
      'minimal',
      'minor',
      'moderate',
      'major',
      'catastrophic',
    ]);
    expect(complete({ text: `${HEAD}      likelihood: $0\n` }).labels).toEqual([
      'rare',
      'unlikely',
      'possible',
      'likely',
      'almost-certain',
    ]);
    expect(complete({ text: `${HEAD}      estimate:\n        $0\n` }).labels).toEqual(
      expect.arrayContaining([
        'frequency',
        'meanTimeBetweenFailures',
        'timeToDetect',
        'timeToRepair',
        'usersAffected',
        'severity',
      ]),
    );
    expect(complete({ text: `${HEAD}      estimate:\n        timeToDetect: $0\n` }).labels.length).toBeGreaterThan(2);
  });

  test('offers the journeys of all registers to an outcome', () => {
    const outcome =
      'apiVersion: ninewise/v1\nkind: ReliabilityOutcome\nmetadata:\n  name: o\nspec:\n  journeyRef: $0\n';
    expect(complete({ text: outcome, files: { 'file:///shop/r.yaml': HEAD } }).labels).toEqual([
      'tickets/buy',
      'tickets/refund',
    ]);
  });
});
