import fs from 'node:fs';
import path from 'node:path';
import { problemOf } from './problem';
import type { FileProblem } from './problem';
import { textOf } from './readText';
import type { ReadText } from './readText';

/** A text, and the byte order mark that it began with. */
export interface Decoded extends ReadText {
  readonly mark: string;
}

const MARK = '\ufeff';

/** The text of bytes without its byte order mark. UTF-8 only: other encodings are a problem. */
export function decode(file: string, bytes: Uint8Array): Decoded {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isWide)
    return {
      mark: '',
      problem: {
        kind: 'encoding',
        path: file,
        message: 'is UTF-16 and can only be read: save it as UTF-8 to have it rewritten',
      },
    };
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? MARK : '';
  return { ...textOf(file, bytes), mark };
}

/**
 * Writes a new text into a file that holds an old one: at once, so that nobody ever reads half of it. Keeps the mode,
 * the byte order mark and symbolic links. Where the file no longer holds the old text, or cannot be written, it stays
 * as it is, and what stood in the way is given back.
 */
export function rewrite(file: string, before: string, after: string): FileProblem | undefined {
  let made: string | undefined;
  try {
    const target = fs.realpathSync(file);
    const { text, mark, problem } = decode(file, fs.readFileSync(target));
    if (problem) return problem;
    if (text !== before)
      return { kind: 'unreadable', path: file, message: 'was changed by somebody else in the meantime' };
    fs.accessSync(target, fs.constants.W_OK);
    const { mode } = fs.statSync(target);
    const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.ninewise`);
    fs.writeFileSync(temporary, mark + after, { flag: 'wx', mode });
    made = temporary;
    fs.chmodSync(temporary, mode);
    fs.renameSync(temporary, target);
    made = undefined;
    return undefined;
  } catch (error) {
    const problem = problemOf(file, error);
    return { ...problem, message: problem.message.replace('cannot be read', 'cannot be written') };
  } finally {
    if (made !== undefined) fs.rmSync(made, { force: true });
  }
}
