import type { Query } from '../../../model/query';
import { factsOf, parsePromql } from '../../../promql';
import type { RangeDuration } from '../../../promql';
import type { Fix } from '../../../text/edit';
import { ScalarText } from '../../../yaml/scalarText';
import type { SpecDocument, SpecObject } from '../../../workspace/specDocument';
import type { DocumentRule, Report } from '../../rule';

export const objectiveQueryWindow: DocumentRule = {
  scope: 'document',
  on: ['slo', 'indicator'],
  meta: {
    code: 'objective/query-window',
    severity: 'error',
    summary: 'A query without the place for the window that its format demands.',
    fixable: true,
  },
  *check(document) {
    for (const object of document.allObjects)
      for (const query of object.queries) {
        const written = query.windowTemplate?.written;
        const value = String(query.node.value);
        if (written !== undefined && value.trim() !== '' && !query.windowTemplate?.pattern.test(value))
          yield report(document, object, query, written);
      }
  },
};

function report(document: SpecDocument, { dialect }: SpecObject, { node }: Query, written: string): Report {
  const text = ScalarText.of(document.text, node);
  const ranges = rangesIn(text.text, written);
  const [first] = ranges;
  const isOne = first !== undefined && ranges.every((range) => range.text === first.text);
  const advice = isOne
    ? `Write [${written}] in place of [${first.text}].`
    : `Write ${written} where the window belongs, as in rate(requests_total[${written}]).`;
  const fixes = isOne && text.isExact ? [fixOf(text, ranges, written)] : [];
  const effect = isOne && first.seconds !== undefined ? `always measures ${first.text}, since it ` : '';
  return {
    span: isOne ? text.spanOf(first) : { start: node.start, end: node.end },
    message: `This query ${effect}does not hold ${written}. ${dialect.label} measures over several windows and writes the length of each there, so it refuses a query without it. ${advice}`,
    fixes,
  };
}

/** The ranges of a query, those of subqueries too. A bare word such as `[window]` is one as well. */
function rangesIn(source: string, written: string): readonly RangeDuration[] {
  const word = written.replace(/\W/g, '');
  return factsOf(parsePromql(source, word === '' ? [] : [word])).ranges.filter(({ role }) => role === 'range');
}

function fixOf(text: ScalarText, ranges: readonly RangeDuration[], written: string): Fix {
  const places = ranges.length === 1 ? '' : ` in ${ranges.length} places`;
  return {
    title: `Change [${ranges[0]!.text}] to [${written}]${places}`,
    edits: ranges.map((range) => ({ span: text.spanOf(range), newText: written })),
    preferred: true,
  };
}
