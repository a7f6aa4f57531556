import { referenceKind } from '../dialects/dialect';
import type { AlertSet } from '../model/alerting';
import { isShared } from '../model/model';
import type { EventRate, SharedModel, Slo, SloFacts } from '../model/model';
import type { PositionRange } from '../text/piecedText';
import { lastAtOrBelow, lineStartsOf, positionAt } from '../text/lines';
import type { Position } from '../text/lines';
import { moveDown } from '../text/moveDown';
import type { Span } from '../text/span';
import { nameSpanOf } from './nameSpan';
import type { SpecDocument } from './specDocument';
import type { SpecFile } from './specFile';

/** What an object may say about itself in whatever key its format has for it. */
export type Mention = 'owner' | 'runbook';

/** An object that others can refer to by its kind and name. */
export interface Definition {
  readonly kind: string;
  readonly name: string;
  /** What the kind is called in messages. */
  readonly label: string;
  readonly dialect: string;
  /** Namespace or project, where names need be unique only within one. */
  readonly scope: string | undefined;
  /** What people call it, where it says so. */
  readonly displayName: string | undefined;
  /** True where its kind is of use only to objects that refer to it. */
  readonly isPart: boolean;
  /** True where others of its name are alternatives to it. */
  readonly mayRepeat?: boolean;
  /** The name. */
  readonly range: PositionRange;
  /** The name without its quotes; undefined where it cannot be changed there alone, as {@link nameSpanOf} says. */
  readonly nameRange: PositionRange | undefined;
  /** How the name begins where this is not written there: `checkout-`; mostly empty. */
  readonly namePrefix: string;
  /** The whole object. */
  readonly objectRange: PositionRange;
  /** What its budgets depend on, where it is an SLO. Spans are those of the document. */
  readonly slo?: SloFacts;
  /** The alerts that it has or leads to. Spans are those of the document. */
  readonly alerts?: AlertSet;
  /** The event rate that it speaks of, for itself and for the SLOs of a service. Spans are those of the document. */
  readonly eventRate?: EventRate;
  /** What keys in it speak of, be they labels, annotations or others. */
  readonly mentions?: readonly Mention[];
}

/** A place that refers to an object by its name. */
export interface Use {
  /** The kinds that the reference may mean, the usual one first. */
  readonly kinds: readonly string[];
  readonly name: string;
  /** The key that holds it. */
  readonly key: string;
  readonly range: PositionRange;
  /** The name without its quotes; undefined where it cannot be changed there alone, as {@link nameSpanOf} says. */
  readonly nameRange: PositionRange | undefined;
  /** True where the key is left out and the format then means this name. */
  readonly isImplied?: boolean;
  /** Id of the dialect of the object that holds the reference. */
  readonly dialect: string;
  /** The object that holds the reference; undefined where it has no name. */
  readonly from: Definition | undefined;
}

/** What the workspace needs to know of a document. Positions are those of the document. Holds neither text nor tree. */
export interface DocumentSummary {
  readonly definitions: readonly Definition[];
  readonly uses: readonly Use[];
  /** Models that other files are measured against. Spans are those of the document. */
  readonly shared: readonly SharedModel[];
  /** True where an SLO in it has alerts. */
  readonly isAlerted: boolean;
  /** Where each line of the document begins, and where the last ends: turns spans into positions. */
  readonly lines: readonly number[];
}

/** A document's summary with the line that it begins at. */
export interface PlacedSummary {
  readonly summary: DocumentSummary;
  readonly line: number;
}

/** What the workspace needs to know of a file; documents without definitions and references are left out. */
export interface FileSummary {
  readonly uri: string;
  readonly isSpec: boolean;
  readonly documents: readonly PlacedSummary[];
  /** Where the text ends. */
  readonly end: Position;
}

/** Summarises a file. Documents that were summarised before are not looked at again. */
export function summarize(file: SpecFile): FileSummary {
  const documents: PlacedSummary[] = [];
  for (const { piece, line } of file.placed()) {
    const summary = summarizeDocument(piece);
    if (summary) documents.push({ summary, line });
  }
  return { uri: file.uri, isSpec: file.isSpec, documents, end: file.positionAt(file.length) };
}

/** The definitions of a file, with positions in the file. */
export function* definitionsIn({ documents }: FileSummary): Generator<Definition> {
  for (const { summary, line } of documents)
    for (const definition of summary.definitions) yield placeDefinition(definition, line);
}

/** The references of a file, with positions in the file. */
export function* usesIn({ documents }: FileSummary): Generator<Use> {
  for (const { summary, line } of documents) for (const use of summary.uses) yield placeUse(use, line);
}

/** A definition of a document that begins at a line, with positions in the file. */
export const placeDefinition = (definition: Definition, line: number): Definition => ({
  ...definition,
  range: moveDown(definition.range, line),
  nameRange: definition.nameRange && moveDown(definition.nameRange, line),
  objectRange: moveDown(definition.objectRange, line),
});

/** A reference of a document that begins at a line, with positions in the file. */
export const placeUse = (use: Use, line: number): Use => ({
  ...use,
  range: moveDown(use.range, line),
  nameRange: use.nameRange && moveDown(use.nameRange, line),
  from: use.from && placeDefinition(use.from, line),
});

/** The range of a span of a document, with positions in the file. */
export function rangeIn({ summary: { lines }, line }: PlacedSummary, { start, end }: Span): PositionRange {
  const length = lines.at(-1) ?? 0;
  // The last entry is where the text ends, which is on the line before it: a file is asked for thousands of places.
  const at = (offset: number): Position => {
    const found = Math.min(lastAtOrBelow(lines, Math.max(0, Math.min(offset, length))), Math.max(0, lines.length - 2));
    return { line: found, character: Math.max(0, Math.min(offset, length)) - (lines[found] ?? 0) };
  };
  return moveDown({ start: at(start), end: at(end) }, line);
}

const OWNER = /(?<![a-z])(?:owner|team)["']?:\s/i;
const RUNBOOK = /(?<![a-z])run-?book(?:_?url)?["']?:\s/i;

function mentionsIn(text: string): Pick<Definition, 'mentions'> {
  const mentions: Mention[] = [];
  if (OWNER.test(text)) mentions.push('owner');
  if (RUNBOOK.test(text)) mentions.push('runbook');
  return mentions.length > 0 ? { mentions } : {};
}

function factsOf({
  service,
  method,
  window,
  sliceSeconds,
  objectives,
  indicator,
  indicatorRef,
  eventRate,
  policyRef,
}: Slo): SloFacts {
  return {
    hasIndicator:
      indicator !== undefined ||
      indicatorRef !== undefined ||
      (objectives.length > 0 && objectives.every((each) => each.indicator ?? each.indicatorRef)),
    service,
    method,
    window,
    ...(sliceSeconds === undefined ? {} : { sliceSeconds }),
    ...(eventRate ? { eventRate } : {}),
    ...(policyRef ? { policyRef } : {}),
    objectives: objectives.map(({ index, displayName, targets, timeSliceTarget, timeSliceWindow }) => ({
      index,
      displayName,
      targets,
      timeSliceTarget,
      timeSliceWindow,
    })),
  };
}

function summarizeDocument(document: SpecDocument): DocumentSummary | undefined {
  return document.memo(summarizeDocument, undefined, () => {
    const { objects, text } = document;
    if (objects.length === 0) return undefined;
    const starts = lineStartsOf(text);
    const rangeOf = ({ start, end }: Span): PositionRange => ({
      start: positionAt(starts, text.length, start),
      end: positionAt(starts, text.length, end),
    });
    /** Both ranges of a name, which are one where it stands without quotes. */
    const rangesOf = (name: string, span: Span): Pick<Use, 'range' | 'nameRange'> => {
      const range = rangeOf(span);
      const inner = nameSpanOf(text, name, span);
      return { range, nameRange: inner === span ? range : inner && rangeOf(inner) };
    };
    const definitions: Definition[] = [];
    const uses: Use[] = [];
    const shared: SharedModel[] = [];
    for (const object of document.allObjects) {
      const { kind, name, namePrefix, dialect, node, model, references, alerts, eventRate, whole } = object;
      if (isShared(model)) shared.push(model);
      const definition: Definition | undefined =
        kind && name
          ? {
              kind: referenceKind(kind),
              name: name.value,
              label: kind.label,
              dialect: dialect.id,
              scope: dialect.scopeOf?.((whole ?? object).node),
              displayName: whole ? undefined : dialect.displayNameOf?.(node),
              isPart: kind.isPart === true,
              ...(kind.mayRepeat ? { mayRepeat: true } : {}),
              namePrefix,
              ...rangesOf(name.value.slice(namePrefix.length), name.span),
              objectRange: rangeOf(node),
              ...(model.type === 'slo' ? { slo: factsOf(model) } : {}),
              ...(alerts ? { alerts } : {}),
              ...(eventRate ? { eventRate } : {}),
              ...mentionsIn(text.slice(node.start, node.end)),
            }
          : undefined;
      if (definition) definitions.push(definition);
      for (const { kinds, name: to, key, span, isImplied } of references)
        uses.push({
          kinds,
          name: to,
          key,
          dialect: dialect.id,
          ...rangesOf(to, span),
          ...(isImplied ? { isImplied } : {}),
          from: definition,
        });
    }
    const isAlerted = definitions.some(({ slo, alerts }) => slo !== undefined && alerts !== undefined);
    return { definitions, uses, shared, isAlerted, lines: [...starts, text.length] };
  });
}
