import { describe, expect, test } from 'vitest';
import { prepareRename, rename } from '../../../server/src/core';
import { applyRangeEdits, pathOf, placeOf, uriOf, workspaceFixture } from '../../harness/workspaceFixture';
import { service, sli, slo, source } from './fixtures';

/** The files that a rename changes, as they are then; or why there is no rename. */
function renamed(text: string, newName: string): Record<string, string> | string {
  const { host, cursor, texts } = workspaceFixture(text);
  const result = rename(host.snapshot(), cursor.uri, cursor.position, newName);
  if ('refusal' in result) return result.refusal;
  return Object.fromEntries(
    [...result].map(([uri, edits]) => [pathOf(uri), applyRangeEdits(texts.get(pathOf(uri))!, edits)]),
  );
}

const COMMENTED = slo('a', 'orders').replace(
  'indicatorRef: orders',
  'indicatorRef:   "orders" # not orders-2, and keep me',
);

describe('rename', () => {
  test('changes every file, open or closed, and nothing but the letters of the name', () => {
    const files = `//- a.yaml\n${COMMENTED}//- sub/b.yaml closed\n${sli("'orders'")}---\n${slo('b', 'orders')}//- c.yaml\n${sli('ord$0ers').replace('kind: SLI', 'kind: DataSource')}`;
    expect(renamed(files.replace('ord$0ers', 'orders').replace('"orders"', '"ord$0ers"'), 'good-orders')).toEqual({
      'a.yaml': COMMENTED.replace('"orders"', '"good-orders"'),
      'sub/b.yaml': `${sli("'good-orders'")}---\n${slo('b', 'good-orders')}`,
    });
  });

  test('leaves other kinds of the same name alone', () => {
    const files = `//- a.yaml\n${service('sh$0op')}//- b.yaml\n${slo('shop', 'shop')}//- c.yaml\n${sli('shop')}`;
    expect(renamed(files, 'store')).toEqual({
      'a.yaml': service('store'),
      'b.yaml': slo('shop', 'shop').replace('service: shop', 'service: store'),
    });
  });

  test.each(['123', '1e5', 'true', 'null', 'no', '2024-01-01'])(
    'sets quotes where %s would be read as something else',
    (name) => {
      expect(
        renamed(`//- a.yaml\n${service('sh$0op')}//- b.yaml\n${slo('x', 'y').replace('shop', "'shop'")}`, name),
      ).toEqual({
        'a.yaml': service(`"${name}"`),
        'b.yaml': slo('x', 'y').replace('shop', `'${name}'`),
      });
    },
  );

  test('works in flow style and JSON', () => {
    const json = '{"apiVersion": "openslo/v1", "kind": "Service", "metadata": {"name": "sh$0op"}, "spec": {}}\n';
    const flow =
      '{apiVersion: openslo/v1, kind: SLO, metadata: {name: a}, spec: {service: shop, budgetingMethod: Occurrences, objectives: [{target: 0.9}]}}\n';
    expect(renamed(`//- a.json\n${json}//- b.yaml\n${flow}`, 'store')).toEqual({
      'a.json': json.replace('sh$0op', 'store'),
      'b.yaml': flow.replace('shop', 'store'),
    });
  });

  test('changes the references alone where the object is not in the folder, also to one that is', () => {
    expect(
      renamed(`//- a.yaml\n${slo('a', 'lo$0st')}//- b.yaml\n${slo('b', 'lost')}//- c.yaml\n${sli('found')}`, 'found'),
    ).toEqual({
      'a.yaml': slo('a', 'found'),
      'b.yaml': slo('b', 'found'),
    });
  });

  test('changes what a merge repeats once', () => {
    const text = slo('a', 'x')
      .replace('  indicatorRef: x\n', '')
      .replace('    - target: 0.999\n', '    - &o {target: 0.9, indicatorRef: goods}\n    - {<<: *o, target: 0.99}\n');
    expect(renamed(`//- a.yaml\n${text}//- b.yaml\n${sli('go$0ods')}`, 'wares')).toEqual({
      'a.yaml': text.replace('goods', 'wares'),
      'b.yaml': sli('wares'),
    });
  });

  test('keeps CRLF and what stands behind', () => {
    const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
    const { host, texts } = workspaceFixture('//- x.yaml\n');
    expect(texts.size).toBe(1);
    const [a, b] = [crlf(`# first\n---\n${sli('x')}`), crlf(`${service('x')}---\n${slo('b', 'x')}`)];
    host.open(uriOf('a.yaml'), a);
    host.setDisk(uriOf('b.yaml'), b);
    const result = rename(host.snapshot(), uriOf('a.yaml'), { line: 5, character: 8 }, 'yy');
    if ('refusal' in result) throw new Error(result.refusal);
    expect(applyRangeEdits(a, result.get(uriOf('a.yaml'))!)).toBe(crlf(`# first\n---\n${sli('yy')}`));
    expect(applyRangeEdits(b, result.get(uriOf('b.yaml'))!)).toBe(crlf(`${service('x')}---\n${slo('b', 'yy')}`));
  });

  test('changes nothing where the name stays', () => {
    expect(renamed(`//- a.yaml\n${sli('x$0')}`, 'x')).toEqual({});
  });

  test.each([
    [
      'a bad name',
      sli('x$0'),
      'Bad_Name',
      '"Bad_Name" cannot be a name. A name holds 1 to 63 lower-case letters, digits and hyphens',
    ],
    ['a long name', sli('x$0'), 'a'.repeat(64), 'A name holds 1 to 63'],
    ['an empty name', sli('x$0'), ' ', 'cannot be empty'],
    ['a name with a quote', sli('x$0'), 'a"b', 'quotes'],
    ['a name with a line break', sli('x$0'), 'a\nb', 'line breaks'],
    [
      'a taken name',
      `${sli('x$0')}//- sub/b.yaml closed\n---\n${sli('y')}`,
      'y',
      'The name "y" is taken: an SLI of that name stands in sub/b.yaml, line 5',
    ],
    [
      'two objects of the name',
      `${slo('a', 'x$0')}//- b.yaml\n${sli('x')}//- c%20d.yaml closed\n${sli('x')}`,
      'y',
      '"x" is the name of 2 objects (b.yaml, line 4; c d.yaml, line 4)',
    ],
    [
      'no name',
      slo('a', 'x').replace('budgetingMethod', 'budg$0etingMethod'),
      'y',
      'Put the cursor on the name of an object',
    ],
    [
      'an alias',
      `${slo('a', '*n').replace('service: shop', 'service: &n x')}//- b.yaml\n${sli('x$0')}`,
      'y',
      'In a.yaml, line 7 "x" is written with an alias',
    ],
    ['a block of text', `${slo('a', '|-\n    x')}//- b.yaml\n${sli('x$0')}`, 'y', 'as a block of text'],
  ])('refuses %s', (_, text, newName, reason) => {
    expect(renamed(`//- a.yaml\n${text}`, newName)).toContain(reason);
  });

  test('refuses to change a name that aliases elsewhere follow', () => {
    const text = `${slo('a', 'x').replace('service: shop', 'service: &n sh$0op')}  description: *n\n`;
    expect(renamed(`//- a.yaml\n${text}`, 'y')).toContain('an anchor that aliases follow');
  });
});

describe('prepare', () => {
  test('gives the letters of the name', () => {
    const { host, cursor } = workspaceFixture(`//- a.yaml\n${slo('a', '"or$0ders"')}`);
    const result = prepareRename(host.snapshot(), cursor.uri, cursor.position);
    if ('refusal' in result) throw new Error(result.refusal);
    expect([placeOf(cursor.uri, result.range), result.placeholder]).toEqual(['a.yaml:7:17-23', 'orders']);
  });

  test('says why not', () => {
    const { host, cursor } = workspaceFixture(`//- a.yaml\n${source('x').replace('type', 'ty$0pe')}`);
    expect(prepareRename(host.snapshot(), cursor.uri, cursor.position)).toEqual({
      refusal: expect.stringContaining('There is no name to change here') as string,
    });
  });
});
