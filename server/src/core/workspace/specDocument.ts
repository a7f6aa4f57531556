import { DIALECTS } from '../generated/dialects';
import type { Dialect, Kind, Lowered, LoweredPart } from '../dialects/dialect';
import { readEventRate } from '../dialects/eventRate';
import type { AlertSet } from '../model/alerting';
import type { EventRate, ObjectModel, Reference } from '../model/model';
import type { Query } from '../model/query';
import { violationsOf } from '../schema/violations';
import type { Violation } from '../schema/violations';
import type { Piece } from '../text/piecedText';
import type { Sourced, Span } from '../text/span';
import { parseYaml } from '../yaml/parse';
import type { YamlProblem } from '../yaml/parse';
import { isTemplated } from '../yaml/templates';
import type { MapNode, PathStep, YamlNode } from '../yaml/tree';
import { strangersIn } from './strangers';
import type { Stranger } from './strangers';

/** One object of a spec: a document is one, or a list of them. An object may hold others: its parts. */
export interface SpecObject {
  readonly dialect: Dialect;
  /** Absent where the kind is missing or unknown. */
  readonly kind: Omit<Kind, 'lower'> | undefined;
  readonly writtenKind: string | undefined;
  /** Where the kind is written. */
  readonly kindSpan: Span | undefined;
  readonly node: MapNode;
  /** Path from the root of the document: empty or one index, and for a part the way to it. */
  readonly path: readonly PathStep[];
  readonly name: Sourced<string> | undefined;
  /** How its name begins where this is not written in the place of the name. */
  readonly namePrefix: string;
  readonly model: ObjectModel;
  /** The event rate that its labels or annotations speak of; of a part also those of the whole. */
  readonly eventRate: EventRate | undefined;
  readonly references: readonly Reference[];
  readonly alerts: AlertSet | undefined;
  readonly queries: readonly Query[];
  readonly parts: readonly SpecObject[];
  /** The object that it is a part of. */
  readonly whole: SpecObject | undefined;
}

/**
 * One document of a file, by its text alone. Everything else is computed when it is first asked for and then kept;
 * a document never changes. Offsets are those of the document.
 */
export class SpecDocument implements Piece {
  readonly text: string;
  #content: Content | undefined;
  readonly #violations = new Map<SpecObject, readonly Violation[]>();
  readonly #memos = new Map<object, { readonly input: unknown; readonly value: unknown }>();

  /** @param mapped what the settings say about files that are in no known format, to be asked after all others */
  constructor(
    text: string,
    readonly mapped: readonly Dialect[] = [],
  ) {
    this.text = text;
  }

  /** The root of the tree; undefined where the document is empty, unreadable or no spec. */
  get root(): YamlNode | undefined {
    return this.#read().root;
  }

  /** What is wrong with the YAML; nothing where the document is no spec. */
  get problems(): readonly YamlProblem[] {
    return this.#read().problems;
  }

  /** The objects, without their parts; none where the document is no spec. */
  get objects(): readonly SpecObject[] {
    return this.#read().objects;
  }

  /** The objects, each with its parts behind it. */
  get allObjects(): readonly SpecObject[] {
    return this.#read().allObjects;
  }

  /** Objects of formats that are known, in versions that are not. */
  get strangers(): readonly Stranger[] {
    return this.#read().strangers;
  }

  /** True where the document says that it is a spec, be it readable or not. */
  get isSpec(): boolean {
    const { objects, problems, strangers } = this.#read();
    return objects.length > 0 || problems.length > 0 || strangers.length > 0;
  }

  /** True where the tree is not what the author meant, since the YAML is broken. */
  get isBroken(): boolean {
    return isUnreadable(this.problems);
  }

  /** True where template expressions stand in place of values or lines, so that what is around them is not known. */
  get isTemplate(): boolean {
    return this.problems.some(({ code }) => code === 'template');
  }

  /** What the schema of an object says against it. */
  violations(object: SpecObject): readonly Violation[] {
    let found = this.#violations.get(object);
    if (!found) {
      found = object.kind?.schema ? violationsOf(object.kind.schema, object.node, object.dialect.placeholder) : [];
      this.#violations.set(object, found);
    }
    return found;
  }

  /**
   * The value that `compute` gave for the same `input`, so that a feature can keep what it derived from this document.
   * `owner` tells the features apart; each has one value, that of its last input.
   */
  memo<T>(owner: (document: SpecDocument, input: never) => T, input: unknown, compute: () => T): T {
    const known = this.#memos.get(owner);
    if (known && known.input === input) return known.value as T;
    const value = compute();
    this.#memos.set(owner, { input, value });
    return value;
  }

  #read(): Content {
    return (this.#content ??= readContent(this.text, this.mapped));
  }
}

interface Content {
  readonly root: YamlNode | undefined;
  readonly problems: readonly YamlProblem[];
  readonly objects: readonly SpecObject[];
  readonly allObjects: readonly SpecObject[];
  readonly strangers: readonly Stranger[];
}

const NO_SPEC: Content = { root: undefined, problems: [], objects: [], allObjects: [], strangers: [] };

function readContent(text: string, mapped: readonly Dialect[]): Content {
  const dialects = [...DIALECTS.filter((dialect) => dialect.hint.test(text)), ...mapped];
  if (dialects.length === 0) return NO_SPEC;
  const { root, problems } = parseYaml(text);
  const objects = objectsOf(root, dialects);
  const strangers = strangersIn(root, dialects);
  return objects.length > 0 ||
    strangers.length > 0 ||
    (isUnreadable(problems) && (mapped.length > 0 || saysSoAtLineStart(text)))
    ? { root, problems, objects, allObjects: withParts(objects), strangers }
    : NO_SPEC;
}

const isUnreadable = (problems: readonly YamlProblem[]): boolean =>
  problems.some(({ code }) => code === 'syntax' || code === 'too-deep' || code === 'template');

/** In a broken document only a line that begins with the field counts, so that prose about specs stays prose. */
const saysSoAtLineStart = (text: string): boolean => /^(?:- |\{\s*)?["']?(?:apiVersion|version)["']?\s*:/m.test(text);

function objectsOf(root: YamlNode | undefined, dialects: readonly Dialect[]): SpecObject[] {
  if (root?.kind === 'map') return objectOf(root, [], dialects);
  if (root?.kind === 'seq')
    return root.items.flatMap((item, i) => (item.kind === 'map' ? objectOf(item, [i], dialects) : []));
  return [];
}

function objectOf(node: MapNode, path: readonly PathStep[], dialects: readonly Dialect[]): SpecObject[] {
  const dialect = dialects.find((d) => d.owns(node));
  if (!dialect) return [];
  const { kind, written, field } = dialect.kindOf(node);
  const lowered: Lowered = kind?.lower(node) ?? { model: { type: 'other' }, references: [] };
  const parts: SpecObject[] = [];
  const whole: SpecObject = {
    dialect,
    kind,
    writtenKind: written,
    kindSpan: field,
    node,
    path,
    name: known(dialect.nameOf(node)),
    namePrefix: '',
    ...meaningOf(lowered, readEventRate(dialect, node)),
    parts,
    whole: undefined,
  };
  for (const part of lowered.parts ?? []) parts.push(partOf(whole, part));
  return [whole];
}

const partOf = (whole: SpecObject, part: LoweredPart): SpecObject => ({
  dialect: whole.dialect,
  kind: part.kind,
  writtenKind: undefined,
  kindSpan: undefined,
  node: part.node,
  path: [...whole.path, ...part.path],
  name: known(part.name),
  namePrefix: part.namePrefix ?? '',
  ...meaningOf(part, readEventRate(whole.dialect, part.node) ?? whole.eventRate),
  parts: [],
  whole,
});

const meaningOf = (
  { model, references, alerts, queries = [] }: Omit<Lowered, 'parts'>,
  eventRate: EventRate | undefined,
) => ({
  model: eventRate && model.type === 'slo' ? { ...model, eventRate } : model,
  eventRate,
  references: references.filter((reference) => !isTemplated(reference.name)),
  alerts,
  queries,
});

/** A name that a template fills in is not known here. */
const known = (name: Sourced<string> | undefined): Sourced<string> | undefined =>
  name && isTemplated(name.value) ? undefined : name;

const withParts = (objects: readonly SpecObject[]): readonly SpecObject[] =>
  objects.some(({ parts }) => parts.length > 0) ? objects.flatMap((object) => [object, ...object.parts]) : objects;
