import type { JsonSchema } from '../../schema/jsonSchema';
import type { PathStep } from '../../yaml/tree';
import { keyMarkdown } from '../hover/keyMarkdown';
import type { Slot } from './context';
import { toItem } from './item';
import type { CompletionItem, Scene } from './item';
import { namesOf } from './references';
import { sampleTemplate, templateOf } from './sampleTemplate';
import { placesOf, propertiesOf, typesOf, wordsOf } from './scope';
import { scalarText, TemplateWriter } from './template';
import type { Template } from './template';

/** The keys that may be added to the mapping at a path of the object, those that it needs first. */
export function keyItems(scene: Scene, slot: Slot, path: readonly PathStep[], order: number): CompletionItem[] {
  const { roots } = scene.scope;
  const schemas = placesOf(roots, path).map((place) => place.schema);
  const properties = propertiesOf(roots, path);
  const { required, chosen, excluded } = rulesOf(schemas, slot.siblings);
  const examples = properties.size > 0 ? new Map<string, unknown>() : exampleKeys(schemas);
  const keys = [...properties.keys(), ...examples.keys()].filter(
    (key) => !slot.siblings.has(key) && !excluded.has(key) && !properties.get(key)?.schema.readOnly,
  );
  const rank = (key: string): number => (required.has(key) ? 0 : chosen.has(key) ? 1 : 2);
  return keys
    .map((key, i) => ({ key, i }))
    .sort((a, b) => rank(a.key) - rank(b.key) || a.i - b.i)
    .map(({ key }, i) => {
      const words = examples.has(key) ? undefined : wordsOf(roots, [...path, key]);
      const label = slot.needsDash ? `- ${key}` : key;
      const template = examples.has(key) ? templateOf(examples.get(key)) : undefined;
      return toItem(
        scene,
        slot,
        {
          label,
          kind: 'key',
          detail: detailOf(scene, [...path, key], required.has(key)),
          markdown: words && keyMarkdown([...path, key], words),
        },
        insertText(scene, slot, [...path, key], key, template),
        scene.snippets && !slot.hasColon,
        order + i,
      );
    });
}

function insertText(
  scene: Scene,
  slot: Slot,
  path: readonly PathStep[],
  key: string,
  example: Template | undefined,
): string {
  const { context, snippets, scope } = scene;
  if (slot.hasColon) return /^["']/.test(slot.typed) || slot.style === 'json' ? scalarText(key, 'json') : key;
  const value = example ?? sampleTemplate(scope, path, (kinds) => namesOf(scene, kinds));
  const { style, lineIndent } = slot;
  const writer = new TemplateWriter({ ...context, style, lineIndent, snippets });
  const column = slot.column + slot.lead.length;
  return slot.needsDash ? `- ${writer.pair(key, value, column + 2)}` : writer.pair(key, value, column);
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  integer: 'whole number',
  boolean: 'true or false',
  array: 'list',
  object: 'mapping',
};

function detailOf({ scope }: Scene, path: readonly PathStep[], isRequired: boolean): string | undefined {
  const types = [...typesOf(placesOf(scope.roots, path))].flatMap((type) => TYPE_WORDS[type] ?? []);
  return (
    [...(isRequired ? ['required'] : []), ...(types.length > 0 ? [types.join(' or ')] : [])].join(' · ') || undefined
  );
}

/** Keys that examples of a free mapping show. */
function exampleKeys(schemas: readonly JsonSchema[]): Map<string, unknown> {
  const examples = schemas
    .flatMap(({ examples = [] }) => examples)
    .filter((e): e is object => typeof e === 'object' && e !== null && !Array.isArray(e));
  return new Map(examples.flatMap((example) => Object.entries(example) as [string, unknown][]));
}

interface KeyRules {
  readonly required: ReadonlySet<string>;
  /** Keys of which one is needed. */
  readonly chosen: ReadonlySet<string>;
  /** Keys that do not go with those that are there. */
  readonly excluded: ReadonlySet<string>;
}

/** What the schemas of a mapping say on keys together. */
function rulesOf(schemas: readonly JsonSchema[], siblings: ReadonlyMap<string, string>): KeyRules {
  const rules = { required: new Set<string>(), chosen: new Set<string>(), excluded: new Set<string>() };
  for (const schema of schemas) {
    if (schema.properties) for (const key of schema.required ?? []) rules.required.add(key);
    if (schema.oneOf) choice(schema.oneOf.map(namedIn), siblings, rules);
    const both = schema.not && !schema.not.not && schema.not.required;
    if (both)
      for (const key of both) if (both.some((other) => other !== key && siblings.has(other))) rules.excluded.add(key);
    if (schema.if && holds(schema.if, siblings)) {
      for (const key of schema.then?.not?.required ?? []) rules.excluded.add(key);
      for (const key of schema.then?.properties ? [] : (schema.then?.required ?? [])) rules.required.add(key);
    }
  }
  return rules;
}

function choice(
  branches: readonly (readonly string[])[],
  siblings: ReadonlyMap<string, string>,
  rules: { chosen: Set<string>; excluded: Set<string> },
): void {
  const taken = branches.findIndex((keys) => keys.some((key) => siblings.has(key)));
  branches.forEach((keys, i) => {
    for (const key of keys) if (taken < 0 || taken === i) rules.chosen.add(key);
    if (taken >= 0 && taken !== i) for (const key of keys) if (!branches[taken]!.includes(key)) rules.excluded.add(key);
  });
}

/** The keys that a branch of a choice asks for. */
const namedIn = (schema: JsonSchema): string[] => [
  ...(schema.required ?? []),
  ...(schema.anyOf ?? []).flatMap(namedIn),
];

/** True where the other keys meet a condition on fixed values. */
function holds(schema: JsonSchema, siblings: ReadonlyMap<string, string>): boolean {
  const rows = Object.entries(schema.properties ?? {});
  return (
    rows.length > 0 &&
    rows.every(
      ([key, { const: value }]) =>
        value !== undefined && siblings.get(key) === JSON.stringify(value).replace(/^"|"$/g, ''),
    )
  );
}
