import { isUtf8 } from 'node:buffer';
import fs from 'node:fs';
import { problemOf } from './problem';
import type { FileProblem } from './problem';

const MAX_BYTES = 8 * 1024 * 1024;
/** A NUL byte this near to the beginning means that a file is no text. */
const BINARY_BYTES = 8 * 1024;

/** The text of a file without its byte order mark, and what is wrong with it. Either may be absent. */
export interface ReadText {
  readonly text?: string;
  readonly problem?: FileProblem;
}

/**
 * Reads a file as text. Never throws. Synchronous, since that is several times as quick for many small files; who has
 * to answer others in between reads in batches.
 */
export function readText(path: string): ReadText {
  try {
    const file = fs.openSync(path, 'r');
    try {
      const { size } = fs.fstatSync(file);
      return size > MAX_BYTES ? tooLarge(path, size) : textOf(path, fs.readFileSync(file));
    } finally {
      fs.closeSync(file);
    }
  } catch (error) {
    return { problem: problemOf(path, error) };
  }
}

/** The text that bytes stand for: UTF-8, or UTF-16 where a byte order mark says so, as YAML allows. */
export function textOf(path: string, bytes: Uint8Array): ReadText {
  if (bytes.length > MAX_BYTES) return tooLarge(path, bytes.length);
  const wide = utf16(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes) };
  if (bytes.subarray(0, BINARY_BYTES).includes(0))
    return { problem: { kind: 'binary', path, message: 'is not text: it holds NUL bytes' } };
  const text = new TextDecoder().decode(bytes);
  return isUtf8(bytes) ? { text } : { text, problem: invalid(path, bytes, text) };
}

function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function tooLarge(path: string, size: number): ReadText {
  const message = `is too large to be a spec: ${Math.ceil(size / 1024 / 1024)} MB, and ${MAX_BYTES / 1024 / 1024} MB is the most that is read`;
  return { problem: { kind: 'too-large', path, message } };
}

function invalid(path: string, bytes: Uint8Array, text: string): FileProblem {
  const before = text.slice(0, firstInvalid(bytes, text));
  const line = before.split('\n').length;
  const message = `is not valid UTF-8: the first wrong byte is in line ${line}. Save the file as UTF-8`;
  return { kind: 'encoding', path, message };
}

/** Where the decoder first put a replacement character that the bytes do not spell out themselves. */
function firstInvalid(bytes: Uint8Array, text: string): number {
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let at = text.indexOf('\ufffd');
  for (; at >= 0; at = text.indexOf('\ufffd', at + 1)) {
    const offset = mark + Buffer.byteLength(text.slice(0, at));
    if (bytes[offset] !== 0xef || bytes[offset + 1] !== 0xbf || bytes[offset + 2] !== 0xbd) break;
  }
  return Math.max(at, 0);
}
