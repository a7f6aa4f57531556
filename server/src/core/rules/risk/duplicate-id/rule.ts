import { plainText } from '../../../text/markdown';
import type { Sourced, Span } from '../../../text/span';
import { registersOf } from '../registers';
import type { DocumentRule, Report } from '../../rule';

export const riskDuplicateId: DocumentRule = {
  scope: 'document',
  on: ['risk-register'],
  meta: {
    code: 'risk/duplicate-id',
    severity: 'warning',
    summary: 'Two risks with one id, or two journeys with one name.',
    fixable: false,
  },
  *check(document) {
    for (const { register } of registersOf(document)) {
      yield* repeated(
        register.journeys.flatMap(({ name }) => name ?? []),
        'journey',
        'name',
        'The first has all the risks, and this one none.',
      );
      yield* repeated(
        register.risks.flatMap(({ id }) => id ?? []),
        'risk',
        'id',
        'Tickets, discussions and the history of the file can mean either.',
      );
    }
  },
};

/** A generated file may repeat a name thousands of times; nobody reads on so far. */
const MOST_OF_A_NAME = 50;

function* repeated(names: readonly Sourced<string>[], what: string, key: string, why: string): Generator<Report> {
  const first = new Map<string, { readonly span: Span; times: number }>();
  for (const { value, span } of names) {
    const before = first.get(value);
    if (!before) first.set(value, { span, times: 1 });
    else if (before.times++ < MOST_OF_A_NAME) {
      const name = plainText(value, 60);
      yield {
        span,
        message: `Another ${what} of this register has the ${key} "${name}" too. ${why} Give this one another ${key}.`,
        related: [{ span: before.span, message: `The first ${what} "${name}"` }],
      };
    }
  }
}
