import type { Objective } from '../../model/model';
import type { Query, QueryRole } from '../../model/query';
import type { Value } from '../../yaml/change/change';
import { isTemplated } from '../../yaml/templates';
import type { SloToWrite } from '../dialect';
import { nameText } from './writeWords';

type Entries = Record<string, Value>;

/** What stands in place of the window that a tool fills in. */
const RANGE = '5m';

/** The indicator in place, or where the queries do not make one up, the name of one that has to be written. */
export function indicatorFor(
  { name, slo }: SloToWrite,
  queries: readonly Query[],
  objective: Objective | undefined,
  notes: string[],
): Entries {
  const spec = specOf(queries, objective, notes);
  if (spec) return { indicator: { metadata: { name }, spec } };
  const ref = objective?.indicatorRef?.value ?? slo.indicatorRef?.value;
  if (ref !== undefined) return { indicatorRef: nameText(ref, name) };
  notes.push(
    queries.length > 0
      ? 'The queries do not make up an indicator in OpenSLO (good or bad events, and all of them): write an SLI of the name in indicatorRef.'
      : 'The file names no query: write an SLI of the name in indicatorRef, which says what is measured.',
  );
  return { indicatorRef: name };
}

function specOf(queries: readonly Query[], objective: Objective | undefined, notes: string[]): Entries | undefined {
  const of = (role: QueryRole): Query | undefined => queries.find((query) => query.role === role);
  const [good, bad, total, ratio, value] = [of('good'), of('bad'), of('total'), of('ratio'), of('value')];
  const metric = (query: Query): Entries => metricOf(query, notes);
  const side: Entries | undefined = good ? { good: metric(good) } : bad && { bad: metric(bad) };
  if (side && total) return { ratioMetric: { ...counterOf(queries), ...side, total: metric(total) } };
  if (good && bad && isPromql(good) && isPromql(bad))
    return { ratioMetric: { ...counterOf(queries), good: metric(good), total: sumOf(good, bad, notes) } };
  if (ratio) return { ratioMetric: { rawType: ratio.share === 'bad' ? 'failure' : 'success', raw: metric(ratio) } };
  if (!value) return undefined;
  if (objective?.op && objective.value) return { thresholdMetric: metric(value) };
  notes.push('The query has no threshold: its value is read as the share of good measurements.');
  return { ratioMetric: { rawType: 'success', raw: metric(value) } };
}

/** Plain metrics are counters that only grow; expressions have been made rates of already. */
const counterOf = (queries: readonly Query[]): Entries =>
  queries.every(({ form }) => form === 'selector') ? { counter: true } : {};

const isPromql = ({ source }: Query): boolean => source?.toLowerCase() === 'prometheus';

const sumOf = (good: Query, bad: Query, notes: string[]): Entries =>
  source(good, `${textOf(good, notes)} + ${textOf(bad, notes)}`, notes);

const metricOf = (query: Query, notes: string[]): Entries => source(query, textOf(query, notes), notes);

function source(query: Query, text: string, notes: string[]): Entries {
  if (query.source === undefined)
    notes.push('The file does not say what the queries are sent to: their source is called unknown.');
  const type = isPromql(query) ? 'Prometheus' : (query.source ?? 'unknown');
  return { metricSource: { type, spec: { query: text } } };
}

function textOf({ node, form, windowTemplate }: Query, notes: string[]): string {
  let text = String(node.value).trim();
  if (windowTemplate?.pattern.test(text)) {
    text = text.replace(new RegExp(windowTemplate.pattern.source, 'g'), RANGE);
    notes.push(`${windowTemplate.written} in the queries, which the tool fills in, became ${RANGE}.`);
  }
  if (isTemplated(text)) notes.push('A query still holds template expressions.');
  return form === 'selector' ? `sum(${text})` : text;
}
