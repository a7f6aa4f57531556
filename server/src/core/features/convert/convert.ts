import { DIALECTS } from '../../generated/dialects';
import type { Dialect } from '../../dialects/dialect';
import type { Settings } from '../../config/settings';
import { plainText } from '../../text/markdown';
import type { SpecFile } from '../../workspace/specFile';
import type { SpecObject } from '../../workspace/specDocument';
import { valueOf } from '../../yaml/tree';
import type { YamlNode } from '../../yaml/tree';
import { budgetWindow } from '../budget/window';

/** What was lost or assumed, and of which SLOs. */
export interface ConversionNote {
  readonly message: string;
  readonly slos: readonly string[];
}

/** SLOs in another format, as the text of a new file. */
export interface Conversion {
  /** Empty where no SLO could be converted. */
  readonly text: string;
  /** The names of the SLOs that were converted, as they were. */
  readonly converted: readonly string[];
  readonly failed: readonly string[];
  readonly notes: readonly ConversionNote[];
}

/** The format that SLOs are converted to. */
const target = (): (Dialect & Required<Pick<Dialect, 'writeSlo'>>) | undefined =>
  DIALECTS.find((dialect): dialect is Dialect & Required<Pick<Dialect, 'writeSlo'>> => dialect.writeSlo !== undefined);

/** What that format is called. */
export const conversionLabel = (): string => target()?.label ?? '';

/** The SLOs of a file that can be converted: those of all other formats. */
export function convertible(file: SpecFile): SpecObject[] {
  const to = target();
  return file.documents.flatMap(({ allObjects }) =>
    allObjects.filter(({ dialect, model }) => model.type === 'slo' && dialect !== to),
  );
}

/**
 * Writes SLOs in the one format that all others are converted to. What could not be carried, or had to be assumed, stands
 * in comments at the top. Nothing is read but the model, and keys for people that most formats share.
 *
 * @param from what the file is called
 */
export function convertSlos(objects: readonly SpecObject[], settings: Settings, from: string): Conversion {
  const to = target();
  const texts: string[] = [];
  const converted: string[] = [];
  const failed: string[] = [];
  const notes = new Map<string, string[]>();
  const taken = new Set<string>();
  objects.forEach((object, i) => {
    if (!to || object.model.type !== 'slo') return;
    const name = object.name?.value ?? `slo-${i + 1}`;
    const called = plainText(name, 100);
    const own = free(name, taken);
    const written = to.writeSlo(sourceOf(object, settings, own));
    const said = [
      ...(own === name ? [] : [REPEATED]),
      ...written.notes,
      ...(object.name ? [] : [UNNAMED]),
      ...leftBehind(object),
    ];
    for (const message of said) notes.set(message, [...(notes.get(message) ?? []), plainText(own, 100)]);
    (written.text === undefined ? failed : converted).push(called);
    if (written.text !== undefined) texts.push(written.text);
  });
  const told = [...notes].map(([message, slos]) => ({ message, slos }));
  const labels = [...new Set(objects.map(({ dialect }) => dialect.label))].join(', ');
  const head = headOf(`Converted from ${plainText(from)} (${labels}) to ${to?.label ?? ''}.`, told, failed);
  return { text: texts.length === 0 ? '' : head + texts.join('---\n'), converted, failed, notes: told };
}

const REPEATED = 'Another SLO here has the same name, so a number stands behind it.';
const UNNAMED = 'The SLO has no name that can be read.';

function sourceOf(
  object: SpecObject,
  settings: Settings,
  name: string,
): Parameters<NonNullable<Dialect['writeSlo']>>[0] {
  const { model, node, whole, dialect, queries } = object;
  if (model.type !== 'slo') throw new TypeError('no SLO');
  const window = budgetWindow(model, settings);
  return {
    name,
    displayName: whole ? undefined : dialect.displayNameOf?.(node),
    description:
      model.description?.value ?? textAt(valueOf(node, 'spec'), 'description') ?? textAt(node, 'description'),
    slo: model,
    queries,
    windowSeconds: window?.seconds ?? settings.defaultWindowSeconds,
    isWindowAssumed: window === undefined || window.assumed,
  };
}

/** A name that none of the others in the new file has, whatever letters are allowed in it. */
function free(name: string, taken: Set<string>): string {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 55);
  let found = name;
  for (let i = 2; taken.has(plain(found)); i++) found = `${name.slice(0, 50)}-${i}`;
  taken.add(plain(found));
  return found;
}

/** What the model has no place for, or the other format not in one object. */
function leftBehind({ model, alerts, node, whole }: SpecObject): string[] {
  const holders = [node, valueOf(node, 'metadata'), ...(whole ? [whole.node, valueOf(whole.node, 'metadata')] : [])];
  const has = (key: string): boolean => holders.some((holder) => valueOf(holder, key) !== undefined);
  const policies = model.type === 'slo' ? model.alertPolicies.length : 0;
  const isAlerting =
    policies > 0 || (alerts !== undefined && alerts.alerts.length + alerts.refs.length + alerts.groups.length > 0);
  return [
    ...(isAlerting ? ['Alerts are not carried over: write alert policies.'] : []),
    ...(['labels', 'annotations'] as const).flatMap((key) => (has(key) ? [`Its ${key} are not carried over.`] : [])),
  ];
}

const textAt = (node: YamlNode | undefined, key: string): string | undefined => {
  const value = valueOf(node, key);
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
};

/** More names than these are not read. */
const MOST_NAMES = 5;

function headOf(title: string, notes: readonly ConversionNote[], failed: readonly string[]): string {
  const lines = [title];
  if (failed.length > 0) lines.push(`Not converted: ${names(failed)}.`);
  if (notes.length > 0)
    lines.push('What was lost or assumed:', ...notes.map(({ message, slos }) => `- ${message} (${names(slos)})`));
  return lines.map((line) => `# ${line}\n`).join('');
}

/** Names as a list for people. */
const names = (all: readonly string[]): string =>
  all.length > MOST_NAMES
    ? `${all.slice(0, MOST_NAMES).join(', ')} and ${all.length - MOST_NAMES} more`
    : all.join(', ');

/** What the new file is called: `slo.openslo.yaml` beside `slo.yaml`. */
export const convertedName = (name: string): string => `${name.replace(/\.(?:ya?ml|json)$/i, '')}.openslo.yaml`;
