import fs from 'node:fs/promises';
import path from 'node:path';
import ignore from 'ignore';
import { exists } from './exists';

/**
 * The patterns of one directory, in the form of `.gitignore`, on top of those of the directories above it. The deepest
 * directory that has something to say about a path wins, as in git.
 */
export class IgnoreRules {
  readonly #prefix: string;
  readonly #matcher: ignore.Ignore;
  readonly #above: IgnoreRules | undefined;

  private constructor(dir: string, patterns: string | readonly string[], above: IgnoreRules | undefined) {
    this.#prefix = dir.endsWith(path.sep) ? dir : dir + path.sep;
    this.#matcher = ignore({ ignorecase: process.platform !== 'linux' }).add(patterns);
    this.#above = above;
  }

  /** Patterns relative to `dir`, on top of `above`. */
  static of(dir: string, patterns: string | readonly string[], above?: IgnoreRules): IgnoreRules {
    return new IgnoreRules(dir, patterns, above);
  }

  ignores(target: string, isDirectory: boolean): boolean {
    return this.#test(target, isDirectory) ?? this.#above?.ignores(target, isDirectory) ?? false;
  }

  #test(target: string, isDirectory: boolean): boolean | undefined {
    if (!target.startsWith(this.#prefix) || target.length === this.#prefix.length) return undefined;
    const below = target.slice(this.#prefix.length);
    const relative = path.sep === '/' ? below : below.replaceAll(path.sep, '/');
    const { ignored, unignored } = this.#matcher.test(isDirectory ? `${relative}/` : relative);
    return ignored ? true : unignored ? false : undefined;
  }
}

/** The rules of the directories above `dir`, up to the root of its git repository; none outside of one. */
export async function rulesAbove(dir: string): Promise<IgnoreRules | undefined> {
  const above = await directoriesAbove(dir);
  if (!above) return undefined;
  let rules: IgnoreRules | undefined;
  const root = above[0] ?? dir;
  const exclude = await textOf(path.join(root, '.git', 'info', 'exclude'));
  if (exclude) rules = IgnoreRules.of(root, exclude, rules);
  for (const each of above) {
    const text = await textOf(path.join(each, '.gitignore'));
    if (text) rules = IgnoreRules.of(each, text, rules);
  }
  return rules;
}

/** The directories above `dir` that lie in its repository, from the root down; undefined outside of a repository. */
async function directoriesAbove(dir: string): Promise<string[] | undefined> {
  const above: string[] = [];
  for (let at = dir; ; at = path.dirname(at)) {
    if (at !== dir) above.unshift(at);
    if (await exists(path.join(at, '.git'))) return above;
    if (path.dirname(at) === at) return undefined;
  }
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await fs.readFile(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** True where a file below `folder` is left out by a `.gitignore`, or by patterns relative to the folder. */
export async function isIgnored(file: string, folder: string, patterns: readonly string[]): Promise<boolean> {
  const rules = IgnoreRules.of(folder, patterns, await rulesAbove(file));
  for (let at = path.dirname(file); at.length > folder.length; at = path.dirname(at))
    if (rules.ignores(at, true)) return true;
  return rules.ignores(file, false);
}
