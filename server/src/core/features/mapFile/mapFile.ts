import { pathBelow } from '../../config/mapping';
import type { TextEdit } from '../../text/edit';
import { looksLikeSlos } from '../../workspace/recognise';
import type { Snapshot } from '../../workspace/snapshot';
import type { SpecFile } from '../../workspace/specFile';
import { Inline } from '../../yaml/change/change';
import type { Value } from '../../yaml/change/change';
import { changeText } from '../../yaml/change/changeText';
import { NEW_STYLE } from '../../yaml/change/style';
import { ValueWriter } from '../../yaml/change/valueText';
import { parseYaml } from '../../yaml/parse';
import type { YamlNode } from '../../yaml/tree';
import { itemsOf, valueOf } from '../../yaml/tree';
import { guessMapping } from './guess';
import type { Guess } from './guess';

/** A first mapping for a file that looks like SLOs. */
export interface NewMapping {
  readonly title: string;
  /** The settings that it is written into. */
  readonly uri: string;
  /** Edits of the settings as they are; the whole text where there are none as yet. */
  readonly edits: readonly TextEdit[];
  readonly isNew: boolean;
}

/** Longer files are no lists of SLOs that people keep. */
const MOST_TO_READ = 500_000;

/**
 * What maps a file that is no spec; undefined where it does not look like SLOs, or is in no folder.
 *
 * @param settings the text of the `.ninewise.yaml` of its folder; undefined where there is none
 */
export function mapFile(snapshot: Snapshot, file: SpecFile, settings: string | undefined): NewMapping | undefined {
  const folder = snapshot.folderOf(file.uri)?.uri;
  const path = folder === undefined ? undefined : pathBelow(folder, file.uri);
  if (folder === undefined || path === undefined || /(?:^|\/)\.ninewise\.yaml$/.test(path)) return undefined;
  if (file.isSpec || file.length > MOST_TO_READ || !looksLikeSlos(file.text)) return undefined;
  const guess = file.documents.map(({ text }) => guessOf(text)).find((each) => each !== undefined);
  const edits = guess && editsOf(settings, mappingOf(path, guess));
  if (!edits) return undefined;
  const uri = `${folder.replace(/\/$/, '')}/.ninewise.yaml`;
  return { title: 'Map this file: show the error budgets of its SLOs', uri, edits, isNew: settings === undefined };
}

function guessOf(text: string): Guess | undefined {
  const { root, problems } = parseYaml(text);
  return root && !problems.some(({ code }) => code === 'syntax') ? guessMapping(root) : undefined;
}

/** Characters of patterns stand for themselves only as a question mark. */
function mappingOf(path: string, { slos, name, service, target, window, description }: Guess): Record<string, Value> {
  return {
    files: path.replace(/[*{}]/g, '?'),
    slos,
    ...(name === undefined ? {} : { name }),
    ...(service === undefined ? {} : { service }),
    target: new Inline({ ...target }),
    ...windowOf(window),
    ...(description === undefined ? {} : { description }),
  };
}

function windowOf(window: Guess['window']): Record<string, Value> {
  if (!window || !('path' in window)) return {};
  const { path, unit } = window;
  return { window: new Inline({ path, ...(unit === undefined ? {} : { unit }) }) };
}

/** A mapping as the last of the settings; undefined where they cannot be changed by a small edit. */
function editsOf(settings: string | undefined, mapping: Record<string, Value>): readonly TextEdit[] | undefined {
  const text = settings ?? '';
  const parsed = parseYaml(text);
  if (parsed.problems.length > 0) return undefined;
  if (!parsed.root || isNothing(parsed.root)) {
    if (parsed.root && text.slice(parsed.root.start, parsed.root.end) !== '') return undefined;
    const gap = text === '' || text.endsWith('\n') ? '' : '\n';
    const newText = gap + new ValueWriter(NEW_STYLE).document({ mappings: [mapping] });
    return [{ span: { start: text.length, end: text.length }, newText }];
  }
  const index = itemsOf(valueOf(parsed.root, 'mappings')).length;
  return changeText(text, parsed, [{ op: 'insert', path: ['mappings'], index, value: mapping }])?.edits;
}

const isNothing = (node: YamlNode): boolean => node.kind === 'scalar' && node.value === null;
