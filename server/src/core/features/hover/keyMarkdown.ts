import type { JsonSchema } from '../../schema/jsonSchema';
import { codeSpan, escapeMarkdown } from '../../text/markdown';
import type { PathStep } from '../../yaml/tree';

/** The documentation of a key; undefined where its schema has no words. */
export function keyMarkdown(path: readonly PathStep[], schema: JsonSchema): string | undefined {
  const key = path.at(-1);
  const title = schema.title ?? (typeof key === 'string' ? escapeMarkdown(key) : undefined);
  if (!title || (!schema.description && !schema.enum)) return undefined;
  const lines = [`**${title}**${typeof key === 'string' ? ` · ${codeSpan(key)}` : ''}`];
  if (schema.description) lines.push(schema.description);
  if (schema.enum)
    lines.push(
      schema.enum.length === 1 ? `Always ${code(schema.enum[0])}.` : `One of ${schema.enum.map(code).join(', ')}.`,
    );
  if (schema.default !== undefined) lines.push(`Default: ${code(schema.default)}.`);
  const examples = schema.examples?.slice(0, 3) ?? [];
  if (examples.length > 0)
    lines.push(`${examples.length === 1 ? 'Example' : 'Examples'}: ${examples.map(code).join(', ')}`);
  return lines.join('\n\n');
}

const code = (value: unknown): string => codeSpan(typeof value === 'string' ? value : JSON.stringify(value));
