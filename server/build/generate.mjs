// Writes server/src/core/generated: the registries of dialects and rules, the schema texts, and the validators.
//   node server/build/generate.mjs            write
//   node server/build/generate.mjs --check    fail where a committed file is not what would be written
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as prettier from 'prettier';
import { dialectRegistry, hintRegistry, ruleRegistry } from './registry.mjs';
import { schemaFiles } from './validators.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const out = path.join(root, 'server/src/core/generated');

/** Every generated file by name, as it should stand on disk. */
async function generatedFiles() {
  const options = { ...(await prettier.resolveConfig(path.join(out, 'x.ts'))), parser: 'typescript' };
  const pretty = (text) => prettier.format(text, options);
  const schemas = await schemaFiles(root);
  return {
    'dialects.ts': await pretty(dialectRegistry(root)),
    'hints.ts': await pretty(hintRegistry(root)),
    'rules.ts': await pretty(ruleRegistry(root)),
    ...schemas,
    'schemas.ts': await pretty(schemas['schemas.ts']),
  };
}

const check = process.argv.includes('--check');
const stale = [];
fs.mkdirSync(out, { recursive: true });
const files = await generatedFiles();
for (const [name, text] of Object.entries(files)) {
  const file = path.join(out, name);
  const now = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
  if (now === text) continue;
  stale.push(name);
  if (check) continue;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}
for (const name of fs.readdirSync(out, { recursive: true }).map((name) => String(name).replaceAll('\\', '/'))) {
  if (name in files || fs.statSync(path.join(out, name)).isDirectory()) continue;
  stale.push(name);
  if (!check) fs.rmSync(path.join(out, name));
}
if (check && stale.length > 0) {
  console.error(`Not current: ${stale.map((n) => `server/src/core/generated/${n}`).join(', ')}. Run: npm run generate`);
  process.exit(1);
}
console.log(stale.length > 0 ? `Generated ${stale.join(', ')}` : 'Generated files are current');
