import fs from 'node:fs/promises';
import path from 'node:path';
import { nearest, SCHEMA_IDS, schemaText } from '../../core';
import { labelOf } from '../inputs';
import { CommandError, EXIT } from '../io';
import type { Io } from '../io';

/** `ninewise schema [ID]`: the JSON Schema of a dialect or kind; the ids where none is given; files with `--out`. */
export async function schema(id: string | undefined, out: string | undefined, io: Io): Promise<number> {
  const ids = [...SCHEMA_IDS].sort();
  if (out !== undefined) await writeFiles(id === undefined ? ids : idsOf(id, ids), path.resolve(io.cwd, out), io);
  else if (id === undefined) io.stdout.write(`${ids.join('\n')}\n`);
  else io.stdout.write(prettyText(fileOf(id, ids)));
  return EXIT.ok;
}

/** The schema that an id means: itself, or for a dialect the schema of any of its objects. */
function fileOf(id: string, ids: readonly string[]): string {
  const found = [id, `${id}/${id}`].find((each) => ids.includes(each));
  if (found === undefined) throw unknown(id, ids);
  return found;
}

/** The schemas of a dialect: all of them, since they refer to each other. */
function idsOf(id: string, ids: readonly string[]): string[] {
  const dialect = id.split('/')[0]!;
  const found = ids.filter((each) => each === id || each.startsWith(`${dialect}/`));
  if (found.length === 0 || (id !== dialect && !ids.includes(id))) throw unknown(id, ids);
  return found;
}

function unknown(id: string, ids: readonly string[]): CommandError {
  const names = [...new Set(ids.flatMap((each) => [each, each.split('/')[0]!]))];
  const near = nearest(id, names);
  return new CommandError(
    `there is no schema "${id}".${near ? ` Did you mean ${near}?` : ''} All schemas: ninewise schema`,
  );
}

async function writeFiles(ids: readonly string[], folder: string, io: Io): Promise<void> {
  for (const id of ids) {
    const file = path.join(folder, `${id}.schema.json`);
    try {
      await fs.mkdir(path.dirname(file), { recursive: true });
      await fs.writeFile(file, prettyText(id));
    } catch (error) {
      throw new CommandError(
        `${labelOf(file, io.cwd)} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    io.stdout.write(`${labelOf(file, io.cwd)}\n`);
  }
}

const prettyText = (id: string): string => `${JSON.stringify(JSON.parse(schemaText(id)!), null, 2)}\n`;
