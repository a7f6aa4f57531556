import fs from 'node:fs';
import path from 'node:path';

/** Every schema file below schemas/, as { id: 'openslo-v1/slo', file, schema }. */
export function readSchemas(root) {
  const base = path.join(root, 'schemas');
  return fs
    .readdirSync(base, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.schema.json'))
    .sort()
    .map((name) => ({
      id: name.replaceAll('\\', '/').replace(/\.schema\.json$/, ''),
      file: path.join(base, name),
      schema: JSON.parse(fs.readFileSync(path.join(base, name), 'utf8')),
    }));
}

/** The folder of a schema; one that lies in none is a folder of its own. */
export const folderOf = (id) => id.split('/')[0];

/** The texts of schemas as a JavaScript object: JSON texts are quicker to load than literals, and parsed only when asked for. */
export const textsOf = (schemas) =>
  `{\n${schemas.map(({ id, schema }) => `  ${JSON.stringify(id)}: ${quote(JSON.stringify(schema))},`).join('\n')}\n}`;

const quote = (text) =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
