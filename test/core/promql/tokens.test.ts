import { describe, expect, test } from 'vitest';
import type { PromqlTokenKind } from '../../../server/src/core/promql';
import { promqlTokens } from '../../../server/src/core/promql';

const LETTERS: Readonly<Record<PromqlTokenKind, string>> = {
  metric: 'm',
  label: 'l',
  function: 'f',
  operator: 'o',
  number: 'n',
  duration: 'd',
  string: 's',
  keyword: 'k',
  comment: 'c',
  template: 't',
};

/** One letter for each character, a dot where no token is. */
function drawn(query: string): string {
  const letters = Array.from({ length: query.length }, () => '.');
  for (const { kind, start, end } of promqlTokens(query, ['window']))
    for (let i = start; i < end; i++) letters[i] = letters[i] === '.' ? LETTERS[kind] : '!';
  return letters.join('');
}

describe('tokens', () => {
  test.each([
    ['sum by (job) (rate(x{a="b"}[5m])) / 2 # c', 'fff.kk..lll...ffff.m.losss..dd....o.n.ccc'],
    ['a and on(b) group_left c', 'm.kkk.kk.l..kkkkkkkkkk.m'],
    ['x[{{.window}}] offset -1h', 'm.ttttttttttt..kkkkkk.odd'],
    ['x[window:5m]', 'm.tttttt.dd.'],
    ['{"m.n", "l.o"=~"v{{.w}}v"}', '.mmmmm..llllloossttttttss.'],
    ['sum{sum="x"} + sum(sum)', 'mmm.lllosss..o.fff.mmm.'],
    ['x @ end() == Inf', 'm.o.fff...oo.nnn'],
    ['x == bool 1', 'm.oo.kkkk.n'],
    ['{{.p}}_total', 'ttttttmmmmmm'],
    ['count without(a,b)(x)', 'fffff.kkkkkkk.l.l..m.'],
    ['x{a="b', 'm.loss'],
    ['', ''],
  ])('%s', (query, expected) => {
    expect(drawn(query)).toBe(expected);
  });
});
