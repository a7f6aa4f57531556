import type { Dirent } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { IgnoreRules, rulesAbove } from './ignoreRules';
import { problemOf } from './problem';
import type { FileProblem } from './problem';

export interface WalkOptions {
  readonly signal?: AbortSignal;
  /** Patterns as in `.gitignore`, relative to `ignoreBase` (each root itself where that is absent). */
  readonly ignore?: readonly string[];
  readonly ignoreBase?: string;
  /** Told what could not be read. The walk goes on. */
  readonly onProblem?: (problem: FileProblem) => void;
}

export interface WalkedFile {
  /** Absolute. */
  readonly path: string;
  /** True where the file itself was named, and not only a directory around it. */
  readonly named: boolean;
}

/** How many directories are read at once. */
const CONCURRENCY = 32;
const SPEC_NAME = /\.(?:ya?ml|json)$/i;
const NEVER: ReadonlySet<string> = new Set(['node_modules', '.git']);

/**
 * The files that may hold specs: the named ones, and the `.yaml`, `.yml` and `.json` files below the named directories
 * as far as no `.gitignore` leaves them out. Hidden directories, `node_modules` and `.git` are passed over unless they
 * are named. Symbolic links are followed, but nothing is visited twice, whatever leads to it. Never throws, except
 * for the reason of the signal.
 */
export async function* walk(roots: readonly string[], options: WalkOptions = {}): AsyncGenerator<WalkedFile> {
  const walker = new Walker(options);
  for (const root of roots) {
    options.signal?.throwIfAborted();
    const file = await walker.begin(path.resolve(root));
    if (file) yield { path: file, named: true };
  }
  for (;;) {
    options.signal?.throwIfAborted();
    const files = await walker.step();
    if (!files) return;
    for (const file of files) yield { path: file, named: false };
  }
}

/** What leaves out files: those of git, and those of Ninewise's own settings. Neither can take back the other's word. */
interface Rules {
  readonly git: IgnoreRules | undefined;
  readonly own: IgnoreRules | undefined;
}

interface Directory {
  readonly path: string;
  /** Where it really is, behind all links. */
  readonly real: string;
  readonly rules: Rules;
}

/** A link whose end is looked up when everything that needs no link has been visited. */
interface Link {
  readonly path: string;
  readonly rules: Rules;
}

class Walker {
  readonly #options: WalkOptions;
  readonly #seen = new Set<string>();
  #directories: Directory[] = [];
  #links: Link[] = [];

  constructor(options: WalkOptions) {
    this.#options = options;
  }

  /** Takes a root: gives it back where it is a file. */
  async begin(root: string): Promise<string | undefined> {
    try {
      const [stat, real] = await Promise.all([fs.stat(root), fs.realpath(root)]);
      if (!stat.isDirectory()) return this.#isNew(real) ? root : undefined;
      const rules = await this.#rootRules(root);
      if (this.#isNew(real)) this.#directories.push({ path: root, real, rules });
    } catch (error) {
      this.#problem(root, error);
    }
    return undefined;
  }

  /** Reads the next directories, and gives the files in them; undefined when all is done. */
  async step(): Promise<string[] | undefined> {
    const batch = this.#directories.splice(0, CONCURRENCY);
    if (batch.length > 0) return (await Promise.all(batch.map((each) => this.#visit(each)))).flat();
    const links = this.#links.splice(0, CONCURRENCY);
    if (links.length === 0) return undefined;
    const files: string[] = [];
    for (const link of links) files.push(...(await this.#follow(link)));
    return files;
  }

  /** Rules from above count only where they do not leave out the root itself: it was named. */
  async #rootRules(root: string): Promise<Rules> {
    const { ignore = [], ignoreBase = root } = this.#options;
    const git = await rulesAbove(root);
    const own = ignore.length > 0 ? IgnoreRules.of(ignoreBase, ignore) : undefined;
    return { git: git?.ignores(root, true) ? undefined : git, own: own?.ignores(root, true) ? undefined : own };
  }

  async #visit(directory: Directory): Promise<string[]> {
    const entries = await this.#entries(directory.path);
    const rules = await this.#rulesIn(directory, entries);
    const files: string[] = [];
    for (const entry of entries) {
      const target = path.join(directory.path, entry.name);
      if (entry.isSymbolicLink()) this.#meetLink(target, entry.name, rules);
      else if (entry.isDirectory()) this.#meetDirectory(target, path.join(directory.real, entry.name), rules);
      else if (entry.isFile() && isWanted(target, rules) && this.#isNew(path.join(directory.real, entry.name)))
        files.push(target);
    }
    return files;
  }

  async #entries(directory: string): Promise<Dirent[]> {
    try {
      const entries = await fs.readdir(directory, { withFileTypes: true });
      return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      this.#problem(directory, error);
      return [];
    }
  }

  async #rulesIn(directory: Directory, entries: readonly Dirent[]): Promise<Rules> {
    if (!entries.some((entry) => entry.name === '.gitignore' && entry.isFile())) return directory.rules;
    const file = path.join(directory.path, '.gitignore');
    try {
      const patterns = await fs.readFile(file, 'utf8');
      return { ...directory.rules, git: IgnoreRules.of(directory.path, patterns, directory.rules.git) };
    } catch (error) {
      this.#problem(file, error);
      return directory.rules;
    }
  }

  #meetDirectory(target: string, real: string, rules: Rules): void {
    if (isPassedOver(path.basename(target)) || isIgnored(target, true, rules)) return;
    if (this.#isNew(real)) this.#directories.push({ path: target, real, rules });
  }

  #meetLink(target: string, name: string, rules: Rules): void {
    if (!NEVER.has(name) && !isIgnored(target, false, rules)) this.#links.push({ path: target, rules });
  }

  async #follow({ path: link, rules }: Link): Promise<string[]> {
    try {
      const [stat, real] = await Promise.all([fs.stat(link), fs.realpath(link)]);
      if (stat.isDirectory()) this.#meetDirectory(link, real, rules);
      else if (stat.isFile() && isWanted(link, rules) && this.#isNew(real)) return [link];
    } catch (error) {
      if (SPEC_NAME.test(link)) this.#problem(link, error);
    }
    return [];
  }

  #isNew(real: string): boolean {
    if (this.#seen.has(real)) return false;
    this.#seen.add(real);
    return true;
  }

  #problem(target: string, error: unknown): void {
    this.#options.onProblem?.(problemOf(target, error));
  }
}

const isPassedOver = (name: string): boolean => name.startsWith('.') || NEVER.has(name);

const isWanted = (file: string, rules: Rules): boolean => SPEC_NAME.test(file) && !isIgnored(file, false, rules);

const isIgnored = (target: string, isDirectory: boolean, { git, own }: Rules): boolean =>
  git?.ignores(target, isDirectory) === true || own?.ignores(target, isDirectory) === true;
