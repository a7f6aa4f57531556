import { createColors } from 'picocolors';
import type { Severity } from '../core';
import type { Io, Output } from './io';

export type Colors = ReturnType<typeof createColors>;

/** How a stream is written to: its colours and its width. */
export interface Style {
  readonly colors: Colors;
  readonly width: number;
}

const DEFAULT_WIDTH = 100;
const MAX_WIDTH = 120;
const MIN_WIDTH = 40;

export function styleOf(output: Output, env: Io['env']): Style {
  const width = Math.max(MIN_WIDTH, Math.min(output.columns || DEFAULT_WIDTH, MAX_WIDTH));
  return { colors: createColors(hasColors(output, env)), width };
}

/** Colours only on a terminal, unless NO_COLOR or FORCE_COLOR say otherwise. */
export function hasColors(output: Output, env: Io['env']): boolean {
  if (env['NO_COLOR']) return false;
  const force = env['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force !== 'false';
  return output.isTty && env['TERM'] !== 'dumb';
}

/** The severity as a word in its colour. */
export function severityWord(severity: Severity, { colors: c }: Style): string {
  const paint = { error: c.red, warning: c.yellow, information: c.blue, hint: c.cyan }[severity];
  return c.bold(paint(severity));
}
