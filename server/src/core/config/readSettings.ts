import { RULES } from '../generated/rules';
import { nominalSeconds, parseDuration } from '../math/duration';
import type { Finding } from '../rules/rule';
import type { Severity } from './settings';
import { violationsOf } from '../schema/violations';
import { nearest } from '../text/nearest';
import { parseYaml } from '../yaml/parse';
import type { MapNode, YamlNode } from '../yaml/tree';
import { itemsOf, valueOf } from '../yaml/tree';
import { readMappings } from './mapping';
import { DEFAULT_SETTINGS } from './settings';
import type { Settings } from './settings';

/** What a `.ninewise.yaml` says, and what is wrong with it. Offsets are those of its text. */
export interface ReadSettings {
  readonly settings: Settings;
  readonly findings: readonly Finding[];
}

const SCHEMA = 'ninewise-config';

/**
 * Reads a `.ninewise.yaml`. What cannot be read keeps its default, so that one slip does not silence the rest.
 *
 * @param today the day that counts as today, `2026-11-20`
 */
export function readSettings(text: string, today?: string): ReadSettings {
  const { settings, findings } = readText(text);
  return { settings: today === undefined ? settings : { ...settings, today }, findings };
}

function readText(text: string): ReadSettings {
  const { root, problems } = parseYaml(text);
  const findings = problems.map((p) => error(`yaml/${p.code}`, p.span, p.message));
  if (root && root.kind !== 'map' && !isNull(root))
    findings.push(error('schema/type', root, 'The settings are keys and values, for example "yearLength: 365d".'));
  if (root?.kind !== 'map') return { settings: DEFAULT_SETTINGS, findings };
  for (const v of violationsOf(SCHEMA, root)) findings.push(error(v.code, v.span, v.message, v.fix?.(text)));
  findings.push(...unknownRules(root, 'rules'), ...unknownRules(root, 'thresholds'), ...emptyLengths(root));
  findings.sort((a, b) => a.span.start - b.span.start);
  return { settings: settingsOf(root), findings };
}

function settingsOf(root: MapNode): Settings {
  return {
    rules: severities(valueOf(root, 'rules')),
    yearSeconds: secondsOf(valueOf(root, 'yearLength')) ?? DEFAULT_SETTINGS.yearSeconds,
    defaultWindowSeconds: secondsOf(valueOf(root, 'defaultWindow')) ?? DEFAULT_SETTINGS.defaultWindowSeconds,
    compat: strings(valueOf(root, 'compat')) ?? DEFAULT_SETTINGS.compat,
    ignore: strings(valueOf(root, 'ignore')) ?? DEFAULT_SETTINGS.ignore,
    thresholds: numbers(valueOf(root, 'thresholds')),
    mappings: readMappings(valueOf(root, 'mappings')),
    jargon: (strings(valueOf(root, 'jargon')) ?? []).map((word) => word.toLowerCase()),
  };
}

const LEVELS: readonly string[] = ['off', 'hint', 'information', 'warning', 'error'];

function severities(node: YamlNode | undefined): Settings['rules'] {
  const out = Object.create(null) as Record<string, Severity | 'off'>;
  if (node?.kind !== 'map') return out;
  for (const { key, value } of node.pairs) {
    const level = stringOf(value);
    if (level !== undefined && LEVELS.includes(level)) out[key] = level as Severity | 'off';
  }
  return out;
}

function numbers(node: YamlNode | undefined): Settings['thresholds'] {
  const out = Object.create(null) as Record<string, number>;
  if (node?.kind !== 'map') return out;
  for (const { key, value } of node.pairs)
    if (value?.kind === 'scalar' && typeof value.value === 'number') out[key] = value.value;
  return out;
}

/** A length in seconds; undefined where there is none, or none above zero. */
function secondsOf(node: YamlNode | undefined): number | undefined {
  const duration = parseDuration(stringOf(node) ?? '');
  const seconds = duration && nominalSeconds(duration);
  return seconds !== undefined && seconds > 0 ? seconds : undefined;
}

function strings(node: YamlNode | undefined): string[] | undefined {
  if (node?.kind !== 'seq') return undefined;
  return itemsOf(node).flatMap((item) => stringOf(item) ?? []);
}

const stringOf = (node: YamlNode | undefined): string | undefined =>
  node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;

const isNull = (node: YamlNode): boolean => node.kind === 'scalar' && node.value === null;

/** Codes that no rule has do nothing: most likely a slip of the pen. */
function unknownRules(root: MapNode, section: 'rules' | 'thresholds'): Finding[] {
  const node = valueOf(root, section);
  if (node?.kind !== 'map') return [];
  const codes = RULES.map((rule) => rule.meta.code as string);
  const groups = new Set(codes.map((code) => code.slice(0, code.indexOf('/'))));
  return node.pairs.flatMap(({ key, keySpan }) => {
    const [group, name] = key.split('/');
    if (
      group === undefined ||
      !name ||
      codes.includes(key) ||
      (section === 'rules' && name === '*' && groups.has(group))
    )
      return [];
    const near = nearest(key, codes);
    const message = `There is no rule "${key}", so this line does nothing.${near ? ` Did you mean "${near}"?` : ''} All rules: ninewise explain.`;
    return [{ ...error('schema/unknown-key', keySpan, message), severity: 'warning' as const }];
  });
}

function emptyLengths(root: MapNode): Finding[] {
  return ['yearLength', 'defaultWindow'].flatMap((key) => {
    const node = valueOf(root, key);
    const duration = parseDuration(stringOf(node) ?? '');
    if (!node || !duration || nominalSeconds(duration) > 0) return [];
    return [
      error(
        'schema/range',
        node,
        `"${key}" has no length, so nothing can be computed for it. Write a duration above zero.`,
      ),
    ];
  });
}

function error(
  code: string,
  { start, end }: { start: number; end: number },
  message: string,
  fix?: NonNullable<Finding['fixes']>[number],
): Finding {
  return {
    code,
    severity: 'error',
    span: { start, end },
    message,
    rejectedBy: [],
    quiet: false,
    ...(fix ? { fixes: [fix] } : {}),
  };
}
