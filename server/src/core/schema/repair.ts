import { formatDecimal, parseDecimal, shift } from '../math/decimal';
import { nominalSeconds, parseDuration, UNIT_SECONDS } from '../math/duration';
import type { Fix } from '../text/edit';
import { nearest } from '../text/nearest';
import { columnOf } from '../yaml/insertKey';
import { quote } from '../yaml/quote';
import type { MapNode, ScalarNode } from '../yaml/tree';
import { schemaOf, schemasAt } from './docs';
import type { ErrorPlace } from './place';
import { shorten } from './words';

/** What to do about a wrong value: a sentence for the message, and a change that does it. */
export interface Repair {
  readonly advice?: string;
  readonly fix?: ((text: string) => Fix | undefined) | undefined;
}

const NOTHING: Repair = {};

/** For a value of the wrong type. */
export function typeRepair(place: ErrorPlace, wanted: readonly string[]): Repair {
  const { node } = place;
  if (node?.kind === 'map' || node?.kind === 'seq') return collectionRepair(place, wanted);
  if (node?.kind !== 'scalar') return NOTHING;
  if (wanted.includes('string') && node.style === 'plain') return textRepair(place, node);
  const text = String(node.value).trim();
  if (wanted.includes('number') || wanted.includes('integer')) return numberRepair(place, node, text);
  if (wanted.includes('boolean')) return truthRepair(node, text);
  if (wanted.includes('array')) {
    const advice = `Write a list: [${shorten(node.source)}].`;
    return {
      advice,
      fix: (source) => fixOf('Put it in brackets', node, `[${source.slice(node.start, node.end)}]`, true),
    };
  }
  return mappingRepair(place, node);
}

/** For a text where a mapping belongs: a name that needs its key, or one `key: value` without its colon. */
function mappingRepair(place: ErrorPlace, node: ScalarNode): Repair {
  const ref = refOf(place);
  if (ref) return { advice: `Write ${ref}: ${shorten(node.source)}.`, fix: (text) => refFix(text, node, ref) };
  const [, key, gap, value] = (node.style === 'plain' && /^([\w./-]+)(:|[ \t]+)(\S.*)$/.exec(node.source)) || [];
  if (key === undefined || gap === undefined || value === undefined || !(key in (place.schema.properties ?? {})))
    return NOTHING;
  const at = node.start + key.length + (gap === ':' ? 1 : 0);
  const title = gap === ':' ? 'Add the space' : 'Add the colon';
  const edits = [{ span: { start: at, end: at }, newText: gap === ':' ? ' ' : ':' }];
  const advice = `A ${gap === ':' ? 'space' : 'colon'} is missing: write "${shorten(`${key}: ${value}`)}".`;
  return { advice, fix: () => ({ title, edits, preferred: true }) };
}

function refFix(text: string, node: ScalarNode, ref: string): Fix {
  const source = text.slice(node.start, node.end);
  const isBlock = /(?:^|[\r\n])[ \t]*-[ \t]+$/.test(text.slice(Math.max(0, node.start - 200), node.start));
  const key = node.style === 'double' && !isBlock ? `"${ref}"` : ref;
  return fixOf(`Write it as ${ref}`, node, isBlock ? `${key}: ${source}` : `{${key}: ${source}}`, true);
}

/** A new text in the quotes of the old one. */
function inStyle(node: ScalarNode, text: string): string {
  return node.style === 'double' ? `"${text}"` : node.style === 'single' ? `'${text}'` : text;
}

function textRepair(place: ErrorPlace, node: ScalarNode): Repair {
  if (typeof node.value === 'number' && isDuration(place))
    return { advice: `Add a unit: ${node.source}m are minutes, ${longerUnit(place, node.source)}.` };
  return { advice: 'Put it in quotes.', fix: () => fixOf('Put the value in quotes', node, `"${node.source}"`, true) };
}

/** Not every format has days. */
function longerUnit({ schema: { pattern } }: ErrorPlace, count: string): string {
  return pattern === undefined || new RegExp(pattern).test(`${count}d`) ? `${count}d days` : `${count}h hours`;
}

/** True where the schema's own examples are durations. */
function isDuration(place: ErrorPlace): boolean {
  const root = schemaOf(place.schemaId);
  const examples = root ? schemasAt(root, place.path).flatMap((p) => p.schema.examples ?? []) : [];
  return examples.some((example) => typeof example === 'string' && /^\d+[a-zA-Z]$/.test(example));
}

function numberRepair(place: ErrorPlace, node: ScalarNode, text: string): Repair {
  if (typeof node.value !== 'string') return NOTHING;
  if (/^-?\d+(\.\d+)?$/.test(text)) return replace(node, text, 'Remove the quotes', 'Write it without quotes:');
  if (/^-?\d+,\d+$/.test(text))
    return replace(node, text.replace(',', '.'), 'Use a decimal point', 'Use a decimal point:');
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(text)?.[1];
  const decimal = percent === undefined ? undefined : parseDecimal(percent);
  if (!decimal) return NOTHING;
  const isPercent = /percent/i.test(String(place.path.at(-1)));
  return replace(node, formatDecimal(isPercent ? decimal : shift(decimal, -2)), 'Write it as a number', 'Write');
}

function truthRepair(node: ScalarNode, text: string): Repair {
  const word = text.toLowerCase();
  const truth = ['true', 'yes', 'on', 'y'].includes(word)
    ? 'true'
    : ['false', 'no', 'off', 'n'].includes(word)
      ? 'false'
      : undefined;
  return truth ? replace(node, truth, `Change to ${truth}`, 'Write') : NOTHING;
}

/** The one key of the wanted mapping that names another object, for an item that is only a name. */
function refOf(place: ErrorPlace): string | undefined {
  const refs = Object.keys(place.schema.properties ?? {}).filter((key) => key.endsWith('Ref'));
  return typeof place.path.at(-1) === 'number' && refs.length === 1 ? refs[0] : undefined;
}

function collectionRepair(place: ErrorPlace, wanted: readonly string[]): Repair {
  const { node } = place;
  if (node?.kind === 'map' && wanted[0] === 'array') {
    if (node.flow)
      return {
        advice: 'Put it in square brackets.',
        fix: (text) => fixOf('Put it in brackets', node, `[${text.slice(node.start, node.end)}]`, false),
      };
    return { advice: 'Begin each item with "- ".', fix: (text) => itemFix(text, node) };
  }
  if (node?.kind === 'seq' && wanted.includes('object') && node.items.length === 1)
    return { advice: 'Remove the dash before the first key.' };
  if (wanted.includes('string') && (node?.kind === 'map' || node?.kind === 'seq') && node.flow)
    return {
      advice: 'If the brackets belong to the text, put it in quotes.',
      fix: (text) => fixOf('Put the value in quotes', node, quote(text.slice(node.start, node.end)), false),
    };
  return NOTHING;
}

/** Makes a block mapping the one item of a list. */
function itemFix(text: string, node: MapNode): Fix | undefined {
  const column = columnOf(text, node.start);
  if (text.slice(node.start - column, node.start).trim() !== '') return undefined;
  const edits = [{ span: { start: node.start, end: node.start }, newText: '- ' }];
  const lines = /(?:\r\n|\r|\n)(?=[ \t]*[^\s])/g;
  lines.lastIndex = node.start;
  for (let m = lines.exec(text); m && m.index < node.end; m = lines.exec(text)) {
    const at = m.index + m[0].length;
    edits.push({ span: { start: at, end: at }, newText: '  ' });
  }
  return { title: 'Make it an item of a list', edits, preferred: false };
}

const OPERATORS: Readonly<Record<string, string>> = { '<=': 'lte', '>=': 'gte', '<': 'lt', '>': 'gt' };

/** For a value that is not one of those allowed. */
export function enumRepair(place: ErrorPlace, allowed: readonly string[]): Repair {
  const { node } = place;
  if (node?.kind !== 'scalar' || typeof node.value !== 'string') return NOTHING;
  const symbol = OPERATORS[node.value];
  const only = allowed.length === 1 ? allowed[0] : undefined;
  const near = symbol !== undefined && allowed.includes(symbol) ? symbol : (only ?? nearest(node.value, allowed));
  if (near === undefined) return NOTHING;
  return {
    advice: allowed.length > 1 ? `Did you mean ${near}?` : '',
    fix: () => fixOf(`Change to "${near}"`, node, inStyle(node, near), true),
  };
}

/** For a text that is not written as it has to be: the first spelling that would do. */
export function patternRepair(place: ErrorPlace): Repair {
  const { node, schema } = place;
  if (
    node?.kind !== 'scalar' ||
    typeof node.value !== 'string' ||
    node.value.length > 200 ||
    schema.pattern === undefined
  )
    return NOTHING;
  const { value } = node;
  const pattern = new RegExp(schema.pattern);
  const found = spellings(value, place.path.at(-1)).find((text) => text !== '' && pattern.test(text));
  if (found === undefined) return NOTHING;
  return { fix: () => fixOf(`Change to "${found}"`, node, inStyle(node, found), found === value.replace(/\s+/g, '')) };
}

const WORD_UNITS: Readonly<Record<string, string>> = {
  minute: 'm',
  min: 'm',
  hour: 'h',
  day: 'd',
  week: 'w',
  month: 'M',
  quarter: 'Q',
  year: 'Y',
};

/** A text in small letters without accents. */
const plainLetters = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();

/** A number with its sign of percent, or with a decimal comma. */
const DRESSED_NUMBER = /^(\d+(?:[.,]\d+)?)\s*%?$/;

/** Other spellings of a text, most likely first. */
function spellings(text: string, key: unknown): string[] {
  const number = DRESSED_NUMBER.exec(text)?.[1]?.replace(',', '.');
  if (number !== undefined && number !== text) return [number];
  if (/^[\d+]/.test(text)) return durationSpellings(text);
  if (/^[A-Za-z]{3}$/.test(text)) return [text.toUpperCase(), text.toLowerCase()];
  const isName = typeof key === 'string' && /^(?:name|id)$|Ref$/.test(key);
  return isName
    ? [
        plainLetters(text)
          .replace(/[^a-z0-9]+/g, '-')
          .replace(/^-+|-+$/g, '')
          .slice(0, 63),
      ]
    : [];
}

function durationSpellings(text: string): string[] {
  const tight = text.replace(/\s+/g, '').replace(/^\+/, '');
  const words = /^(\d+)([a-z]+?)s?$/.exec(tight.toLowerCase());
  const unit = words && WORD_UNITS[words[2]!];
  const inUnit = unit ? `${words[1]!}${unit}` : '';
  // In small letters a month would become a minute.
  const small = /^\d+M$/.test(tight) ? '' : tight.toLowerCase();
  const days = [tight, inUnit].map((length) => inWhole(length, UNIT_SECONDS.d, 'd'));
  return [tight, inUnit, small, ...days, inWhole(tight, UNIT_SECONDS.m, 'm'), tight.replace(/[/.]/g, '-')];
}

/** A length in whole units; empty where it is none. */
function inWhole(text: string, unitSeconds: number, unit: string): string {
  const duration = parseDuration(text);
  const count = duration ? nominalSeconds(duration) / unitSeconds : 0;
  return count > 0 && Number.isSafeInteger(count) ? `${count}${unit}` : '';
}

/** For a number out of its bounds: a share that was written in percent. */
export function rangeRepair(place: ErrorPlace): Repair {
  const { node, schema } = place;
  if (node?.kind !== 'scalar' || typeof node.value !== 'number') return NOTHING;
  const isShare = schema.maximum === 1 || schema.exclusiveMaximum === 1;
  const decimal = parseDecimal(node.source);
  if (
    !isShare ||
    !decimal ||
    node.value < 2 ||
    node.value > 100 ||
    (node.value === 100 && schema.exclusiveMaximum === 1)
  )
    return NOTHING;
  const share = formatDecimal(shift(decimal, -2));
  return {
    advice: `If ${node.source} % is meant, write ${share}.`,
    fix: () => fixOf(`Change to ${share}`, node, share, false),
  };
}

function replace(node: ScalarNode, newText: string, title: string, advice: string): Repair {
  return { advice: `${advice} ${shorten(newText)}.`, fix: () => fixOf(title, node, newText, true) };
}

const fixOf = (
  title: string,
  at: { readonly start: number; readonly end: number },
  newText: string,
  preferred: boolean,
): Fix => ({
  title,
  edits: [{ span: { start: at.start, end: at.end }, newText }],
  preferred,
});
