import fs from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { DEFAULT_SETTINGS, Host, isToBeRead, mayHoldSpec } from '../core';
import type { SpecFile } from '../core';
import type { FileProblem } from '../files/problem';
import { readText, textOf } from '../files/readText';
import type { ReadText } from '../files/readText';
import { folderAbove, readFolderSettings } from '../files/settings';
import type { FolderSettings } from '../files/settings';
import { walk } from '../files/walk';
import { globOf } from './glob';
import type { Glob } from './glob';
import type { Io } from './io';
import type { Progress } from './progress';
import { count } from './writers/text';

/** What the paths of a command line come to. */
export interface Inputs {
  /** Holds every file with a spec, and the folders with their settings. */
  readonly host: Host;
  /** Files that hold a spec, by name. */
  readonly files: readonly InputFile[];
  readonly folders: readonly FolderSettings[];
  /** What could not be read; each is a reason for exit code 2. */
  readonly problems: readonly FileProblem[];
  /** What was left out on purpose. */
  readonly notes: readonly FileProblem[];
  /** How many files were looked into. */
  readonly looked: number;
}

export interface InputFile {
  /** As people and programs should see it: relative to the current directory where it lies below it. */
  readonly label: string;
  readonly file: SpecFile;
}

export interface InputOptions {
  /** What standard input is called. */
  readonly stdinFilename?: string | undefined;
  readonly progress?: Progress;
}

const STDIN = '-';

/** Reads everything that the paths name: files, directories, globs and `-` for standard input. */
export async function readInputs(paths: readonly string[], io: Io, options: InputOptions = {}): Promise<Inputs> {
  const reader = new InputReader(io, options);
  const named = paths.length > 0 ? paths : ['.'];
  for (const name of new Set(named)) {
    if (name === STDIN) await reader.addStdin();
    else await reader.add(name);
  }
  return reader.finish();
}

/** The way that a file is shown: relative to the current directory, with slashes, where it lies below it. */
export function labelOf(file: string, cwd: string): string {
  const relative = path.relative(cwd, file);
  const isBelow = relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
  return (isBelow ? relative : file).replaceAll(path.sep, '/');
}

class InputReader {
  readonly #io: Io;
  readonly #options: InputOptions;
  readonly #named = new Map<string, boolean>();
  readonly #texts = new Map<string, string>();
  readonly #labels = new Map<string, string>();
  readonly #folders = new Map<string, FolderSettings>();
  /** Folders that say that they are one, by a `.ninewise.yaml` or a `.git`. */
  readonly #marked = new Set<string>();
  readonly #walked = new Set<string>();
  readonly #problems: FileProblem[] = [];
  readonly #notes: FileProblem[] = [];
  #looked = 0;

  constructor(io: Io, options: InputOptions) {
    this.#io = io;
    this.#options = options;
  }

  async add(name: string): Promise<void> {
    const target = path.resolve(this.#io.cwd, name);
    const stat = await fs.stat(target).catch(() => undefined);
    const glob = stat ? undefined : globOf(name, this.#io.cwd);
    if (stat) await this.#walk(target, stat.isDirectory() ? target : path.dirname(target));
    else if (glob) await this.#walkGlob(name, glob);
    else await this.#miss(target);
  }

  async #miss(target: string): Promise<void> {
    const link = await fs.lstat(target).catch(() => undefined);
    const message = link ? 'cannot be read: the symbolic link leads nowhere' : 'no such file or directory';
    this.#problems.push({ kind: 'missing', path: target, message });
  }

  async addStdin(): Promise<void> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of this.#io.stdin) chunks.push(chunk);
    const name = this.#options.stdinFilename;
    const target = path.resolve(this.#io.cwd, name ?? '<stdin>');
    await this.#folderOf(path.dirname(target));
    this.#take(target, textOf(target, Buffer.concat(chunks)), true);
    this.#labels.set(target, name === undefined ? '<stdin>' : labelOf(target, this.#io.cwd));
  }

  async finish(): Promise<Inputs> {
    this.#readAll();
    const host = new Host();
    host.setFolders([...this.#folders].map(([folder, { settings }]) => ({ uri: uriOf(folder), settings })));
    const paths = [...this.#texts.keys()].sort();
    host.openAll(
      new Map([
        ...(await this.#surroundings()),
        ...paths.map((each): [string, string] => [uriOf(each), this.#texts.get(each) ?? '']),
      ]),
    );
    const snapshot = host.snapshot();
    const files = paths.map((each) => ({
      label: this.#labels.get(each) ?? labelOf(each, this.#io.cwd),
      file: snapshot.openFile(uriOf(each))!,
    }));
    const folders = [...this.#folders.values()];
    for (const { problem } of folders) if (problem) this.#problems.push(problem);
    return { host, files, folders, problems: this.#problems, notes: this.#notes, looked: this.#looked };
  }

  /**
   * The specs of the folders that the inputs lie in, as far as they were not named: references and cost models reach
   * over a whole folder, here as in the editor. Only folders that say that they are one are read.
   */
  async #surroundings(): Promise<[string, string][]> {
    const found: [string, string][] = [];
    for (const folder of this.#marked) {
      if (this.#walked.has(folder)) continue;
      const { ignore } = this.#folders.get(folder)!.settings;
      for await (const { path: file } of walk([folder], { ignore, ignoreBase: folder })) {
        this.#options.progress?.tick(() => `Reading the specs around: ${count(found.length, 'file')}`);
        const text = this.#texts.has(file) ? undefined : readText(file).text;
        if (text !== undefined && this.#isToBeRead(file, text)) found.push([uriOf(file), text]);
      }
    }
    return found;
  }

  /** Notes the files at or below a root that are wanted; gives their number. */
  async #walk(root: string, directory: string, isWanted: (file: string) => boolean = EVERYTHING): Promise<number> {
    const folder = await this.#folderOf(directory);
    const { ignore } = this.#folders.get(folder)!.settings;
    const onProblem = (problem: FileProblem): number => this.#problems.push(problem);
    if (isWanted === EVERYTHING) this.#walked.add(root);
    let taken = 0;
    for await (const { path: file, named } of walk([root], { ignore, ignoreBase: folder, onProblem })) {
      this.#options.progress?.tick(() => `Looking for specs: ${count(this.#named.size, 'file')}`);
      if (!isWanted(file)) continue;
      taken++;
      this.#named.set(file, named || this.#named.get(file) === true);
    }
    return taken;
  }

  async #walkGlob(name: string, { base, matches }: Glob): Promise<void> {
    const taken = (await isDirectory(base)) ? await this.#walk(base, base, matches) : 0;
    if (taken > 0) return;
    const target = path.resolve(this.#io.cwd, name);
    this.#problems.push({ kind: 'missing', path: target, message: 'no file matches this pattern' });
  }

  /** The folder that a directory belongs to; its settings are read when it is first asked for. */
  async #folderOf(directory: string): Promise<string> {
    const { cwd } = this.#io;
    const isBelowCwd = directory === cwd || directory.startsWith(cwd + path.sep);
    const marked = await folderAbove(directory);
    if (marked !== undefined) this.#marked.add(marked);
    const folder = marked ?? (isBelowCwd ? cwd : directory);
    if (!this.#folders.has(folder)) this.#folders.set(folder, readFolderSettings(folder, this.#io.today()));
    return folder;
  }

  #readAll(): void {
    let done = 0;
    for (const [target, named] of this.#named) {
      this.#take(target, readText(target), named);
      done++;
      this.#options.progress?.tick(() => `Reading: ${count(done, 'file')} of ${this.#named.size.toLocaleString('en')}`);
    }
  }

  #isToBeRead(file: string, text: string): boolean {
    if (mayHoldSpec(text)) return true;
    const around = [...this.#folders.keys()].filter((folder) => file.startsWith(folder.replace(/[\\/]*$/, path.sep)));
    const [folder = ''] = around.sort((a, b) => b.length - a.length);
    const settings = this.#folders.get(folder)?.settings ?? DEFAULT_SETTINGS;
    return isToBeRead({ ...settings, folder: uriOf(folder) }, uriOf(file), text);
  }

  /** Keeps a text that holds a spec. A file that was only met on the way counts as unread where it may be a spec. */
  #take(target: string, { text, problem }: ReadText, named: boolean): void {
    this.#looked++;
    const isSpec = text !== undefined && this.#isToBeRead(target, text);
    if (isSpec) this.#texts.set(target, text);
    if (!problem) return;
    if (named || isSpec || problem.kind === 'unreadable' || problem.kind === 'missing') this.#problems.push(problem);
    else if (problem.kind === 'too-large') this.#notes.push(problem);
  }
}

const EVERYTHING = (): boolean => true;

const uriOf = (target: string): string => pathToFileURL(target).href;

async function isDirectory(target: string): Promise<boolean> {
  const stat = await fs.stat(target).catch(() => undefined);
  return stat?.isDirectory() === true;
}
