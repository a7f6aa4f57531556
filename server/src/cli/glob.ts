import path from 'node:path';
import picomatch from 'picomatch';

/** A pattern on the command line: the directory that it begins in, and what below it is meant. */
export interface Glob {
  readonly base: string;
  readonly matches: (file: string) => boolean;
}

/** Reads a pattern such as `services/**\/*.yaml`; undefined where the text is no pattern. */
export function globOf(text: string, cwd: string): Glob | undefined {
  const pattern = path.sep === '\\' ? text.replaceAll('\\', '/') : text;
  const { base, glob, isGlob, negated } = picomatch.scan(pattern);
  if (!isGlob || negated) return undefined;
  const start = path.resolve(cwd, base);
  const isMatch = picomatch(glob, { dot: true });
  return {
    base: start,
    matches: (file) => isMatch(path.relative(start, file).replaceAll(path.sep, '/')),
  };
}
