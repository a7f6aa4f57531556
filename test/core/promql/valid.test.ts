import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parsePromql } from '../../../server/src/core/promql';
import { parseYaml } from '../../../server/src/core/yaml/parse';
import type { YamlNode } from '../../../server/src/core/yaml/tree';
import { valueOf } from '../../../server/src/core/yaml/tree';

const queries = fs.readFileSync(path.join(__dirname, 'valid.txt'), 'utf8').trim().split(/\n\n+/).slice(1);

test.each(queries)('%s', (query) => {
  expect(parsePromql(query).errors).toEqual([]);
});

test.each([
  ['x[window]', ['window']],
  ['sum(rate(x{code=~"2.."}[window])) / sum(rate(x[window:1m]))', ['window']],
])('%s with words that a tool fills in', (query, words) => {
  expect(parsePromql(query, words).errors).toEqual([]);
  expect(parsePromql(query).errors).not.toEqual([]);
});

// Real queries stand beside the project where it is developed; they are not part of it.
const corpus = path.resolve(__dirname, '../../../../shared/corpus');

/** Keys whose text is PromQL in files of tools that speak nothing else. */
const KEYS = /^(?:error_?query|total_?query|error_?ratio_?query|promql|metric|filter_(?:good|bad|valid)|expression)$/i;

/** Files with such keys that are about other systems, or about another language that looks like PromQL. */
const OTHERS = /victoria|splunk|datadog|cloud_|dynatrace|elastic|open_search|bigquery/;

/** The queries in a tree; `query` is a key of many languages, so there the type of its source decides. */
function* queriesIn(node: YamlNode | undefined, isPromql: boolean): Generator<string> {
  if (node?.kind === 'seq') for (const item of node.items) yield* queriesIn(item, isPromql);
  if (node?.kind !== 'map') return;
  const source = valueOf(node, 'type') ?? valueOf(node, 'source');
  const isHere = isPromql || (source?.kind === 'scalar' && /^(?:prometheus|sloth)$/i.test(String(source.value)));
  for (const { key, value } of node.pairs) {
    const isQuery = KEYS.test(key) || (key === 'query' && isHere);
    if (isQuery && value?.kind === 'scalar' && typeof value.value === 'string') yield value.value;
    else yield* queriesIn(value, isHere);
  }
}

describe.runIf(fs.existsSync(corpus))('queries of the corpus', () => {
  const files = fs.existsSync(corpus)
    ? fs.readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((name) => /\.ya?ml$/.test(name))
    : [];
  const found = files.flatMap((file) => {
    const text = fs.readFileSync(path.join(corpus, file), 'utf8');
    if (OTHERS.test(file)) return [];
    return text
      .split(/^---$/m)
      .flatMap((part) => [...queriesIn(parseYaml(part).root, false)])
      .map((query) => [file, query] as const);
  });

  test('there are many', () => {
    expect(found.length).toBeGreaterThan(150);
  });

  test.each(found)('%s: %s', (_, query) => {
    expect(parsePromql(query, ['window']).errors.map((error) => error.message)).toEqual([]);
  });
});
