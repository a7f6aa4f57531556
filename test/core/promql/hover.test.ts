import { describe, expect, test } from 'vitest';
import { promqlHoverAt } from '../../../server/src/core/promql';

/** The hover at the first `|` of a query, which marks the place. */
function hover(marked: string) {
  const offset = marked.indexOf('|');
  const query = marked.slice(0, offset) + marked.slice(offset + 1);
  const found = promqlHoverAt(query, offset, ['window']);
  return found && { on: query.slice(found.start, found.end), markdown: found.markdown };
}

describe('hovers', () => {
  test.each([
    ['ra|te(x[5m])', 'rate', 'rate(v range vector) → instant vector'],
    ['SU|M by (a) (x)', 'SUM', 'sum(v instant vector) → instant vector'],
    ['round(x) + rou|nd(x, 2)', 'round', 'round(v instant vector, [to scalar]) → instant vector'],
    ['label_jo|in(x, "a", "b", "c")', 'label_join', '[sources, … string]'],
    ['sum(rate(http_requests|_total[5m]))', 'http_requests_total', 'A counter by its name'],
    ['{"http.duration|_bucket"}', '"http.duration_bucket"', 'The buckets of a histogram'],
    ['job:x:rate|5m', 'job:x:rate5m', 'A recording rule by its name: `x` by `job`'],
    ['process_start_time|_seconds', 'process_start_time_seconds', 'In seconds.'],
    ['x{l|e="5"}', 'le', 'the upper limit of a bucket'],
    ['sum by (whatever|) (x)', 'whatever', 'Label `whatever`.'],
    ['x[1h30|m]', '1h30m', 'The 1h 30m before each point in time.'],
    ['x[1h:1|m]', '1m', 'A point every 1m.'],
    ['x offset 1|d', '1d', 'As it was 1d before.'],
    ['x offset -1|d', '1d', 'As it is 1d later.'],
    ['x offset| 1d', 'offset', 'one hour ago'],
    ['x * 5|m', '5m', 'as a number 300 seconds'],
    ['x{a=|~"b"}', '=~', 'The whole value of the label'],
    ['a / on(b) group_le|ft c', 'group_left', 'one series on the right'],
    ['reate|(x)', undefined, undefined],
    ['x[{{.win|dow}}]', undefined, undefined],
    ['x[win|dow]', undefined, undefined],
    ['x{a="b|"}', undefined, undefined],
    ['1| + x', undefined, undefined],
    ['x  |  / y', undefined, undefined],
    ['|', undefined, undefined],
  ])('%s', (marked, on, part) => {
    const found = hover(marked);
    expect(found?.on).toBe(on);
    if (part !== undefined) expect(found?.markdown).toContain(part);
  });

  test('names cannot leave their code', () => {
    expect(hover('{"a` [x](http://y) `b|"}')!.markdown).toBe('Metric `` a` [x](http://y) `b ``.');
  });
});
