import { describe, expect, test } from 'vitest';
import { definition, documentHighlights, references } from '../../../server/src/core';
import { placeOf, workspaceFixture } from '../../harness/workspaceFixture';
import { condition, policy, service, sli, slo, source, target } from './fixtures';

const shop = (files: Readonly<Record<string, string>>): string =>
  Object.entries(files)
    .map(([path, text]) => `//- ${path}\n${text}`)
    .join('');

const definitionsFrom = (text: string): string[] => {
  const { host, cursor } = workspaceFixture(text);
  return definition(host.snapshot(), cursor.uri, cursor.position).map(({ uri, name }) => placeOf(uri, name));
};
const referencesFrom = (text: string, withDefinition = false): string[] => {
  const { host, cursor } = workspaceFixture(text);
  return references(host.snapshot(), cursor.uri, cursor.position, withDefinition).map(({ uri, range }) =>
    placeOf(uri, range),
  );
};

const withPolicy = '  alertPolicies:\n    - alertPolicyRef: ';

describe('definition', () => {
  test.each([
    ['indicatorRef', { 'a.yaml': slo('a', 'good-$0orders'), 'b.yaml closed': sli('good-orders') }, ['b.yaml:4:8-19']],
    [
      'behind the last letter',
      { 'a.yaml': slo('a', 'good-orders$0'), 'b.yaml closed': sli('good-orders') },
      ['b.yaml:4:8-19'],
    ],
    ['in quotes', { 'a.yaml': slo('a', '"good$0-orders"'), 'b.yaml closed': sli("'good-orders'") }, ['b.yaml:4:9-20']],
    ['service', { 'a.yaml': slo('a', 'x').replace('shop', 'sh$0op'), 'b.yaml': service('shop') }, ['b.yaml:4:8-12']],
    [
      'alertPolicyRef',
      { 'a.yaml': slo('a', 'x', `${withPolicy}bu$0rn\n`), 'b.yaml': policy('burn', 'c', 't') },
      ['b.yaml:4:8-12'],
    ],
    ['conditionRef', { 'a.yaml': policy('p', 'fa$0st', 't'), 'b.yaml': condition('fast') }, ['b.yaml:4:8-12']],
    ['targetRef', { 'a.yaml': policy('p', 'c', 'pa$0ger'), 'b.yaml': target('pager') }, ['b.yaml:4:8-13']],
    ['metricSourceRef', { 'a.yaml': sli('i', 'prom$0'), 'b.yaml': source('prom') }, ['b.yaml:4:8-12']],
    [
      'every object of the name',
      { 'a.yaml': slo('a', 'x$0'), 'b.yaml': sli('x'), 'c.yaml closed': sli('x') },
      ['b.yaml:4:8-9', 'c.yaml:4:8-9'],
    ],
    ['the name itself', { 'a.yaml': sli('ord$0ers'), 'b.yaml': sli('orders') }, ['a.yaml:4:8-14']],
    ['a later document of the same file', { 'a.yaml': `${slo('a', 'x$0')}---\n${sli('x')}` }, ['a.yaml:18:8-9']],
    ['nothing of that name', { 'a.yaml': slo('a', 'x$0'), 'b.yaml': sli('y') }, []],
    ['another kind of that name', { 'a.yaml': slo('a', 'x$0'), 'b.yaml': service('x') }, []],
    ['no name', { 'a.yaml': slo('a', 'x').replace('Occur', 'Oc$0cur') }, []],
    ['no spec', { 'a.yaml': 'indicatorRef: $0x\n', 'b.yaml': sli('x') }, []],
    [
      'beside broken YAML',
      { 'a.yaml': `${slo('a', 'x$0')}  alertPolicies: [\n`, 'b.yaml': sli('x') },
      ['b.yaml:4:8-9'],
    ],
  ])('%s', (_, files, expected) => {
    expect(definitionsFrom(shop(files))).toEqual(expected);
  });

  test('from an alias to its anchor', () => {
    const text = slo('a', 'x').replace('    - duration: 28d\n', '    - duration: &month 28d # &month\n');
    expect(definitionsFrom(`//- a.yaml\n${text}  description: *mo$0nth\n`)).toEqual(['a.yaml:9:16-22']);
  });

  test('from a merge to its anchor', () => {
    const text = slo('a', 'x').replace(
      '    - target: 0.999\n',
      '    - &main {target: 0.999}\n    - {<<: *ma$0in, displayName: "a &main"}\n',
    );
    expect(definitionsFrom(`//- a.yaml\n${text}`)).toEqual(['a.yaml:13:6-11']);
  });

  test.each([
    ['in a text', '  description: "see *mo$0nth"\n'],
    ['in a comment', '  # *mo$0nth\n  description: x\n'],
    ['without an anchor', '  description: *oth$0er\n'],
  ])('what looks like an alias %s leads nowhere', (_, line) => {
    const text = slo('a', 'x').replace('28d', '&month 28d');
    expect(definitionsFrom(`//- a.yaml\n${text}${line}`)).toEqual([]);
  });

  test('says what the whole object is', () => {
    const { host, cursor } = workspaceFixture(
      shop({ 'a.yaml': slo('a', 'x$0'), 'b.yaml': `---\n${source('x')}---\n${sli('x')}` }),
    );
    const [link] = definition(host.snapshot(), cursor.uri, cursor.position);
    expect(placeOf(link!.uri, link!.whole)).toBe('b.yaml:9:0-18:23');
    expect(placeOf(cursor.uri, link!.origin)).toBe('a.yaml:7:16-17');
  });
});

describe('references', () => {
  const files = {
    'b.yaml': slo('b', '"orders"'),
    'c.yaml closed': `${slo('c', 'orders')}---\n${slo('d', 'other')}---\n${slo('e', 'orders')}`,
    'd.yaml': service('orders'),
  };
  const uses = ['b.yaml:7:17-23', 'c.yaml:7:16-22', 'c.yaml:35:16-22'];

  test('from the name of the object', () => {
    expect(referencesFrom(shop({ 'a.yaml': sli('ord$0ers'), ...files }))).toEqual(uses);
  });

  test('from a reference, with the object', () => {
    expect(referencesFrom(shop({ 'a.yaml': sli('orders'), ...files, 'b.yaml': slo('b', '"or$0ders"') }), true)).toEqual(
      ['a.yaml:4:8-14', ...uses],
    );
  });

  test('to something that is nowhere', () => {
    expect(referencesFrom(shop({ ...files, 'b.yaml': slo('b', '"or$0ders"') }), true)).toEqual(uses);
  });

  test('written once and repeated by an alias are counted once', () => {
    const text = slo('a', 'x')
      .replace('  indicatorRef: x\n', '')
      .replace('    - target: 0.999\n', '    - &o {target: 0.9, indicatorRef: goods}\n    - *o\n');
    expect(referencesFrom(shop({ 'a.yaml': text, 'b.yaml': sli('go$0ods') }))).toEqual(['a.yaml:12:37-42']);
  });
});

describe('highlights', () => {
  test('are those of the file, written and read', () => {
    const text = `${sli('x')}---\n${slo('a', 'x')}---\n${slo('b', 'x$0')}---\n${service('x')}`;
    const { host, cursor } = workspaceFixture(shop({ 'a.yaml': text, 'b.yaml': slo('c', 'x') }));
    const found = documentHighlights(host.snapshot(), cursor.uri, cursor.position);
    expect(
      found.map(({ range, isDefinition }) => `${placeOf(cursor.uri, range)} ${isDefinition ? 'write' : 'read'}`),
    ).toEqual(['a.yaml:4:8-9 write', 'a.yaml:18:16-17 read', 'a.yaml:32:16-17 read']);
  });
});
