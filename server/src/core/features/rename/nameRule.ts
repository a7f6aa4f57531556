import { referenceKind } from '../../dialects/dialect';
import type { Dialect } from '../../dialects/dialect';
import { DIALECTS } from '../../generated/dialects';
import { schemaOf, schemasAt } from '../../schema/docs';
import type { JsonSchema } from '../../schema/jsonSchema';
import { ended, shorten } from '../../schema/words';

/** Says in words why a name cannot be that of an object of a kind; undefined where it can. */
export function whyNoName(dialectId: string | undefined, kindName: string, name: string): string | undefined {
  if (name.trim() === '') return 'A name cannot be empty: references could not tell what they mean.';
  // In quotes these would have to be escaped, in ways that differ with the quotes.
  if (/["'\\\p{Cc}\p{Zl}\p{Zp}]/u.test(name) || name !== name.trim())
    return `"${shorten(name)}" cannot be a name: quotes, backslashes, line breaks and spaces around it are not read alike everywhere. Leave them out.`;
  const broken = rulesOf(dialectId, kindName).find((rule) => !obeys(rule, name));
  return (
    broken &&
    `"${shorten(name)}" cannot be a name. ${ended(broken.errorMessage ?? broken.description ?? 'The schema does not allow it')}`
  );
}

function rulesOf(dialectId: string | undefined, kindName: string): JsonSchema[] {
  const dialect = dialectOf(dialectId, kindName);
  const part = dialect?.partKinds?.find((kind) => referenceKind(kind) === kindName);
  const kind = dialect?.kinds.find((each) => (part ? each.name === part.whole : referenceKind(each) === kindName));
  const schema = schemaOf(kind?.schema);
  const path = part?.namePath ?? dialect?.namePath ?? ['metadata', 'name'];
  return schema ? schemasAt(schema, path).map((place) => place.schema) : [];
}

/** The dialect of an object, if the kind is one of its own; else one that has the kind. */
function dialectOf(id: string | undefined, kindName: string): Dialect | undefined {
  const having = DIALECTS.filter(({ kinds, partKinds = [] }) =>
    [...kinds, ...partKinds].some((kind) => referenceKind(kind) === kindName),
  );
  return having.find((dialect) => dialect.id === id) ?? having[0];
}

function obeys({ pattern, minLength = 0, maxLength = Infinity }: JsonSchema, name: string): boolean {
  const length = Array.from(name).length;
  return length >= minLength && length <= maxLength && (pattern === undefined || new RegExp(pattern, 'u').test(name));
}
