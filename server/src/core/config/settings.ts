import type { Mapping } from './mapping';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** What `.ninewise.yaml` says; the same in the editor, in CI and for a reviewer. */
export interface Settings {
  /** Severity by rule code or by group (`budget/*`). */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** Length of a year in seconds for costs, 365 d by default. */
  readonly yearSeconds: number;
  /** Length of the window of formats that hold none, in seconds; 30 d by default. */
  readonly defaultWindowSeconds: number;
  /** Tools whose verdict matters. */
  readonly compat: readonly string[];
  /** Patterns of paths that are not read, as in `.gitignore`. */
  readonly ignore: readonly string[];
  /** Numbers that rules compare with, by the code of the rule, where they differ from its own. */
  readonly thresholds: Readonly<Record<string, number>>;
  /** Words of the system that a fear should not use, besides those that are known. Lower case. */
  readonly jargon: readonly string[];
  /** How home-made SLO files are read, in order. */
  readonly mappings: readonly Mapping[];
  /** Address of the folder that they are the settings of: patterns of files are relative to it. */
  readonly folder?: string;
  /** The day that counts as today, `2026-11-20`; absent where the host does not say: then nothing is past. */
  readonly today?: string;
}

const DAY = 86_400;

export const DEFAULT_SETTINGS: Settings = {
  rules: {},
  yearSeconds: 365 * DAY,
  defaultWindowSeconds: 30 * DAY,
  compat: ['oslo', 'sloth', 'pyrra', 'slo-generator', 'sloctl'],
  ignore: [],
  thresholds: {},
  jargon: [],
  mappings: [],
};

/** The number that a rule compares with. */
export const thresholdOf = (settings: Settings, code: string, own: number): number => settings.thresholds[code] ?? own;

/** The severity that the settings give a rule: the most exact entry wins (`group/name`, `group/*`, then the rule's own). */
export function severityOf(settings: Settings, code: string, own: Severity): Severity | 'off' {
  return settings.rules[code] ?? settings.rules[`${code.slice(0, code.indexOf('/'))}/*`] ?? own;
}
