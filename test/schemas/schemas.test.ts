import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv, type ErrorObject } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { DIALECTS } from '../../server/src/core';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const schemaDir = join(root, 'schemas');
const materials = join(root, '..', 'shared');

function filesBelow(dir: string, ends: RegExp): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ends.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

const schemas = new Map<string, JsonObject>(
  filesBelow(schemaDir, /^(?!.*\.map$).*\.schema\.json$/)
    .map((file) => relative(schemaDir, file).split(sep).join('/'))
    .map((path) => [path, JSON.parse(readFileSync(join(schemaDir, path), 'utf8')) as JsonObject]),
);

/** Keywords of our own, which validate nothing. */
const annotations = new Set(
  [...schemas.values()]
    .flatMap((s) => JSON.stringify(s).match(/"(?:errorMessage|x-[\w-]+)"(?=:)/g) ?? [])
    .map((key) => key.slice(1, -1)),
);

function newAjv(): Ajv {
  const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true, verbose: true });
  for (const keyword of annotations) ajv.addKeyword(keyword);
  for (const schema of schemas.values()) ajv.addSchema(schema);
  return ajv;
}

const ajv = newAjv();

function idOf(path: string): string {
  return path.includes('/') ? `../${path}` : path;
}

/** The errors that a reader is shown: without the echo that `if` gives of an error within its branches. */
function errorsOf(path: string, document: unknown): ErrorObject[] {
  const validate = ajv.getSchema(idOf(path));
  if (!validate) throw new Error(`no schema ${path}`);
  if (validate(document)) return [];
  return (validate.errors ?? []).filter((e) => e.keyword !== 'if' || messageOf(e) !== undefined);
}

function messageOf(error: ErrorObject): string | undefined {
  return (error.parentSchema as { errorMessage?: string } | undefined)?.errorMessage;
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Calls `visit` for every subschema with its JSON pointer and whether it only tests or refines another one. */
function walk(
  schema: Json | undefined,
  at: string,
  refines: boolean,
  visit: (node: JsonObject, at: string, refines: boolean) => void,
): void {
  if (!isObject(schema)) return;
  visit(schema, at, refines);
  for (const key of ['properties', 'definitions', 'patternProperties']) {
    const map = schema[key];
    if (isObject(map)) for (const [name, sub] of Object.entries(map)) walk(sub, `${at}/${key}/${name}`, refines, visit);
  }
  for (const key of ['items', 'additionalProperties', 'propertyNames'])
    walk(schema[key], `${at}/${key}`, refines, visit);
  for (const key of ['if', 'then', 'else', 'not']) walk(schema[key], `${at}/${key}`, true, visit);
  for (const key of ['allOf', 'anyOf', 'oneOf']) {
    const list = schema[key];
    if (Array.isArray(list)) list.forEach((sub, i) => walk(sub, `${at}/${key}/${i}`, true, visit));
  }
}

function resolveRef(path: string, ref: string): { path: string; schema: Json | undefined } {
  const [file = '', pointer = ''] = ref.split('#');
  const target = file === '' ? path : posix.join(posix.dirname(path), file);
  let node: Json | undefined = schemas.get(target);
  for (const part of pointer.split('/').slice(1)) node = isObject(node) ? node[part] : undefined;
  return { path: target, schema: node };
}

describe('the schemas as files', () => {
  it('are there for every kind, and for nothing else', () => {
    const kinds = DIALECTS.flatMap((dialect) => dialect.kinds.flatMap((kind) => kind.schema ?? []));
    const shared = [...schemas.keys()].filter((path) => /^([\w-]+)\/(?:\1|common)\.|^ninewise-config\./.test(path));
    expect([...schemas.keys()].sort()).toEqual([...kinds.map((id) => `${id}.schema.json`), ...shared].sort());
  });

  for (const [path, schema] of schemas) {
    describe(path, () => {
      it('is draft-07 with an $id that leads back to its own file', () => {
        expect(schema['$schema']).toBe('http://json-schema.org/draft-07/schema#');
        expect(schema['$id']).toBe(idOf(path));
        const file = new URL(`file:///anywhere/schemas/${path}`);
        expect(new URL(text(schema['$id']), file).href).toBe(file.href);
      });

      it('compiles in strict mode', () => {
        expect(typeof newAjv().getSchema(idOf(path))).toBe('function');
      });

      it('resolves every $ref within the package', () => {
        walk(schema, '', false, (node, at) => {
          if (node['$ref'] === undefined) return;
          const target = resolveRef(path, text(node['$ref']));
          expect(target.schema, `${at}: ${text(node['$ref'])}`).toBeTypeOf('object');
        });
      });

      it('gives every property a title and a description', () => {
        const missing: string[] = [];
        const ask = (sub: Json | undefined, at: string): void => {
          if (!isObject(sub) || !sub['title'] || !sub['description']) missing.push(at);
        };
        walk(schema, '', false, (node, at, refines) => {
          if (refines) return;
          const properties = node['properties'];
          if (isObject(properties)) for (const [k, v] of Object.entries(properties)) ask(v, `${at}/properties/${k}`);
          for (const key of ['items', 'additionalProperties']) {
            const sub = node[key];
            if (!isObject(sub)) continue;
            const ref = sub['$ref'];
            ask(ref === undefined ? sub : resolveRef(path, text(ref)).schema, `${at}/${key}`);
          }
        });
        expect(missing).toEqual([]);
      });

      it('writes titles and descriptions as sentences for a hover', () => {
        walk(schema, '', false, (node, at) => {
          const { title, description, errorMessage } = node;
          if (isObject(description) || isObject(title)) return; // properties with these names
          if (title !== undefined) expect(text(title).length, at).toBeLessThanOrEqual(50);
          if (description !== undefined) expect(text(description), at).toMatch(/^\S.{3,298}[.?]$/);
          if (errorMessage !== undefined) expect(text(errorMessage), at).toMatch(/^[A-Za-z].*\.$/);
        });
      });

      it('closes every object with fixed keys', () => {
        walk(schema, '', false, (node, at, refines) => {
          if (refines || node['properties'] === undefined || !isObject(node['properties'])) return;
          const dispatches = /^([\w-]+)\/\1\./.test(path);
          expect(node['additionalProperties'], at).toBe(dispatches ? undefined : false);
        });
      });

      it('puts an errorMessage on every pattern, oneOf and not', () => {
        const silent: string[] = [];
        const visit = (node: Json | undefined, at: string, covered: boolean): void => {
          if (!isObject(node)) return;
          const said = covered || typeof node['errorMessage'] === 'string';
          for (const key of ['pattern', 'oneOf', 'not']) {
            if (node[key] !== undefined && !isObject(node['pattern']) && !said) silent.push(`${at}/${key}`);
          }
          for (const [key, sub] of Object.entries(node)) {
            if (key === 'if' || key === 'not') continue; // a test, never reported
            if (Array.isArray(sub)) sub.forEach((s, i) => visit(s, `${at}/${key}/${i}`, said));
            else visit(sub, `${at}/${key}`, said && (key === 'then' || key === 'else'));
          }
        };
        visit(schema, '', false);
        expect(silent).toEqual([]);
      });

      it('has patterns that answer fast', () => {
        walk(schema, '', false, (node, at) => {
          if (typeof node['pattern'] !== 'string') return;
          const pattern = new RegExp(node['pattern']);
          const start = performance.now();
          for (const unit of ['a', '-', 'a-', 'a.', 'a/', '1', '1m', '1.', ' ', '1 ', 'a:']) {
            for (const end of ['!', '\n', ' ', '-']) pattern.test(unit.repeat(20_000) + end);
          }
          expect(performance.now() - start, at).toBeLessThan(1500);
        });
      });
    });
  }
});

const query = { metricSource: { type: 'Prometheus', spec: { query: 'up' } } };
const ratio = { ratioMetric: { counter: true, good: query, total: query } };
const indicator = { metadata: { name: 'success' }, spec: ratio };
const sloSpec = {
  service: 'checkout-api',
  indicator,
  budgetingMethod: 'Occurrences',
  timeWindow: [{ duration: '28d', isRolling: true }],
  objectives: [{ target: 0.999 }],
};
const calendar = { startTime: '2025-01-01 00:00:00', timeZone: 'UTC' };
const openslo = (kind: string, spec: unknown, metadata: unknown = { name: 'a' }) => ({
  apiVersion: 'openslo/v1',
  kind,
  metadata,
  spec,
});
const slo = (change: object) => openslo('SLO', { ...sloSpec, ...change });
const sloWithout = (...keys: string[]) =>
  openslo('SLO', Object.fromEntries(Object.entries(sloSpec).filter(([key]) => !keys.includes(key))));
const objective = (change: object) => slo({ objectives: [change] });
const window = (change: object) => slo({ timeWindow: [change] });
const sli = (ratioMetric: object) => openslo('SLI', { ratioMetric });
const source = (metricSource: object) => openslo('SLI', { thresholdMetric: { metricSource } });
const service = (metadata: object) => openslo('Service', { description: 'x' }, metadata);
const condition = { kind: 'burnrate', op: 'gte', threshold: 14.4, lookbackWindow: '1h', alertAfter: '5m' };
const alertCondition = (change: object) => openslo('AlertCondition', { severity: 'page', condition: change });
const policySpec = { conditions: [{ conditionRef: 'c' }], notificationTargets: [{ targetRef: 't' }] };
const alertPolicy = (change: object) => openslo('AlertPolicy', { ...policySpec, ...change });

const ninewise = (kind: string, spec: unknown) => ({
  apiVersion: 'ninewise/v1',
  kind,
  metadata: { name: 'a' },
  spec,
});
const estimate = {
  frequency: { count: 1, per: '30d' },
  timeToDetect: '30m',
  timeToRepair: '1h40m',
  usersAffected: 0.5,
  severity: 1,
};
const risk = (change: object) => ninewise('RiskRegister', { risks: [{ id: 'r', fear: 'Nobody can pay', ...change }] });
const estimated = (change: object) => risk({ estimate: { ...estimate, ...change } });
const cost = (change: object) => ninewise('CostModel', { currency: 'EUR', ...change });
const rule = (change: object) =>
  ninewise('ErrorBudgetPolicy', {
    rules: [{ name: 'r', when: { budgetConsumed: { atLeast: 1 } }, then: ['notify'], ...change }],
  });
const outcome = (change: object) => ninewise('ReliabilityOutcome', { statement: 'People can pay', ...change });

type Failure = [instancePath: string, keyword: string, oslo?: 'accepts'];
type Row = [what: string, schema: string, document: unknown, failures: Failure[]];

const O = 'openslo-v1/openslo-v1.schema.json';
const N = 'ninewise-v1/ninewise-v1.schema.json';
const C = 'ninewise-config.schema.json';

const rows: Row[] = [
  // Any OpenSLO kind
  ['a list of objects', O, [slo({}), openslo('Service', {})], []],
  ['a list with one bad object', O, [slo({}), { apiVersion: 'openslo/v1' }], [['/1', 'required']]],
  ['an unknown kind', O, openslo('SLOList', {}), [['/kind', 'enum']]],
  ['a kind in the wrong case', O, openslo('slo', sloSpec), [['/kind', 'enum']]],
  ['another version', O, { ...slo({}), apiVersion: 'openslo/v9' }, [['/apiVersion', 'const']]],
  ['no apiVersion', O, { kind: 'Service', metadata: { name: 'a' } }, [['', 'required']]],
  ['a string', O, 'x', [['', 'type']]],
  ['an unknown key at the top', O, { ...slo({}), status: {} }, [['', 'additionalProperties']]],
  // Metadata
  ['a display name of any length', O, service({ name: 'a', displayName: 'x'.repeat(200) }), []],
  ['labels of both forms', O, service({ name: 'a', labels: { team: 'x', env: ['prod', 'dev'] } }), []],
  ['empty labels and annotations', O, service({ name: 'a', labels: null, annotations: null }), []],
  ['a name with capitals', O, service({ name: 'BAD NAME' }), [['/metadata/name', 'pattern']]],
  ['a name of 64 characters', O, service({ name: 'x'.repeat(64) }), [['/metadata/name', 'maxLength']]],
  ['no name', O, service({}), [['/metadata', 'required']]],
  ['a label that is a number', O, service({ name: 'a', labels: { tier: 1 } }), [['/metadata/labels/tier', 'type']]],
  ['a number in a label list', O, service({ name: 'a', labels: { e: [1] } }), [['/metadata/labels/e/0', 'type']]],
  ['a label key with a prefix', O, service({ name: 'a', labels: { 'x.y/z': 'a' } }), [['/metadata/labels', 'pattern']]],
  ['annotation keys with a prefix', O, service({ name: 'a', annotations: { 'openslo.com/x': 'a', y: 'b' } }), []],
  [
    'an annotation key with two slashes',
    O,
    service({ name: 'a', annotations: { 'a/b/c': 'x' } }),
    [['/metadata/annotations', 'pattern']],
  ],
  [
    'an annotation that is a boolean',
    O,
    service({ name: 'a', annotations: { x: true } }),
    [['/metadata/annotations/x', 'type']],
  ],
  // SLO
  ['a plain SLO', O, slo({}), []],
  ['an SLO by reference', O, slo({ indicator: undefined, indicatorRef: 'success' }), []],
  ['no time window', O, sloWithout('timeWindow'), []],
  ['no indicator on this level', O, sloWithout('indicator'), []],
  ['empty alert policies', O, slo({ alertPolicies: null }), []],
  ['both indicators', O, slo({ indicatorRef: 'x' }), [['/spec', 'not']]],
  ['no service', O, sloWithout('service'), [['/spec', 'required']]],
  ['an empty service', O, slo({ service: '' }), [['/spec/service', 'minLength']]],
  ['a budgeting method in lower case', O, slo({ budgetingMethod: 'occurrences' }), [['/spec/budgetingMethod', 'enum']]],
  ['no objectives', O, sloWithout('objectives'), [['/spec', 'required', 'accepts']]],
  ['empty objectives', O, slo({ objectives: [] }), [['/spec/objectives', 'minItems', 'accepts']]],
  ['objectives that are no list', O, slo({ objectives: {} }), [['/spec/objectives', 'type']]],
  ['a misspelt key', O, slo({ timeWindows: [] }), [['/spec', 'additionalProperties']]],
  ['a long description', O, slo({ description: 'x'.repeat(1051) }), [['/spec/description', 'maxLength']]],
  ['a description at the limit', O, slo({ description: 'ä'.repeat(1050) }), []],
  // Time windows
  ['a calendar window', O, window({ duration: '1M', isRolling: false, calendar }), []],
  ['a calendar window without isRolling', O, window({ duration: '1M', calendar }), []],
  ['a window of zero', O, window({ duration: '0d', isRolling: true }), []],
  ['no window item', O, slo({ timeWindow: [] }), [['/spec/timeWindow', 'minItems']]],
  [
    'two windows',
    O,
    slo({ timeWindow: [sloSpec.timeWindow[0], sloSpec.timeWindow[0]] }),
    [['/spec/timeWindow', 'maxItems']],
  ],
  ['rolling with a calendar', O, window({ duration: '1M', isRolling: true, calendar }), [['/spec/timeWindow/0', 'if']]],
  ['neither rolling nor calendar', O, window({ duration: '28d' }), [['/spec/timeWindow/0', 'if']]],
  [
    'isRolling as a string',
    O,
    window({ duration: '28d', isRolling: 'yes' }),
    [['/spec/timeWindow/0/isRolling', 'type']],
  ],
  ['no duration', O, window({ isRolling: true }), [['/spec/timeWindow/0', 'required']]],
  [
    'no time zone',
    O,
    window({ duration: '1M', calendar: { startTime: 'x' } }),
    [['/spec/timeWindow/0/calendar', 'required']],
  ],
  ['1.5h', O, window({ duration: '1.5h', isRolling: true }), [['/spec/timeWindow/0/duration', 'pattern']]],
  ['1h30m', O, window({ duration: '1h30m', isRolling: true }), [['/spec/timeWindow/0/duration', 'pattern']]],
  ['30s', O, window({ duration: '30s', isRolling: true }), [['/spec/timeWindow/0/duration', 'pattern']]],
  ['28D', O, window({ duration: '28D', isRolling: true }), [['/spec/timeWindow/0/duration', 'pattern']]],
  ['-5m', O, window({ duration: '-5m', isRolling: true }), [['/spec/timeWindow/0/duration', 'pattern']]],
  ['1 d', O, window({ duration: '1 d', isRolling: true }), [['/spec/timeWindow/0/duration', 'pattern', 'accepts']]],
  ['+5m', O, window({ duration: '+5m', isRolling: true }), [['/spec/timeWindow/0/duration', 'pattern', 'accepts']]],
  ['a bare number', O, window({ duration: 28, isRolling: true }), [['/spec/timeWindow/0/duration', 'type']]],
  // Objectives
  ['a target of zero', O, objective({ target: 0 }), []],
  ['a target in percent', O, objective({ targetPercent: 99.9 }), []],
  ['a target of one', O, objective({ target: 1 }), [['/spec/objectives/0/target', 'exclusiveMaximum']]],
  ['a target below zero', O, objective({ target: -0.1 }), [['/spec/objectives/0/target', 'minimum']]],
  ['a target as a string', O, objective({ target: '0.99' }), [['/spec/objectives/0/target', 'type']]],
  ['100 percent', O, objective({ targetPercent: 100 }), [['/spec/objectives/0/targetPercent', 'exclusiveMaximum']]],
  ['two targets', O, objective({ target: 0.9, targetPercent: 90 }), [['/spec/objectives/0', 'oneOf']]],
  ['no target', O, objective({ displayName: 'x' }), [['/spec/objectives/0', 'oneOf']]],
  ['an operator in capitals', O, objective({ target: 0.9, op: 'LT', value: 1 }), [['/spec/objectives/0/op', 'enum']]],
  ['a value as a string', O, objective({ target: 0.9, op: 'lt', value: '1' }), [['/spec/objectives/0/value', 'type']]],
  [
    'time slices',
    O,
    slo({ budgetingMethod: 'Timeslices', objectives: [{ target: 0.9, timeSliceTarget: 1, timeSliceWindow: '5m' }] }),
    [],
  ],
  ['time slices in minutes', O, objective({ target: 0.9, timeSliceWindow: 5 }), []],
  [
    'a slice in seconds',
    O,
    objective({ target: 0.9, timeSliceWindow: '30s' }),
    [['/spec/objectives/0/timeSliceWindow', 'pattern']],
  ],
  [
    'a slice of a list',
    O,
    objective({ target: 0.9, timeSliceWindow: ['5m'] }),
    [['/spec/objectives/0/timeSliceWindow', 'type']],
  ],
  [
    'a slice target above one',
    O,
    slo({ budgetingMethod: 'Timeslices', objectives: [{ target: 0.9, timeSliceTarget: 7 }] }),
    [['/spec/objectives/0/timeSliceTarget', 'maximum']],
  ],
  [
    'a slice target of zero',
    O,
    slo({ budgetingMethod: 'Timeslices', objectives: [{ target: 0.9, timeSliceTarget: 0 }] }),
    [['/spec/objectives/0/timeSliceTarget', 'exclusiveMinimum']],
  ],
  [
    'a slice target that is not used',
    O,
    objective({ target: 0.9, timeSliceTarget: 7 }),
    [['/spec/objectives/0/timeSliceTarget', 'maximum', 'accepts']],
  ],
  [
    'a composite SLO',
    O,
    slo({
      indicator: undefined,
      objectives: [
        { target: 0.9, indicatorRef: 'x', compositeWeight: 2 },
        { target: 0.9, indicator },
      ],
    }),
    [],
  ],
  [
    'a weight of zero',
    O,
    objective({ target: 0.9, indicatorRef: 'x', compositeWeight: 0 }),
    [['/spec/objectives/0/compositeWeight', 'exclusiveMinimum']],
  ],
  [
    'a weight that is not used',
    O,
    objective({ target: 0.9, compositeWeight: -3 }),
    [['/spec/objectives/0/compositeWeight', 'exclusiveMinimum', 'accepts']],
  ],
  [
    'a weight as a string',
    O,
    objective({ target: 0.9, compositeWeight: '1' }),
    [['/spec/objectives/0/compositeWeight', 'type']],
  ],
  [
    'both indicators of an objective',
    O,
    objective({ target: 0.9, indicator, indicatorRef: 'x' }),
    [['/spec/objectives/0', 'not']],
  ],
  // Alert policies of an SLO
  ['a policy by reference', O, slo({ alertPolicies: [{ alertPolicyRef: 'policies/burn.yaml' }] }), []],
  [
    'a policy written out',
    O,
    slo({ alertPolicies: [{ kind: 'AlertPolicy', metadata: { name: 'p' }, spec: policySpec }] }),
    [],
  ],
  ['a policy as a string', O, slo({ alertPolicies: ['p'] }), [['/spec/alertPolicies/0', 'type']]],
  ['an empty policy', O, slo({ alertPolicies: [{}] }), [['/spec/alertPolicies/0', 'oneOf']]],
  [
    'a policy both ways',
    O,
    slo({ alertPolicies: [{ alertPolicyRef: 'p', metadata: { name: 'p' } }] }),
    [['/spec/alertPolicies/0', 'oneOf']],
  ],
  [
    'a policy without kind',
    O,
    slo({ alertPolicies: [{ metadata: { name: 'p' }, spec: policySpec }] }),
    [['/spec/alertPolicies/0', 'required']],
  ],
  [
    'a policy of the wrong kind',
    O,
    slo({ alertPolicies: [{ kind: 'AlertCondition', metadata: { name: 'p' }, spec: policySpec }] }),
    [['/spec/alertPolicies/0/kind', 'const']],
  ],
  // SLI
  ['good and total', O, sli({ good: query, total: query }), []],
  ['bad and total', O, sli({ bad: query, total: query }), []],
  ['raw', O, sli({ raw: query, rawType: 'failure' }), []],
  ['nothing', O, sli({}), [['/spec/ratioMetric', 'oneOf']]],
  ['only good', O, sli({ good: query }), [['/spec/ratioMetric', 'oneOf']]],
  ['only total', O, sli({ total: query }), [['/spec/ratioMetric', 'if']]],
  ['good and bad', O, sli({ good: query, bad: query, total: query }), [['/spec/ratioMetric', 'if']]],
  ['raw and total', O, sli({ raw: query, rawType: 'success', total: query }), [['/spec/ratioMetric', 'oneOf']]],
  ['raw and good', O, sli({ raw: query, rawType: 'success', good: query }), [['/spec/ratioMetric', 'if']]],
  ['raw without type', O, sli({ raw: query }), [['/spec/ratioMetric', 'if']]],
  ['a raw type that is unknown', O, sli({ raw: query, rawType: 'good' }), [['/spec/ratioMetric/rawType', 'enum']]],
  [
    'a raw type without raw',
    O,
    sli({ good: query, total: query, rawType: 'success' }),
    [['/spec/ratioMetric', 'not', 'accepts']],
  ],
  [
    'counter as a string',
    O,
    sli({ counter: 'true', good: query, total: query }),
    [['/spec/ratioMetric/counter', 'type']],
  ],
  ['a nested error in good', O, sli({ good: {}, total: query }), [['/spec/ratioMetric/good', 'required']]],
  ['both metrics', O, openslo('SLI', { ...ratio, thresholdMetric: query }), [['/spec', 'oneOf']]],
  ['no metric', O, openslo('SLI', { description: 'x' }), [['/spec', 'oneOf']]],
  ['a source by reference', O, source({ metricSourceRef: 'prom', spec: { query: 'up', tags: ['a'] } }), []],
  [
    'a source of no type',
    O,
    source({ spec: { query: 'up' } }),
    [['/spec/thresholdMetric/metricSource', 'anyOf', 'accepts']],
  ],
  ['a source without a query', O, source({ type: 'X' }), [['/spec/thresholdMetric/metricSource', 'required']]],
  [
    'an empty query',
    O,
    source({ type: 'X', spec: {} }),
    [['/spec/thresholdMetric/metricSource/spec', 'minProperties']],
  ],
  // DataSource, Service
  ['a data source', O, openslo('DataSource', { type: 'X', connectionDetails: { url: 'u' } }), []],
  ['a data source with a list', O, openslo('DataSource', { type: 'X', connectionDetails: [{ url: 'u' }] }), []],
  ['a data source without details', O, openslo('DataSource', { type: 'X' }), [['/spec', 'required']]],
  ['a data source without type', O, openslo('DataSource', { connectionDetails: {} }), [['/spec', 'required']]],
  ['a service', O, openslo('Service', {}), []],
  ['a service with an empty spec', O, openslo('Service', null), []],
  ['a service without spec', O, { apiVersion: 'openslo/v1', kind: 'Service', metadata: { name: 'a' } }, []],
  ['a service with more', O, openslo('Service', { owner: 'x' }), [['/spec', 'additionalProperties']]],
  // AlertPolicy
  ['an alert policy', O, alertPolicy({ alertWhenBreaching: true }), []],
  [
    'an alert policy written out',
    O,
    alertPolicy({
      conditions: [{ kind: 'AlertCondition', metadata: { name: 'c' }, spec: { severity: 'page', condition } }],
      notificationTargets: [{ kind: 'AlertNotificationTarget', metadata: { name: 't' }, spec: { target: 'slack' } }],
    }),
    [],
  ],
  [
    'two conditions',
    O,
    alertPolicy({ conditions: [{ conditionRef: 'c' }, { conditionRef: 'd' }] }),
    [['/spec/conditions', 'maxItems']],
  ],
  ['no targets', O, alertPolicy({ notificationTargets: [] }), [['/spec/notificationTargets', 'minItems']]],
  ['a boolean as a string', O, alertPolicy({ alertWhenNoData: 'no' }), [['/spec/alertWhenNoData', 'type']]],
  [
    'a condition both ways',
    O,
    alertPolicy({ conditions: [{ conditionRef: 'c', kind: 'AlertCondition' }] }),
    [['/spec/conditions/0', 'oneOf']],
  ],
  ['an empty target', O, alertPolicy({ notificationTargets: [{}] }), [['/spec/notificationTargets/0', 'oneOf']]],
  [
    'an empty reference',
    O,
    alertPolicy({ conditions: [{ conditionRef: '' }] }),
    [['/spec/conditions/0/conditionRef', 'minLength']],
  ],
  // AlertCondition, AlertNotificationTarget
  ['a condition', O, alertCondition(condition), []],
  ['a condition without kind', O, alertCondition({ ...condition, kind: undefined }), []],
  ['a condition of another kind', O, alertCondition({ ...condition, kind: 'sli' }), [['/spec/condition/kind', 'enum']]],
  [
    'a threshold as a string',
    O,
    alertCondition({ ...condition, threshold: '2' }),
    [['/spec/condition/threshold', 'type']],
  ],
  ['no operator', O, alertCondition({ threshold: 2, lookbackWindow: '1h' }), [['/spec/condition', 'required']]],
  ['no severity', O, openslo('AlertCondition', { condition }), [['/spec', 'required']]],
  ['a target', O, openslo('AlertNotificationTarget', { target: 'email' }), []],
  ['a target without target', O, openslo('AlertNotificationTarget', {}), [['/spec', 'required']]],

  // RiskRegister
  ['a register with a prompt alone', N, ninewise('RiskRegister', { prompt: 'Why?' }), []],
  ['a fear as it is captured', N, risk({ raisedBy: 'support', votes: 3 }), []],
  ['a full estimate', N, estimated({ basis: 'evidence', incidents: ['INC-1'] }), []],
  [
    'ranges',
    N,
    estimated({ timeToDetect: { p5: '30s', p95: '20m' }, usersAffected: { low: 0, mode: 0.1, high: 1 } }),
    [],
  ],
  ['a count in a range', N, estimated({ frequency: { count: { p5: 1, p95: 6 }, per: '365d' } }), []],
  [
    'time between failures',
    N,
    risk({ estimate: { meanTimeBetweenFailures: '90d', timeToDetect: '1m', timeToRepair: '1m', usersAffected: 1 } }),
    [],
  ],
  ['an unknown kind', N, ninewise('Risk', {}), [['/kind', 'enum']]],
  ['no fear', N, ninewise('RiskRegister', { risks: [{ id: 'r' }] }), [['/spec/risks/0', 'required']]],
  ['an unknown impact', N, risk({ impact: 'high' }), [['/spec/risks/0/impact', 'enum']]],
  ['a likelihood in capitals', N, risk({ likelihood: 'Rare' }), [['/spec/risks/0/likelihood', 'enum']]],
  ['half a vote', N, risk({ votes: 0.5 }), [['/spec/risks/0/votes', 'type']]],
  ['users in percent', N, estimated({ usersAffected: 5 }), [['/spec/risks/0/estimate/usersAffected', 'maximum']]],
  ['users as a string', N, estimated({ usersAffected: '5%' }), [['/spec/risks/0/estimate/usersAffected', 'type']]],
  [
    'a severity range above one',
    N,
    estimated({ severity: { p5: 0.5, p95: 50 } }),
    [['/spec/risks/0/estimate/severity/p95', 'maximum']],
  ],
  ['half a range', N, estimated({ timeToRepair: { p5: '1m' } }), [['/spec/risks/0/estimate/timeToRepair', 'if']]],
  [
    'two kinds of range',
    N,
    estimated({ timeToRepair: { p5: '1m', p95: '2m', mode: '1m' } }),
    [['/spec/risks/0/estimate/timeToRepair', 'if']],
  ],
  ['a duration without unit', N, estimated({ timeToDetect: 30 }), [['/spec/risks/0/estimate/timeToDetect', 'type']]],
  [
    'a duration with a space',
    N,
    estimated({ timeToDetect: '30 m' }),
    [['/spec/risks/0/estimate/timeToDetect', 'pattern']],
  ],
  ['two frequencies', N, estimated({ meanTimeBetweenFailures: '9d' }), [['/spec/risks/0/estimate', 'oneOf']]],
  ['no frequency', N, risk({ estimate: { timeToDetect: '1m' } }), [['/spec/risks/0/estimate', 'oneOf']]],
  [
    'a mitigation',
    N,
    risk({
      mitigations: [
        {
          name: 'canary',
          status: 'done',
          changes: { usersAffected: 0.05 },
          annualCost: { amount: 1, currency: 'EUR' },
        },
      ],
    }),
    [],
  ],
  [
    'a cost of no currency',
    N,
    risk({ mitigations: [{ name: 'canary', annualCost: { amount: 1 } }] }),
    [['/spec/risks/0/mitigations/0/annualCost', 'required']],
  ],
  [
    'an unknown status',
    N,
    risk({ mitigations: [{ name: 'canary', status: 'open' }] }),
    [['/spec/risks/0/mitigations/0/status', 'enum']],
  ],
  ['an acceptance', N, risk({ treatment: { strategy: 'accept', until: '2026-06-30' } }), []],
  [
    'an unknown strategy',
    N,
    risk({ treatment: { strategy: 'ignore' } }),
    [['/spec/risks/0/treatment/strategy', 'enum']],
  ],
  [
    'a date in words',
    N,
    risk({ treatment: { strategy: 'accept', until: 'next June' } }),
    [['/spec/risks/0/treatment/until', 'pattern']],
  ],
  [
    'an owner in free text',
    N,
    risk({ treatment: { strategy: 'avoid', owner: 'the team' } }),
    [['/spec/risks/0/treatment/owner', 'pattern']],
  ],
  // CostModel
  ['a cost model', N, cost({ revenue: { amount: 1e6, per: '365d' }, yearLength: '365.25d' }), []],
  ['no currency', N, ninewise('CostModel', {}), [['/spec', 'required']]],
  ['a currency sign', N, cost({ currency: '€' }), [['/spec/currency', 'pattern']]],
  ['a share in percent', N, cost({ revenueAtRisk: 80 }), [['/spec/revenueAtRisk', 'maximum']]],
  [
    'a multiplier below one',
    N,
    cost({ reliabilityCost: { baseline: { target: 0.99, amount: 1, per: '1Y' }, multiplierPerNine: 0.5 } }),
    [['/spec/reliabilityCost/multiplierPerNine', 'minimum']],
  ],
  [
    'a baseline of 100 %',
    N,
    cost({ reliabilityCost: { baseline: { target: 1, amount: 1, per: '1Y' } } }),
    [['/spec/reliabilityCost/baseline/target', 'exclusiveMaximum']],
  ],
  [
    'a path in percent',
    N,
    cost({ userPath: [{ name: 'net', availability: 99.9 }] }),
    [['/spec/userPath/0/availability', 'maximum']],
  ],
  ['a year in months', N, cost({ yearLength: '12M' }), [['/spec/yearLength', 'pattern']]],
  // ErrorBudgetPolicy
  ['a policy', N, rule({ until: { budgetConsumed: { below: 1 } }, except: ['security'] }), []],
  ['an action in other words', N, rule({ then: ['freeze'] }), [['/spec/rules/0/then/0', 'enum']]],
  ['no action', N, rule({ then: [] }), [['/spec/rules/0/then', 'minItems']]],
  ['no trigger', N, rule({ when: {} }), [['/spec/rules/0/when', 'oneOf']]],
  [
    'two triggers',
    N,
    rule({ when: { budgetConsumed: { atLeast: 1 }, burnRate: { atLeast: 2, over: '1h' } } }),
    [['/spec/rules/0/when', 'oneOf']],
  ],
  [
    'two bounds',
    N,
    rule({ when: { budgetConsumed: { atLeast: 1, below: 2 } } }),
    [['/spec/rules/0/when/budgetConsumed', 'oneOf']],
  ],
  [
    'a burn rate over no time',
    N,
    rule({ when: { burnRate: { atLeast: 2 } } }),
    [['/spec/rules/0/when/burnRate', 'required']],
  ],
  [
    'communication',
    N,
    ninewise('ErrorBudgetPolicy', { communication: { every: '30m', channels: ['status page'] } }),
    [],
  ],
  // ServiceTier
  ['a tier', N, ninewise('ServiceTier', { targetRange: { min: 0.999 }, requires: ['owner', 'policy'] }), []],
  ['an unknown requirement', N, ninewise('ServiceTier', { requires: ['slo'] }), [['/spec/requires/0', 'enum']]],
  [
    'a requirement twice',
    N,
    ninewise('ServiceTier', { requires: ['owner', 'owner'] }),
    [['/spec/requires', 'uniqueItems']],
  ],
  [
    'an SLA in percent',
    N,
    ninewise('ServiceTier', { sla: { target: 99.5 } }),
    [['/spec/sla/target', 'exclusiveMaximum']],
  ],
  // ReliabilityOutcome
  ['an outcome', N, outcome({ journeyRef: 'checkout/pay', declaredLevel: 3 }), []],
  ['a level that there is not', N, outcome({ targetLevel: 6 }), [['/spec/targetLevel', 'maximum']]],
  ['a journey without its register', N, outcome({ journeyRef: 'pay' }), [['/spec/journeyRef', 'pattern']]],
  ['an exercise', N, outcome({ evidence: { budgetSpending: [{ name: 'stop a node', plannedCost: '5m' }] } }), []],
  [
    'neither decision nor gate',
    N,
    outcome({ evidence: { decisions: [{ url: 'https://wiki.example' }] } }),
    [['/spec/evidence/decisions/0', 'oneOf']],
  ],
  // .ninewise.yaml
  ['an empty configuration', C, null, []],
  [
    'a configuration',
    C,
    {
      rules: { 'budget/no-budget': 'off', 'risk/share-above-one': 'error' },
      yearLength: '365.25d',
      defaultWindow: '28d',
      ignore: ['vendor/**'],
      compat: ['oslo'],
      thresholds: { 'risk/too-big': 0.25 },
    },
    [],
  ],
  ['a severity of another tool', C, { rules: { 'a/b': 'warn' } }, [['/rules/a~1b', 'enum']]],
  ['a code without a group', C, { rules: { budget: 'off' } }, [['/rules', 'pattern']]],
  ['an unknown consumer', C, { compat: ['nobl9'] }, [['/compat/0', 'enum']]],
  ['a year as a number', C, { yearLength: 365 }, [['/yearLength', 'type']]],
  ['an unknown setting', C, { severity: {} }, [['', 'additionalProperties']]],
];

/** What oslo would say to this error alone, from the marks in the schema. */
function osloAccepts(error: ErrorObject): boolean {
  const parent = error.parentSchema as { 'x-oslo'?: string; 'x-oslo-accepts-missing'?: string[] };
  if (error.keyword === 'required') {
    return parent['x-oslo-accepts-missing']?.includes(String(error.params['missingProperty'])) ?? false;
  }
  return parent['x-oslo'] === 'accepts';
}

/** Drops what a block with a message of its own stands for, and what a wrong type makes meaningless. */
function outermost(errors: ErrorObject[]): ErrorObject[] {
  const blocks = errors.filter((e) => ['oneOf', 'anyOf', 'not', 'if'].includes(e.keyword) && messageOf(e));
  return errors.filter((e) => {
    if (e.keyword === 'propertyNames') return false;
    if (e.keyword !== 'type' && errors.some((o) => o.keyword === 'type' && o.instancePath === e.instancePath))
      return false;
    return !blocks.some(
      (b) =>
        b !== e && b.instancePath === e.instancePath && isWithin(e.schemaPath, b.schemaPath.replace(/\/[^/]*$/, '')),
    );
  });
}

function isWithin(path: string, parent: string): boolean {
  return path.startsWith(`${parent}/`);
}

describe('single documents', () => {
  for (const [what, schema, document, failures] of rows) {
    const name = schema === C ? 'configuration' : ((document as { kind?: string } | null)?.kind ?? 'any');
    it(`${name}: ${what}`, () => {
      // As the editor sees it: keys without a value are not there.
      const plain = JSON.parse(JSON.stringify(document)) as unknown;
      const errors = outermost(errorsOf(schema, plain));
      const found = errors.map((e): Failure => {
        return osloAccepts(e) ? [e.instancePath, e.keyword, 'accepts'] : [e.instancePath, e.keyword];
      });
      expect(found).toEqual(failures);
    });
  }

  it('reads YAML as the editor does', () => {
    const text = 'apiVersion: openslo/v1\nkind: Service\nmetadata: {name: a, labels: {y: n, on: off}}\nspec:\n';
    expect(errorsOf(O, parse(text))).toEqual([]);
  });
});

function documentsIn(file: string): JsonObject[] {
  return parseAllDocuments(readFileSync(file, 'utf8'), { logLevel: 'silent', uniqueKeys: false })
    .filter((document) => document.errors.length === 0)
    .flatMap((document) => document.toJS() as Json)
    .filter((value): value is JsonObject => isObject(value));
}

function complaints(schema: string, document: unknown): string[] {
  return errorsOf(schema, document).map((e) => `${e.instancePath} ${e.keyword}: ${messageOf(e) ?? e.message}`);
}

describe.skipIf(!existsSync(materials))('files of others and our own examples', () => {
  const corpus = join(materials, 'corpus');
  const listed = existsSync(corpus) ? filesBelow(corpus, /\.(ya?ml|json)$/) : [];
  const cases = listed
    .filter((file) => !/^(expectations\.json|SOURCES)/.test(relative(corpus, file)))
    .flatMap((file) =>
      documentsIn(file)
        .filter((document) => document['apiVersion'] === 'openslo/v1')
        .map((document, i) => ({ name: `${relative(corpus, file)} #${i}`, document })),
    );

  it('finds OpenSLO v1 documents', () => {
    expect(cases.length).toBeGreaterThanOrEqual(20);
  });

  it.each(cases)('$name is valid', ({ document }) => {
    expect(complaints(O, document)).toEqual([]);
  });

  const examples = join(materials, 'examples');
  it.each(existsSync(examples) ? filesBelow(examples, /\.ya?ml$/).map((f) => relative(examples, f)) : [])(
    'example %s is valid',
    (file) => {
      const documents = documentsIn(join(examples, file));
      expect(documents.length).toBeGreaterThan(0);
      for (const document of documents) expect(complaints(N, document)).toEqual([]);
    },
  );

  const probes = join(materials, 'probes');
  const verdicts = existsSync(join(probes, 'verdicts.json'))
    ? (JSON.parse(readFileSync(join(probes, 'verdicts.json'), 'utf8')) as { file: string; oslo: string }[])
    : [];
  it.each(verdicts.filter((v) => v.oslo === 'accepts'))('marks what oslo accepts in $file', ({ file }) => {
    for (const document of documentsIn(join(probes, file))) {
      const unmarked = outermost(errorsOf(O, document)).filter((e) => !osloAccepts(e));
      expect(unmarked.map((e) => `${e.instancePath} ${e.keyword}`)).toEqual([]);
    }
  });
});
