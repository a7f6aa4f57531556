/** A plain scalar that YAML 1.1 and YAML 1.2 read as different things, in words for a message. */
export interface Reading {
  readonly kind: 'boolean' | 'number' | 'octal';
  /** What a reader of YAML 1.1 takes it for. */
  readonly old: string;
  /** What a reader of YAML 1.2 takes it for. */
  readonly current: string;
  /** How to write the value that each of them would read so. */
  readonly plain: string;
  /** Who reads YAML 1.1 in this point. */
  readonly readers: 'Go' | 'Python' | 'Go and Python';
}

const YES = /^(?:y|Y|yes|Yes|YES|on|On|ON)$/;
const NO = /^(?:n|N|no|No|NO|off|Off|OFF)$/;
/** 1:30 is 90 in YAML 1.1. */
const BASE_60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;
const UNDERSCORES = /^[-+]?[0-9]+(?:_[0-9]+)+(?:\.[0-9_]*)?$/;
const BINARY = /^[-+]?0b[01_]*[01]$/;
const OLD_OCTAL = /^[-+]?0+[1-7][0-7]*$/;
const NEW_OCTAL = /^0o[0-7]+$/;

/** How a plain scalar reads in both versions; undefined where they agree. `value` is what YAML 1.2 makes of it. */
export function readingOf(source: string, value: unknown): Reading | undefined {
  if (source.length > MAX_LENGTH) return undefined;
  return typeof value === 'string'
    ? textReading(source)
    : typeof value === 'number'
      ? numberReading(source, value)
      : undefined;
}

const MAX_LENGTH = 40;

/** Most texts begin with nothing that any version of YAML takes for something else. */
const SUSPICIOUS = /^(?:[yYnNoO][a-zA-Z]{0,2}$|[-+0-9])/;

function textReading(source: string): Reading | undefined {
  if (!SUSPICIOUS.test(source)) return undefined;
  const text = { current: `the text "${source}"`, plain: JSON.stringify(source), readers: readersOf(source) };
  if (YES.test(source)) return { ...text, kind: 'boolean', old: 'true' };
  if (NO.test(source)) return { ...text, kind: 'boolean', old: 'false' };
  if (BASE_60.test(source)) return { ...text, kind: 'number', old: `the number ${base60(source)}` };
  if (UNDERSCORES.test(source)) return { ...text, kind: 'number', old: `the number ${source.replace(/_/g, '')}` };
  if (BINARY.test(source)) return { ...text, kind: 'number', old: `the number ${binary(source)}` };
  return undefined;
}

function numberReading(source: string, value: number): Reading | undefined {
  const here = {
    kind: 'octal' as const,
    current: `the number ${value}`,
    plain: String(value),
    readers: readersOf(source),
  };
  if (OLD_OCTAL.test(source)) return { ...here, old: `the number ${octal(source)}` };
  if (NEW_OCTAL.test(source)) return { ...here, old: `the text "${source}"` };
  return undefined;
}

/** Go has no base 60 and reads 0o17; Python takes y and n for text. */
function readersOf(source: string): Reading['readers'] {
  if (source.includes(':') || NEW_OCTAL.test(source)) return 'Python';
  return source.length === 1 ? 'Go' : 'Go and Python';
}

const sign = (source: string): number => (source.startsWith('-') ? -1 : 1);
const digits = (source: string): string => source.replace(/[-+_]/g, '');
const base60 = (source: string): number =>
  sign(source) *
  digits(source)
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0);
const binary = (source: string): number => sign(source) * Number.parseInt(digits(source).slice(2), 2);
const octal = (source: string): number => sign(source) * Number.parseInt(digits(source), 8);
